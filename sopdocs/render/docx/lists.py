"""Lists numbered by Word itself, so that an item added in Word gets its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopdocs.render.blocks import Element
from sopdocs.render.docx.runs import escape

_FORMS: Mapping[str, tuple[str, str]] = {
    "angka": ("decimal", "%1."),
    "huruf": ("lowerLetter", "%1."),
    "strip": ("bullet", "-"),
    "ol": ("decimal", "%1."),
    "ul": ("bullet", "•"),
}
"""Class or tag of a list -> Word's number format and text."""
_UNMARKED = "baris"


@dataclass
class Lists:
    """The lists of a document. ``first_form`` and ``first_list`` are the lowest numbers still free in it."""

    first_form: int
    first_list: int
    _started: list[str] = field(default_factory=list)

    def start(self, element: Element) -> int | None:
        """Number of a new list in an ``ol``'s or ``ul``'s form; None for one without marks."""
        if _UNMARKED in element.classes:
            return None
        form = next((name for name in element.classes if name in _FORMS), element.tag)
        self._started.append(form)
        return self.first_list + len(self._started) - 1

    def forms(self) -> tuple[str, ...]:
        """The ``w:abstractNum`` elements, one for each form."""
        return tuple(
            f'<w:abstractNum w:abstractNumId="{self.first_form + index}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{escape(text)}"/>'
            '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            for index, (kind, text) in enumerate(_FORMS.values())
        )

    def lists(self) -> tuple[str, ...]:
        """The ``w:num`` elements, one for each list; each begins at one."""
        order = list(_FORMS)
        return tuple(
            f'<w:num w:numId="{self.first_list + index}">'
            f'<w:abstractNumId w:val="{self.first_form + order.index(form)}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for index, form in enumerate(self._started)
        )
