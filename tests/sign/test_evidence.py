"""Signatures in ink: the scan is filed once and recorded."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.jobs.evidence import evidence
from sopdocs.jobs.filing import FilingError
from sopdocs.load import load_ledger
from tests.sign.workspace import ALONE, Workspace, workspace

SCAN = b"%PDF-1.4 pindaian uji"


def test_the_scan_is_filed_and_its_digest_recorded(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    scan = office.folder / "pindaian.pdf"
    scan.write_bytes(SCAN)
    words = ["evidence", str(office.file), "--scan", str(scan), "--role", "pengesah", "--date", "2024-02-01"]
    assert main([*words, "-o", str(office.output)]) == 0
    assert "tanda tangan basah, tidak terverifikasi secara digital" in capsys.readouterr().err
    (file,) = office.signed_files
    ledger, _ = load_ledger(office.file)
    (entry,) = ledger.signatures
    assert file.read_bytes() == SCAN
    assert (entry.means, entry.date, entry.by) == ("basah", date(2024, 2, 1), "Dr. Sari Contoh, S.H.")
    assert entry.sha256 == hashlib.sha256(SCAN).hexdigest()
    assert entry.file == f"output/signed/{file.name}"
    capsys.readouterr()
    assert main([*words, "-o", str(office.output)]) == 1
    assert capsys.readouterr().err == f"sopdocs evidence: {scan} sudah dicatat\n"
    assert len(load_ledger(office.file)[0].signatures) == 1


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04"])
def test_only_scans_are_evidence(office: Workspace, data: bytes) -> None:
    scan = office.folder / "x.pdf"
    scan.write_bytes(data)
    with pytest.raises(FilingError, match="scan_unknown"):
        evidence(office.file, scan, "pengesah", date(2024, 2, 1), office.output)
    assert office.signed_files == []


def test_what_cannot_be_filed_is_told_and_nothing_is_written(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = office.folder / "pindaian.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    text = office.folder / "pindaian.txt"
    text.write_text("bukan pindaian")
    tomorrow = date.today() + timedelta(days=1)
    for file, given, day, said in (
        (office.file, office.folder / "nada.png", "2024-02-01", "nada.png: berkas atau folder itu tidak ada"),
        (office.file, office.folder, "2024-02-01", "itu sebuah folder"),
        (office.file, text, "2024-02-01", "pindaian.txt bukan PDF, PNG, atau JPEG"),
        (office.file.with_name("lain.yaml"), scan, "2024-02-01", "lain.yaml: berkas atau folder itu tidak ada"),
        (office.file, scan, tomorrow.isoformat(), f"--date: {tomorrow.isoformat()} belum tiba"),
    ):
        words = ["evidence", str(file), "--scan", str(given), "--role", "pengesah", "--date", day]
        assert main([*words, "-o", str(office.output)]) == 2
        assert said in capsys.readouterr().err
    assert office.signed_files == []
    assert not office.ledger.exists()


def test_a_draft_has_no_evidence_without_a_reason(tmp_path: Path) -> None:
    office = workspace(tmp_path, ALONE.replace("diajukan", "draf"))
    scan = tmp_path / "x.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(FilingError, match="not_ready"):
        evidence(office.file, scan, "pengesah", date(2024, 2, 1), office.output)
    evidence(office.file, scan, "pengesah", date(2024, 2, 1), office.output, reason="Naskah lama")
    assert load_ledger(office.file)[0].signatures[0].note == "Naskah lama"


def test_filed_evidence_brings_the_sop_into_force(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    check = ["check", str(office.file), "--today", "2024-03-01", "--format", "json"]
    main(check)
    assert "SOP705" in capsys.readouterr().out
    scan = office.folder / "x.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0")
    evidence(office.file, scan, "pengesah", date(2024, 2, 1), office.output)
    main(check)
    after = capsys.readouterr().out
    assert "SOP705" not in after
    assert "SOP707" not in after
    office.file.write_text(ALONE + "# lain\n")
    main(check)
    assert "SOP707" in capsys.readouterr().out
