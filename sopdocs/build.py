"""Where the stages meet: a definition file becomes findings, and files to publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.chart import Fault
from sopdocs.finding import Finding, Problem
from sopdocs.institution import Institution, institutions, load_institution
from sopdocs.load import Definition, NoSuchPathError, find_definitions, load, load_ledger
from sopdocs.profile import Profile
from sopdocs.register import Register, entry
from sopdocs.render import FORMATS
from sopdocs.rules import Subject, check
from sopdocs.rules.words import Lang, word_all, word_elsewhere
from sopdocs.starter import starter

__all__ = [
    "FORMATS",
    "Made",
    "NoSuchPathError",
    "examine",
    "find_definitions",
    "institution_names",
    "make",
    "starting_text",
]

TEMPLATES = "templates"
FONTS = "fonts"


@dataclass(frozen=True)
class Made:
    """What a definition became: files (suffix -> bytes; none if nothing can be shown) and what was found."""

    path: Path
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def roots(path: Path) -> tuple[Path, ...]:
    """The workspace's own folder of institutions for a definition: the nearest ``templates/`` at or above it."""
    for folder in path.resolve().parents:
        if (folder / TEMPLATES).is_dir():
            return (folder / TEMPLATES,)
    return ()


def institution_names(path: Path) -> tuple[str, ...]:
    """Institutions a definition at ``path`` may name."""
    return institutions(roots(path))


def starting_text(path: Path, name: str) -> str:
    """The text of a new definition at ``path`` in the form of institution ``name``."""
    return starter(load_institution(name, roots(path)))


def examine(paths: Iterable[Path], today: date, lang: Lang) -> tuple[Finding, ...]:
    """Check definitions, also against each other.

    :param today: the date the review duty is judged by.
    :returns: findings by file and line.
    """
    definitions = [load(path) for path in paths]
    register = Register(tuple(entry(str(each.path), each.sop) for each in definitions if each.sop is not None))
    return tuple(finding for each in definitions for finding in _examined(each, register, today, lang))


def _examined(definition: Definition, register: Register, today: date, lang: Lang) -> list[Finding]:
    if definition.sop is None:
        return word_all(definition.problems, definition, Profile(), lang)
    institution = _institution(definition)
    ledger, faults = load_ledger(definition.path)
    subject = Subject(definition.sop, ledger, institution.profile, today, register, str(definition.path))
    problems = (*definition.problems, *institution.problems, *check(subject))
    beside = [word_elsewhere(each, institution.profile, lang) for each in (*institution.faults, *faults)]
    return word_all(problems, definition, institution.profile, lang) + beside


def make(path: Path, formats: Sequence[str], lang: Lang) -> Made:
    """Render a definition in the given formats.

    Findings of loading, layout and rendering are given along; they do not stop it while there is anything to show.
    """
    from sopdocs.layout.lay_out import lay_out
    from sopdocs.render.edition import Edition
    from sopdocs.render.faults import find_faults
    from sopdocs.typefaces import find_typefaces

    definition = load(path)
    if definition.sop is None:
        return Made(path, {}, tuple(word_all(definition.problems, definition, Profile(), lang)))
    institution = _institution(definition)
    typefaces = find_typefaces([folder / FONTS for folder in institution.folders])
    chart = lay_out(definition.sop, institution.profile, typefaces)
    edition = Edition(
        definition.sop, chart, institution.profile, institution.folders, typefaces, definition.data, path.name
    )
    files = {suffix: data for name in formats for suffix, data in FORMATS[name](edition).items()}
    problems = (*definition.problems, *institution.problems, *_of_chart(chart.faults), *find_faults(edition))
    findings = word_all(dict.fromkeys(problems), definition, institution.profile, lang)
    findings += [word_elsewhere(each, institution.profile, lang) for each in institution.faults]
    return Made(path, files, tuple(findings))


def _institution(definition: Definition) -> Institution:
    name = definition.sop.profile if definition.sop is not None else ""
    return load_institution(name, roots(definition.path))


def _of_chart(faults: Iterable[Fault]) -> Iterator[Problem]:
    return (Problem(fault.code, fault.route, fault.values) for fault in faults)
