"""What rendering had to put up with, as Problems: fonts, characters, templates, Word styles, logo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopdocs.finding import Problem
from sopdocs.model import Part, Route, Sop
from sopdocs.render.docx.office_styles import office_styles
from sopdocs.render.edition import Edition
from sopdocs.render.fonts import body_family
from sopdocs.source import both
from sopdocs.typefaces import spelt

_TABLE = ("steps", "actors", "sections")
"""Parts of a definition that are set in the table's font, and that the layout answers for."""


def find_faults(edition: Edition) -> tuple[Problem, ...]:
    """Every fault of an edition that no other stage reports: SOP020 and SOP021 of the body's font, SOP024, SOP025."""
    asked, family = edition.profile.fonts.body, body_family(edition.profile.fonts, edition.typefaces)
    problems = [] if asked == family else [Problem("SOP020", ("profile",), (("huruf", asked),))]
    for route, text in _texts(edition.sop):
        missing = edition.typefaces.missing(family, False, text)
        if missing:
            problems.append(Problem("SOP021", route, (("aksara", spelt(missing)), ("huruf", family))))
    styles = office_styles(edition.folders)
    if styles.fault:
        sebab = both("sebab", styles.fault, "no intact Word document (DOCX) with styles")
        problems.append(Problem("SOP025", ("profile",), (("berkas", styles.file), *sebab)))
    return (*problems, *edition.composition.problems)


def _texts(sop: Sop) -> Iterator[tuple[Route, str]]:
    """Every text of the definition that is printed in the body's font, with its route."""
    for name in type(sop).model_fields:
        if name not in _TABLE:
            yield from _walk(getattr(sop, name), (name,))


def _walk(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*route, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*route, index))
