"""``sopdocs check`` looks at signed files, and only where there are any."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from sopdocs.cli import main
from tests.pki.authority import NOW
from tests.sign.workspace import ALONE, AUTHORITY, HEAD, TEXT, Workspace, workspace
from tests.verify import tampering

GROUP = {"SOP007", "SOP705", "SOP706", "SOP707", "SOP711", "SOP713", "SOP714", "SOP715", "SOP716", "SOP717", "SOP718"}


def found(office: Workspace, capsys: pytest.CaptureFixture[str]) -> set[str]:
    main(["check", str(office.file), "--today", NOW.date().isoformat(), "--format", "json"])
    return {finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]} & GROUP


def test_a_valid_signature_brings_the_sop_into_force(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(office, capsys) == {"SOP705"}
    office.sign(level="b-t")
    assert found(office, capsys) == set()


def test_a_file_that_is_gone_or_changed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.sign(level="b-t").file.path
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"x")
    assert found(office, capsys) == {"SOP714"}
    path.unlink()
    assert found(office, capsys) == {"SOP714"}


def test_a_certificate_that_ends_soon(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    office.add_key("sebentar", AUTHORITY.issue(*HEAD, until=NOW + timedelta(days=20)))
    office.sign(signer="sebentar", level="b-t")
    assert found(office, capsys) == {"SOP717"}


def test_long_term_proof_outlives_the_certificate(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    office.add_key("sebentar", AUTHORITY.issue(*HEAD, until=NOW + timedelta(days=20)))
    office.sign(signer="sebentar", level="b-lta")
    assert found(office, capsys) == set()


def test_a_revoked_signer_and_a_stranger(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    office.sign(level="b-t")
    (office.folder / "dicabut.crl").write_bytes(AUTHORITY.revocations(AUTHORITY.issue(*HEAD)).dump())
    assert found(office, capsys) == {"SOP715"}
    (office.folder / "dicabut.crl").write_bytes(AUTHORITY.revocations().dump())
    (office.folder / "pejabat.yaml").write_text(
        "pejabat: {kadis: {pemangku: [{nama: Sari Contoh, nip: '198001012005012001', "
        f"sertifikat: [{{sha256: {'0' * 64}}}]}}]}}}}\n"
    )
    assert found(office, capsys) == {"SOP716"}


def test_without_roots_it_is_undecided(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    office.sign(level="b-t")
    (office.folder / "akar.pem").write_text("rusak")
    assert found(office, capsys) == {"SOP718"}


def test_the_signature_is_older_than_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = workspace(tmp_path)
    office.sign(level="b-t", moment=NOW - timedelta(days=300))
    assert found(office, capsys) == set()
    text = office.file.read_text()
    later = workspace_text(text)
    office.file.write_text(later)
    office.sign(level="b-t", reason="uji")
    assert "SOP713" in found(office, capsys)


def workspace_text(text: str) -> str:
    """The definition revised a month from now."""
    return text.replace("pembuatan: 2024-01-02", f"pembuatan: 2024-01-02, revisi: {(NOW + timedelta(days=30)).date()}")


def test_being_approved_is_not_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = workspace(tmp_path, ALONE.replace("status: diajukan", "status: disahkan"))
    assert "SOP007" in found(office, capsys)
    (tmp_path / "lain").mkdir()
    assert found(workspace(tmp_path / "lain"), capsys) == {"SOP705"}


def test_the_text_changed_after_it_was_signed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    office.sign(level="b-t")
    office.file.write_text(office.file.read_text().replace("5 Menit", "6 Menit", 1))
    assert found(office, capsys) == {"SOP707"}
    office.file.write_text(office.file.read_text().replace("status: diajukan", "status: draf"))
    assert found(office, capsys) == {"SOP707", "SOP711"}


def test_a_record_without_its_file_proves_nothing(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    office.sign(level="b-t")
    lines = office.ledger.read_text().splitlines(keepends=True)
    office.ledger.write_text("".join(line for line in lines if "sha256:" not in line or "sidik" in line))
    assert "SOP706" in found(office, capsys)


def test_a_signature_of_the_wrong_role_approves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = workspace(tmp_path, TEXT)
    office.sign("penyusun", "penyusun", level="b-t")
    assert found(office, capsys) == {"SOP705"}
    office.sign(level="b-t")
    assert found(office, capsys) == set()


def test_bytes_forged_with_their_record_are_still_found_out(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.sign(level="b-t").file.path
    good = path.read_bytes()
    forged = tampering.page_byte(good)
    path.chmod(0o644)
    path.write_bytes(forged)
    digests = [hashlib.sha256(data).hexdigest() for data in (good, forged)]
    office.ledger.write_text(office.ledger.read_text().replace(*digests))
    assert found(office, capsys) == {"SOP715"}


def test_without_signed_files_no_pyhanko(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    script = "import sys; from sopdocs.cli import main; main(sys.argv[1:]); "
    script += "print(sorted(name for name in sys.modules if 'hanko' in name))"
    run = subprocess.run(
        [sys.executable, "-c", script, "check", str(office.file)], capture_output=True, text=True, check=True
    )
    assert run.stdout.endswith("[]\n")
