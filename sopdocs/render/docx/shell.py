"""A document that lacks nothing but its own text: every part and relation, made once for each institution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sopdocs.embedded import FOLDER, item_properties
from sopdocs.render.docx.base import Base, base_parts
from sopdocs.render.docx.styles import free_numbers

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
HEADER, FOOTER, IMAGE = "word/header1.xml", "word/footer1.xml", "word/media/image1.png"
CORE, ITEM, _ABOUT = "docProps/core.xml", f"{FOLDER}item1.xml", f"{FOLDER}itemProps1.xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_PROPERTIES = f"{_PACKAGE}/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-"
_WORD = f"{_TYPE}officedocument.wordprocessingml"
_TYPES: Mapping[str, str] = {
    _ABOUT: f"{_TYPE}officedocument.customXmlProperties+xml",
    CORE: f"{_TYPE}package.core-properties+xml",
    DOCUMENT: f"{_WORD}.document.main+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    FOOTER: f"{_WORD}.footer+xml",
    HEADER: f"{_WORD}.header+xml",
    NUMBERING: f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    STYLES: f"{_WORD}.styles+xml",
    "word/theme.xml": f"{_TYPE}officedocument.theme+xml",
}
"""Content types of parts by name; all others are told by their endings."""
_RELATED = ("styles", "settings", "fontTable", "numbering", "theme")


@dataclass(frozen=True)
class Shell:
    """Parts by name; the ids of the relations to the image, the header and the footer; the list numbers not taken."""

    parts: Mapping[str, bytes]
    image: str
    header: str
    footer: str
    free_numbers: tuple[int, int]


@lru_cache(maxsize=64)
def shell(base: Base, png: bytes, embedded: bool) -> Shell:
    """The shell of an institution's documents.

    :param png: the image it holds; none if empty.
    :param embedded: whether it has a custom XML part.
    """
    parts = base_parts(base)
    related = {f"{name}.xml": name for name in _RELATED}
    if png:
        parts[IMAGE] = png
        related["media/image1.png"] = "image"
    related |= {"header1.xml": "header", "footer1.xml": "footer"}
    if embedded:
        related[f"../{ITEM}"] = "customXml"
        parts[_ABOUT] = item_properties()
        parts[f"{FOLDER}_rels/item1.xml.rels"] = _relations({"itemProps1.xml": f"{_OFFICE}/customXmlProps"})
    kinds = {target: f"{_OFFICE}/{kind}" for target, kind in related.items()}
    parts["word/_rels/document.xml.rels"] = _relations(kinds)
    parts["_rels/.rels"] = _relations({DOCUMENT: f"{_OFFICE}/officeDocument", CORE: _CORE_PROPERTIES})
    parts["[Content_Types].xml"] = _content_types({*parts, DOCUMENT, HEADER, FOOTER, CORE}, bool(png))
    ids = {kind: f"rId{number}" for number, kind in enumerate(related.values(), 1)}
    return Shell(parts, ids.get("image", ""), ids["header"], ids["footer"], free_numbers(parts[NUMBERING]))


def _relations(targets: Mapping[str, str]) -> bytes:
    """Relations numbered in order; ``targets`` are their kinds by target."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _content_types(names: set[str], image: bool) -> bytes:
    usual = {"png": "image/png"} if image else {}
    usual |= {"rels": f"{_TYPE}package.relationships+xml", "xml": "application/xml"}
    lines = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in usual.items()]
    lines += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items() if name in names]
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()
