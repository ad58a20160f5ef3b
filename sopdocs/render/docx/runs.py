"""Text and paragraphs as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sopdocs.chart import TextStyle
from sopdocs.render.docx.families import word_family
from sopdocs.render.docx.portions import Portion
from sopdocs.render.docx.units import half_points, twips

_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """``text`` for an element or a quoted attribute; a character XML cannot hold becomes U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text).translate(_SPECIAL)


def run(text: str, properties: str = "") -> str:
    """One run; a line feed breaks the line, a tab stays one."""
    if not text:
        return ""
    lines = (f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in escape(text).split("\n"))
    body = "<w:br/>".join(lines).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{body}</w:r>"


def font(style: TextStyle, base: TextStyle | None = None) -> str:
    """Run properties of ``style``; with ``base`` only where the two differ."""
    parts = []
    if base is None or style.family != base.family:
        family = escape(word_family(style.family))
        parts.append(f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>')
    if (style.bold and base is None) or (base is not None and style.bold != base.bold):
        value = "" if style.bold else ' w:val="0"'
        parts.append(f"<w:b{value}/><w:bCs{value}/>")
    if base is None or style.size != base.size:
        size = half_points(style.size)
        parts.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
    return "".join(parts)


def exact_line(pitch: float) -> str:
    """Paragraph spacing of exactly ``pitch`` mm a line and nothing around it."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{max(20, twips(pitch))}" w:lineRule="exact"/>'


@dataclass(frozen=True)
class Role:
    """A named paragraph style of the flow pages: its id and name in Word and the type it stands for."""

    id: str
    name: str
    type: TextStyle

    def paragraphs(self, portions: Sequence[Portion], style: TextStyle, align: str) -> str:
        """Paragraphs set in ``style``; what the named style already says is left to it."""
        spacing = exact_line(style.pitch) if style.pitch != self.type.pitch else ""
        justify = f'<w:jc w:val="{align}"/>' if align != "left" else ""
        properties = font(style, self.type)
        return "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{self.id}"/>{spacing}{_indent(portion)}{justify}</w:pPr>'
            f"{run(portion.text, properties)}</w:p>"
            for portion in portions
        )

    def heading(self, portion: Portion, style: TextStyle, align: str, setting: tuple[str, float, float]) -> str:
        """One paragraph; ``setting`` is its page break and the space above and below it, mm."""
        break_, before, after = setting
        line = f'w:line="{twips(style.pitch)}" w:lineRule="exact"'
        spacing = f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" {line}/>'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.id}"/><w:keepNext/>{break_}{spacing}<w:jc w:val="{align}"/></w:pPr>'
            f"{run(portion.text, font(style, self.type))}</w:p>"
        )


def _indent(portion: Portion) -> str:
    hang = twips(portion.hang)
    return f'<w:ind w:left="{hang}" w:hanging="{hang if portion.begins else 0}"/>' if hang else ""
