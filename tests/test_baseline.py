"""Known findings: hidden while they are there, reported when they are gone, never what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdocs.baseline import BaselineError, read_baseline
from sopdocs.cli import main

TEXT = """\
judul: Contoh
dasar_hukum:
  - Peraturan Pemerintah No. 28 Tahun 2012 tentang Pelaksanaan
pelaksana: {a: A}
langkah:
  - kegiatan: Memulai
    pelaksana: a
  - kegiatan: Mengakhiri
    pelaksana: a
"""


class Office:
    """A folder with one definition, and the command run on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.file = folder / "definitions" / "a.yaml"
        self.list = folder / "lama.json"
        self.capsys = capsys
        self.write(TEXT)

    def write(self, text: str) -> None:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(text, "utf-8")

    def run(self, *words: str) -> tuple[int, str, str]:
        status = main(["check", str(self.folder / "definitions"), "--today", "2026-01-31", *words])
        return status, *self.capsys.readouterr()

    def learn(self) -> None:
        status, _, err = self.run("--write-baseline", str(self.list))
        assert status == 0
        assert "temuan dicatat" in err

    def new(self, *words: str) -> list[tuple[str, int]]:
        _, out, _ = self.run("--baseline", str(self.list), "-f", "json", *words)
        return [(finding["code"], finding["line"]) for finding in json.loads(out)["findings"]]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def test_what_is_listed_is_hidden_wherever_its_line_moves(office: Office) -> None:
    assert office.run()[0] == 1
    office.learn()
    assert office.run("--baseline", str(office.list))[:2] == (0, "Tidak ada temuan dalam 1 definisi.\n")
    office.write("# catatan\n\n" + TEXT.replace("  - kegiatan: Memulai", "\n  - kegiatan:   Memulai"))
    assert office.new() == []


def test_what_is_new_is_shown_even_where_the_same_stands_already(office: Office) -> None:
    office.learn()
    line = "  - kegiatan: Mengakhiri\n    pelaksana: a\n"
    office.write(TEXT + line)
    codes = {code for code, _ in office.new()}
    assert "SOP414" in codes
    assert "SOP501" in codes
    assert "SOP210" not in codes


def test_entries_without_their_finding_are_reported_at_their_line(office: Office) -> None:
    office.learn()
    office.write(TEXT.replace("No. 28", "Nomor 28"))
    findings = office.new()
    assert {code for code, _ in findings} == {"SOP014"}
    lines = office.list.read_text("utf-8").splitlines()
    assert '"SOP210"' in "".join(lines[line - 1] for _, line in findings)
    assert office.new("--select", "SOP1") == []


def test_a_list_set_out_otherwise_is_read_too(office: Office) -> None:
    office.learn()
    office.list.write_text(json.dumps(json.loads(office.list.read_text("utf-8")), indent=4), "utf-8")
    assert office.new() == []
    office.write(TEXT.replace("No. 28", "Nomor 28"))
    assert office.new()[0] == ("SOP014", 1)


def test_entries_of_files_not_looked_at_say_nothing_unless_the_file_is_gone(office: Office) -> None:
    office.learn()
    other = office.file.with_name("b.yaml")
    office.file.rename(other)
    office.write("judul: [\n")
    main(["check", str(other), "--baseline", str(office.list), "-f", "json"])
    assert "SOP014" not in office.capsys.readouterr().out
    office.file.unlink()
    assert "SOP014" in {code for code, _ in office.new()}


def test_what_cannot_be_read_is_never_known(office: Office) -> None:
    office.write("judul: [\n")
    office.learn()
    assert [code for code, _ in office.new()] == ["SOP002"]


def test_the_list_may_stand_in_the_configuration(office: Office) -> None:
    office.learn()
    (office.folder / "sopdocs.toml").write_text('baseline = "lama.json"\n', "utf-8")
    assert office.run()[:2] == (0, "Tidak ada temuan dalam 1 definisi.\n")


def test_the_list_is_the_same_from_any_folder(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.learn()
    first = office.list.read_bytes()
    monkeypatch.chdir(office.folder)
    assert main(["check", "definitions", "--today", "2026-01-31", "--write-baseline", "lama.json"]) == 0
    assert office.list.read_bytes() == first


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_another_file_is_refused(text: str, office: Office) -> None:
    office.list.write_text(text, "utf-8")
    with pytest.raises(BaselineError):
        read_baseline(office.list)
    status, _, err = office.run("--baseline", str(office.list))
    assert status == 2
    assert "lama.json" in err


def test_a_missing_list_is_told(office: Office) -> None:
    status, _, err = office.run("--baseline", str(office.folder / "tak-ada.json"))
    assert status == 2
    assert "tidak dapat dibaca" in err
