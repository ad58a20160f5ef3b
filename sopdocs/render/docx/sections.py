"""Sections: the paper a run of pages is printed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdocs.profile import Margins, Paper
from sopdocs.render.docx.units import twips


@dataclass(frozen=True)
class Sheet:
    """Paper, margins, and how far page numbers stand from the foot (mm). ``numbered`` pages carry them."""

    width: float
    height: float
    margins: Margins
    numbered: bool = True
    foot: float = 8.0

    @classmethod
    def of(cls, paper: Paper, numbered: bool = True) -> Sheet:
        """The sheet an institution prints a part on."""
        return cls(paper.width, paper.height, paper.margins, numbered)


@dataclass(frozen=True)
class Section:
    """A part of the document: its blocks as XML and the sheet they are printed on."""

    sheet: Sheet
    body: str


def properties(sheet: Sheet, references: str = "") -> str:
    """The ``w:sectPr`` of a sheet; ``references`` are its headers and footers."""
    margins = sheet.margins
    landscape = ' w:orient="landscape"' if sheet.width > sheet.height else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"{landscape}/>'
        f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}" w:bottom="{twips(margins.bottom)}" '
        f'w:left="{twips(margins.left)}" w:header="{twips(min(8.0, margins.top))}" w:footer="{twips(sheet.foot)}" '
        'w:gutter="0"/></w:sectPr>'
    )


def closing_paragraph(section_properties: str) -> str:
    """The paragraph that ends a section; too small to be seen, it must not open a page of its own."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{section_properties}</w:pPr></w:p>'
    )


def joined(sections: Sequence[Section], header: str, footer: str) -> str:
    """The body of a document. A reference to ``header`` stands in the first section, one to ``footer`` in the first
    that is numbered; later ones go on with both."""
    numbered = next((index for index, section in enumerate(sections) if section.sheet.numbered), -1)
    blocks: list[str] = []
    for index, section in enumerate(sections):
        references = (header if index == 0 else "") + (footer if index == numbered else "")
        settings = properties(section.sheet, references)
        last = index == len(sections) - 1
        blocks.append(section.body + (closing_paragraph("") + settings if last else closing_paragraph(settings)))
    return "".join(blocks)
