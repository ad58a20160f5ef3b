"""The fonts of the flow pages among those of the file: one subset for a face, whoever drew with it."""

from __future__ import annotations

from typing import Any

from sopdocs.chart import PT, TextStyle
from sopdocs.render.flow.glyphs import Run, shaper


class Faces:
    """Fonts by style, found by Pango under the families that the document's ``@font-face`` rules declare.

    Lines are shaped with the bytes that will be embedded, so that a glyph's number means the same to both.

    :param document: WeasyPrint's document.
    :param stream: one of its pages' streams.
    """

    def __init__(self, document: Any, stream: Any) -> None:
        self._map = document.font_config.font_map
        self._stream = stream
        self._fonts: dict[tuple[str, bool], Any] = {}

    def line(self, text: str, style: TextStyle) -> tuple[str, Run]:
        """The name of the font in the file, and the line in its glyphs, which are kept for the subset."""
        font = self._fonts.get((style.family, style.bold))
        if font is None:
            font = self._fonts[style.family, style.bold] = self._load(style)
        run = shaper(font.file_content, font.index).run(text, style.size * PT)
        for glyph, meaning, width in run.glyphs:
            font.to_unicode.setdefault(glyph, meaning)
            font.widths.setdefault(glyph, width)
        return str(font.hash), run

    def _load(self, style: TextStyle) -> Any:
        from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango, unicode_to_char_p

        context = ffi.gc(pango.pango_font_map_create_context(self._map), gobject.g_object_unref)
        description = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        family, kept = unicode_to_char_p(style.family)
        pango.pango_font_description_set_family(description, family)
        pango.pango_font_description_set_weight(description, 700 if style.bold else 400)
        pango.pango_font_description_set_absolute_size(description, int(style.size * TO_UNITS))
        del kept
        found = ffi.gc(pango.pango_font_map_load_font(self._map, context, description), gobject.g_object_unref)
        font, _ = self._stream.add_font(found)
        return font
