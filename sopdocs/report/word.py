"""The note on an examination as a Word document (.docx), with boxes to tick."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sopdocs.finding import Finding
from sopdocs.report.clean import xml_text
from sopdocs.report.memo import Note, notes
from sopdocs.report.options import Options

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.parfmt import ParagraphFormat

_A4_MM = (210, 297)
_MARGIN_MM = 25
_INDENT_MM = 6
_BOX = "\N{BALLOT BOX}"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def report(findings: Sequence[Finding], options: Options) -> bytes:
    """One note a definition, each on a page of its own; the same findings give the same bytes."""
    import docx

    document = docx.Document()
    _page(document, options)
    for place, note in enumerate(notes(findings, options)):
        if place:
            document.add_page_break()  # type: ignore[no-untyped-call]
        _note(document, note)
    data = io.BytesIO()
    document.save(data)
    return _dateless(data.getvalue())


def _page(document: Document, options: Options) -> None:
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in _A4_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "sopdocs"
    properties.language = options.lang
    day = options.today
    properties.created = properties.modified = (
        datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(*_EARLIEST, tzinfo=UTC)
    )


def _note(document: Document, note: Note) -> None:
    document.core_properties.title = note.heading
    document.add_heading(note.heading, 1)
    _rows(document.add_table(0, 2), note.facts, (40, 120))
    for title, entries in note.parts:
        document.add_heading(title, 2)
        for entry in entries:
            lines = "".join(f"\n{label}: {xml_text(text)}" for label, text in entry.details)
            paragraph = document.add_paragraph(f"{_BOX}\t")
            paragraph.add_run(entry.code).bold = True
            paragraph.add_run(f" ({entry.where}): {xml_text(entry.message)}{lines}")
            _hang(paragraph.paragraph_format)
    document.add_heading(note.remarks, 2)
    document.add_paragraph("\n\n\n")
    document.add_paragraph().add_run(note.limits).italic = True
    _rows(document.add_table(0, 2), [(label, "\n") for label in note.signing], (40, 120))


def _hang(form: ParagraphFormat) -> None:
    from docx.shared import Mm

    form.left_indent, form.first_line_indent = Mm(_INDENT_MM), Mm(-_INDENT_MM)
    form.keep_together = True


def _rows(table: Table, rows: Sequence[tuple[str, str]], widths_mm: tuple[int, int]) -> None:
    from docx.shared import Mm

    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for texts in rows:
        row = table.add_row()  # type: ignore[no-untyped-call]
        for cell, text, width in zip(row.cells, texts, widths_mm, strict=True):
            cell.text = xml_text(text)
            cell.width = Mm(width)


def _dateless(data: bytes) -> bytes:
    """The package without the time of its making."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EARLIEST), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
