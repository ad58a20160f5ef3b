"""Which text stands in which cell of the flow table, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdocs.layout.letters import letter
from sopdocs.layout.measure import Item
from sopdocs.model import Flow, Quality, Route, Sop, Step
from sopdocs.profile import ListStyle, Profile, TableStyle

LABELS: Mapping[str, str] = {
    "no": "No",
    "kegiatan": "Kegiatan",
    "pelaksana": "Pelaksana",
    "mutu_baku": "Mutu Baku",
    "kelengkapan": "Kelengkapan",
    "waktu": "Waktu",
    "output": "Output",
    "keterangan": "Keterangan",
}
"""Headings of the flow table where neither the institution nor the SOP has words of its own."""

QUALITY_KEYS = ("inputs", "time", "outputs", "note")
LABEL_OF = {
    "no": "no",
    "activity": "kegiatan",
    "inputs": "kelengkapan",
    "time": "waktu",
    "outputs": "output",
    "note": "keterangan",
}
"""Label key of each fixed column."""


@dataclass(frozen=True, slots=True)
class CellText:
    """The paragraphs of a cell, and where in the flow they are written. ``merged``: the cell above holds here too."""

    items: tuple[Item, ...]
    route: Route
    merged: bool = False

    @property
    def text(self) -> str:
        """The whole text as it reads, a line each paragraph."""
        return "\n".join(f"{item.mark} {item.text}" if item.mark else item.text for item in self.items)


RowTexts = Mapping[str, CellText]
"""Texts of one row by column key (actor columns have none)."""


def table_labels(sop: Sop, profile: Profile) -> Mapping[str, str]:
    """Headings in force: the SOP's own words before the institution's before the usual ones."""
    own = {key: text for key, text in sop.labels if text is not None}
    return {key: own.get(key, profile.labels.get(key, usual)) for key, usual in LABELS.items()}


def caption(sop: Sop, flow: Flow, style: TableStyle) -> str:
    """Heading above a flow: its own title, else the institution's pattern with title and kind of the SOP."""
    if flow.title:
        return flow.title
    text = style.caption.replace("{judul}", sop.title or "").replace("{jenis}", (sop.level or "").capitalize())
    return " ".join(text.split())


def row_texts(flow: Flow, style: TableStyle) -> tuple[RowTexts, ...]:
    """Texts of every row of a flow, in the column order of the table."""
    return tuple(dict(_row(index, step, style)) for index, step in enumerate(flow.steps))


def _row(index: int, step: Step, style: TableStyle) -> Iterator[tuple[str, CellText]]:
    route: Route = ("steps", index)
    number = style.number_mark.replace("{no}", str(index + 1))
    yield "no", CellText((Item(number),), route)
    yield "activity", CellText((Item(step.activity or ""),), (*route, "activity"))
    for key in QUALITY_KEYS:
        quality: Quality = getattr(step, key)
        merged = quality.merged and index > 0
        yield key, CellText(tuple(_quality(quality, style.list_style)), (*route, key), merged)


def _quality(quality: Quality, style: ListStyle) -> Iterator[Item]:
    yield from list_items(quality.items, style)
    for label, texts in quality.by_exit:
        if len(texts) == 1:
            yield Item(f"{label}: {texts[0]}")
        elif texts:
            yield Item(f"{label}:")
            yield from list_items(texts, style)


def list_items(texts: tuple[str, ...], style: ListStyle) -> tuple[Item, ...]:
    """Texts as paragraphs in a list style; a single one stands without a mark."""
    if len(texts) < 2:
        return tuple(Item(text) for text in texts)
    if style == "plus":
        return (Item(" + ".join(texts)),)
    return tuple(Item(text, _mark(position, style)) for position, text in enumerate(texts))


def _mark(position: int, style: ListStyle) -> str:
    if style == "angka":
        return f"{position + 1}."
    if style == "huruf":
        return f"{letter(position).lower()}."
    return "-" if style == "strip" else ""
