"""The document around its body: styles, settings, headers and footers, properties, the embedded source, the zip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from sopdocs.embedded import FOLDER, item_properties
from sopdocs.render.docx.archive import repack
from sopdocs.render.docx.base import NAMESPACES
from sopdocs.render.docx.runs import clean
from sopdocs.render.docx.styles import MAIN, add_styles

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ABSTRACT, _NUMBER, _CLEANUP = (f"{{{MAIN}}}{name}" for name in ("abstractNum", "num", "numIdMacAtCleanup"))
_ABSTRACT_ID, _NUMBER_ID = f"{{{MAIN}}}abstractNumId", f"{{{MAIN}}}numId"


@dataclass(frozen=True)
class Properties:
    """What the file says about itself."""

    title: str
    number: str
    author: str
    day: date


class Package:
    """A document under construction on python-docx."""

    def __init__(self, base: bytes) -> None:
        self._document: WordDocument = Document(BytesIO(base))

    def add_styles(self, usual: Sequence[str], fixed: Sequence[str]) -> None:
        """Named styles: ``usual`` where the institution has none of its own, ``fixed`` always."""
        add_styles(self._document.styles.element, usual, fixed)

    def add_image(self, png: bytes) -> str:
        """Take an image into the package; the id of its relation."""
        relation, _ = self._document.part.get_or_add_image(BytesIO(png))
        return relation

    def free_numbers(self) -> tuple[int, int]:
        """The lowest numbers above those of the list forms and of the lists there are."""
        numbering = self._numbering()
        forms = [int(form.get(_ABSTRACT_ID, "0")) for form in numbering.iterchildren(_ABSTRACT)]
        lists = [int(item.get(_NUMBER_ID, "0")) for item in numbering.iterchildren(_NUMBER)]
        return max(forms, default=-1) + 1, max(lists, default=0) + 1

    def add_lists(self, forms: Sequence[str], lists: Sequence[str]) -> None:
        """Put in list forms and lists; forms come before all lists."""
        numbering = self._numbering()
        first = next(numbering.iterchildren(_NUMBER), None)
        for form in forms:
            element = _parse(form)
            if first is None:
                numbering.append(element)
            else:
                first.addprevious(element)
        last = next(numbering.iterchildren(_CLEANUP), None)
        for item in lists:
            element = _parse(item)
            if last is None:
                numbering.append(element)
            else:
                last.addprevious(element)

    def _numbering(self) -> BaseOxmlElement:
        element: BaseOxmlElement = self._document.part.numbering_part.element
        return element

    def add_header(self, paragraphs: str) -> str:
        """Take a header into the package; the reference a section needs to have it."""
        part, relation = self._document.part.add_header_part()  # type: ignore[no-untyped-call]
        _refill(part.element, parse_xml(f"<w:hdr {NAMESPACES}>{paragraphs}</w:hdr>".encode()))
        return f'<w:headerReference w:type="default" r:id="{relation}"/>'

    def add_footer(self, paragraphs: str) -> str:
        """Take a footer into the package; the reference a section needs to have it."""
        part, relation = self._document.part.add_footer_part()  # type: ignore[no-untyped-call]
        _refill(part.element, parse_xml(f"<w:ftr {NAMESPACES}>{paragraphs}</w:ftr>".encode()))
        return f'<w:footerReference w:type="default" r:id="{relation}"/>'

    def set_properties(self, values: Properties) -> None:
        """Core properties; dates are the document's own, never today's."""
        moment = datetime.combine(values.day, time())
        core = self._document.core_properties
        title, number, author = (clean(text)[:255] for text in (values.title, values.number, values.author))
        core.title, core.subject, core.author, core.last_modified_by = title, number, author, author
        core.language, core.revision = "id-ID", 1
        core.created = core.modified = moment

    def embed(self, item: bytes) -> None:
        """Carry ``item`` as a custom XML part, which word processors keep as it is."""
        package = self._document.part.package
        part = Part(PackURI(f"/{FOLDER}item1.xml"), "application/xml", item, package)
        about = Part(
            PackURI(f"/{FOLDER}itemProps1.xml"),
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            item_properties(),
            package,
        )
        part.relate_to(about, RT.CUSTOM_XML_PROPS)
        self._document.part.relate_to(part, RT.CUSTOM_XML)

    def save(self, body: str) -> bytes:
        """The finished file with ``body`` as its text; the same bytes whenever and wherever it is made.

        The text is put in as it is, never parsed: python-docx would take longer over it than over all the rest.
        """
        target = BytesIO()
        self._document.save(target)
        text = f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        return repack(target.getvalue(), {"word/document.xml": text.encode()})


def _parse(xml: str) -> BaseOxmlElement:
    tag, rest = xml.split(" ", 1)
    return parse_xml(f"{tag} {NAMESPACES} {rest}")


def _refill(element: BaseOxmlElement, source: BaseOxmlElement) -> None:
    """Give ``element`` the children of ``source`` and nothing else."""
    for child in list(element):
        element.remove(child)
    element.extend(list(source))
