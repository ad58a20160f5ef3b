"""Rendering: an `Edition` becomes the bytes of a document. A format is a module here and a line in ``FORMATS``.

Every format imports its library only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sopdocs.render.edition import Edition


def _pdf(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.pdf import render_pdf

    return {".pdf": render_pdf(edition)}


def _preview(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.preview import render_preview

    return {".pratinjau.pdf": render_preview(edition)}


def _html(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.html import render_html

    return {".html": render_html(edition)}


def _svg(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.chart_svg import render_svg

    return render_svg(edition)


def _docx(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.docx.document import render_docx

    return {".docx": render_docx(edition)}


FORMATS: dict[str, Callable[[Edition], Mapping[str, bytes]]] = {
    "pdf": _pdf,
    "pratinjau": _preview,
    "html": _html,
    "svg": _svg,
    "docx": _docx,
}
"""Format name -> function giving the files to write: what is appended to the definition's name -> bytes."""


__all__ = ["FORMATS", "Edition"]
