"""The definition inside a PDF: as it is in the newest revision, and as it was in the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from sopdocs.provenance import PARTS, Provenance, read

MAX_BYTES = 20_000_000
"""Largest definition that is taken out."""
MAX_FILES = 100
MAX_TEXT = 60_000
"""Longest list of what a document is made from that is read."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A definition found in a PDF; ``first`` are its bytes in the first revision.

    ``generator`` made the file, and ``made_from`` is what the file says it was made from, both as of that revision.
    """

    name: str
    data: bytes
    first: bytes
    generator: str
    made_from: Provenance | None = None
    fault: Literal["", "unreadable", "absent"] = ""

    @property
    def changed(self) -> bool:
        """True where a later revision put another definition in its place."""
        return self.data != self.first


def read_carried(pdf: bytes) -> Carried:
    """The definition a PDF of ours carries. Never raises."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        now = dict(_attached(reader.root))
        root = reader.get_historical_root(0)
        before = dict(_attached(root))
        metadata = _metadata(root)
    except Exception:  # a hostile file may break the reader anywhere
        return Carried("", b"", b"", "", fault="unreadable")
    generator, made_from = _generator(metadata), _made_from(metadata)
    name = next((name for name in (*before, *now) if name.endswith((".yaml", ".yml"))), "")
    if not name:
        return Carried("", b"", b"", generator, made_from, "absent")
    return Carried(name, now.get(name, b""), before.get(name, b""), generator, made_from)


def _attached(root: Any) -> Iterator[tuple[str, bytes]]:
    """Embedded files by name; only the flat kind of name tree, which is what small documents have."""
    tree = _open(_open(root.get("/Names", {})).get("/EmbeddedFiles", {}))
    names = list(_open(tree.get("/Names", ())))
    for kid in list(_open(tree.get("/Kids", ())))[:MAX_FILES]:
        names += list(_open(_open(kid).get("/Names", ())))
    for name, value in list(zip(names[::2], names[1::2], strict=False))[:MAX_FILES]:
        stream = _open(_open(_open(value)["/EF"])["/F"])
        data = bytes(stream.data)
        if len(data) <= MAX_BYTES:
            yield str(name), data


def _open(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _metadata(root: Any) -> bytes:
    metadata = _open(root.get("/Metadata"))
    return bytes(metadata.data) if metadata is not None else b""


def _generator(metadata: bytes) -> str:
    found = re.search(rb"CreatorTool(?:>|=\")([^<\"]{1,200})", metadata)
    return found[1].decode("utf-8", "replace") if found else ""


def _made_from(metadata: bytes) -> Provenance | None:
    """What the pages say they were made from; None where it is not written as we write it."""
    texts = {}
    for part in PARTS:
        pattern = rb"<sopdocs:%b>([ -;=-~]{0,%d})</sopdocs:%b>" % (part.encode(), MAX_TEXT, part.encode())
        found = re.search(pattern, metadata)
        if found is None:
            return None
        texts[part] = found[1].decode("ascii")
    return read(texts)
