"""Native shapes: symbols, labels and pieces of arrows as DrawingML anchored in a table cell.

Every shape floats free of the text (``wrapNone``) and is placed from the cell's own corner with offsets that are
never negative: Word keeps anything else inside the cell (bug report tdf#162618 of LibreOffice records Word's ways).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sopdocs.chart import Point, Rect, SymbolKind
from sopdocs.render.docx.runs import escape
from sopdocs.render.docx.units import emu

_PRESETS: dict[SymbolKind, str] = {
    "capsule": "flowChartTerminator",
    "box": "flowChartProcess",
    "diamond": "flowChartDecision",
    "pentagon": "flowChartOffpageConnector",
}
LINES, LABELS, SYMBOLS = 0, 100_000, 200_000
"""Drawing order: lines lie under labels, labels under symbols."""
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
_FRONT = 251_658_240
_SPAN = 1e-3


class Tag(NamedTuple):
    """What a shape is called: its number in the document, its name, and its alternative text."""

    id: int
    name: str
    description: str


class Shape(NamedTuple):
    """A shape's XML with the namespace prefix it needs and the kind of graphic it is."""

    xml: str
    needs: str = "wps"
    uri: str = "wordprocessingShape"


def anchor(tag: Tag, box: Rect, layer: int, shape: Shape, centred: bool = False) -> str:
    """A run holding ``shape`` at ``box`` (mm from the corner of its cell).

    :param centred: stand in the middle of the cell's width, however wide it becomes.
    """
    across = "<wp:align>center</wp:align>" if centred else f"<wp:posOffset>{max(0, emu(box.x))}</wp:posOffset>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{shape.needs}"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{_FRONT + layer + tag.id}" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{max(0, emu(box.y))}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(box.w)}" cy="{emu(box.h)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{tag.id}" name="{escape(tag.name)}" descr="{escape(tag.description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_OFFICE}/{shape.uri}">{shape.xml}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _frame(box: Rect, geometry: str, flips: str = "") -> str:
    return f'<a:xfrm{flips}><a:off x="0" y="0"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></a:xfrm>{geometry}'


def _stroke(width: float, ends: str = "") -> str:
    return (
        f'<a:ln w="{emu(width)}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:miter lim="800000"/>{ends}</a:ln>'
    )


def _preset(name: str, adjust: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _body(paragraphs: str) -> str:
    text = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>" if paragraphs else ""
    return (
        f'{text}<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" '
        'anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )


_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def symbol(kind: SymbolKind, box: Rect, stroke: float, paragraphs: str = "", flip: bool = False) -> Shape:
    """A symbol with a white ground; ``paragraphs`` stand centred in it.

    :param flip: a pentagon with its tip up; drawn as a path, because a flipped preset turns its text over too.
    """
    geometry = _upright_pentagon(box) if flip else _preset(_PRESETS[kind])
    properties = f"<wps:spPr>{_frame(box, geometry)}{_WHITE}{_stroke(stroke)}</wps:spPr>"
    return Shape(f"<wps:wsp><wps:cNvSpPr/>{properties}{_body(paragraphs)}</wps:wsp>")


def diamond(box: Rect, stroke: float, paragraphs: str, ids: tuple[int, int]) -> Shape:
    """A diamond with a question, grouped: Word would give the text only the middle quarter of a diamond of its own.

    :param ids: numbers for the diamond and the text.
    """
    frame = f'<a:off x="0" y="0"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    child = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    parts = (("belah ketupat", symbol("diamond", box, stroke)), ("pertanyaan", text_box(box, paragraphs)))
    named = (
        part.xml.replace("<wps:wsp>", f'<wps:wsp><wps:cNvPr id="{number}" name="{name}"/>')
        for number, (name, part) in zip(ids, parts, strict=True)
    )
    return Shape(
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{frame}{child}</a:xfrm></wpg:grpSpPr>{''.join(named)}</wpg:wgp>",
        needs="wpg",
        uri="wordprocessingGroup",
    )


def text_box(box: Rect, paragraphs: str, filled: bool = False) -> Shape:
    """Words without an outline, on a white ground where they must stay readable on a rule."""
    ground = _WHITE if filled else "<a:noFill/>"
    properties = f"<wps:spPr>{_frame(box, _preset('rect'))}{ground}<a:ln><a:noFill/></a:ln></wps:spPr>"
    return Shape(f'<wps:wsp><wps:cNvSpPr txBox="1"/>{properties}{_body(paragraphs)}</wps:wsp>')


def bounds(points: Sequence[Point]) -> Rect:
    """Smallest rectangle around ``points``."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def line(points: Sequence[Point], stroke: float, head: str = "") -> Shape:
    """A polyline with right angles; ``head`` is the size of the arrowhead at its end (empty: none).

    Word's own connectors are used where one fits without being turned, as turned shapes are measured differently by
    different programs; any other line is a path of its own.
    """
    tip = f'type="triangle" w="{head}" len="{head}"'
    box = bounds(points)
    connector = _connector(points, box)
    if connector is None:
        frame = _frame(box, _path(points, box))
        end = f"<a:tailEnd {tip}/>" if head else ""
        return _line("cNvSpPr", f"{frame}<a:noFill/>{_stroke(stroke, end)}")
    geometry, ends = connector
    flips = (' flipH="1"' if ends[1].x < ends[0].x else "") + (' flipV="1"' if ends[1].y < ends[0].y else "")
    side = "tailEnd" if ends[1] == points[-1] else "headEnd"
    end = f"<a:{side} {tip}/>" if head else ""
    frame = _frame(box, geometry, flips)
    return _line("cNvCnPr", f"{frame}<a:noFill/>{_stroke(stroke, end)}")


def _line(kind: str, properties: str) -> Shape:
    return Shape(f"<wps:wsp><wps:{kind}/><wps:spPr>{properties}</wps:spPr><wps:bodyPr/></wps:wsp>")


def _connector(points: Sequence[Point], box: Rect) -> tuple[str, tuple[Point, Point]] | None:
    """Preset and its own first and last point, which for an L that starts upright are swapped."""
    first, last = points[0], points[-1]
    level = abs(points[0].y - points[1].y) < _SPAN
    if len(points) == 2:
        return _preset("straightConnector1"), (first, last)
    if box.w < _SPAN or box.h < _SPAN:
        return None
    if len(points) == 3:
        return _preset("bentConnector2"), ((first, last) if level else (last, first))
    share = (points[1].x - first.x) / (last.x - first.x) if last.x != first.x else -1.0
    if len(points) == 4 and level and 0 <= share <= 1:
        adjust = f'<a:gd name="adj1" fmla="val {round(share * 100000)}"/>'
        return _preset("bentConnector3", adjust), (first, last)
    return None


def _path(points: Sequence[Point], box: Rect, closed: bool = False) -> str:
    marks = [f'<a:pt x="{emu(p.x - box.x)}" y="{emu(p.y - box.y)}"/>' for p in points]
    strokes = f"<a:moveTo>{marks[0]}</a:moveTo>" + "".join(f"<a:lnTo>{mark}</a:lnTo>" for mark in marks[1:])
    area = "<a:close/></a:path>" if closed else "</a:path>"
    fill = "" if closed else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{emu(box.w)}" h="{emu(box.h)}"{fill}>{strokes}{area}</a:pathLst></a:custGeom>'
    )


def _upright_pentagon(box: Rect) -> str:
    shoulder = box.y + box.h / 5
    corners = (
        Point(box.x, shoulder),
        Point(box.center.x, box.y),
        Point(box.right, shoulder),
        Point(box.right, box.bottom),
        Point(box.x, box.bottom),
    )
    return _path(corners, box, closed=True)
