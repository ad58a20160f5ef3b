"""All pages of an edition before any format: the parts as block trees, the office's style, the logo, the faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdocs.finding import Problem
from sopdocs.model import Cover, Sop
from sopdocs.profile import Paper, PartName, Profile
from sopdocs.render.blocks import LOGO, Element, parse_blocks
from sopdocs.render.edition import Edition
from sopdocs.render.logo import Logo, load_logo
from sopdocs.render.office_css import office_css
from sopdocs.render.sandbox import TemplateFault, render_template
from sopdocs.render.values import template_values

UPRIGHT: tuple[PartName, ...] = ("sampul", "pengesahan", "penjelasan")
"""Parts on upright paper; the identity block and the flow lie crosswise."""


@dataclass(frozen=True, slots=True)
class PartTree:
    """A part made from its template; the flow (``bagan``) has no elements, its pages are in the Chart."""

    name: PartName
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """What PDF, HTML and Word are made from, with what was wrong. A part without content is not among the parts."""

    parts: tuple[PartTree, ...]
    css: str
    logo: Logo | None
    problems: tuple[Problem, ...]


def compose(edition: Edition) -> Composition:
    """Fill the templates and read them into trees. Never raises; a faulty part keeps what could be read of it."""
    logo, problems = load_logo(edition.profile.logo, edition.folders)
    values = template_values(edition.sop, edition.profile, LOGO if logo else "")
    css, faults = office_css(edition.folders)
    parts = []
    for name in edition.profile.parts:
        if not _has_content(name, edition.sop):
            continue
        elements, wrong = ((), ()) if name == "bagan" else _part(name, edition, values)
        parts.append(PartTree(name, elements))
        faults += wrong
    return Composition(tuple(parts), css, logo, (*problems, *_problems(faults)))


def _has_content(name: PartName, sop: Sop) -> bool:
    """False for a part that would be an empty sheet, or a heading with nothing under it."""
    if name == "penjelasan":
        return bool(sop.narrative)
    return name != "sampul" or sop.cover != Cover() or bool(sop.title or sop.institution)


def _part(
    name: PartName, edition: Edition, values: Mapping[str, object]
) -> tuple[tuple[Element, ...], tuple[TemplateFault, ...]]:
    file = f"{name}.html"
    html, faults = render_template(file, edition.folders, values, {})
    parsed = parse_blocks(html)
    return parsed.elements, (*faults, *(TemplateFault(file, 0, reason) for _, reason in parsed.refused))


def _problems(faults: tuple[TemplateFault, ...]) -> Iterator[Problem]:
    for fault in dict.fromkeys(faults):
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file
        yield Problem("SOP025", ("profile",), (("berkas", place), *fault.reason.values()))


def paper_of(name: PartName, profile: Profile) -> Paper:
    """The paper a part is printed on."""
    return profile.pages.upright if name in UPRIGHT else profile.pages.landscape
