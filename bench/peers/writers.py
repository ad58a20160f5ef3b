"""Tools that make a Word document of the same content, and LibreOffice, which makes a PDF of one."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from bench.peers.paper import HEADS, Paper
from bench.peers.printers import Make

_WIDTHS = {"number": 8, "activity": 60, "symbol": 15, "quality": 24}
"""Columns of the template, mm: together the width of a landscape page with six officials."""


def cells() -> Make:
    """Each cell asked for by its place, as the guide of python-docx begins."""
    from docx import Document

    def make(content: Paper) -> bytes:
        document = Document()
        document.add_heading(content.title)
        for name, value in content.facts:
            document.add_paragraph(f"{name}: {value}")
        for name, items in content.boxes:
            document.add_paragraph(f"{name}: {'; '.join(items)}")
        table = document.add_table(len(content.lines) + 1, 2 + len(content.officials) + len(HEADS))
        for column, name in enumerate(("No", "Kegiatan", *content.officials, *HEADS)):
            table.cell(0, column).text = name
        for number, line in enumerate(content.lines, 1):
            for column, text in enumerate((str(number), line.activity, *map(_glyph, line.symbols), *line.quality)):
                table.cell(number, column).text = text
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def docxtpl() -> Make:
    """A template as an office would draw it in Word: landscape, small print, columns of fixed width."""
    from docxtpl import DocxTemplate

    template = _template()

    def make(content: Paper) -> bytes:
        document = DocxTemplate(BytesIO(template))
        rows = [
            {
                "number": number,
                "activity": line.activity,
                "symbols": [*map(_glyph, line.symbols)],
                "quality": line.quality,
            }
            for number, line in enumerate(content.lines, 1)
        ]
        values = {"title": content.title, "facts": content.facts, "boxes": content.boxes}
        document.render({**values, "officials": content.officials, "rows": rows}, autoescape=True)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def libreoffice(tags: bool) -> Make:
    """Word document by docxtpl, then LibreOffice, which runs all the time and is told what to convert."""
    from bench.peers.libreoffice import Converter

    word, converter = docxtpl(), Converter()
    return lambda content: converter.pdf(word(content), tags)


def libreoffice_command() -> Make:
    """The same, with LibreOffice started for one document."""
    from bench.peers.libreoffice import converted

    word = docxtpl()
    return lambda content: converted(word(content))


def _template() -> bytes:
    from docx.oxml import OxmlElement

    document = _landscape()
    document.add_heading("{{ title }}")
    document.add_paragraph("{%p for name, value in facts %}")
    document.add_paragraph("{{ name }}: {{ value }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p for name, items in boxes %}")
    document.add_paragraph("{{ name }}: {{ items|join('; ') }}")
    document.add_paragraph("{%p endfor %}")
    document.add_page_break()
    table = document.add_table(4, 9, style="Table Grid")
    table.autofit = False
    head = ("No", "Kegiatan", "{%tc for each in officials %}", "{{ each }}", "{%tc endfor %}", *HEADS)
    quality = tuple(f"{{{{ row.quality[{place}] }}}}" for place in range(len(HEADS)))
    body = ("{{ row.number }}", "{{ row.activity }}", "{%tc for each in row.symbols %}", "{{ each }}", "{%tc endfor %}")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _fill(table.rows[0], head)
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    _fill(table.rows[2], (*body, *quality))
    table.rows[3].cells[0].text = "{%tr endfor %}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _landscape() -> Any:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans Narrow", Pt(8)
    style.paragraph_format.space_after = Pt(0)
    return document


def _fill(row: Any, texts: tuple[str, ...]) -> None:
    from docx.shared import Mm

    kinds = ("number", "activity", "symbol", "symbol", "symbol", *("quality",) * len(HEADS))
    for cell, text, kind in zip(row.cells, texts, kinds, strict=True):
        cell.text = text
        cell.width = Mm(_WIDTHS[kind])


def _glyph(kind: str) -> str:
    return {"": "", "capsule": "\u2b2d", "diamond": "\u25c7"}.get(kind, "\u25ad")
