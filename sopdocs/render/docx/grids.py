"""Tables of the parts made from templates: identity block, letterhead, signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from sopdocs.render.docx.appearance import Dressed
from sopdocs.render.docx.units import eighth_points, twips

Write = Callable[[Dressed, float], str]
"""Writes what stands in a cell of the given inner width (mm)."""

_SPACER = (
    '<w:p><w:pPr>{keep}<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


@dataclass(frozen=True)
class _Slot:
    """A cell in its row: first column, how many it spans, how many rows it reaches; ``first`` in the topmost one."""

    column: int
    columns: int
    rows: int
    cell: Dressed
    first: bool = True


def grid(table: Dressed, width: float, write: Write) -> str:
    """A table over ``width`` mm. The space above it is a paragraph of its own, as Word's tables have none."""
    heads = [row for part in table.children if isinstance(part, Dressed) and part.tag == "thead" for row in _rows(part)]
    rows = [*heads, *_rows(table)]
    shares = _shares(table) or [1.0] * max((_width(row) for row in rows), default=1)
    edges = [width * part / (sum(shares) or 1.0) for part in accumulate(shares, initial=0.0)]
    body = "".join(
        f"<w:tr>{_row(row, slots, index < len(heads))}"
        f"{''.join(_cell(slot, edges, write) for slot in _level(slots))}</w:tr>"
        for index, (row, slots) in enumerate(zip(rows, _placed(rows, len(shares)), strict=True))
    )
    columns = "".join(f'<w:gridCol w:w="{twips(right) - twips(left)}"/>' for left, right in pairwise(edges))
    keep = "<w:keepNext/>" if table.box.whole else ""
    return (
        f"{_SPACER.format(line=max(20, twips(table.box.margin[0])), keep=keep)}<w:tbl><w:tblPr>"
        f'<w:tblW w:w="{twips(edges[-1])}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"04A0" if heads else "0480"}" w:firstRow="{int(bool(heads))}" w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>'
    )


def _rows(part: Dressed) -> list[Dressed]:
    return [child for child in part.children if isinstance(child, Dressed) and child.tag == "tr"]


def _row(row: Dressed, slots: Sequence[_Slot], head: bool) -> str:
    """Properties of a row: whole on one page, its least height, repeated at the head of each page."""
    whole = "<w:cantSplit/>" if head or row.box.whole else ""
    boxes = (slot.cell.box for slot in slots if slot.rows == 1 and slot.first)
    least = max(((box.height or 0.0) + box.padding[0] + box.padding[2] for box in boxes if box.height), default=0.0)
    height = f'<w:trHeight w:val="{twips(least)}" w:hRule="atLeast"/>' if least else ""
    properties = f"{whole}{height}{'<w:tblHeader/>' if head else ''}"
    return f"<w:trPr>{properties}</w:trPr>" if properties else ""


def _shares(table: Dressed) -> list[float]:
    """What part of the width each column has, as the template says."""
    groups = (child for child in table.children if isinstance(child, Dressed) and child.tag == "colgroup")
    return [
        float(column.element.attribute("width") or 1)
        for group in groups
        for column in group.children
        if isinstance(column, Dressed)
    ]


def _width(row: Dressed) -> int:
    return sum(int(cell.element.attribute("colspan") or 1) for cell in row.children if isinstance(cell, Dressed))


def _placed(rows: Sequence[Dressed], columns: int) -> Iterator[list[_Slot]]:
    """The cells of each row at their columns, those reaching down from above included; what has no room is left out."""
    reaching: dict[int, _Slot] = {}
    for index, row in enumerate(rows):
        slots: list[_Slot] = []
        cells = iter([child for child in row.children if isinstance(child, Dressed)])
        column = 0
        while column < columns:
            slot = reaching.pop(column, None)
            if slot is None:
                free = next((k for k in range(column + 1, columns) if k in reaching), columns) - column
                slot = _slot(next(cells, None), row, column, free)
            slots.append(slot)
            if slot.rows > 1 and index + 1 < len(rows):
                reaching[-column - 1] = _Slot(column, slot.columns, slot.rows - 1, slot.cell, first=False)
            column += slot.columns
        reaching = {slot.column: slot for slot in reaching.values()}
        yield slots


def _level(slots: Sequence[_Slot]) -> Iterator[_Slot]:
    """Give cells that reach over several rows the least padding in the row: Word spaces a whole row by its largest."""
    short = [slot.cell.box.padding for slot in slots if slot.first and slot.rows == 1]
    for slot in slots:
        top, right, bottom, left = slot.cell.box.padding
        if short and not (slot.first and slot.rows == 1):
            top, bottom = (min(top, *(p[0] for p in short)), min(bottom, *(p[2] for p in short)))
        box = replace(slot.cell.box, padding=(top, right, bottom, left))
        yield replace(slot, cell=replace(slot.cell, box=box))


def _slot(cell: Dressed | None, row: Dressed, column: int, free: int) -> _Slot:
    if cell is None:
        return _Slot(column, free, 1, Dressed(row.element, row.type, row.box, row.path, ()))
    span = int(cell.element.attribute("colspan") or 1)
    return _Slot(column, min(span, free), int(cell.element.attribute("rowspan") or 1), cell)


def _cell(slot: _Slot, edges: Sequence[float], write: Write) -> str:
    left, right = edges[slot.column], edges[slot.column + slot.columns]
    box = slot.cell.box
    span = f'<w:gridSpan w:val="{slot.columns}"/>' if slot.columns > 1 else ""
    merge = ""
    if not slot.first:
        merge = "<w:vMerge/>"
    elif slot.rows > 1:
        merge = '<w:vMerge w:val="restart"/>'
    top, side, bottom, near = box.padding
    padding = "".join(
        f'<w:{name} w:w="{twips(length)}" w:type="dxa"/>'
        for name, length in (("top", top), ("left", near), ("bottom", bottom), ("right", side))
    )
    middle = "center" if box.middle else "top"
    text = write(slot.cell, right - left - near - side) if slot.first else ""
    if not text or text.endswith("</w:tbl>"):
        text += _SPACER.format(line=20, keep="")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(right) - twips(left)}" w:type="dxa"/>{span}{merge}{_borders(slot.cell)}'
        f'<w:tcMar>{padding}</w:tcMar><w:vAlign w:val="{middle}"/></w:tcPr>{text}</w:tc>'
    )


def _borders(cell: Dressed) -> str:
    top, right, bottom, left = cell.box.rules
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{eighth_points(width)}" w:space="0" w:color="{cell.box.rule_colour}"/>'
        for side, width in (("top", top), ("left", left), ("bottom", bottom), ("right", right))
        if width
    )
    return f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
