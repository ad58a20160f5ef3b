"""Files made to hurt: each gets a finding, and takes bounded memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from sopdocs.load import load
from sopdocs.place import place
from sopdocs.source import compose as parsing
from sopdocs.source import read_source
from sopdocs.source.compose import SlowParser
from sopdocs.source.limits import DEPTH_LIMIT, SIZE_LIMIT


def alias_bomb() -> bytes:
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    rows += [f"a{row}: &a{row} [{','.join([f'*a{row - 1}'] * 9)}]" for row in range(1, 20)]
    return "\n".join(rows).encode()


HOSTILE = {
    "alias bomb": (alias_bomb, "SOP006"),
    "aliases in a chain": (
        lambda: b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [*a%d]\n" % (i, i, i - 1) for i in range(1, 9000)),
        "SOP006",
    ),
    "one long text many times": (lambda: b"a: &a " + b"x" * 500_000 + b"\nb: [" + b"*a," * 100 + b"]", "SOP006"),
    "too many parts": (lambda: b"- a\n" * 200_000, "SOP006"),
    "lists within lists": (lambda: b"[" * 10_000, "SOP006"),
    "mappings within mappings": (lambda: b"{" * 10_000, "SOP006"),
    "levels of lines": (lambda: b"".join(b" " * i + b"a:\n" for i in range(2_000)), "SOP006"),
    "dashes": (lambda: b"- " * 500_000, "SOP006"),
    "question marks": (lambda: b"? " * 500_000, "SOP006"),
    "directives": (lambda: b"".join(b"%%TAG !a%d! tag:x\n" % i for i in range(100_000)) + b"--- a\n", "SOP002"),
    "documents": (lambda: b"---\na\n" * 50_000, "SOP002"),
    "blank lines before a fault": (lambda: b"judul\n" + b"\n" * 100_000 + b"a: b\n", "SOP002"),
    "more steps than anyone writes": (lambda: b"langkah:\n" + b"- {kegiatan: a}\n" * 501, "SOP006"),
    "more steps in many flows": (lambda: b"alur:\n" + b"- langkah: [{id: a}, {id: b}]\n" * 251, "SOP006"),
    "more columns than anyone draws": (
        lambda: b"pelaksana:\n" + b"".join(b"  k%d: K\n" % i for i in range(61)) + b"langkah:\n- {id: a}\n",
        "SOP006",
    ),
    "open quote": (lambda: b"a: '" + b"x\n" * 100_000, "SOP002"),
    "the same key": (lambda: b"judul: b\n" * 9_000, "SOP003"),
    "unknown keys": (lambda: b"".join(b"k%d: b\n" % i for i in range(9_000)), "SOP004"),
    "faulty items": (lambda: b"dasar_hukum:\n" + b"- [a]\n" * 9_000, "SOP005"),
    "faulty pairs": (lambda: b"pelaksana:\n" + b"".join(b" k%d: [a]\n" % i for i in range(6_000)), "SOP005"),
    "NUL": (lambda: b"\0" * 1_000_000, "SOP001"),
    "UTF-16": (lambda: ("judul: A\n" * 50_000).encode("utf-16"), "SOP001"),
    "not text": (lambda: bytes(range(256)) * 4_000, "SOP001"),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_gets_a_finding_in_bounded_memory(tmp_path: Path, make: object, code: str) -> None:
    assert callable(make)
    path = tmp_path / "jahat.yaml"
    path.write_bytes(make())
    tracemalloc.start()
    try:
        definition = load(path)
        found = [(problem.code, place(definition, problem)) for problem in definition.problems]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert code in {name for name, _ in found}
    assert len(found) <= 500
    assert all(1 <= where.column < where.end_column <= where.column + 1000 for _, where in found)
    assert peak < 150_000_000


def test_of_a_file_over_the_limit_only_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    with path.open("wb") as file:
        file.truncate(10 * SIZE_LIMIT)
    definition = load(path)
    assert [problem.code for problem in definition.problems] == ["SOP006"]
    assert len(definition.data) == SIZE_LIMIT + 1
    assert definition.sop is None


def test_a_text_of_the_limit_is_read() -> None:
    text = b"judul: A\n#" + b"-" * (SIZE_LIMIT - 10)
    assert len(text) == SIZE_LIMIT
    assert read_source(text).tree == {"judul": "A"}


@pytest.mark.parametrize("slow", [False, True], ids=["libyaml", "python"])
@pytest.mark.parametrize(("opening", "inmost", "closing"), [("[", "[]", "]"), ("{a: ", "{}", "}")])
def test_depth_ends_where_it_is_said(
    monkeypatch: pytest.MonkeyPatch, opening: str, inmost: str, closing: str, *, slow: bool
) -> None:
    if slow:
        monkeypatch.setattr(parsing, "_PARSER", SlowParser)

    def codes(levels: int) -> list[str]:
        text = opening * (levels - 1) + inmost + closing * (levels - 1)
        return [problem.code for problem in read_source(text.encode()).problems]

    assert codes(DEPTH_LIMIT) == []
    assert codes(DEPTH_LIMIT + 1) == ["SOP006"]
