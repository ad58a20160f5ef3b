"""Named styles of the parts made from templates: one for each role a text has in a part.

The first paragraph of a role gives its style its look; where another one differs (another template, another place), it
says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sopdocs.render.docx.appearance import Dressed
from sopdocs.render.docx.declared import Type
from sopdocs.render.docx.runs import font
from sopdocs.render.docx.styles import paragraph_style
from sopdocs.render.docx.units import twips

_TAGS: Mapping[str, str] = {
    "h1": "Judul Bagian",
    "h2": "Judul Sub",
    "h3": "Judul Kecil",
    "div": "Kotak",
    "li": "Butir",
    "td": "Sel",
    "th": "Kepala Sel",
}
_PLAIN = ("tengah", "kanan", "tanpa-garis")
_OUTLINE = {"h1": 0, "h2": 1, "h3": 2}


@dataclass(frozen=True)
class Setting:
    """What a style says of its paragraphs: type, space above and below, line pitch (mm; the least unless ``exact``)."""

    type: Type
    above: float = 0.0
    below: float = 0.0
    line: float = 0.0
    exact: bool = False

    @property
    def spacing(self) -> str:
        """The ``w:spacing`` element."""
        rule = "exact" if self.exact else "atLeast"
        return (
            f'<w:spacing w:before="{twips(self.above)}" w:after="{twips(self.below)}" '
            f'w:line="{max(20, twips(self.line))}" w:lineRule="{rule}"/>'
        )

    @property
    def justify(self) -> str:
        """The ``w:jc`` element."""
        return f'<w:jc w:val="{self.type.align}"/>'


@dataclass
class Names:
    """The styles of a document by name."""

    _known: dict[str, tuple[Setting, str]] = field(default_factory=dict)

    def style(self, owner: Dressed, setting: Setting) -> tuple[str, Setting]:
        """Id of the style of ``owner``'s texts, and the look that style has."""
        name = f"SOP {_part(owner)} {_role(owner)}"
        known, _ = self._known.setdefault(name, (setting, _outline(owner)))
        return _id(name), known

    def styles(self) -> tuple[str, ...]:
        """The ``w:style`` elements."""
        return tuple(
            paragraph_style((_id(name), name), look.spacing + look.justify, font(look.type.face), outline)
            for name, (look, outline) in self._known.items()
        )


def _id(name: str) -> str:
    return re.sub(r"\W", "", name)


def _part(owner: Dressed) -> str:
    return _titled(next(iter(owner.path[0].classes), "bagian"))


def _role(owner: Dressed) -> str:
    """The nearest class that means something, else what the tag is."""
    for element in reversed(owner.path[1:]):
        if found := [name for name in element.classes if name not in _PLAIN]:
            return _titled(found[-1])
        if element.tag in ("h1", "h2", "h3", "li"):
            return _TAGS[element.tag]
    return _TAGS.get(owner.tag, "Paragraf")


def _titled(name: str) -> str:
    return name.replace("-", " ").title()


def _outline(owner: Dressed) -> str:
    level = _OUTLINE.get(owner.tag)
    return "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
