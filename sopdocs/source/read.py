"""Bytes to a tree with marks; the one way in for every YAML file of an office."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sopdocs.finding import Problem
from sopdocs.source.compose import compose
from sopdocs.source.decode import decode
from sopdocs.source.limits import SIZE_LIMIT, both
from sopdocs.source.marks import Marks, Tree
from sopdocs.source.tree import TreeMaker


class Source(NamedTuple):
    """A text as read: its tree (None where there is none), the places of its parts, and what is wrong with it."""

    text: str
    tree: Tree
    marks: Marks
    problems: tuple[Problem, ...]


def read_source(data: bytes) -> Source:
    """Read a YAML text; never raises, whatever the bytes are.

    Problems: SOP001 (not a UTF-8 text), SOP002 (not YAML), SOP003 (duplicate key), SOP005 (a key that is no text, a
    tag), SOP006 (too large, too deep, too many parts or aliases).
    """
    if len(data) > SIZE_LIMIT:
        return _too_large()
    text, fault = decode(data)
    if fault is not None:
        return Source(text, None, Marks(None, text), (fault,))
    root, faults = compose(text)
    if root is None:
        return Source(text, None, Marks(None, text), faults)
    reader = TreeMaker(text)
    tree = reader.make(root)
    return Source(text, tree, Marks(root, text), (*faults, *reader.problems))


def read_file(path: Path) -> tuple[bytes, Source]:
    """Bytes of a file and what `read_source` makes of them; a file that cannot be read is SOP001.

    Of a file over the limit only the limit is read; what is no regular file (a pipe, a device) is not opened.
    """
    try:
        if path.exists() and not path.is_file():
            return _unopened("bukan berkas biasa", "no regular file")
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        return _unopened(reason, reason)
    return data, read_source(data)


def _unopened(indonesian: str, english: str) -> tuple[bytes, Source]:
    sebab = both("sebab", f"berkas tidak dapat dibuka ({indonesian})", f"the file cannot be opened ({english})")
    return b"", _unread(Problem("SOP001", values=sebab, place=(1, 1, 2)))


def _too_large() -> Source:
    size = SIZE_LIMIT // 1_000_000
    limit = both("batas", f"ukurannya melebihi {size} MB", f"it is larger than {size} MB")
    return _unread(Problem("SOP006", values=limit, place=(1, 1, 2)))


def _unread(problem: Problem) -> Source:
    return Source("", None, Marks(None, ""), (problem,))
