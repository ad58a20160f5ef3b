"""What somebody changed in a Word document since we made it, so that it can be carried back into the definition.

The document is held against a fresh one made from the definition it carries: both are read in the same way, so only
what a hand did remains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from sopdocs.ingest.reading import Reading, Row, Shape, Table

Kind = Literal["text", "added", "removed", "moved", "form"]
"""Text is another; something is new, or gone; a symbol stands in another cell, or has another form."""

SYMBOL, LABEL, ARROW = "sop:simbol:", "sop:label:", "sop:panah:"
"""How the names of the shapes we draw begin."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where (from the outside in, in the document's own words), what was there and what is there now."""

    kind: Kind
    place: tuple[str, ...]
    before: str
    after: str


def compare(changed: Reading, fresh: Reading) -> tuple[Change, ...]:
    """Every change from ``fresh`` to ``changed``, in the order of the document."""
    pairs = tuple(_paired(changed.tables, fresh.tables))
    return (
        *_paragraphs(changed, fresh),
        *(change for pair in pairs for part in (_table, _shapes) for change in part(*pair)),
    )


def _paragraphs(changed: Reading, fresh: Reading) -> Iterator[Change]:
    old, new = fresh.paragraphs, changed.paragraphs
    matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for before, after in zip_longest(old[a:b], new[c:d]):
            place = (_styled((before or after).style),)
            yield _changed(place, before.text if before else "", after.text if after else "")


def _styled(style: str) -> str:
    """A style's id in words: "SOPPengesahanButir" is "Pengesahan Butir"."""
    words = "".join(f" {letter}" if letter.isupper() else letter for letter in style.removeprefix("SOP"))
    return words.strip() or "Paragraf"


def _changed(place: tuple[str, ...], before: str, after: str) -> Change:
    kind: Kind = "text" if before and after else "added" if after else "removed"
    return Change(kind, place, before, after)


def _paired(changed: Sequence[Table], fresh: Sequence[Table]) -> Iterator[tuple[Table | None, Table | None]]:
    """Tables that belong together: by what they are called, else by their order."""
    if len(changed) == len(fresh):
        yield from zip(changed, fresh, strict=True)
        return
    matcher = SequenceMatcher(None, [_signature(t) for t in fresh], [_signature(t) for t in changed], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(changed[c:d], fresh[a:b], strict=True)
        else:
            yield from zip_longest(changed[c:d], fresh[a:b])


def _signature(table: Table) -> tuple[str, tuple[str, ...]]:
    return table.description, tuple(cell.text for row in table.rows[:1] for cell in row.cells)


def _table(changed: Table | None, fresh: Table | None) -> Iterator[Change]:
    if changed is None or fresh is None:
        table = changed or fresh
        text = "\n".join(cell.text for row in table.rows for cell in row.cells if cell.text) if table else ""
        place = ((table.description if table else "") or "Tabel",)
        yield _changed(place, text if fresh else "", text if changed else "")
        return
    names = _Names(fresh)
    for after, before, index in _rows(changed.rows, fresh.rows):
        if after is None or before is None:
            row = after or before
            text = " | ".join(cell.text for cell in row.cells if cell.text) if row else ""
            yield _changed(names.row(index), text if before else "", text if after else "")
            continue
        old = {cell.column: cell for cell in before.cells}
        new = {cell.column: cell for cell in after.cells}
        for column in sorted({*old, *new}):
            texts = tuple(found.text if (found := cells.get(column)) else "" for cells in (old, new))
            if texts[0] != texts[1]:
                yield _changed(names.cell(index, column), *texts)


def _rows(changed: Sequence[Row], fresh: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None, int]]:
    """Rows that belong together, with the index of the fresh one (or of the one an added row stands before)."""
    if len(changed) == len(fresh):
        yield from ((new, old, index) for index, (new, old) in enumerate(zip(changed, fresh, strict=True)))
        return
    matcher = SequenceMatcher(None, [_key(row) for row in fresh], [_key(row) for row in changed], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        for k, (new, old) in enumerate(zip_longest(changed[c:d], fresh[a:b])):
            yield new, old, min(a + k, len(fresh) - 1)


def _key(row: Row) -> str:
    """What a row is known by: its second cell, because the first one's numbers move when a row is put in."""
    return row.cells[1].text if len(row.cells) > 1 else "".join(cell.text for cell in row.cells)


class _Names:
    """What to call the places of a table: by its column headings and row numbers, or by the labels in it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.heads: dict[int, str] = {}
        for row in table.rows:
            if row.header:
                self.heads.update((cell.column, cell.text) for cell in row.cells if cell.text)

    def row(self, index: int) -> tuple[str, ...]:
        """For example ("Bagan alir, halaman 1 dari 2", "langkah 3")."""
        row = self.table.rows[index]
        if row.header or not self.heads:
            return (self.table.description or "Tabel", f"baris {index + 1}")
        number = row.cells[0].text.rstrip(". ") if row.cells else ""
        return (self.table.description, f"langkah {number}" if number else f"baris {index + 1}")

    def cell(self, index: int, column: int) -> tuple[str, ...]:
        """For example ("Bagan alir, halaman 1 dari 2", "langkah 3", "Kegiatan") or ("Nomor SOP",)."""
        if self.heads:
            return (*self.row(index), self.heads.get(column, f"kolom {column + 1}"))
        row = self.table.rows[index]
        beside = [cell for cell in row.cells if cell.column < column and cell.style.endswith("Label")]
        above = [
            cell
            for row in self.table.rows[:index]
            for cell in row.cells
            if cell.column == column and cell.style.endswith("Kepala")
        ]
        found = beside[-1:] or above[-1:]
        if found:
            return (found[0].text.rstrip(": "),)
        return (*self.row(index), f"kolom {column + 1}")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A shape with the row and column it stands in, and the words for that place."""

    shape: Shape
    spot: tuple[int, int]
    place: tuple[str, ...]


def _shapes(changed: Table | None, fresh: Table | None) -> Iterator[Change]:
    """Changes in the drawing of one table; rows count as the ones they belong to, not by their number."""
    if changed is None or fresh is None:
        return
    names = _Names(fresh)
    old, new = list(_placed(enumerate(fresh.rows), names)), list[_Placed]()
    for after, before, index in _rows(changed.rows, fresh.rows):
        if after is not None:
            new.extend(_placed([(index if before else -1 - index, after)], names))
    known = {placed.shape.name: placed for placed in reversed(old) if placed.shape.name.startswith("sop:")}
    found: dict[str, _Placed] = {}
    for placed in new:
        if placed.shape.name in known and placed.shape.name not in found:
            found[placed.shape.name] = placed
    for name, was in known.items():
        yield from _compared(was, found.get(name))
    yield from _lost_arrows(old, new)
    for placed in new:
        if found.get(placed.shape.name) is not placed:
            shape = placed.shape
            yield Change("added", placed.place, "", shape.text or shape.description or shape.name or shape.form)


def _placed(rows: Iterable[tuple[int, Row]], names: _Names) -> Iterator[_Placed]:
    """The shapes in rows; a row new to the table has a negative number, counted from where it was put in."""
    for index, row in rows:
        for cell in row.cells:
            place = names.cell(index if index >= 0 else -1 - index, cell.column)
            yield from (_Placed(shape, (index, cell.column), place) for shape in cell.shapes)


def _compared(was: _Placed, now: _Placed | None) -> Iterator[Change]:
    shape = was.shape
    if not shape.name.startswith((SYMBOL, LABEL)):
        return
    if now is None:
        yield Change("removed", was.place, shape.description, "")
        return
    if was.spot != now.spot and shape.name.startswith(SYMBOL):
        yield Change("moved", (shape.description,), ", ".join(was.place[1:]), ", ".join(now.place[1:]))
    if now.shape.form != shape.form:
        yield Change("form", (shape.description,), shape.form, now.shape.form)
    if now.shape.text != shape.text:
        yield _changed((shape.description,), shape.text, now.shape.text)


def _lost_arrows(old: Iterable[_Placed], new: Iterable[_Placed]) -> Iterator[Change]:
    """Arrows of which no piece is left."""
    kept = {placed.shape.name.partition("#")[0] for placed in new}
    lost: dict[str, _Placed] = {}
    for placed in old:
        name = placed.shape.name.partition("#")[0]
        if name.startswith(ARROW) and name not in kept:
            lost.setdefault(name, placed)
    yield from (Change("removed", placed.place, placed.shape.description, "") for placed in lost.values())
