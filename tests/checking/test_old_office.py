"""An office that begins with old SOPs: a list of known findings, mending, levels by folder, exemptions left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.cli import main
from tests.rules.examples import BASE

OLD = BASE.replace("waktu: 5 menit", "waktu: 5 mnt  # kira-kira").replace("SOP-012", "SOP-013")
EXEMPT = "\nabaikan:\n  - aturan: SOP301\n    alasan: Tidak ada.\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "definitions" / "lama").mkdir(parents=True)
    (tmp_path / "definitions" / "a.yaml").write_text(BASE, "utf-8")
    (tmp_path / "definitions" / "lama" / "b.yaml").write_text(OLD.replace("Peminjaman", "Penyusutan") + EXEMPT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    status = main(["check", "definitions", "--today", "2025-01-06", "--format", "concise", *words])
    lines = capsys.readouterr().out.splitlines()
    return status, [" ".join(line.split(" ")[1:3]) for line in lines if ": " in line and " SOP" in line]


@pytest.mark.usefixtures("office")
def test_known_findings_are_not_shown_and_once_mended_are_told_as_stale(capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys) == (0, ["saran SOP517", "peringatan SOP012"])
    codes(capsys, "--write-baseline", "lama.json")
    assert codes(capsys, "--baseline", "lama.json") == (0, [])
    assert codes(capsys, "--baseline", "lama.json", "--fix") == (0, ["peringatan SOP014"])
    assert "waktu: 5 menit  # kira-kira\n" in Path("definitions/lama/b.yaml").read_text("utf-8")
    codes(capsys, "--write-baseline", "lama.json")
    assert codes(capsys, "--baseline", "lama.json") == (0, [])


@pytest.mark.usefixtures("office")
def test_levels_hold_for_their_folder(capsys: pytest.CaptureFixture[str]) -> None:
    table = '[per-path."definitions/lama"]\nlevels = { SOP012 = "galat" }\nignore = ["SOP517"]\n'
    Path("sopdocs.toml").write_text(table, "utf-8")
    assert codes(capsys) == (1, ["galat SOP012"])
