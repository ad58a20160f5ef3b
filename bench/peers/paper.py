"""An SOP as plain content that any tool can print: texts, a table, a symbol's kind in each official's cell.

Nothing of sopdocs is imported here: a program that prints with another tool alone must not wait for ours.
"""

from __future__ import annotations

import json
from html import escape
from typing import NamedTuple

HEADS = ("Kelengkapan", "Waktu", "Output", "Keterangan")
SHAPES = {
    "capsule": '<rect x="1" y="1" width="38" height="18" rx="9"/>',
    "box": '<rect x="1" y="1" width="38" height="18"/>',
    "diamond": '<path d="M20 1L39 10L20 19L1 10Z"/>',
}


class Line(NamedTuple):
    """One row of the table; ``symbols`` has a place for every official, ``arrow`` goes from one place to another."""

    activity: str
    symbols: tuple[str, ...]
    arrow: tuple[int, int]
    quality: tuple[str, ...]


class Paper(NamedTuple):
    """The content of one SOP."""

    title: str
    facts: tuple[tuple[str, str], ...]
    boxes: tuple[tuple[str, tuple[str, ...]], ...]
    officials: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def symbols(self) -> int:
        """How many symbols the table has."""
        return sum(bool(kind) for line in self.lines for kind in line.symbols)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that must be on paper."""
        cells = (text for line in self.lines for text in (line.activity, *line.quality))
        boxes = (text for _, items in self.boxes for text in items)
        return (*(value for _, value in self.facts), *boxes, *self.officials, *(text for text in cells if text))


def written(content: Paper) -> str:
    """The content as JSON."""
    return json.dumps(content, ensure_ascii=False)


def read(text: str) -> Paper:
    """The content that `written` wrote (lists in place of tuples)."""
    title, facts, boxes, officials, lines = json.loads(text)
    return Paper(title, facts, boxes, officials, tuple(Line(*line) for line in lines))


def html(paper: Paper) -> str:
    """The page a web developer would write: tables that find their own widths, a picture in each cell."""
    facts = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in paper.facts)
    boxes = "".join(
        f"<tr><th>{escape(name)}</th><td><ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol></td></tr>"
        for name, items in paper.boxes
    )
    heads = "".join(f"<th>{escape(name)}</th>" for name in (*paper.officials, *HEADS[:3]))
    rows = "".join(_row(number, line) for number, line in enumerate(paper.lines, 1))
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(paper.title)}</title><style>'
        "@page{size:A4 landscape;margin:15mm}body{font:10pt 'Liberation Sans',sans-serif}"
        "table{border-collapse:collapse;width:100%}td,th{border:0.5pt solid #000;padding:1mm;text-align:left}"
        ".alur{break-before:page;font:8pt 'Liberation Sans Narrow',sans-serif}.alur tr{break-inside:avoid}"
        ".alur td{text-align:center}.alur td.teks{text-align:left}"
        f"</style></head><body><h1>{escape(paper.title)}</h1><table>{facts}{boxes}</table><table class='alur'><thead>"
        f"<tr><th rowspan='2'>No</th><th rowspan='2'>Kegiatan</th><th colspan='{len(paper.officials)}'>Pelaksana</th>"
        f"<th colspan='3'>Mutu Baku</th><th rowspan='2'>{HEADS[3]}</th></tr><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></body></html>"
    )


def _row(number: int, line: Line) -> str:
    symbols = "".join(f"<td>{_symbol(line, place)}</td>" for place in range(len(line.symbols)))
    texts = "".join(f"<td class='teks'>{escape(text)}</td>" for text in line.quality)
    return f"<tr><td>{number}</td><td class='teks'>{escape(line.activity)}</td>{symbols}{texts}</tr>"


def _symbol(line: Line, place: int) -> str:
    """A cell's picture: the symbol, and what of the arrow to the next row's symbol runs through the cell."""
    kind, (start, end) = line.symbols[place], line.arrow
    left, right = sorted((start, end))
    stretch = ""
    if left <= place <= right:
        stretch += f'<path d="M{20 if place == left else 0} 10H{20 if place == right else 40}"/>'
    if place == end:
        stretch += '<path d="M20 10V24"/>'
    if not stretch and not kind:
        return ""
    drawn = stretch + (f'<g fill="#fff">{SHAPES[kind]}</g>' if kind else "")
    look = 'width="40" height="24" viewBox="0 0 40 24" fill="none" stroke="#000"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {look}>{drawn}</svg>'
