"""The document around its body: styles, settings, headers and footers, properties, the embedded source, the zip.

What all documents of an institution have in common is made once a process: python-docx builds a shell with every part
and relation in it (`sopdocs.render.docx.shell`), and a document fills in its own parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, cast

from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml

from sopdocs.render.docx.archive import pack
from sopdocs.render.docx.base import NAMESPACES
from sopdocs.render.docx.runs import clean
from sopdocs.render.docx.shell import CORE, DOCUMENT, FOOTER, HEADER, ITEM, NUMBERING, STYLES, Shell, shell
from sopdocs.render.docx.styles import with_lists, with_styles

if TYPE_CHECKING:
    from docx.oxml.coreprops import CT_CoreProperties

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Properties:
    """What the file says about itself."""

    title: str
    number: str
    author: str
    day: date


class Package:
    """A document under construction in the shell of its institution; ``base`` is from `base_package`."""

    def __init__(self, base: bytes) -> None:
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
        self._parts[CORE] = _core(self._shell.parts[CORE], values)

    def embed(self, item: bytes) -> None:
        """Carry ``item`` as a custom XML part, which word processors keep as it is."""
        self._embedded = True
        self._parts[ITEM] = item

    def save(self, body: str) -> bytes:
        """The finished file with ``body`` as its text; the same bytes whenever and wherever it is made.

        The text is put in as it is, never parsed: python-docx would take longer over it than over all the rest.
        """
        return pack({**self._shell.parts, **self._parts, DOCUMENT: _part("document", f"<w:body>{body}</w:body>")})

    @property
    def _shell(self) -> Shell:
        return shell(self._base, self._png, self._embedded)


def _part(kind: str, inside: str) -> bytes:
    return f"{_DECLARATION}<w:{kind} {NAMESPACES}>{inside}</w:{kind}>".encode()


def _core(empty: bytes, values: Properties) -> bytes:
    element = cast("CT_CoreProperties", parse_xml(empty))
    core = CoreProperties(element)
    title, number, author = (clean(text)[:255] for text in (values.title, values.number, values.author))
    core.title, core.subject, core.author, core.last_modified_by = title, number, author, author
    core.language, core.revision = "id-ID", 1
    core.created = core.modified = datetime.combine(values.day, time())
    return serialize_part_xml(element)
