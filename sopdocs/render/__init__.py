"""Rendering: an `Edition` becomes the bytes of a document. A format is a module here and a line in ``FORMATS``.

Every format imports its library only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sopdocs.finding import Problem
from sopdocs.render.edition import Edition


def _pdf(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.pdf import render_pdf  # noqa: PLC0415 - loaded when asked for

    return {".pdf": render_pdf(edition)}


def _html(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.html import render_html  # noqa: PLC0415 - loaded when asked for

    return {".html": render_html(edition)}


def _svg(edition: Edition) -> Mapping[str, bytes]:
    from sopdocs.render.chart_svg import render_svg  # noqa: PLC0415 - loaded when asked for

    return render_svg(edition)


FORMATS: dict[str, Callable[[Edition], Mapping[str, bytes]]] = {"pdf": _pdf, "html": _html, "svg": _svg}
"""Format name -> function giving the files to write: what is appended to the definition's name -> bytes."""


def faults(edition: Edition) -> tuple[Problem, ...]:
    """What rendering had to put up with: templates, logo, fonts (SOP020, SOP021, SOP024, SOP025). Never raises."""
    from sopdocs.render.faults import find_faults  # noqa: PLC0415 - loaded when asked for

    return find_faults(edition)


__all__ = ["FORMATS", "Edition", "faults"]
