"""Where the stages meet: a definition file becomes files to publish (its findings: `sopdocs.jobs.checking`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.chart import Fault
from sopdocs.finding import Finding, Problem
from sopdocs.institution import Institution, institutions, load_institution
from sopdocs.jobs.checking import Examined, Prover, examine, institution_of
from sopdocs.jobs.mending import Remade, remake
from sopdocs.listing import NoSuchPathError, find_definitions, roots
from sopdocs.load import Definition, load
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.render import FORMATS, Edition
from sopdocs.rules.words import Lang, word_all, word_elsewhere
from sopdocs.starter import starter
from sopdocs.typefaces import Typefaces

if TYPE_CHECKING:
    from sopdocs.provenance import Provenance

__all__ = [
    "FORMATS",
    "Examined",
    "Made",
    "NoSuchPathError",
    "Prover",
    "Remade",
    "edition_of",
    "examine",
    "find_definitions",
    "institution_names",
    "institution_of",
    "make",
    "remake",
    "starting_text",
]

FONTS = "fonts"


@dataclass(frozen=True)
class Made:
    """What a definition became: files (suffix -> bytes; none if nothing can be shown) and what was found."""

    path: Path
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def institution_names(path: Path) -> tuple[str, ...]:
    """Institutions a definition at ``path`` may name."""
    return institutions(roots(path))


def starting_text(path: Path, name: str) -> str:
    """The text of a new definition at ``path`` in the form of institution ``name``."""
    return starter(load_institution(name, roots(path)))


def make(path: Path, formats: Sequence[str], lang: Lang) -> Made:
    """Render a definition in the given formats.

    Findings of loading, layout and rendering are given along; they do not stop it while there is anything to show.
    """
    return made_of(load(path), formats, lang)


def made_of(definition: Definition, formats: Sequence[str], lang: Lang) -> Made:
    """Render a definition that is loaded; as `make`."""
    from sopdocs.render.faults import find_faults

    if definition.sop is None:
        return Made(definition.path, {}, tuple(word_all(definition.problems, definition, Profile(), lang)))
    institution = institution_of(definition)
    edition = edition_of(definition, definition.sop, institution)
    chart = edition.chart
    files = {suffix: data for name in formats for suffix, data in FORMATS[name](edition).items()}
    problems = (*definition.problems, *institution.problems, *_of_chart(chart.faults), *find_faults(edition))
    findings = word_all(dict.fromkeys(problems), definition, institution.profile, lang)
    findings += [word_elsewhere(each, institution.profile, lang) for each in institution.faults]
    return Made(definition.path, files, tuple(findings))


def provenance_at(institution: Institution) -> Provenance:
    """What documents in the form of an institution are made from besides their definitions."""
    from sopdocs.provenance import provenance_of

    return provenance_of(institution.profile, institution.folders, typefaces_of(institution))


def typefaces_of(institution: Institution) -> Typefaces:
    """The font files documents of an institution may use."""
    from sopdocs.typefaces import find_typefaces

    return find_typefaces([folder / FONTS for folder in institution.folders])


def edition_of(definition: Definition, sop: Sop, institution: Institution) -> Edition:
    """A definition laid out in the form of an institution: what every format is made from."""
    from sopdocs.layout.lay_out import lay_out

    typefaces = typefaces_of(institution)
    chart = lay_out(sop, institution.profile, typefaces)
    return Edition(
        sop, chart, institution.profile, institution.folders, typefaces, definition.data, definition.path.name
    )


def _of_chart(faults: Iterable[Fault]) -> Iterator[Problem]:
    return (Problem(fault.code, fault.route, fault.values) for fault in faults)
