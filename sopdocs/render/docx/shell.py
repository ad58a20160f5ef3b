"""A document that lacks nothing but its own text, built by python-docx once for each institution.

It has every part and relation a document of ours has; those whose names stand here are filled in document by document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sopdocs.embedded import FOLDER, item_properties
from sopdocs.render.docx.styles import free_numbers

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
HEADER, FOOTER = "word/header1.xml", "word/footer1.xml"
CORE, ITEM = "docProps/core.xml", f"{FOLDER}item1.xml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


@dataclass(frozen=True)
class Shell:
    """Parts by name; the ids of the relations to the image, the header and the footer; the list numbers not taken."""

    parts: Mapping[str, bytes]
    image: str
    header: str
    footer: str
    free_numbers: tuple[int, int]


@lru_cache(maxsize=64)
def shell(base: bytes, png: bytes, embedded: bool) -> Shell:
    """The shell on a base package.

    :param png: the image it holds; none if empty.
    :param embedded: whether it has a custom XML part.
    """
    document = Document(BytesIO(base))
    main = document.part
    image = main.get_or_add_image(BytesIO(png))[0] if png else ""
    _, header = main.add_header_part()  # type: ignore[no-untyped-call]
    _, footer = main.add_footer_part()  # type: ignore[no-untyped-call]
    numbers = free_numbers(main.numbering_part.element)
    _ = document.core_properties
    if embedded:
        package = main.package
        part = Part(PackURI(f"/{ITEM}"), "application/xml", b"", package)
        about = Part(PackURI(f"/{FOLDER}itemProps1.xml"), _PROPERTIES, item_properties(), package)
        part.relate_to(about, RT.CUSTOM_XML_PROPS)
        main.relate_to(part, RT.CUSTOM_XML)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return Shell(parts, image, header, footer, numbers)
