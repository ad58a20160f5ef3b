"""The definition comes back out of a PDF, signed or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.cli import main
from tests.sign.workspace import workspace
from tests.verify import tampering


def test_a_signed_pdf_gives_its_definition_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = workspace(tmp_path)
    path = office.sign().file.path
    assert main(["extract", str(path), "-o", str(tmp_path / "kembali.yaml")]) == 0
    assert (tmp_path / "kembali.yaml").read_bytes() == office.file.read_bytes()
    bad = tmp_path / "diganti.pdf"
    bad.write_bytes(tampering.other_definition(path.read_bytes()))
    assert main(["extract", str(bad)]) == 2
    assert "sudah berubah" in capsys.readouterr().err
    bad.write_bytes(b"%PDF-1.7 rusak")
    assert main(["extract", str(bad)]) == 2
