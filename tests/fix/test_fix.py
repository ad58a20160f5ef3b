"""What ``--fix`` changes, to the letter, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sopdocs.finding import Problem
from sopdocs.fix import MENDABLE
from sopdocs.fix.mend import FIXES, State, mend
from sopdocs.load import load_data
from sopdocs.rules.pages import codes
from tests.fix.mending import mended, result
from tests.rules.examples import BASE, Example, examples, lay_over

UU43 = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
UU30 = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
PP28 = "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Kearsipan"

CASES = {
    "order": (f"dasar_hukum:\n  - {PP28}\n  - {UU43}\n", f"dasar_hukum:\n  - {UU43}\n  - {PP28}\n"),
    "years and numbers": (
        f"dasar_hukum:\n  - {UU30}\n  - {UU43}\n  - {PP28}\n",
        f"dasar_hukum:\n  - {UU43}\n  - {UU30}\n  - {PP28}\n",
    ),
    "comments go with their item": (
        f"dasar_hukum:  # urut\n  - '{PP28}'  # satu\n\n  # tentang UU\n  # dua baris\n  - {UU43}\n",
        f"dasar_hukum:  # urut\n  # tentang UU\n  # dua baris\n  - {UU43}\n\n  - '{PP28}'  # satu\n",
    ),
    "end marks stay where they are": (
        f'dasar_hukum:\n  - "{PP28};"\n  - {UU43}.\n',
        f'dasar_hukum:\n  - {UU43};\n  - "{PP28}."\n',
    ),
    "folded texts move whole": (
        f"dasar_hukum:\n- >-\n  Peraturan Pemerintah Nomor 28 Tahun 2012\n  tentang Pelaksanaan\n- {UU43}\n",
        f"dasar_hukum:\n- {UU43}\n- >-\n  Peraturan Pemerintah Nomor 28 Tahun 2012\n  tentang Pelaksanaan\n",
    ),
    "in brackets": (f"dasar_hukum: ['{PP28}',  {UU43}]\n", f"dasar_hukum: [{UU43},  '{PP28}']\n"),
    "spelling": (
        "dasar_hukum: UU no.43 thn 2009 ttg Kearsipan\n",
        "dasar_hukum: UU Nomor 43 Tahun 2009 tentang Kearsipan\n",
    ),
    "ends": (
        f"dasar_hukum:\n  - {UU43};\n  - '{PP28}'  # x\n",
        f"dasar_hukum:\n  - {UU43};\n  - '{PP28};'  # x\n",
    ),
    "the same regulation twice": (
        f"dasar_hukum:\n  - {UU43}\n  - {PP28}\n\n  - {UU43}.\n# lalu\n",
        f"dasar_hukum:\n  - {UU43}\n  - {PP28}\n# lalu\n",
    ),
    "an item twice": (
        "peralatan:\n  - Komputer\n  - KOMPUTER\n  - Lemari arsip",
        "peralatan:\n  - Komputer\n  - Lemari arsip",
    ),
    "an item twice in brackets": (
        "peralatan: [Komputer, Lemari arsip , komputer]\n",
        "peralatan: [Komputer, Lemari arsip]\n",
    ),
    "blanks": (
        f'dasar_hukum: "{UU43}"\nperalatan: [Alat   tulis, "Lemari  arsip  besi"]\n',
        f'dasar_hukum: "{UU43}"\nperalatan: [Alat tulis, "Lemari arsip besi"]\n',
    ),
    "a related SOP twice": ("keterkaitan: [SOP A, SOP a]\n", "keterkaitan: [SOP A]\n"),
}
"""Keys before and after; laid over the clean base."""


def over_base(piece: str) -> str:
    return lay_over(BASE, piece)


@pytest.mark.parametrize("name", CASES)
def test_mended_to_the_letter(name: str, tmp_path: Path) -> None:
    before, after = CASES[name]
    mended_text = result(over_base(before), tmp_path)
    assert mended_text.text == over_base(after)
    assert len(mended_text.after) < len(mended_text.before)


LEFT_ALONE = {
    "a comment above the first item may be about the list": f"dasar_hukum:\n  # urut\n  - {PP28}\n  - {UU43}\n",
    "a comment would be lost": "peralatan:\n  - Komputer\n  - komputer  # penting\n",
    "a comment between would be lost": "peralatan:\n  - Komputer\n  # penting\n\n  - komputer\n",
    "an anchor is used elsewhere": (
        "peralatan:\n  - Komputer\n  - &x komputer\npencatatan:\n  - *x\n  - Buku peminjaman arsip\n"
    ),
    "the same regulation under two titles": (
        f"dasar_hukum:\n  - {UU43}\n  - Undang-Undang Nomor 43 Tahun 2009 tentang Arsip\n"
    ),
    "blanks may set out a text of several lines": (
        f"dasar_hukum: {UU43}\nketerkaitan:\npenjelasan:\n  - |\n    a    : satu\n    b    : dua\n"
    ),
    "an abbreviation is not the program's to write out": (
        "dasar_hukum:\n  - UU Nomor 43 Tahun 2009 tentang Kearsipan\n"
    ),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_left_alone(name: str, tmp_path: Path) -> None:
    text = over_base(LEFT_ALONE[name])
    found = result(text, tmp_path)
    assert found.before
    assert (found.text, found.fixed) == (text, {})


def test_a_paragraph_is_mended_whether_it_has_its_key_or_not() -> None:
    for text in ("penjelasan:\n  - Satu  dua.\n", "penjelasan:\n  - teks: Satu  dua.\n"):
        problem = Problem("SOP909", ("narrative", 0, "text"))
        state = State(load_data(Path("a.yaml"), text.encode()), [problem])
        after = mend(state, lambda data: State(load_data(Path("a.yaml"), data), []))
        assert after.data.decode() == text.replace("  dua", " dua")


def test_units_are_written_like_most(tmp_path: Path) -> None:
    text = BASE.replace("waktu: 5 menit", "waktu: [5 Menit]").replace("waktu: 1 jam", 'waktu: "1 Jam"')
    assert result(text, tmp_path).text == text.replace("5 Menit", "5 menit").replace("1 Jam", "1 jam")
    capital = text.replace("10 menit", "10 Menit")
    assert result(capital, tmp_path).text == capital.replace("15 menit", "15 Menit")


def test_short_units_are_written_in_full_like_the_others(tmp_path: Path) -> None:
    text = BASE.replace("waktu: 5 menit", "waktu: 5 mnt  # kira-kira 5 mnt").replace("waktu: 1 jam", 'waktu: "1-2 hr"')
    found = result(text, tmp_path)
    assert found.text == text.replace("5 mnt  #", "5 menit  #").replace("1-2 hr", "1-2 hari")
    assert (found.fixed, found.left) == ({"SOP517": 1}, [])
    capital = BASE.replace(" menit", " Menit").replace("waktu: 1 jam", "waktu: 1 MNT")
    assert result(capital, tmp_path).text == capital.replace("1 MNT", "1 Menit")


def test_line_ends_and_the_mark_of_the_encoding_survive(tmp_path: Path) -> None:
    before, after = (over_base(text) for text in CASES["comments go with their item"])
    windows = [b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for text in (before, after)]
    assert mended(windows[0], tmp_path)[0] == windows[1]


def test_what_the_author_excused_is_left_alone(tmp_path: Path) -> None:
    text = over_base(CASES["order"][0] + "abaikan:\n  - aturan: SOP203\n    alasan: Urutan dari pusat.\n")
    assert result(text, tmp_path).fixed == {}


def test_a_signed_definition_is_never_changed(tmp_path: Path) -> None:
    (tmp_path / "a.catatan.yaml").write_text(
        "tanda_tangan:\n  - {tanggal: 2025-01-03, peran: pengesah, cara: basah}\n", "utf-8"
    )
    text = over_base(CASES["order"][0])
    assert result(text, tmp_path).text == text


def test_a_fix_that_brings_something_new_is_not_made() -> None:
    text = over_base(CASES["spelling"][0])
    odd = Problem("SOP210", ("legal_basis", 0), (("tulisan", "no."), ("baku", "Nomor")))
    path = Path("a.yaml")

    def judge(problems: Sequence[Problem], data: bytes) -> State:
        return State(load_data(path, data), problems)

    before = judge([odd, Problem("SOP101")], text.encode())
    worse = mend(before, lambda data: judge([Problem("SOP999")], data))
    assert (worse.data, sum(worse.fixed.values())) == (text.encode(), 0)
    unread = mend(before, lambda _: judge([], b"judul: ["))
    assert unread.data == text.encode()
    better = mend(before, lambda data: judge([Problem("SOP101")], data))
    assert (better.data, dict(better.fixed)) == (text.replace("no.", "Nomor ").encode(), {"SOP210": 1})


def test_every_fix_is_of_a_rule_there_is() -> None:
    assert set(FIXES) <= set(codes())


WRONG = [each for each in examples() if each.wrong and each.code in FIXES and not each.extra]


@pytest.mark.parametrize("example", WRONG, ids=lambda example: example.code)
def test_the_wrong_example_of_a_page_is_mended(example: Example, tmp_path: Path) -> None:
    found = result(example.text.replace("  # <-", ""), tmp_path)
    assert found.before
    assert example.code not in found.left


def test_every_fix_has_an_example() -> None:
    assert {example.code for example in WRONG} == set(FIXES)


def test_every_fix_is_among_the_codes_that_reports_call_mendable() -> None:
    assert tuple(FIXES) == MENDABLE
