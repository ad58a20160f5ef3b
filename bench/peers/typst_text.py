"""An SOP in Typst's language."""

from __future__ import annotations

import json

from bench.peers.paper import HEADS, Line, Paper

_SHAPES = {
    "capsule": "rect(width: 10mm, height: 5mm, radius: 2.5mm)",
    "box": "rect(width: 10mm, height: 5mm)",
    "diamond": "polygon((5mm, 0mm), (10mm, 2.5mm), (5mm, 5mm), (0mm, 2.5mm), stroke: 0.75pt)",
}


def typst_text(content: Paper) -> str:
    """A Typst document with the same texts and symbols."""
    facts = ", ".join(f"[{name}], {_text(value)}" for name, value in content.facts)
    boxes = ", ".join(f"[{name}], {_text('; '.join(items))}" for name, items in content.boxes)
    heads = ", ".join(map(_text, (*content.officials, *HEADS[:3])))
    rows = ",\n".join(
        ", ".join(
            (
                f"[{number}]",
                _text(line.activity),
                *(_symbol(line, place) for place in range(len(line.symbols))),
                *map(_text, line.quality),
            )
        )
        for number, line in enumerate(content.lines, 1)
    )
    officials = len(content.officials)
    return f"""#set document(title: {json.dumps(content.title, ensure_ascii=False)}, date: none)
#set page(paper: "a4", flipped: true, margin: 15mm)
#set text(font: "Liberation Sans", size: 10pt, lang: "id")
= #{_text(content.title)}
#table(columns: (40mm, 1fr), {facts}, {boxes})
#pagebreak()
#set text(size: 8pt)
#show table.cell: set block(breakable: false)
#table(columns: (8mm, 3fr, {"1fr, " * officials}2fr, 1fr, 2fr, 1fr), inset: 1mm,
  table.header(
    table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Kegiatan],
    table.cell(colspan: {officials})[Pelaksana], table.cell(colspan: 3)[Mutu Baku],
    table.cell(rowspan: 2)[{HEADS[3]}], {heads}),
{rows})
"""


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _symbol(line: Line, place: int) -> str:
    """A cell's picture, as in `bench.peers.paper.html`."""
    kind, (start, end) = line.symbols[place], line.arrow
    left, right = sorted((start, end))
    drawn = []
    if left <= place <= right:
        a, b = (5 if place == left else 0), (5 if place == right else 10)
        drawn.append(f"place(line(start: ({a}mm, 2.5mm), end: ({b}mm, 2.5mm)))")
    if place == end:
        drawn.append("place(line(start: (5mm, 2.5mm), end: (5mm, 6mm)))")
    if kind:
        drawn.append(_SHAPES[kind])
    return f"align(center, box(width: 10mm, height: 6mm, {{ {'; '.join(drawn)} }}))" if drawn else "[]"
