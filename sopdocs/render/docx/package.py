"""The document around its body: styles, settings, headers and footers, properties, the embedded source, the zip.

What all documents of an institution have in common is made once a process (`sopdocs.render.docx.shell`); a document
fills in its own parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sopdocs.render.docx.archive import pack
from sopdocs.render.docx.base import NAMESPACES, Base
from sopdocs.render.docx.runs import clean, escape
from sopdocs.render.docx.shell import (
    CORE,
    DECLARATION,
    DOCUMENT,
    FOOTER,
    HEADER,
    ITEM,
    NUMBERING,
    STYLES,
    Shell,
    shell,
)
from sopdocs.render.docx.styles import with_lists, with_styles

_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_LONGEST = 255
"""Characters Word takes of a property."""


@dataclass(frozen=True)
class Properties:
    """What the file says about itself."""

    title: str
    number: str
    author: str
    day: date


class Package:
    """A document under construction in the shell of its institution; ``base`` is from `base_package`."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._png = b""
        self._embedded = False
        self._parts: dict[str, bytes] = {}

    def add_styles(self, usual: Sequence[str], fixed: Sequence[str]) -> None:
        """Named styles: ``usual`` where the institution has none of its own, ``fixed`` always."""
        self._parts[STYLES] = with_styles(self._shell.parts[STYLES], tuple(usual), tuple(fixed))

    def add_image(self, png: bytes) -> str:
        """Take an image into the package; the id of its relation."""
        self._png = png
        return self._shell.image

    def free_numbers(self) -> tuple[int, int]:
        """The lowest numbers above those of the list forms and of the lists there are."""
        return self._shell.free_numbers

    def add_lists(self, forms: Sequence[str], lists: Sequence[str]) -> None:
        """Put in list forms and lists; forms come before all lists."""
        self._parts[NUMBERING] = with_lists(self._shell.parts[NUMBERING], tuple(forms), tuple(lists))

    def add_header(self, paragraphs: str) -> str:
        """Take a header into the package; the reference a section needs to have it."""
        self._parts[HEADER] = _part("hdr", paragraphs)
        return f'<w:headerReference w:type="default" r:id="{self._shell.header}"/>'

    def add_footer(self, paragraphs: str) -> str:
        """Take a footer into the package; the reference a section needs to have it."""
        self._parts[FOOTER] = _part("ftr", paragraphs)
        return f'<w:footerReference w:type="default" r:id="{self._shell.footer}"/>'

    def set_properties(self, values: Properties) -> None:
        """Core properties; dates are the document's own, never today's."""
        self._parts[CORE] = _core(values)

    def embed(self, item: bytes) -> None:
        """Carry ``item`` as a custom XML part, which word processors keep as it is."""
        self._embedded = True
        self._parts[ITEM] = item

    def save(self, body: str) -> bytes:
        """The finished file with ``body`` as its text; the same bytes whenever and wherever it is made.

        The text is put in as it is, never parsed: that would take longer than all the rest.
        """
        return pack({**self._shell.parts, **self._parts, DOCUMENT: _part("document", f"<w:body>{body}</w:body>")})

    @property
    def _shell(self) -> Shell:
        return shell(self._base, self._png, self._embedded)


def _part(kind: str, inside: str) -> bytes:
    return f"{DECLARATION}<w:{kind} {NAMESPACES}>{inside}</w:{kind}>".encode()


def _core(values: Properties) -> bytes:
    title, number, author = (escape(clean(text)[:_LONGEST]) for text in (values.title, values.number, values.author))
    moment = f' xsi:type="dcterms:W3CDTF">{values.day.isoformat()}T00:00:00Z<'
    return (
        f"{DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}><dc:title>{title}</dc:title>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"<dcterms:modified{moment}/dcterms:modified><dc:subject>{number}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<dc:language>id-ID</dc:language><dcterms:created{moment}/dcterms:created></cp:coreProperties>"
    ).encode()
