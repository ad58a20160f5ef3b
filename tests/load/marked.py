"""YAML typed with the expected place of a finding between « and »."""

from __future__ import annotations

from pathlib import Path

from sopdocs.load import load
from sopdocs.place import Definition, place


def unmarked(typed: str) -> tuple[str, tuple[int, int, int]]:
    """The YAML itself, and the marked place: line, column, end column."""
    before, inside, after = typed.partition("«")[0], typed.partition("«")[2].partition("»")[0], typed.partition("»")[2]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return before + inside + after, (line, column, column + len(inside))


def loaded(folder: Path, text: str | bytes) -> Definition:
    """The definition with this text."""
    path = folder / "naskah.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def reported(definition: Definition) -> list[tuple[str, tuple[int, int, int]]]:
    """Codes and places of the loader's findings."""
    places = [(problem.code, place(definition, problem)) for problem in definition.problems]
    return [(code, (where.line, where.column, where.end_column)) for code, where in places]
