"""Entries for a ledger, put in without moving a byte that was there: the result is read back before it is given out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sopdocs.ledger import Archived, Ledger, Passage, Review, Signature
from sopdocs.source import fit, read_source

Entry = Review | Signature | Archived | Passage

_LISTS: dict[type[Entry], tuple[str, str]] = {
    Review: ("tinjauan", "reviews"),
    Signature: ("tanda_tangan", "signatures"),
    Archived: ("arsip", "archived"),
    Passage: ("riwayat", "passages"),
}
"""The key of each kind's list in the file, and its name in the model."""
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w ./-]|:(?! ))*(?<![ :])")


class RecordError(Exception):
    """The ledger cannot take an entry as it is: it has faults, or a form that commands do not write."""


def appended(data: bytes, entry: Entry) -> bytes:
    """The ledger's bytes with ``entry`` at the end of its list; everything else stays byte for byte.

    :raises RecordError: when the ledger has faults, or does not read as the old entries and the new one.
    """
    before = _read(data)
    text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    name = _LISTS[type(entry)][0]
    at, indent, opening = _place(lines, name)
    new = [f"{line}{end}" for line in (*opening, *_lines(entry, indent))]
    result = "".join([*lines[:at], *new, *lines[at:]]).encode()
    if data.startswith(b"\xef\xbb\xbf"):
        result = b"\xef\xbb\xbf" + result
    if _read(result) != _with(before, entry):
        raise RecordError(name)
    return result


def _read(data: bytes) -> Ledger:
    source = read_source(data)
    if source.tree is None and not source.problems:
        return Ledger()
    fitted = fit(Ledger, source)
    if fitted.value is None or fitted.problems:
        raise RecordError(", ".join(dict.fromkeys(problem.code for problem in fitted.problems)))
    return fitted.value


def _with(ledger: Ledger, entry: Entry) -> Ledger:
    name = _LISTS[type(entry)][1]
    return ledger.model_copy(update={name: (*getattr(ledger, name), entry)})


def _place(lines: list[str], name: str) -> tuple[int, str, tuple[str, ...]]:
    """Where the entry goes (line index), how far its dash is indented, and what must open the list."""
    head = next((index for index, line in enumerate(lines) if re.match(rf"{name}\s*:", line)), None)
    if head is None:
        return len(lines), "  ", (f"{name}:",)
    last, indent = head, None
    for index in range(head + 1, len(lines)):
        line = lines[index]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not re.match(r"\s|-(\s|$)", line):
            break
        last = index
        if indent is None and line.lstrip().startswith("-"):
            indent = line[: len(line) - len(line.lstrip())]
    return last + 1, "  " if indent is None else indent, ()


def _lines(entry: Entry, indent: str) -> Iterator[str]:
    values = entry.model_dump(mode="json", by_alias=True, exclude_none=True)
    for position, (key, value) in enumerate(values.items()):
        yield f"{indent}{'  ' if position else '- '}{key}: {_scalar(str(value))}"


def _scalar(text: str) -> str:
    """A text as YAML writes it on one line; JSON's quoting is YAML's too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
