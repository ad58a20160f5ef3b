"""``sopdocs remind`` as a stranger runs it: what it says, what it leaves, and its exit status."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench.mailhost import MailHost, serving
from sopdocs.cli import main
from sopdocs.cli.remind_messages import REMIND_MESSAGES
from tests.remind.workspace import Workspace, workspace


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)


def settings(made: Workspace, text: str) -> None:
    made.settings.write_text(text, encoding="utf-8")


def test_without_settings_it_lists_and_says_what_to_fill_in(made: Workspace) -> None:
    made.settings.unlink()
    made.add("a", -30)
    status, said = made.run()
    assert status == 0
    assert "TERLAMBAT (1)" in said
    assert "a/UJI/2025" in said
    assert "[pengingat.surel]" in said


def test_everybody_is_told_and_the_list_names_the_overdue_also_when_no_letter_goes(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port)
        made.add("a", -30)
        first, second = made.run(), made.run()
    assert first[0] == second[0] == 0
    assert first[1].count("surel terkirim") == 3
    assert "surel" not in second[1]
    assert all("TERLAMBAT (1)" in said for _, said in (first, second))


def test_english_is_complete(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port)
        made.add("a", -30)
        status, said = made.run("--lang", "en")
    assert status == 0
    assert "OVERDUE (1)" in said
    assert "e-mail sent: arsiparis@dinas.example" in said
    assert host.to("arsiparis@dinas.example")[0].text.startswith("Dear Tini Uji,")
    for indonesian, english in REMIND_MESSAGES.values():
        assert indonesian.count("{") == english.count("{")


def test_without_officials_everything_goes_to_the_administrator_and_the_status_says_so(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port)
        made.add("a", -3)
        (tmp_path / "pejabat.yaml").unlink()
        status, said = made.run()
    assert status == 1
    assert "PERLU DIBERESKAN (1)" in said
    assert [letter.recipient for letter in host.letters] == ["admin@dinas.example"]


def test_without_an_administrator_it_is_still_printed(tmp_path: Path) -> None:
    made = workspace(tmp_path, settings="")
    made.add("a", -3)
    (tmp_path / "pejabat.yaml").unlink()
    status, said = made.run()
    assert status == 1
    assert "pengelola" in said


def test_a_file_that_cannot_be_read_is_named_and_told(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port)
        made.add("a", 3).write_text("judul: [", encoding="utf-8")
        status, said = made.run()
    assert status == 1
    assert "definitions/a.yaml tidak terbaca" in said
    assert "definitions/a.yaml tidak terbaca" in host.to("admin@dinas.example")[0].text


def test_an_sop_in_force_by_its_own_date_alone_is_told_to_the_administrator_once_a_week(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port)
        made.add("a", 90).with_name("a.catatan.yaml").unlink()
        first, second = made.run(), made.run()
        texts = made.run("--format", "whatsapp")[1]
    assert first[0] == second[0] == 1
    assert "1 SOP tanpa bukti pengesahan" in texts
    assert len(host.letters) == 1
    for said in (first[1], second[1], texts, host.to("admin@dinas.example")[0].text):
        assert "definitions/a.yaml: berlaku sejak" in said
        assert "sopdocs evidence" in said


def test_a_dead_server_and_a_refused_address_have_their_status(tmp_path: Path) -> None:
    with serving(MailHost(answers={"arsiparis@dinas.example": "550 5.1.1 unknown"})) as host:
        made = workspace(tmp_path, host.port)
        made.add("a", -3)
        status, said = made.run()
        assert (status, "DITOLAK" in said) == (1, True)
    (tmp_path / "lain").mkdir()
    other = workspace(tmp_path / "lain", host.port)
    other.add("a", -3)
    status, said = other.run()
    assert (status, "BELUM terkirim" in said) == (4, True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[pengingat", "penulisan TOML salah di akhir berkas"),
        ("[pengingat]\nulang_hari = = 7\n", "penulisan TOML salah di baris 2, kolom 14"),
        ("pengingat = 3\n", "pengingat harus sebuah tabel"),
        ("[pengingat.surel]\npeladen = ''\ndari = 'a@b.example'\n", "peladen harus diisi"),
        ("[pengingat.surel]\npeladen = 'x.example'\nport = 'lima'\n", "port harus angka"),
        ("[pengingat.surel]\npeladen = 'x.example'\nport = 99999\n", "port paling banyak 65535"),
        ("[pengingat.surel]\npeladen = 'x.example'\nkeamanan = 'ssl'\n", 'salah satu dari "starttls", "tls", "none"'),
        (
            "[pengingat.surel]\npeladen = 'x.example'\ndari = 'a@b.example'\nbatas_detik = 0\n",
            "batas_detik harus lebih dari 0",
        ),
        ("[pengingat]\npengelolaa = 'x'\n", "pengelolaa"),
        ("[pengingat]\npengelola = 'bukan surel'\n", "bukan surel"),
        ("[pengingat]\nhari_sebelum = [-1]\n", "hari_sebelum"),
        ("[pengingat]\nulang_hari = 0\n", "ulang_hari"),
        ("[pengingat.surel]\npeladen = 'x.example'\n", "dari"),
        ("[pengingat.surel]\npeladen = 'x.example'\ndari = 'SOP'\n", "dari"),
        ("[pengingat.surel]\npeladen = 'x.example'\nkeamanan = 'none'\ndari = 'a@b.example'\n", "x.example"),
        ("[pengingat.surel]\npeladen = 'x.example'\npengguna = 'sop'\ndari = 'a@b.example'\n", "sandi"),
        ("[pengingat.surel]\npeladen = 'x.example'\nakar = 'tiada.pem'\ndari = 'a@b.example'\n", "tiada.pem"),
        ("[pengingat.webhook]\nurl = 'http://x.example'\nrahasia = 'env:X'\n", "http://x.example"),
    ],
)
def test_a_setting_that_cannot_be_followed_is_named_and_nothing_happens(made: Workspace, text: str, named: str) -> None:
    made.add("a", -30)
    settings(made, text)
    status, said = made.run()
    assert status == 2
    assert named in said
    assert "Traceback" not in said
    assert not made.state.exists()


def test_a_secret_that_others_can_read_or_that_is_not_there_is_refused(made: Workspace) -> None:
    made.add("a", -30)
    settings(made, "[pengingat.webhook]\nurl = 'https://x.example'\nrahasia = 'file:kunci'\n")
    assert made.run()[0] == 4
    (made.folder / "kunci").write_text("rahasia", encoding="utf-8")
    (made.folder / "kunci").chmod(0o644)
    status, said = made.run()
    assert status == 4
    assert "kunci" in said
    assert "rahasia\n" not in said


def test_a_state_that_cannot_be_kept_sends_nothing(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port, 'keadaan = "halangan/pengingat.sqlite"\n')
        made.add("a", -30)
        (tmp_path / "halangan").write_text("berkas", encoding="utf-8")
        status, said = made.run()
    assert status == 2
    assert "halangan" in said
    assert host.letters == []


def test_another_run_in_the_way_is_waited_for_and_then_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdocs.remind.store.LOCK_WAIT", 0.1)
    made = workspace(tmp_path)
    made.add("a", -30)
    assert made.run()[0] == 0
    with closing(sqlite3.connect(made.state.with_name("pengingat.sqlite.lock"), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        status, said = made.run()
    assert status == 4
    assert "sedang berjalan" in said


def test_a_dry_run_and_whatsapp_texts_leave_nothing(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port, 'kalender = "tinjauan.ics"\n')
        made.add("a", -30)
        assert "surel akan dikirim: arsiparis@dinas.example" in made.run("--dry-run")[1]
        assert "https://wa.me/?text=" in made.run("--format", "whatsapp")[1]
    assert host.letters == []
    assert not made.state.parent.exists()
    assert not (tmp_path / "tinjauan.ics").exists()


def test_a_trial_letter_goes_to_the_administrator_alone(tmp_path: Path) -> None:
    with serving() as host:
        made = workspace(tmp_path, host.port)
        assert made.run("--test")[0] == 0
    assert [letter.recipient for letter in host.letters] == ["admin@dinas.example"]
    assert made.run("--test")[0] == 4
    settings(made, "")
    assert made.run("--test")[0] == 2


def test_a_folder_that_is_not_there_or_holds_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["remind", str(tmp_path / "tiada")]) == 2
    assert main(["remind", str(tmp_path)]) == 2
    assert "tiada" in capsys.readouterr().err
