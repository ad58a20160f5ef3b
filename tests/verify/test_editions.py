"""A signed PDF of a former edition stays proved after the SOP was revised, and is told from the one at hand."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.jobs.signing import archive
from sopdocs.jobs.verifying import proofs
from sopdocs.load import load_ledger
from sopdocs.sign.services import Services
from sopdocs.verify.report import Report
from tests.pki.authority import NOW
from tests.sign.workspace import AUTHORITY, Workspace, asked, workspace


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """Signed and archived, then revised, changed and signed again."""
    made = workspace(tmp_path)
    made.sign(level="b-t", moment=NOW - timedelta(days=3))
    archive(made.file, made.output, NOW, Services(AUTHORITY.timestamper()))
    day = (NOW - timedelta(days=2)).date().isoformat()
    assert main(["revise", str(made.file), "--date", day]) == 0
    made.file.write_text(made.file.read_text().replace("Peminjaman", "Pinjaman"))
    assert main(["submit", str(made.file), "--date", day, "--reason", "uji"]) == 0
    capsys.readouterr()
    made.sign(level="b-t", reason="uji")
    return made


def files(office: Workspace) -> tuple[Path, Path, Path]:
    """The first edition signed, the same archived, the second edition signed."""
    signed, archived, second = sorted(office.signed_files, key=lambda path: path.stat().st_mtime_ns)
    return signed, archived, second


def codes(report: Report) -> set[str]:
    return {remark.code for remark in report.remarks}


def test_the_former_edition_is_proved_and_named_as_such(office: Workspace) -> None:
    report = asked(files(office)[1], office.file)
    assert report.verdict == "valid"
    assert codes(report) == {"K02"}
    values = dict(report.remarks[0].values)
    assert values["revisi"] == "0"
    assert "judul" in values["bagian"]


def test_its_ledger_still_asks_for_what_it_had(office: Workspace) -> None:
    assert codes(asked(files(office)[0], office.file)) == {"K01", "K02", "L01"}


def test_the_kept_text_and_the_embedded_one_prove_it_alone(office: Workspace) -> None:
    (kept,) = kept_texts(office)
    assert asked(files(office)[1], kept).remarks == ()
    assert asked(files(office)[1]).remarks == ()
    (copy,) = kept.parent.glob(f"{kept.stem}.*arsip.pdf")
    assert asked(copy, office.file).verdict == "valid"


def kept_texts(office: Workspace) -> list[Path]:
    return [path for path in office.file.parent.rglob("*.yaml") if path not in (office.file, office.ledger)]


def test_the_edition_at_hand_is_itself(office: Workspace) -> None:
    assert asked(files(office)[2], office.file).remarks == ()


def test_a_text_changed_without_a_revision_is_still_refused(office: Workspace) -> None:
    office.file.write_text(office.file.read_text().replace("Pinjaman", "Permintaan"))
    assert "D02" in codes(asked(files(office)[2], office.file))
    assert codes(asked(files(office)[1], office.file)) == {"K02"}


def test_the_checker_looks_at_the_edition_at_hand(office: Workspace) -> None:
    ledger, _ = load_ledger(office.file)
    assert len(ledger.signatures) == 2
    assert [proof.state for proof in proofs(office.file, ledger, NOW + timedelta(hours=1))] == ["valid"]
