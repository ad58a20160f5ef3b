"""Reviews on record: one, or a form of many, all or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from sopdocs.jobs.living import Act, revise
from sopdocs.jobs.reviewing import Fault, ReviewError, record, record_form
from sopdocs.ledger import Review, fingerprint
from sopdocs.load import load_ledger
from sopdocs.record import RecordError
from tests.review.office import TEXT, Office, office

TODAY = date(2025, 6, 2)


def review(day: date = TODAY, by: str = "kadis", **changes: object) -> Review:
    told = {"date": day, "kind": "evaluasi", "by": by, "result": "tetap", **changes}
    return Review(**told)  # type: ignore[arg-type]


def refused(made: Office, told: Review) -> str:
    before = made.ledger.read_bytes()
    with pytest.raises(ReviewError) as error:
        record(made.file, told, TODAY)
    assert made.ledger.read_bytes() == before
    return error.value.faults[0].against.reason


def test_a_review_is_appended_with_the_fingerprint_of_its_text(tmp_path: Path) -> None:
    made = office(tmp_path)
    before = made.ledger.read_text("utf-8")
    done = record(made.file, review(note=" Baik: ya "), TODAY)
    assert made.ledger.read_text("utf-8").startswith(before)
    (held,) = load_ledger(made.file)[0].reviews
    assert held == done.review
    assert (held.fingerprint, held.note) == (fingerprint(TEXT.encode()), "Baik: ya")


def test_nothing_is_recorded_while_the_list_of_officials_has_faults(tmp_path: Path) -> None:
    made = office(tmp_path)
    with (tmp_path / "pejabat.yaml").open("a") as file:
        file.write("  x: [\n")
    assert refused(made, review()) == "officials_faulty"


def test_the_same_review_is_recorded_once(tmp_path: Path) -> None:
    made = office(tmp_path)
    assert not record(made.file, review(), TODAY).known
    assert record(made.file, review(), TODAY).known
    assert not record(made.file, review(note="lain"), TODAY).known
    assert len(load_ledger(made.file)[0].reviews) == 2


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (review(date(2025, 6, 3)), "day_to_come"),
        (review(date(2024, 1, 31)), "before_in_force"),
        (review(by=" "), "nobody"),
        (review(by="Entah Siapa"), "nobody_known"),
        (review(date(2024, 3, 1), "Baru Uji"), "not_serving"),
        (review(makes_up_for=2025), "wrong_year"),
        (review(makes_up_for=2023), "wrong_year"),
        (review(date(2024, 6, 1), makes_up_for=2023), "no_year_yet"),
        (review(fingerprint="sha256:00"), "other_text"),
    ],
)
def test_what_cannot_be_recorded(tmp_path: Path, told: Review, reason: str) -> None:
    officials = "pejabat:\n  kadis: {jabatan: Kepala, pemangku: [{nama: Baru Uji, sejak: 2025-01-01}]}\n"
    assert refused(office(tmp_path, officials=officials), told) == reason


@pytest.mark.parametrize("by", ["kadis", "Dr. Sari Contoh, S.H.", "sari contoh", "TINI UJI"])
def test_posts_and_holders_are_known_by_any_spelling_of_their_name(tmp_path: Path, by: str) -> None:
    assert record(office(tmp_path).file, review(by=by), TODAY).review.by == by


def test_without_a_list_of_officials_any_name_will_do(tmp_path: Path) -> None:
    assert record(office(tmp_path, officials="").file, review(by="Tim Evaluasi"), TODAY).review.by == "Tim Evaluasi"


def test_nothing_is_reviewed_that_is_not_in_force(tmp_path: Path) -> None:
    made = office(tmp_path, TEXT.replace("2024-02-01", "2026-01-01"))
    assert refused(made, review()) == "not_in_force"


def test_while_a_new_edition_is_written_the_one_in_force_is_reviewed(tmp_path: Path) -> None:
    made = office(tmp_path)
    revise(Act(made.file, TODAY, TODAY))
    assert record(made.file, review(), TODAY).review.fingerprint == fingerprint(TEXT.encode())


def test_a_ledger_that_commands_do_not_write_takes_nothing(tmp_path: Path) -> None:
    made = office(tmp_path)
    made.ledger.write_text("{" + made.ledger.read_text("utf-8")[:0] + "tanda_tangan: []}\n", "utf-8")
    assert refused(made, review()) == "not_in_force"
    made = office(tmp_path / "b")
    text = made.ledger.read_text("utf-8")
    made.ledger.write_text(text + "tinjauan: []\n", "utf-8")
    with pytest.raises(RecordError):
        record(made.file, review(), TODAY)
    assert made.ledger.read_text("utf-8") == text + "tinjauan: []\n"


def two(folder: Path) -> tuple[Office, Path]:
    made = office(folder)
    other = made.write("musnah.yaml", TEXT.replace("Peminjaman Arsip", "Pemusnahan Arsip").replace("7/UJI", "8/UJI"))
    made.approve("2024-01-20", other)
    return made, other


def form(made: Office, text: str) -> Path:
    path = made.folder / "formulir.yaml"
    path.write_text(text, "utf-8")
    return path


HEAD = "tanggal: 2025-06-01\njenis: evaluasi\noleh: kadis\ntinjauan:\n"


def test_a_form_records_by_file_and_by_number(tmp_path: Path) -> None:
    made, other = two(tmp_path)
    text = (
        HEAD
        + "  - {sop: definitions/arsip.yaml, hasil: tetap}\n"
        + "  - {sop: 8/UJI/2024, hasil: perlu_revisi, oleh: kabid, jenis: pemantauan, tanggal: 2025-05-30,\n"
        + "     catatan: Usang}\n"
    )
    done = record_form(form(made, text), TODAY)
    assert [each.path.name for each in done] == ["arsip.yaml", "musnah.yaml"]
    (first,), (second,) = (load_ledger(path)[0].reviews for path in (made.file, other))
    assert (first.date, first.kind, first.by, first.result) == (date(2025, 6, 1), "evaluasi", "kadis", "tetap")
    assert (second.date, second.kind, second.by, second.note) == (date(2025, 5, 30), "pemantauan", "kabid", "Usang")
    assert all(each.known for each in record_form(form(made, text), TODAY))


def test_several_reviews_of_one_sop_in_one_form(tmp_path: Path) -> None:
    made, _ = two(tmp_path)
    lines = [f"  - {{sop: definitions/arsip.yaml, hasil: tetap, tanggal: 2025-0{month}-01}}\n" for month in (3, 4, 4)]
    record_form(form(made, HEAD + "".join(lines)), TODAY)
    assert [each.date.month for each in load_ledger(made.file)[0].reviews] == [3, 4]


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (["{sop: definitions/arsip.yaml, hasil: bagus}"], [(5, "bagus", "form_faulty")]),
        (["{sop: definitions/arsip.yaml}"], [(5, "{sop", "form_faulty")]),
        (["{sop: definitions/arsip.yaml, hasil: tetap, tgl: 1}"], [(5, "tgl", "form_faulty")]),
        (
            ["{sop: definitions/arsip.yaml, hasil: }", "{sop: definitions/arsip.yaml, hasil: tetap}"],
            [(5, "hasil", "form_faulty")],
        ),
        (["{sop: 99/UJI, hasil: tetap}"], [(5, "99", "sop_unknown")]),
        (["{sop: definitions/arsip.yaml, hasil: tetap, tanggal: 2025-06-03}"], [(5, "2025-06-03", "day_to_come")]),
        (["{sop: definitions/arsip.yaml, hasil: tetap, oleh: Entah}"], [(5, "Entah", "nobody_known")]),
        (
            ["{sop: definitions/arsip.yaml, hasil: tetap}", "{sop: x, hasil: tetap}", "{sop: y, hasil: tetap}"],
            [(6, "x,", "sop_unknown"), (7, "y,", "sop_unknown")],
        ),
        (["{sop: definitions/arsip.yaml, hasil: tetap, sidik: 'sha256:00'}"], [(5, "'sha256", "other_text")]),
    ],
)
def test_one_fault_and_nothing_is_recorded(
    tmp_path: Path, lines: list[str], faults: list[tuple[int, str, str]]
) -> None:
    made, other = two(tmp_path)
    path = form(made, HEAD + "".join(f"  - {line}\n" for line in lines))
    before = made.ledger.read_bytes()
    with pytest.raises(ReviewError) as error:
        record_form(path, TODAY)
    written = path.read_text("utf-8").splitlines()
    places = [(line, written[line - 1].index(word) + 1, reason) for line, word, reason in faults]
    assert [_seen(each) for each in error.value.faults] == places
    assert made.ledger.read_bytes() == before
    assert load_ledger(other)[0].reviews == ()


def _seen(fault: Fault) -> tuple[int, int, str]:
    return fault.line, fault.column, fault.against.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "form_empty"), ("oleh: a\n", "form_empty"), ("tinjauan: [\n", "form_faulty"), ("- a\n", "form_faulty")],
)
def test_a_form_without_reviews(tmp_path: Path, text: str, reason: str) -> None:
    made, _ = two(tmp_path)
    with pytest.raises(ReviewError) as error:
        record_form(form(made, text), TODAY)
    assert error.value.faults[0].against.reason == reason


def test_a_number_two_definitions_have_means_neither(tmp_path: Path) -> None:
    made, _ = two(tmp_path)
    made.write("kembar.yaml", TEXT)
    with pytest.raises(ReviewError) as error:
        record_form(form(made, HEAD + "  - {sop: 7/UJI/2024, hasil: tetap}\n"), TODAY)
    assert error.value.faults[0].against.reason == "sop_several"


def test_of_reviews_recorded_at_the_same_moment_none_is_lost(tmp_path: Path) -> None:
    made = office(tmp_path)
    days = [date(2025, 1, day) for day in range(1, 17)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda day: record(made.file, review(day), TODAY), days))
    assert sorted(each.date for each in load_ledger(made.file)[0].reviews) == days
