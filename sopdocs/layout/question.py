"""A question in its diamond: more lines and a taller diamond before smaller type, never under 5.5 pt.

A question that no diamond of its column can hold is told in the activity's cell instead, and its diamond stays empty,
as most offices draw it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sopdocs.chart import PT, TextStyle
from sopdocs.graph import Graph
from sopdocs.layout.cells import RowTexts
from sopdocs.layout.form import Form
from sopdocs.layout.linebreak import smallest_units, tidy
from sopdocs.layout.measure import Item
from sopdocs.layout.setting import SMALLEST, Setting
from sopdocs.model import Flow

NOMINAL = (50 * PT, 24 * PT)
"""A diamond as offices draw it, mm."""
AIR = 0.3
_SIZES = (7.5, 7.0, 6.5, 6.0, SMALLEST)
_GROWTHS = (1.0, 1.25, 1.6, 2.0, 2.5)
_TALL = (22.0, 25.0, 28.0, 31.0, 34.0)
"""Heights of diamonds beyond the usual growth, mm."""
_HANDSOME = 17.0
_WIDTHS = range(8, 27)


def question_form(text: str, nominal: tuple[float, float], widest: float, setting: Setting) -> Form | None:
    """The diamond that holds a question whole; None if none of at most ``widest`` mm does."""
    return next(_forms(text, nominal, widest, setting), None)


def _forms(text: str, nominal: tuple[float, float], widest: float, setting: Setting) -> Iterator[Form]:
    """The usual size with smaller type, then larger diamonds."""
    w, h = nominal
    for growth in _GROWTHS:
        widths = dict.fromkeys((w, min(max(w, NOMINAL[0] * growth), widest)))
        for size in _SIZES:
            for width in widths:
                yield from _filled(text, (width, h * growth), setting.style(size), setting)
    for height in _TALL:
        for size in _SIZES:
            yield from _filled(text, (widest, height), setting.style(size), setting)


def _filled(text: str, box: tuple[float, float], style: TextStyle, setting: Setting) -> Iterator[Form]:
    """A diamond of that box with the text in it, none of its words broken; nothing if it does not fit."""
    units = smallest_units(" ".join(tidy(text)))
    for count in range(1, int(box[1] / style.pitch) + 1):
        lines = _lines(units, line_rooms(box, count, style.pitch), style.size, setting)
        if lines:
            yield Form(*box, lines, style)
            return


def line_rooms(box: tuple[float, float], count: int, pitch: float) -> list[float]:
    """Widths in mm of ``count`` lines that stand in the middle of a diamond: the outer ones are the shortest."""
    w, h = box
    outer = [max(abs(k - count / 2), abs(k + 1 - count / 2)) * pitch + AIR / 2 for k in range(count)]
    return [w * (1 - 2 * away / h) - 2 * AIR for away in outer]


def _lines(units: Sequence[str], rooms: Sequence[float], size: float, setting: Setting) -> tuple[str, ...]:
    """The text on as many lines as there are rooms, nothing if it needs more or fewer."""
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and not _fits(line + unit, rooms[len(lines)], size, setting):
            lines.append(line.rstrip())
            line = ""
        if len(lines) == len(rooms) or not _fits(line + unit, rooms[len(lines)], size, setting):
            return ()
        line += unit
    lines.append(line.rstrip())
    return tuple(lines) if len(lines) == len(rooms) else ()


def _fits(line: str, room: float, size: float, setting: Setting) -> bool:
    return setting.regular.width(line.rstrip(), size) <= room


def question_widths(graph: Graph, setting: Setting) -> dict[str, float]:
    """How wide an official's column must be, mm, for diamonds that hold its questions without becoming towers."""
    style = setting.style(SMALLEST)
    needs: dict[str, float] = {}
    for node in graph.nodes:
        fits = (w for w in _WIDTHS if any(_filled(node.text, (w, _HANDSOME), style, setting)))
        least = next(fits, None) if node.text.strip() else None
        if least is not None:
            needs[node.actor] = max(least + 2 * setting.room.margin(1) + AIR, needs.get(node.actor, 0.0))
    return needs


def tell_questions(
    flow: Flow, graph: Graph, texts: Sequence[RowTexts], rows: Collection[int]
) -> tuple[Graph, tuple[RowTexts, ...]]:
    """Move the questions of some rows from their diamonds to the end of the activity's cell."""
    nodes = tuple(node._replace(text="") if node.step in rows else node for node in graph.nodes)
    told = tuple(_told(row, flow.steps[k].question or "") if k in rows else row for k, row in enumerate(texts))
    return graph._replace(nodes=nodes), told


def _told(row: RowTexts, question: str) -> RowTexts:
    activity = row["activity"]
    return {**row, "activity": replace(activity, items=(*activity.items, Item(question)))}
