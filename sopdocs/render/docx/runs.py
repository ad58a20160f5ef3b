"""Text and paragraphs as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sopdocs.chart import Cell, TextStyle
from sopdocs.render.docx.families import word_family
from sopdocs.render.docx.portions import Portion
from sopdocs.render.docx.units import half_points, twips

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` with U+FFFD for every character that XML cannot hold."""
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """``text`` for an element or a quoted attribute."""
    whole = clean(text).replace("&", "&amp;").replace("<", "&lt;")
    return whole.replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """One run; a line feed breaks the line, a tab stays one."""
    if not text:
        return ""
    lines = [f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in escape(text).split("\n")]
    body = "<w:br/>".join(lines).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{body}</w:r>"


@dataclass(frozen=True)
class Face:
    """How a run is set: family, size (pt), weight, slant, letter spacing (mm), colour."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    tracking: float = 0.0
    colour: str = "000000"


def font(face: Face, base: Face | None = None) -> str:
    """Run properties of ``face``; with ``base`` only where the two differ."""
    plain = Face("", 0.0)
    old = base or plain
    parts = []
    if face.family != old.family:
        name = escape(word_family(face.family))
        parts.append(f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>')
    for tag, new, before in (("b", face.bold, old.bold), ("i", face.italic, old.italic)):
        if new != before:
            value = "" if new else ' w:val="0"'
            parts.append(f"<w:{tag}{value}/><w:{tag}Cs{value}/>")
    if face.colour != old.colour:
        parts.append(f'<w:color w:val="{face.colour}"/>')
    if face.tracking != old.tracking:
        parts.append(f'<w:spacing w:val="{twips(face.tracking)}"/>')
    if face.size != old.size:
        size = half_points(face.size)
        parts.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
    return "".join(parts)


@lru_cache(maxsize=512)
def chart_font(style: TextStyle, base: TextStyle | None = None, ink: str = "#000000") -> str:
    """`font` of a chart's text style in the colour ``ink``."""
    face = replace(_face(style), colour=ink.lstrip("#").upper())
    return font(face, _face(base) if base else None)


def _face(style: TextStyle) -> Face:
    return Face(style.family, style.size, style.bold)


def exact_line(pitch: float, around: float = 0.0) -> str:
    """Paragraph spacing of exactly ``pitch`` mm a line, and ``around`` mm above and below."""
    space = twips(around)
    return f'<w:spacing w:before="{space}" w:after="{space}" w:line="{max(20, twips(pitch))}" w:lineRule="exact"/>'


@dataclass(frozen=True)
class Role:
    """A named paragraph style of the flow pages: its id and name in Word and the type it stands for.

    ``padding`` (mm) stands above the first and below the last paragraph of a cell. It is the paragraphs' and not the
    cell's, because Word gives all cells of a row the largest margin of any, and shapes must begin at the cell's edge.
    """

    id: str
    name: str
    type: TextStyle
    centred: bool = False
    padding: float = 0.0

    @property
    def setting(self) -> str:
        """The paragraph properties of the style."""
        inside = "<w:contextualSpacing/>" if self.padding else ""
        centre = '<w:jc w:val="center"/>' if self.centred else ""
        return f"{exact_line(self.type.pitch, self.padding)}{inside}{centre}"

    def paragraphs(self, portions: Sequence[Portion], cell: Cell, ink: str = "#000000") -> str:
        """Paragraphs set as in ``cell``; what the named style already says is left to it.

        Where the text runs upwards, its padding at either end is an indent. ``ink`` is its colour.
        """
        style, turned = cell.style, cell.turned
        ends = f'<w:ind w:left="{twips(self.padding)}" w:right="{twips(self.padding)}"/>' if turned else ""
        spacing = exact_line(style.pitch, self.padding) if style.pitch != self.type.pitch else ""
        justify = f'<w:jc w:val="{cell.align}"/>' if (cell.align == "center") != self.centred else ""
        properties = chart_font(style, self.type, ink)
        begin = f'<w:p><w:pPr><w:pStyle w:val="{self.id}"/>{spacing}'
        paragraphs = [
            f"{begin}{ends or _indent(portion)}{justify}</w:pPr>{run(portion.text, properties)}</w:p>"
            for portion in portions
        ]
        return "".join(paragraphs)

    def heading(self, portion: Portion, style: TextStyle, align: str, setting: tuple[str, float, float]) -> str:
        """One paragraph; ``setting`` is its page break and the space above and below it, mm."""
        break_, before, after = setting
        line = f'w:line="{twips(style.pitch)}" w:lineRule="exact"'
        spacing = f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" {line}/>'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.id}"/><w:keepNext/>{break_}{spacing}<w:jc w:val="{align}"/></w:pPr>'
            f"{run(portion.text, chart_font(style, self.type))}</w:p>"
        )


def _indent(portion: Portion) -> str:
    if not portion.hang:
        return ""
    hang = twips(portion.hang)
    return f'<w:ind w:left="{hang}" w:hanging="{hang if portion.begins else 0}"/>' if hang else ""
