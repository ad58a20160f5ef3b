"""A SOP as a Word document: real tables, real text, native shapes; the same pages as the PDF. See `document`.

How shapes stay with their rows: docs/decisions/0005-docx-anchoring.md.
"""
