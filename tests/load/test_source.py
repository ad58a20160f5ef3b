"""Texts as typed, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sopdocs.source import Marks, read_source
from sopdocs.source import compose as parsing
from sopdocs.source.compose import SlowParser


@pytest.fixture(params=["libyaml", "python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(parsing, "_PARSER", SlowParser)


both_parsers = pytest.mark.usefixtures("_parser")


@both_parsers
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("no", "no"),
        ("ya", "ya"),
        ("on", "on"),
        ("true", "true"),
        ("0123", "0123"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1.50", "1.50"),
        ("1e3", "1e3"),
        ("1:30", "1:30"),
        ("198506132009021001", "198506132009021001"),
        ("2023-06-31", "2023-06-31"),
        ("2023-06-15", "2023-06-15"),
        ("31 Juni 2023", "31 Juni 2023"),
        (".inf", ".inf"),
        ("Null", "Null"),
        ("=", "="),
        ("<<", "<<"),
        ("'-'", "-"),
        ("", None),
        ("~", None),
        ("null", None),
        ("'null'", "null"),
        ('"~"', "~"),
        ("''", ""),
        ("'it''s'", "it's"),
        (r'"a\tb\u00e9"', "a\tbé"),
        ("two\n  lines", "two lines"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">-\n  two\n  lines", "two lines"),
        ("a # comment", "a"),
        ("http://a/b#c", "http://a/b#c"),
        ("[a, no, ]", ["a", "no"]),
        ("{ya: 1, no: }", {"ya": "1", "no": None}),
        ("{null: a, ~: b, 01: c}", {"null": "a", "~": "b", "01": "c"}),
        ("[&x a, *x]", ["a", "a"]),
    ],
)
def test_scalars_are_what_the_author_typed(typed: str, read: object) -> None:
    source = read_source(f"a: {typed}\n".encode())
    assert (source.tree, source.problems) == ({"a": read}, ())


TEXT = """\
judul: Satu
tanggal:
  pembuatan: 2023-06-15
  revisi:
"nomor" : 'é 7'
langkah:
  - kegiatan: Menerima
      laporan
    output: [a, {b: c}]
  -
  - |
    teks
    lagi
keputusan: {Ya: x, "Tidak": }
"""

PLACES = {
    (): (None, (1, 1, 12)),
    ("judul",): ((1, 1, 6), (1, 8, 12)),
    ("tanggal",): ((2, 1, 8), (3, 3, 24)),
    ("tanggal", "pembuatan"): ((3, 3, 12), (3, 14, 24)),
    ("tanggal", "revisi"): ((4, 3, 9), None),
    ("nomor",): ((5, 1, 8), (5, 11, 16)),
    ("langkah",): ((6, 1, 8), (7, 3, 23)),
    ("langkah", 0): (None, (7, 5, 23)),
    ("langkah", 0, "kegiatan"): ((7, 5, 13), (7, 15, 23)),
    ("langkah", 0, "output"): ((9, 5, 11), (9, 13, 24)),
    ("langkah", 0, "output", 0): (None, (9, 14, 15)),
    ("langkah", 0, "output", 1): (None, (9, 17, 23)),
    ("langkah", 0, "output", 1, "b"): ((9, 18, 19), (9, 21, 22)),
    ("langkah", 1): (None, (10, 3, 4)),
    ("langkah", 2): (None, (11, 5, 6)),
    ("keputusan",): ((14, 1, 10), (14, 12, 30)),
    ("keputusan", "Tidak"): ((14, 20, 27), None),
}


def places(marks: Marks, text: str) -> Iterator[tuple[object, object]]:
    for route in PLACES:
        mark = marks.get(route)
        assert mark is not None, (route, text)
        yield mark.key, mark.value


@both_parsers
def test_every_part_has_its_place() -> None:
    marks = read_source(TEXT.encode()).marks
    assert dict(zip(PLACES, places(marks, TEXT), strict=True)) == PLACES


@both_parsers
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_the_line_breaks(newline: str) -> None:
    marks = read_source(TEXT.replace("\n", newline).encode()).marks
    assert marks.get(("keputusan", "Ya")) == read_source(TEXT.encode()).marks.get(("keputusan", "Ya"))
    assert marks.lines[8] == "      laporan"


def test_the_nearest_part_stands_for_an_absent_one() -> None:
    marks = read_source(TEXT.encode()).marks
    assert marks.get(("tanggal", "efektif")) is None
    assert marks.nearest(("tanggal", "efektif")) == (marks.get(("tanggal",)), 1)
    assert marks.nearest(("langkah", 9, "waktu")) == (marks.get(("langkah",)), 1)


def test_one_text_is_its_own_first_item() -> None:
    marks = read_source(b"lanjut: selesai\n").marks
    assert marks.get(("lanjut", 0)) == marks.get(("lanjut",))
    assert marks.get(("lanjut", 1)) is None


def test_an_aliased_part_stands_where_it_was_written() -> None:
    marks = read_source(b"a: &x {b: c}\nd: *x\n").marks
    assert marks.get(("d", "b")) == marks.get(("a", "b"))


def test_lines_end_where_yaml_ends_them() -> None:
    lines = read_source("a: b\r\nc: d\u2028e: f\n\ng: h".encode()).marks.lines
    assert [lines[line] for line in range(7)] == ["", "a: b", "c: d", "e: f", "", "g: h", ""]


def test_the_first_of_two_keys_is_kept() -> None:
    source = read_source(b"a: 1\na: 2\n")
    assert source.tree == {"a": "1"}
    mark = source.marks.get(("a",))
    assert mark is not None
    assert mark.value == (1, 4, 5)


def test_libyaml_is_used_where_it_is_there() -> None:
    assert (parsing._PARSER is SlowParser) is not yaml.__with_libyaml__


def test_the_example_of_every_kind_reads_alike_with_both_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_bytes() for path in sorted(Path("definitions").rglob("*.yaml"))]
    fast = [read_source(text) for text in texts]
    monkeypatch.setattr(parsing, "_PARSER", SlowParser)
    slow = [read_source(text) for text in texts]
    assert texts
    assert [(source.tree, source.problems) for source in fast] == [(source.tree, source.problems) for source in slow]
