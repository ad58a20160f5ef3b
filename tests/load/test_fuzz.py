"""Anything may be in a file: nothing raises, and texts come back as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopdocs.load import load
from sopdocs.model import Sop
from sopdocs.place import place
from sopdocs.source import fit, read_source
from sopdocs.source.shape import fields_of

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

LETTERS = st.characters(blacklist_categories=["Cs", "Cc", "Cn"], blacklist_characters="\u2028\u2029\ufeff")
TEXTS = st.text(LETTERS, max_size=30)
KEYS = st.sampled_from(
    [*fields_of(Sop), "kegiatan", "waktu", "output", "keputusan", "gabung", "butir", "isi", "id", "teks"]
)
TREES: st.SearchStrategy[Any] = st.recursive(
    st.none() | TEXTS | st.sampled_from(["atas", "mikro", "selesai", "no", "1"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | TEXTS, inner, max_size=5),
    max_leaves=25,
)
PIECES = st.lists(
    st.sampled_from([*"abc:-#'\"[]{}|>&*!%@`,? \t\n", ": ", "\n  ", "- ", "judul", "langkah:", "&a ", "*a", "\\", "é"]),
    max_size=40,
)


def whole(path: Path, data: bytes) -> None:
    """Load, and look up every place."""
    path.write_bytes(data)
    definition = load(path)
    for problem in definition.problems:
        where = place(definition, problem)
        assert where.line >= 1
        assert 1 <= where.column < where.end_column
        assert dict(problem.values)
    assert definition.sop is not None or definition.problems


@SETTINGS
@given(data=st.binary(max_size=200))
def test_random_bytes(tmp_path: Path, data: bytes) -> None:
    whole(tmp_path / "a.yaml", data)


@SETTINGS
@given(pieces=PIECES)
def test_random_pieces_of_yaml(tmp_path: Path, pieces: list[str]) -> None:
    whole(tmp_path / "a.yaml", "".join(pieces).encode())


@SETTINGS
@given(tree=st.dictionaries(KEYS | TEXTS, TREES, max_size=8))
def test_random_trees_of_known_keys(tmp_path: Path, tree: dict[str, Any]) -> None:
    whole(tmp_path / "a.yaml", yaml.safe_dump(tree, allow_unicode=True).encode())


@SETTINGS
@given(tree=st.dictionaries(KEYS, TREES, max_size=8))
def test_what_was_mended_needs_no_mending(tree: dict[str, Any]) -> None:
    first = fit(Sop, read_source(yaml.safe_dump(tree, allow_unicode=True).encode()))
    again = fit(Sop, read_source(yaml.safe_dump(first.tree, allow_unicode=True).encode()))
    assert again.value == first.value
    assert [problem for problem in again.problems if problem.code != "SOP005"] == []


@SETTINGS
@given(texts=st.lists(TEXTS, max_size=6), style=st.sampled_from(["'", '"', None, "|"]))
def test_texts_come_back_as_they_were(texts: list[str], style: str | None) -> None:
    written = {"dasar_hukum": texts, "judul": "A"}
    data = yaml.dump(written, Dumper=yaml.SafeDumper, allow_unicode=True, default_style=style)
    source = read_source(data.encode())
    assert (source.tree, source.problems) == (written, ())


@pytest.mark.parametrize("text", ["no", "0123", "1:30", "2023-06-31", "198506132009021001", "null "])
def test_a_text_without_quotes_comes_back_as_typed(text: str) -> None:
    assert read_source(f"- {text}x".encode()).tree == [f"{text}x"]
