"""Every kind of fault, with its exact place and the words it carries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sopdocs.load import load
from tests.load.marked import loaded, reported, unmarked

SHAPES = {
    "unknown key": ("judul: A\n«nomr»: 7\n", "SOP004", {"kunci": "nomr", "usul": "nomor"}),
    "unknown key like none": ("«halaman»: 7\n", "SOP004", {"kunci": "halaman", "usul": ""}),
    "english name of a key": ("«title»: A\n", "SOP004", {"kunci": "title", "usul": "judul"}),
    "key of a part at the top": ("«frekuensi»: A\n", "SOP004", {"usul": "peninjauan.frekuensi"}),
    "key of a step at the top": ("«kegiatan»: A\n", "SOP004", {"usul": ""}),
    "unknown key in a step": ("langkah:\n  - {id: a, «pelaksan»: b}\n", "SOP004", {"usul": "pelaksana"}),
    "unknown key deep down": ("penjelasan:\n  - isi:\n      - «isii»: a\n", "SOP004", {"usul": "isi"}),
    "duplicate key": ("judul: A\n«judul»: B\n", "SOP003", {"kunci": "judul"}),
    "duplicate key in a flow mapping": ("tanggal: {revisi: 1, «revisi»: 2}\n", "SOP003", {"kunci": "revisi"}),
    "choice": ("jenis: «mikr»\n", "SOP007", {"kunci": "jenis", "nilai": "mikr", "pilihan": "makro, mikro"}),
    "choice with a near word": ("langkah: [{cara: «paralell»}]\n", "SOP007", {"usul": "paralel"}),
    "choice in a cell": ("langkah: [{waktu: {gabung: «bawah»}}]\n", "SOP007", {"pilihan": "atas"}),
    "list for a text": ("judul: «[a, b]»\n", "SOP005", {"kunci": "judul", "harus_id": "satu teks"}),
    "mapping for a text": ("nomor:\n  «a: b»\n", "SOP005", {"kunci": "nomor", "harus_en": "one text"}),
    "text for a part": ("pengesahan: «Sekretaris»\n", "SOP005", {"kunci": "pengesahan"}),
    "text for a list of parts": ("alur: «x»\n", "SOP005", {"kunci": "alur"}),
    "text for a step": ("langkah:\n  - «Melapor»\n", "SOP005", {"kunci": "langkah"}),
    "mapping for texts": ("peringatan: «{a: b, c: d}»\n", "SOP005", {"kunci": "peringatan"}),
    "text with a colon in a list": ("peringatan:\n  - «Catatan: penting»\n", "SOP005", {"kunci": "peringatan"}),
    "empty item": ("peringatan:\n  «-»\n  - a\n", "SOP005", {"kunci": "peringatan"}),
    "list for pairs": ("pelaksana: «[kepala, kabag]»\n", "SOP005", {"kunci": "pelaksana"}),
    "list for exits": ("langkah: [{keputusan: «[Ya, Tidak]»}]\n", "SOP005", {"kunci": "keputusan"}),
    "mapping for a target": ("langkah: [{keputusan: {Ya: «{a: b}»}}]\n", "SOP005", {"kunci": "Ya"}),
    "list in a list": ("langkah: [{output: [a, «[b]»]}]\n", "SOP005", {"kunci": "output"}),
    "mapping for a column's heading": ("pelaksana: {a: «{b: c}»}\n", "SOP005", {"kunci": "a", "harus_id": "satu teks"}),
    "tag": ("judul: «!Penting lapor»\n", "SOP005", {"kunci": "!Penting"}),
    "key that is no text": ("«[a, b]»: c\n", "SOP005", {"kunci": "kunci", "harus_id": "satu teks, bukan daftar"}),
    "text that runs backwards": (
        "judul: «Satu \u202edua\u202c»\n",
        "SOP005",
        {"kunci": "Satu dua", "harus_id": "teks tanpa aksara tak tampak (U+202E, U+202C)"},
    ),
    "line end by escape": (
        'judul: «"a\\Lb\\Nc\\u2066"»\n',
        "SOP005",
        {"kunci": "a b c", "harus_en": "a text without hidden characters (U+2028, U+0085, U+2066)"},
    ),
    "control character by escape": ('judul: «"a\\x07b"»\n', "SOP005", {"kunci": "ab"}),
    "top level is a list": ("«- judul: A»\n- nomor: 7\n", "SOP005", {"kunci": "berkas"}),
    "top level is a text": ("«judul»\n", "SOP005", {"harus_en": "pairs 'key: value', one key a line"}),
    "part within itself": (
        "pelaksana: «&a {b: *a}»\n",
        "SOP006",
        {"batas_id": "ada bagian yang memuat dirinya sendiri"},
    ),
}


@pytest.mark.parametrize(("typed", "code", "values"), SHAPES.values(), ids=SHAPES.keys())
def test_shape(tmp_path: Path, typed: str, code: str, values: dict[str, str]) -> None:
    text, place = unmarked(typed)
    definition = loaded(tmp_path, text)
    assert reported(definition) == [(code, place)]
    assert values.items() <= dict(definition.problems[0].values).items()


INDENT = "indentasi baris ini"
COLON = "kunci harus diikuti titik dua"
QUOTED = "harus diapit tanda kutip"
SYNTAX = {
    "tab before a key": ("a:\n«\t»b: c\n", "tab"),
    "tab before a dash": ("a:\n  - b\n«\t»- c\n", "tab"),
    "tab at the start": ("«\t»a: b\n", "tab"),
    "no colon": ("«judul A»\nnomor: 7\n", COLON),
    "no space after the colon": ("«judul:A»\nnomor: 7\n", COLON),
    "no colon, with a blank line": ("«judul A»\n\nnomor: 7\n", COLON),
    "colon within a text": ("judul: Melapor«:» segera\n", "': ' harus diapit"),
    "too deep": ("judul: A\n  «nomor: 7»\n", INDENT),
    "too shallow": ("a:\n    - b\n  «- c»\n", INDENT),
    "between two levels": ("a:\n    b: c\n  «d: e»\n", INDENT),
    "item where a key belongs": ("a: b\n«- c»\n", INDENT),
    "key after a list": ("- a\n«b: c»\n", INDENT),
    "single quote left open": ("a: b\nc: «'»d\ne: f\n", "tanda kutip ini tidak ditutup"),
    "double quote left open": ('a: «"»b\n', "tanda kutip ini tidak ditutup"),
    "quote open at a document's end": ("a: «'»b\n---\nc'\n", "tanda kutip ini tidak ditutup"),
    "text after a quote": ("a: 'b' «c»\n", "sisa teks"),
    "text after a bracket": ("a: [b] «c»\n", "sisa teks"),
    "list left open": ("a: «[»1, 2\nb: c\n", "kurung ini tidak ditutup"),
    "mapping left open": ("a: «{»b: c\n", "kurung ini tidak ditutup"),
    "at sign": ("a: «@»b\n", f"diawali @ {QUOTED}"),
    "backtick": ("a: «`»b`\n", f"diawali ` {QUOTED}"),
    "percent sign": ("a: «%»b\n", f"diawali % {QUOTED}"),
    "asterisk": ("a: «*»b\n", f"diawali * {QUOTED}"),
    "asterisk alone": ("a: «*»\n", f"diawali * {QUOTED}"),
    "ampersand alone": ("a: «&»\n", f"diawali & {QUOTED}"),
    "exclamation mark": ("a: «!»<b\n", f"diawali ! {QUOTED}"),
    "closing bracket": ("a: «]»\n", f"diawali ] {QUOTED}"),
    "backslash": ('a: "b «\\»q"\n', "garis miring"),
    "bar with text": ("a: «|»b\n", "sesudah | atau >"),
    "percent sign at a line's start": ("«%»a: b\nc: d\n", "diawali %"),
    "later version": ("«%»YAML 3.0\n---\na: b\n", "diawali %"),
    "two documents": ("a: b\n«---»\nc: d\n", "satu berkas memuat satu SOP"),
}


@pytest.mark.parametrize(("typed", "cause"), SYNTAX.values(), ids=SYNTAX.keys())
def test_syntax(tmp_path: Path, typed: str, cause: str) -> None:
    text, place = unmarked(typed)
    definition = loaded(tmp_path, text)
    values = dict(next(problem.values for problem in definition.problems if problem.code == "SOP002"))
    assert [found for found in reported(definition) if found[0] == "SOP002"] == [("SOP002", place)]
    assert cause in values["sebab_id"]
    assert values["sebab_en"]


@pytest.mark.parametrize(
    ("data", "place", "cause"),
    [
        ("judul: Caf\xe9".encode("latin-1"), (1, 11, 12), "bukan UTF-8"),
        (b"judul: A\nnomor: \x00", (2, 8, 9), "U+0000"),
        (b"judul: \x1b[0m", (1, 8, 9), "U+001B"),
        ("judul: A".encode("utf-16"), (1, 1, 2), "UTF-16"),
        ("judul: A".encode("utf-16-be"), (1, 1, 2), "UTF-16"),
        ("judul: A".encode("utf-32"), (1, 1, 2), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00", (1, 1, 2), "bukan UTF-8"),
    ],
    ids=["latin-1", "NUL", "control", "UTF-16", "UTF-16 without mark", "UTF-32", "picture"],
)
def test_unreadable(tmp_path: Path, data: bytes, place: tuple[int, int, int], cause: str) -> None:
    definition = loaded(tmp_path, data)
    assert reported(definition) == [("SOP001", place)]
    assert cause in dict(definition.problems[0].values)["sebab_id"]
    assert definition.sop is None


def test_the_mark_of_utf8_is_no_character_of_the_text(tmp_path: Path) -> None:
    definition = loaded(tmp_path, b"\xef\xbb\xbfjudul: A\nx: 1\n")
    assert definition.sop is not None
    assert definition.sop.title == "A"
    assert reported(definition) == [("SOP004", (2, 1, 2))]


def test_an_empty_file_is_one_fault(tmp_path: Path) -> None:
    for text in ("", "\n", "# hanya keterangan\n", "---\n", "~\n"):
        definition = loaded(tmp_path, text)
        assert [code for code, _ in reported(definition)] == ["SOP005"], text
        assert definition.sop is None


def test_all_faults_at_once_in_order_of_place(tmp_path: Path) -> None:
    text = "nomr: 1\njudul: [a]\njudul: b\njenis: mikr\nlangkah:\n  - x\n  - {kegiatan: a, cara: b}\nalur: {}\n"
    found = reported(loaded(tmp_path, text))
    assert [(code, place[0]) for code, place in found] == [
        ("SOP004", 1),
        ("SOP005", 2),
        ("SOP003", 3),
        ("SOP007", 4),
        ("SOP005", 6),
        ("SOP007", 7),
        ("SOP005", 8),
    ]


def test_what_does_not_fit_is_left_out_and_the_rest_stands(tmp_path: Path) -> None:
    text = (
        "judul: A\njenis: mikr\npelaksana: {a: A, b: {c: d}}\n"
        "langkah:\n  - Melapor\n  - {kegiatan: Menerima, cara: x, pelaksana: a}\n"
        "dasar_hukum:\n  - [UU]\n  - 'Peraturan: tentang'\n  - Catatan: isi\n  -\n  - UU\n"
    )
    sop = loaded(tmp_path, text).sop
    assert sop is not None
    assert sop.title == "A"
    assert sop.level is None
    assert sop.actors == (("a", "A"),)
    assert [step.activity for step in sop.steps] == [None, "Menerima"]
    assert sop.legal_basis == ("", "Peraturan: tentang", "Catatan: isi", "", "UU")


def test_keys_without_a_value_count_as_absent(tmp_path: Path) -> None:
    text = "profil:\njudul:\ntanggal:\npengesahan:\nlangkah:\npelaksana:\nstatus:\nalur:\npenjelasan:\n"
    definition = loaded(tmp_path, text)
    assert reported(definition) == []
    assert definition.sop is not None
    assert (definition.sop.profile, definition.sop.status, definition.sop.steps) == ("permenpan", "draf", ())


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    definition = load(tmp_path / "pipa.yaml")
    assert [problem.code for problem in definition.problems] == ["SOP001"]
    assert definition.sop is None


def test_what_follows_from_a_signature_is_explained(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, "judul: A\nstatus: disahkan\n").problems
    assert "tanda tangan" in dict(problem.values)["sebab_id"]


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    definition = load(tmp_path / "tidak-ada.yaml")
    assert [problem.code for problem in definition.problems] == ["SOP001"]
    assert definition.sop is None


def test_what_nobody_sees_is_not_in_the_sop(tmp_path: Path) -> None:
    sop = loaded(tmp_path, 'judul: "a\\Lb \\u202ec"\npelaksana: {"k\\u2066a": "X\\Ny"}\n').sop
    assert sop is not None
    assert (sop.title, sop.actors) == ("a b c", (("ka", "X y"),))
