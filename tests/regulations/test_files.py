"""``regulasi.yaml``: found at or above a definition, read whole, its faults told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.regulations import FILE, load_regulations, packaged, status_of
from sopdocs.values.citations import read_item

GOOD = """
regulasi:
  - jenis: Peraturan Arsip Nasional
    nomor: 3
    tahun: 2020
    diubah_oleh: Peraturan Arsip Nasional Nomor 9 Tahun 2022
    dicabut_oleh: [Peraturan Arsip Nasional Nomor 1 Tahun 2024]
    sumber: JDIH Arsip Nasional
    tanggal_periksa: 2025-01-06
  - jenis: Peraturan Arsip Nasional
    nomor: 1
    tahun: 2024
    tanggal: 2024-03-05
    diubah_oleh: []
    dicabut_oleh: []
    sumber: JDIH Arsip Nasional
    tanggal_periksa: 2025-01-06
"""


def _state(path: Path, text: str) -> tuple[str, list[str]]:
    main = read_item(text).main
    assert main is not None
    status = status_of(main, load_regulations(path).regulations)
    return status.state, [f"{each.effect} {each.name} {each.since}" for each in status.changes]


def test_the_nearest_list_at_or_above_a_definition_counts(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_regulations(below / "x.yaml").path is None
    (tmp_path / FILE).write_text("regulasi: []\n", "utf-8")
    (tmp_path / "a" / FILE).write_text(GOOD, "utf-8")
    known = load_regulations(below / "x.yaml")
    assert known.path == tmp_path / "a" / FILE
    assert known.faults == ()
    state, changes = _state(below / "x.yaml", "Peraturan Arsip Nasional Nomor 3 Tahun 2020")
    assert state == "revoked"
    assert changes == [
        "amended Peraturan Arsip Nasional Nomor 9 Tahun 2022 PartialDate(year=2022, month=None, day=None)",
        "revoked Peraturan Arsip Nasional Nomor 1 Tahun 2024 PartialDate(year=2024, month=3, day=5)",
    ]


def test_what_is_looked_up_and_unchanged_is_not_called_in_force(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, "utf-8")
    assert _state(tmp_path / "x.yaml", "Peraturan Arsip Nasional 1 Tahun 2024") == ("no_change_found", [])
    assert _state(tmp_path / "x.yaml", "Peraturan Arsip Nasional 2 Tahun 2024") == ("unverified", [])


def test_own_list_goes_before_the_packaged_one(tmp_path: Path) -> None:
    text = "PP Nomor 82 Tahun 2012"
    assert _state(tmp_path / "x.yaml", text)[0] == "revoked"
    unchanged = "diubah_oleh: [], dicabut_oleh: [], sumber: kami, tanggal_periksa: 2025-01-06"
    own = f"regulasi:\n  - {{jenis: PP, nomor: 82, tahun: 2012, {unchanged}}}\n"
    (tmp_path / FILE).write_text(own, "utf-8")
    assert _state(tmp_path / "x.yaml", text)[0] == "no_change_found"


FAULTS = [
    ("regulasi:\n  - jenis: UU\n    tahun: 2020\n", "SOP015", 2, "dapat dibaca sebagai sitasi"),
    ("regulasi:\n  - {jenis: UU, nomor: 5, tahun: 2020}\n", "SOP015", 2, "belum diverifikasi"),
    ("regulasi:\n  - {jenis: UU, nomor: 5, tahun: dua}\n", "SOP005", 2, "bilangan bulat"),
    ("regulasi:\n  - {jenis: UU, nomor: 5, tahun: 2020, isi: x}\n", "SOP004", 2, "isi"),
    ("regulasi:\n  - {jenis: UU\n", "SOP002", None, ""),
    ("peraturan: []\n", "SOP004", 1, "peraturan"),
]


@pytest.mark.parametrize(("text", "code", "line", "words"), FAULTS)
def test_a_fault_has_code_place_and_words(text: str, code: str, line: int | None, words: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    known = load_regulations(tmp_path / "x.yaml")
    fault = next(each for each in known.faults if each.problem.code == code)
    assert fault.path == tmp_path / FILE
    assert line is None or fault.place.line == line
    assert words in " ".join(value for _, value in fault.problem.values)
    assert set(packaged().listed) <= set(known.regulations.listed)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("Renstra 2020", "tidak terbaca"),
        ("Undang-Undang Nomor 5", "tidak terbaca"),
        ("UU No. 5 Tahun 2020", "peraturan itu sendiri"),
        ("UU 5 Tahun 2019", "lebih tua"),
    ],
)
def test_a_change_that_cannot_be(change: str, words: str, tmp_path: Path) -> None:
    entry = "{jenis: UU, nomor: 5, tahun: 2020, sumber: s, tanggal_periksa: 2025-01-06"
    (tmp_path / FILE).write_text(f"regulasi:\n  - {entry},\n     diubah_oleh: {change}}}\n", "utf-8")
    [fault] = load_regulations(tmp_path / "x.yaml").faults
    assert (fault.problem.code, fault.place.line) == ("SOP015", 3)
    assert words in dict(fault.problem.values)["sebab_id"]


@pytest.mark.parametrize("data", [b"", b"# kosong\n", b"\xff\xfe", b"- a\n", b"regulasi:\n"])
def test_no_bytes_raise(data: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(data)
    assert load_regulations(tmp_path / "x.yaml").regulations.listed == packaged().listed


def test_one_regulation_twice(tmp_path: Path) -> None:
    entry = "  - {jenis: UU, nomor: 5, tahun: 2020, sumber: s, tanggal_periksa: 2025-01-06}\n"
    (tmp_path / FILE).write_text("regulasi:\n" + entry + entry.replace("UU", "Undang-Undang RI"), "utf-8")
    [fault] = load_regulations(tmp_path / "x.yaml").faults
    assert (fault.problem.code, fault.place.line) == ("SOP015", 3)
