"""The flow pages of a PDF, drawn straight from the Chart: operators, glyphs and structure tags.

WeasyPrint lays out everything that an office's templates make; a flow page has nothing left to lay out. Its page comes
from WeasyPrint empty, with number, mark and bookmark, and is drawn here: content (`paint`), glyphs (`glyphs`), and,
once the file is put together, the tags that PDF/A-3a and PDF/UA-1 ask for (`tags`).
"""
