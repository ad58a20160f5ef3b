"""The table of an SOP's life, and the steps taken on real files."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from sopdocs.jobs import living
from sopdocs.jobs.editions import EditionError, former, number_of, summary
from sopdocs.jobs.living import Act, LifeError, revise, revoke, submit, withdraw
from sopdocs.listing import edition_path, find_definitions
from sopdocs.load import load, load_ledger
from sopdocs.model import Dates, Sop
from sopdocs.review.life import LIFE, REFUSALS, STATES, StepName, drawing, refusal
from sopdocs.review.state import state_of
from tests.review.office import TEXT, Office, office

COMMANDS: tuple[StepName, ...] = tuple(name for name in get_args(StepName) if name != "sign")
TODAY = date(2026, 2, 1)
GUIDE = Path(__file__).parents[2] / "docs" / "panduan" / "10-tinjauan.md"


def act(made: Office, day: date = TODAY, **changes: str) -> Act:
    return Act(made.file, day, TODAY, **changes)


def state(made: Office) -> str:
    sop = load(made.file).sop
    assert sop is not None
    return state_of(sop, load_ledger(made.file)[0])


@pytest.mark.parametrize(("name", "here"), list(product(COMMANDS, STATES)))
@pytest.mark.parametrize("in_force", [False, True])
def test_each_step_in_each_state_is_in_the_table_or_refused_for_a_reason(
    name: StepName, here: str, in_force: bool
) -> None:
    steps = [step for step in LIFE if step.name == name]
    allowed = any(step.origin == here or (step.former and in_force and here != "dicabut") for step in steps)
    why = refusal(name, here, in_force=in_force)  # type: ignore[arg-type]
    assert (why is None) == allowed
    assert allowed or (why is not None and why.id and why.en and why.id != why.en)


def test_every_state_is_reached_and_only_revocation_ends_it() -> None:
    reached = {"draf"} | {step.target for step in LIFE}
    assert reached == set(STATES)
    assert set(STATES) - {step.origin for step in LIFE} == {"dicabut"}
    assert {name for name, _ in REFUSALS} == set(COMMANDS)


def test_the_drawing_in_the_guide_is_that_of_the_table() -> None:
    assert f"```mermaid\n{drawing()}```\n" in GUIDE.read_text("utf-8")


def test_a_draft_is_handed_in_and_taken_back_byte_for_byte(tmp_path: Path) -> None:
    draft = TEXT.replace("diajukan", "draf")
    made = office(tmp_path, draft, approved=False)
    submit(act(made, by="kabid"))
    assert made.file.read_text("utf-8") == TEXT
    assert state(made) == "diajukan"
    withdraw(act(made))
    assert made.file.read_text("utf-8") == draft
    steps = [(each.step, each.by) for each in load_ledger(made.file)[0].passages]
    assert steps == [("diajukan", "kabid"), ("ditarik", None)]


def test_a_draft_with_errors_is_handed_in_only_for_a_reason(tmp_path: Path) -> None:
    draft = TEXT.replace("diajukan", "draf").replace("judul: Peminjaman Arsip\n", "")
    made = office(tmp_path, draft, approved=False)
    with pytest.raises(LifeError, match="not_ready_to_submit"):
        submit(act(made))
    assert made.file.read_text("utf-8") == draft
    assert not made.ledger.exists()
    assert submit(act(made, reason="Judul menyusul")).overridden
    assert load_ledger(made.file)[0].passages[0].reason == "Judul menyusul"


@pytest.mark.parametrize(("good", "bad"), [("nama: ", "pangkat: "), ('"198001012005012001"', '"19800101200501"')])
def test_who_signs_must_be_right_before_it_is_handed_in(tmp_path: Path, good: str, bad: str) -> None:
    made = office(tmp_path, TEXT.replace("diajukan", "draf").replace(good, bad), approved=False)
    with pytest.raises(LifeError, match="not_ready_to_submit"):
        submit(act(made))
    assert submit(act(made, reason="Menyusul")).overridden


def test_nobody_takes_a_step_while_the_list_of_officials_has_faults(tmp_path: Path) -> None:
    made = office(tmp_path, officials="pejabat: [\n")
    with pytest.raises(LifeError, match="officials_faulty"):
        revise(act(made, by="kadis"))
    revise(act(made))


def test_revising_keeps_the_former_edition_and_changes_three_keys(tmp_path: Path) -> None:
    made = office(tmp_path)
    taken = revise(act(made, reason="Aplikasi baru"))
    lines = made.file.read_text("utf-8").splitlines()
    assert [line for line in lines if line not in TEXT.splitlines()] == [
        "status: draf",
        "  revisi: 2026-02-01",
        "  revisi_ke: 1",
    ]
    assert [line for line in TEXT.splitlines() if line not in lines] == ["status: diajukan"]
    kept = edition_path(made.file, 0)
    assert kept.read_text("utf-8") == TEXT
    assert {path.name for path in taken.kept} == {"arsip.edisi-0.yaml", "arsip.edisi-0.arsip-2024-01-20.pdf"}
    assert all(not path.stat().st_mode & 0o222 for path in taken.kept)
    left = load_ledger(made.file)[0].revised
    assert left is not None
    assert (left.revision, left.since, left.signed, left.reason) == ("0", date(2024, 2, 1), 1, "Aplikasi baru")
    assert find_definitions([made.folder / "definitions"]) == [made.file]


def test_the_former_edition_stays_in_force_and_under_review(tmp_path: Path) -> None:
    made = office(tmp_path)
    before = made.standing(TODAY)
    revise(act(made))
    after = made.standing(TODAY)
    assert (before.state, after.state) == ("disahkan", "draf")
    assert before.duties == after.duties
    assert after.since == date(2024, 2, 1)
    assert not after.changed


def test_a_new_edition_is_no_review(tmp_path: Path) -> None:
    """What was overdue before it is overdue after it."""
    made = office(tmp_path)
    late = [duty.key for duty in made.duties(TODAY) if duty.kind != "peristiwa"]
    revise(act(made))
    made.file.write_text(made.file.read_text("utf-8").replace("efektif: 2024-02-01", "efektif: 2026-02-01"), "utf-8")
    submit(act(made))
    approve_again(made)
    assert state(made) == "disahkan"
    assert made.standing(TODAY).since == date(2024, 2, 1)
    assert [duty.key for duty in made.duties(TODAY) if duty.kind != "peristiwa"] == late


def approve_again(made: Office) -> None:
    """A signature after the others (the list is in the order of recording)."""
    from sopdocs.jobs.evidence import evidence

    scan = made.folder / "pindaian.pdf"
    scan.write_bytes(b"%PDF-1.4 kedua")
    evidence(made.file, scan, "pengesah", TODAY, made.folder / "output")


def test_handing_in_a_new_edition_writes_what_changed(tmp_path: Path) -> None:
    made = office(tmp_path)
    revise(act(made))
    text = made.file.read_text("utf-8").replace("Mencatat permintaan", "Meneliti permintaan")
    made.file.write_text(text, "utf-8")
    taken = submit(act(made))
    said = json.loads(taken.kept[0].read_text("utf-8"))
    assert [(each["semula"], each["menjadi"]) for each in said["perubahan"]] == [
        ("Mencatat permintaan", "Meneliti permintaan")
    ]
    assert [change.after for change in summary(made.file, "id")] == ["Meneliti permintaan"]
    edition = former(made.file)
    assert edition is not None
    assert edition.data.decode() == TEXT


def test_a_third_edition_is_kept_beside_the_second(tmp_path: Path) -> None:
    made = office(tmp_path)
    revise(act(made))
    submit(act(made))
    approve_again(made)
    revise(act(made))
    assert edition_path(made.file, 0).exists()
    assert edition_path(made.file, 1).exists()
    assert "revisi_ke: 2" in made.file.read_text("utf-8")


def test_a_revision_killed_between_record_and_text_is_finished_by_the_same_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = office(tmp_path)
    real = living.publish

    def publish(path: Path, data: bytes) -> None:
        if path == made.file:
            raise KeyboardInterrupt
        real(path, data)

    monkeypatch.setattr(living, "publish", publish)
    with pytest.raises(KeyboardInterrupt):
        revise(act(made))
    monkeypatch.undo()
    assert made.file.read_text("utf-8") == TEXT
    revise(act(made))
    assert "revisi_ke: 1" in made.file.read_text("utf-8")
    assert len(load_ledger(made.file)[0].passages) == 1


def test_a_submission_killed_between_record_and_text_is_recorded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = office(tmp_path, TEXT.replace("diajukan", "draf"), approved=False)
    real = living.publish

    def publish(path: Path, data: bytes) -> None:
        if path == made.file:
            raise KeyboardInterrupt
        real(path, data)

    monkeypatch.setattr(living, "publish", publish)
    with pytest.raises(KeyboardInterrupt):
        submit(act(made))
    monkeypatch.undo()
    submit(act(made))
    assert [each.step for each in load_ledger(made.file)[0].passages] == ["diajukan"]


def test_a_signed_file_that_is_gone_or_changed_stops_the_revision(tmp_path: Path) -> None:
    made = office(tmp_path)
    scan = next((tmp_path / "output" / "signed").iterdir())
    scan.write_bytes(b"%PDF-1.4 lain")
    with pytest.raises(LifeError, match="edition_doubtful") as refused:
        revise(act(made))
    assert "arsip-2024-01-20.pdf" in str(refused.value.values["what"])
    assert made.file.read_text("utf-8") == TEXT
    assert revise(act(made, reason="Pindaian rusak")).overridden


def test_a_text_changed_after_approval_is_not_kept_as_the_approved_one(tmp_path: Path) -> None:
    made = office(tmp_path)
    made.file.write_text(TEXT.replace("5 Menit", "6 Menit"), "utf-8")
    with pytest.raises(LifeError, match="edition_doubtful"):
        revise(act(made))


def test_revoking_needs_a_reason_and_ends_every_duty(tmp_path: Path) -> None:
    made = office(tmp_path)
    with pytest.raises(LifeError, match="reason_missing"):
        revoke(act(made))
    revoke(act(made, reason="Digabung", by="sekda"))
    assert made.file.read_text("utf-8") == TEXT.replace("diajukan", "dicabut")
    assert made.standing(TODAY).duties == ()
    last = load_ledger(made.file)[0].passages[-1]
    assert (last.step, last.reason, last.by, last.date) == ("dicabut", "Digabung", "sekda", TODAY)
    with pytest.raises(LifeError, match="step_refused"):
        revoke(act(made, reason="Lagi"))


def test_an_sop_under_revision_can_be_revoked_but_a_draft_cannot(tmp_path: Path) -> None:
    made = office(tmp_path / "a")
    revise(act(made))
    revoke(act(made, reason="Tidak perlu lagi"))
    assert state(made) == "dicabut"
    draft = office(tmp_path / "b", TEXT.replace("diajukan", "draf"), approved=False)
    with pytest.raises(LifeError, match="step_refused") as refused:
        revoke(act(draft, reason="Tidak perlu lagi"))
    assert refused.value.why == REFUSALS["revoke", "draf"]


@pytest.mark.parametrize(
    ("day", "by", "reason"),
    [
        (date(2026, 2, 2), "", "day_to_come"),
        (date(2024, 1, 19), "", "before_approval"),
        (TODAY, "Entah", "nobody_known"),
    ],
)
def test_days_and_people_that_cannot_be(tmp_path: Path, day: date, by: str, reason: str) -> None:
    made = office(tmp_path)
    with pytest.raises(LifeError, match=reason):
        revise(act(made, day, by=by))
    assert made.file.read_text("utf-8") == TEXT


def test_a_faulty_ledger_or_definition_takes_no_step(tmp_path: Path) -> None:
    made = office(tmp_path)
    made.ledger.write_text("tinjauan: [{tanggal: kemarin}]\n", "utf-8")
    with pytest.raises(LifeError, match="ledger_faulty"):
        revise(act(made))
    made.ledger.unlink()
    made.file.write_text(TEXT + "tidak_dikenal: 1\n", "utf-8")
    with pytest.raises(LifeError, match="no_definition"):
        submit(act(made))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (None, 0),
        ("", 0),
        ("-", 0),
        ("0", 0),
        ("1", 1),
        ("02", 2),
        ("ke-3", 3),
        ("Revisi 4", 4),
        ("dua", None),
        ("1.2", None),
    ],
)
def test_the_number_of_an_edition(written: str | None, number: int | None) -> None:
    sop = Sop(dates=Dates(revision=written))
    if number is None:
        with pytest.raises(EditionError, match="revision_unreadable"):
            number_of(sop)
    else:
        assert number_of(sop) == number
