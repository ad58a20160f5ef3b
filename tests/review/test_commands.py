"""The commands of an SOP's life and reviews, as typed."""

from __future__ import annotations

import csv
import json
import subprocess
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.jobs.evidence import evidence
from sopdocs.jobs.history import history
from sopdocs.load import load_ledger
from tests.review.office import TEXT, Office, office

DAY = ("--today", "2026-02-01")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    made = office(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOPDOCS_LANG", raising=False)
    return made


def run(*words: str) -> int:
    return main([*words])


@pytest.mark.usefixtures("here")
def test_the_list_names_reason_source_days_and_who(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", "due", *DAY) == 1
    out = capsys.readouterr().out
    assert "definitions/arsip.yaml" in out
    assert "1 Agustus 2024 (terlambat 549 hari): pemantauan setiap 6 bulan; belum pernah sejak berlaku" in out
    assert "1 Februari 2025 (terlambat 365 hari): evaluasi setiap 12 bulan" in out
    assert "(belum diverifikasi)" in out
    assert "tahun 2025: tercatat 0 dari 2 tinjauan, evaluasi 0 dari 1" in out
    assert "belum pernah ditinjau" in out
    assert "temuan terbuka: 1 galat" in out
    assert "Kepala Dinas Contoh (Dr. Sari Contoh, S.H.), kadis@contoh.example" in out
    assert "1 SOP, 3 kewajiban; 3 kewajiban terlambat." in out


@pytest.mark.parametrize(("within", "listed"), [("10d", 0), ("60", 1), ("9w", 1), ("9m", 2), ("0d", 0)])
def test_how_far_ahead(here: Office, capsys: pytest.CaptureFixture[str], within: str, listed: int) -> None:
    here.reviewed("2026-01-15", "evaluasi")
    here.reviewed("2025-01-15", "evaluasi")
    here.reviewed("2025-07-15", "evaluasi")
    assert run("review", "due", "--today", "2026-06-15", "--within", within, "-f", "json") == 0
    sops = json.loads(capsys.readouterr().out)["sops"]
    assert sum(len(each["duties"]) for each in sops) == listed
    assert all(each["last"]["date"] == "2026-01-15" for each in sops)


@pytest.mark.usefixtures("here")
def test_nothing_due_is_said_and_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", "due", "--today", "2024-03-01") == 0
    assert capsys.readouterr().out == "Tidak ada tinjauan yang jatuh tempo.\n"
    assert run("review", "due", "--today", "2024-03-01", "--lang", "en") == 0
    assert capsys.readouterr().out == "No review is due.\n"


def test_an_sop_in_force_by_its_own_date_alone_is_named_and_is_no_success(
    here: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    here.ledger.unlink()
    assert run("review", "due", *DAY) == 1
    said = capsys.readouterr().out
    assert "Tidak ada tinjauan yang jatuh tempo." in said
    assert "Belum dihitung: 1 SOP" in said
    assert "7/UJI/2024  Peminjaman Arsip  definitions/arsip.yaml  sejak 1 Februari 2024" in said
    assert "sopdocs evidence" in said
    assert run("review", "due", "-f", "json", *DAY) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["today"], told["sops"], [each["title"] for each in told["unproven"]]) == (
        DAY[1],
        [],
        ["Peminjaman Arsip"],
    )
    assert run("review", "due", "-f", "csv", "--lang", "en", *DAY) == 1
    assert "Not counted: 1 SOPs" in capsys.readouterr().err
    assert run("review", "due", "--today", "2024-01-31") == 0


def test_due_as_csv_is_harmless_in_a_spreadsheet(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    here.file.write_text(here.file.read_text("utf-8").replace("Peminjaman Arsip", '"=1+1"'), "utf-8")
    run("review", "due", "-f", "csv", *DAY)
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert {row["judul"] for row in rows} == {"'=1+1"}
    assert [row["jatuh_tempo"] for row in rows] == sorted(row["jatuh_tempo"] for row in rows)
    assert all(int(row["sisa_hari"]) < 0 for row in rows)
    assert {row["surel"] for row in rows} == {"kadis@contoh.example"}


def test_due_as_a_calendar(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", "due", "-f", "ics", "-o", "tinjauan.ics", *DAY) == 1
    assert "dibuat: tinjauan.ics" in capsys.readouterr().err
    data = (here.folder / "tinjauan.ics").read_text("utf-8")
    assert data.startswith("BEGIN:VCALENDAR")
    assert data.count("BEGIN:VEVENT") == 3


def test_what_cannot_be_read_is_told_and_is_no_success(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("rusak.yaml", "judul: [\n")
    assert run("review", "due", "--today", "2024-03-01") == 1
    told = capsys.readouterr()
    assert "definitions/rusak.yaml:1:" in told.err
    assert "1 berkas tidak terbaca seutuhnya" in told.err


@pytest.mark.usefixtures("here")
def test_recording_closes_what_was_overdue(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("review", "record", "definitions/arsip.yaml", "--by", "kadis", "--result", "tetap", "--kind", "evaluasi")
    assert run(*words, "--note", "Masih sesuai", *DAY) == 0
    assert "masih terlambat sejak 31 Desember 2025" in capsys.readouterr().err
    for _ in range(2):
        assert run(*words, "--for-year", "2025", "--note", f"Susulan {_}", *DAY) == 0
    assert "berikutnya 1 Agustus 2026" in capsys.readouterr().err
    assert run("review", "due", *DAY) == 0


def test_a_reviewer_nobody_can_check_is_recorded_and_told(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (here.folder / "pejabat.yaml").write_text("")
    words = ("review", "record", "definitions/arsip.yaml", "--by", "kadis", "--result", "tetap")
    assert run(*words, *DAY) == 0
    assert "kadis dicatat tanpa diperiksa" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("--by", "kadis"), 2, "sebutkan --by dan --result"),
        (("--result", "tetap"), 2, "sebutkan --by dan --result"),
        (("--by", "Entah", "--result", "tetap"), 1, "'Entah' tidak ada di pejabat.yaml; yang ada: kadis, kabid, sekda"),
        (("--by", "kadis", "--result", "tetap", "--date", "2026-02-02"), 1, "2026-02-02 belum tiba"),
        (("--by", "kadis", "--result", "tetap", "--date", "2024-01-31"), 1, "mulai berlaku (2024-02-01)"),
        (("--by", "kadis", "--result", "bagus"), 2, "tidak dikenal"),
        (("--from", "x.yaml", "--by", "kadis", "--result", "tetap"), 2, "bukan keduanya"),
    ],
)
def test_what_is_not_recorded_says_why(
    here: Office, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, told: str
) -> None:
    assert run("review", "record", "definitions/arsip.yaml", *words, *DAY) == status
    assert told in capsys.readouterr().err
    assert load_ledger(here.file)[0].reviews == ()


def test_a_form_with_faults_names_their_places(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (here.folder / "formulir.yaml").write_text(
        "oleh: kadis\ntanggal: 2026-01-05\ntinjauan:\n  - {sop: definitions/arsip.yaml, hasil: tetap}\n"
        "  - {sop: hilang.yaml, hasil: tetap}\n",
        "utf-8",
    )
    assert run("review", "record", "--from", "formulir.yaml", *DAY) == 1
    err = capsys.readouterr().err
    assert "formulir.yaml:5:11: tidak ada definisi bernama atau bernomor 'hilang.yaml'" in err
    assert "tidak ada yang dicatat" in err
    assert load_ledger(here.file)[0].reviews == ()
    assert run("review", "record", "--from", "formulir.yaml", "--by", "x", *DAY) == 2
    assert "--from tidak dipakai bersama --by" in capsys.readouterr().err
    (here.folder / "formulir.yaml").write_text("tinjauan: [{sop: a, hasil: bagus}]\n", "utf-8")
    assert run("review", "record", "--from", "formulir.yaml", *DAY, "--lang", "en") == 1
    assert "formulir.yaml:1:28: the form cannot be recorded yet: " in capsys.readouterr().err


@pytest.mark.parametrize("words", [("review",), ("review", "due", "tidak-ada"), ("review", "due", "--within", "besok")])
def test_wrong_usage(here: Office, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert run(*words) == 2
    assert capsys.readouterr().err
    assert here.file.exists()


@pytest.mark.parametrize("command", ["submit", "revise", "revoke", "history"])
def test_a_file_that_is_not_there(here: Office, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run(command, "hilang.yaml") == 2
    assert "hilang.yaml" in capsys.readouterr().err
    assert here.file.read_text("utf-8") == TEXT


@pytest.mark.usefixtures("here")
def test_a_life_as_typed(capsys: pytest.CaptureFixture[str]) -> None:
    file = "definitions/arsip.yaml"
    assert run("submit", file, *DAY) == 1
    assert "berstatus disahkan: sudah disahkan" in capsys.readouterr().err
    assert run("revise", file, *DAY) == 2
    assert "--date" in capsys.readouterr().err
    assert run("revise", file, "--date", "2026-02-01", *DAY) == 0
    assert "Revisi ke 1" in capsys.readouterr().err
    assert run("revise", file, "--date", "2026-02-01", *DAY, "--lang", "en") == 1
    assert "it is a draft" in capsys.readouterr().err
    assert run("submit", file, *DAY) == 0
    assert "definitions/arsip/arsip.edisi-0.perubahan.json" in capsys.readouterr().err
    assert run("submit", file, "--withdraw", *DAY) == 0
    assert run("revoke", file, *DAY) == 1
    assert "--reason" in capsys.readouterr().err
    assert run("revoke", file, "--reason", "Digabung", *DAY) == 0
    assert run("history", file) == 0
    out = capsys.readouterr().out
    assert [line.split("  ")[-1] for line in out.splitlines() if "2026" in line] == [
        "edisi ini ditinggalkan untuk direvisi (Revisi ke 0)",
        "diajukan untuk disahkan",
        "ditarik kembali",
        "dicabut",
    ]


def test_the_date_is_asked_for_at_a_terminal(
    here: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("kemarin\n"))
    assert run("revise", "definitions/arsip.yaml", *DAY) == 2
    assert "'kemarin' bukan tanggal" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", Terminal("2026-01-30\n"))
    assert run("revise", "definitions/arsip.yaml", *DAY) == 0
    assert "revisi: 2026-01-30" in here.file.read_text("utf-8")


def test_a_place_that_cannot_be_written_leaves_all_as_it_was(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (here.file.parent / "arsip").write_text("bukan folder", "utf-8")
    ledger = here.ledger.read_bytes()
    assert run("revise", "definitions/arsip.yaml", "--date", "2026-02-01", *DAY) == 2
    assert "tidak dapat ditulis" in capsys.readouterr().err
    assert here.file.read_text("utf-8") == TEXT
    assert here.ledger.read_bytes() == ledger


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Ani Uji", "-c", "user.email=ani@contoh.example")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


def test_history_tells_a_life_of_one_day_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = office(tmp_path, TEXT.replace("diajukan", "draf"), approved=False)
    monkeypatch.chdir(tmp_path)
    file, day = "definitions/arsip.yaml", ("--today", "2026-02-01")
    for edition in range(2):
        assert run("submit", file, *day) == 0
        scan = tmp_path / f"pindaian-{edition}.pdf"
        scan.write_bytes(b"%PDF-1.4 " + str(edition).encode())
        evidence(made.file, scan, "pengesah", date(2026, 2, 1), tmp_path / "output")
        assert run("review", "record", file, "--by", "kadis", "--result", "perlu_revisi", *day) == 0
        assert run("revise", file, "--date", "2026-02-01", *day) == 0
    capsys.readouterr()
    assert run("history", file) == 0
    told = [line[19:].split(",")[0].split(" (")[0] for line in capsys.readouterr().out.splitlines() if "2026" in line]
    assert told[-8:] == 2 * [
        "diajukan untuk disahkan",
        "ditandatangani",
        "pemantauan: perlu revisi",
        "edisi ini ditinggalkan untuk direvisi",
    ]


def test_history_tells_commits_across_a_rename(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    git(here.folder, "init", "-q")
    git(here.folder, "add", ".")
    git(here.folder, "commit", "-qm", "Naskah pertama")
    git(here.folder, "mv", "definitions/arsip.yaml", "definitions/pinjam.yaml")
    git(here.folder, "mv", "definitions/arsip.catatan.yaml", "definitions/pinjam.catatan.yaml")
    git(here.folder, "commit", "-qm", "Ganti nama")
    assert run("history", "definitions/pinjam.yaml", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["git"] is True
    commits = [each for each in told["happenings"] if each["kind"] == "git"]
    assert [(each["by"], each["note"]) for each in commits] == [
        ("Ani Uji", "Naskah pertama"),
        ("Ani Uji", "Ganti nama"),
    ]
    assert told["happenings"][0]["kind"] == "tanda_tangan"


def test_history_without_a_repository_or_with_faults(here: Office, capsys: pytest.CaptureFixture[str]) -> None:
    here.reviewed("2024-05-01", extra="    untuk_tahun: 2023\n    catatan: Susulan\n")
    assert run("history", "definitions/arsip.yaml") == 0
    told = capsys.readouterr()
    assert "1 Mei 2024  evaluasi susulan untuk 2023: tetap berlaku, kadis" in told.out
    assert "bukan repositori git" in told.err
    here.ledger.write_text("tinjauan: [{tanggal: kemarin}]\n", "utf-8")
    assert run("history", "definitions/arsip.yaml") == 1
    assert "arsip.catatan.yaml:1:" in capsys.readouterr().err
    here.file.write_text("judul: [\n", "utf-8")
    assert run("history", "definitions/arsip.yaml") == 1
    assert history(here.file) is None
