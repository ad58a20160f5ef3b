"""An SOP as plain content that any tool can print: texts, a table, a symbol's kind in each official's cell."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from sopdocs.graph import build_graph
from sopdocs.model import Sop

HEADS = ("Kelengkapan", "Waktu", "Output", "Keterangan")
SHAPES = {
    "capsule": '<rect x="1" y="1" width="38" height="18" rx="9"/>',
    "box": '<rect x="1" y="1" width="38" height="18"/>',
    "diamond": '<path d="M20 1L39 10L20 19L1 10Z"/>',
}


@dataclass(frozen=True)
class Line:
    """One row of the table; ``symbols`` has a place for every official, ``arrow`` goes from one place to another."""

    activity: str
    symbols: tuple[str, ...]
    arrow: tuple[int, int]
    quality: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
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


def paper(sop: Sop) -> Paper:
    """What other tools are given of an SOP with one flow."""
    flow = sop.flows[0]
    kinds = {(node.step, node.actor): node.shape for node in build_graph(flow).nodes if node.place == "step"}
    rows = [tuple(kinds.get((number, actor), "") for actor, _ in flow.actors) for number in range(len(flow.steps))]
    places = [next((place for place, kind in enumerate(row) if kind), 0) for row in rows]
    lines = []
    for number, (step, row) in enumerate(zip(flow.steps, rows, strict=True)):
        quality = (
            "; ".join(step.inputs.items),
            *(" ".join(each.items) for each in (step.time, step.outputs, step.note)),
        )
        lines.append(Line(step.activity or "", row, (places[number], places[min(number + 1, len(rows) - 1)]), quality))
    return Paper(
        sop.title or "",
        (
            ("Nomor SOP", sop.number or ""),
            ("Nama SOP", sop.title or ""),
            ("Disahkan oleh", sop.approval.position or ""),
            ("Nama", sop.approval.name or ""),
        ),
        (
            ("Dasar hukum", sop.legal_basis),
            ("Kualifikasi pelaksana", sop.qualifications),
            ("Peralatan", sop.equipment),
            ("Peringatan", sop.warnings),
            ("Pencatatan", sop.records),
        ),
        tuple(flow.heading(actor) for actor, _ in flow.actors),
        tuple(lines),
    )


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
