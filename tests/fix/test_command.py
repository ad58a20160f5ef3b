"""``sopdocs check --fix`` and ``--diff``, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.cli import main
from tests.rules.examples import BASE

WRONG = BASE.replace("- Undang-Undang Nomor 43", "- Undang-Undang No. 43").replace(
    "Lemari arsip\n", "Lemari arsip\n  - komputer\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "definitions" / "a.yaml"
    file.parent.mkdir()
    file.write_text(WRONG, "utf-8")
    return file


def run(file: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", str(file), "--today", "2025-01-06", *words])
    return status, *capsys.readouterr()


def test_check_offers_what_can_be_mended(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "2 di antaranya dapat dicoba diperbaiki dengan --fix" in run(file, capsys=capsys)[1]


def test_fix_writes_and_reports_what_is_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(file, "--fix", capsys=capsys)
    assert (status, out) == (0, "Tidak ada temuan dalam 1 definisi.\n")
    assert err == f"diperbaiki: {file}: SOP126, SOP210\n"
    assert file.read_text("utf-8") == BASE
    assert [each.name for each in file.parent.iterdir()] == ["a.yaml"]


def test_diff_shows_it_and_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(file, "--diff", "--lang", "en", capsys=capsys)
    assert status == 1
    changed = [line for line in out.splitlines() if line.startswith(("+", "-"))]
    assert changed[2:] == [
        "-  - Undang-Undang No. 43 Tahun 2009 tentang Kearsipan",
        "+  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
        "-  - komputer",
    ]
    assert err == "Definitions that would change: 1; --fix does it.\n"
    assert file.read_text("utf-8") == WRONG
    file.write_text(BASE, "utf-8")
    assert run(file, "--diff", capsys=capsys)[:2] == (0, "")


def test_only_what_is_selected_is_mended(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file, "--fix", "--select", "SOP2", capsys=capsys)
    assert file.read_text("utf-8") == WRONG.replace("No. 43", "Nomor 43", 1)


def test_a_signed_definition_is_told_and_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.with_name("a.catatan.yaml").write_text("tanda_tangan: [{tanggal: 2025-01-03, cara: basah}]\n", "utf-8")
    assert "sudah ditandatangani" in run(file, "--fix", capsys=capsys)[2]
    assert file.read_text("utf-8") == WRONG


def test_a_link_stays_a_link(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = tmp_path / "tautan.yaml"
    link.symlink_to(file)
    run(link, "--fix", capsys=capsys)
    assert link.is_symlink()
    assert file.read_text("utf-8") == BASE


def test_what_cannot_be_read_is_no_reason_to_stop(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file.parent / "b.yaml").write_text("judul: [\n", "utf-8")
    status, out, _ = run(file.parent, "--fix", capsys=capsys)
    assert status == 1
    assert "SOP002" in out
    assert file.read_text("utf-8") == BASE
