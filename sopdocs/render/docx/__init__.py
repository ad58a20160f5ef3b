"""A SOP as a Word document: real tables, real text, native shapes; the same pages as the PDF.

See docs/decisions/0005-docx-anchoring.md for how shapes stay with their rows.
"""

from __future__ import annotations

from sopdocs.render.docx.document import render_docx

__all__ = ["render_docx"]
