"""Problems in words: level, message, hint and source from the page, place from the definition's marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from sopdocs.finding import Finding, Problem
from sopdocs.place import Definition, Elsewhere, Place, place
from sopdocs.profile import Profile
from sopdocs.rules.engine import is_off, level_of
from sopdocs.rules.pages import page
from sopdocs.values.regex import regex

Lang = Literal["id", "en"]
LANGUAGES: tuple[Lang, ...] = ("id", "en")


def word(problem: Problem, definition: Definition, profile: Profile, lang: Lang = "id") -> Finding:
    """A problem of a definition as a finding. KeyError for a code without a page (tests see to that)."""
    return _finding(problem, definition.path, place(definition, problem), profile, lang)


def word_all(problems: Iterable[Problem], definition: Definition, profile: Profile, lang: Lang = "id") -> list[Finding]:
    """Problems as findings, in the order of the file; what the institution has switched off is left out."""
    shown = (problem for problem in problems if not is_off(problem.code, profile))
    findings = [word(problem, definition, profile, lang) for problem in shown]
    return sorted(findings, key=lambda finding: (finding.line, finding.column, finding.code, finding.message))


def word_elsewhere(fault: Elsewhere, profile: Profile, lang: Lang = "id") -> Finding:
    """A problem of a file beside the definition (its ledger, its profile) as a finding."""
    finding = _finding(fault.problem, fault.path, fault.place, profile, lang)
    hint = page(fault.problem.code).hint_beside[lang]
    return finding._replace(hint=fill(hint, spoken(fault.problem.values, lang)))


def _finding(problem: Problem, path: Path, where: Place, profile: Profile, lang: Lang) -> Finding:
    about = page(problem.code)
    level = level_of(problem.code, profile)
    column, end_column = _narrowed(where, problem.part)
    values = spoken(problem.values, lang)
    return Finding(
        code=problem.code,
        level=about.level if level == "off" else level,
        path=path.as_posix(),
        line=where.line,
        column=column,
        end_column=end_column,
        message=fill(about.message[lang], values),
        hint=fill(about.hint[lang], values),
        source=about.source_in(lang),
        excerpt=where.excerpt,
    )


def _narrowed(where: Place, part: str) -> tuple[int, int]:
    """Columns of the part where it stands in the place's line, else of the whole place."""
    at = where.excerpt.find(part, where.column - 1, where.end_column - 1) if part else -1
    return (where.column, where.end_column) if at < 0 else (at + 1, at + 1 + len(part))


def spoken(values: Iterable[tuple[str, str]], lang: Lang) -> dict[str, str]:
    """Values by name in one language: of ``x_id`` and ``x_en`` the one that fits becomes ``x``."""
    chosen: dict[str, str] = {}
    for name, value in values:
        stem, _, tail = name.rpartition("_")
        if stem and tail in LANGUAGES:
            if tail == lang:
                chosen[stem] = value
        else:
            chosen[name] = value
    return chosen


_OPTIONAL = regex(r"\[\[(.*?)\]\]")
_NAME = regex(r"\{(\w+)\}")


def fill(template: str, values: dict[str, str]) -> str:
    """The template with its ``{name}`` filled in; ``[[ … ]]`` is left out where a value in it is empty or missing.

    >>> fill("'{kunci}' tidak dikenal.[[ Maksud Anda '{usul}'?]]", {"kunci": "jdul", "usul": ""})
    "'jdul' tidak dikenal."
    """

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(values.get(name) for name in _NAME.findall(match[1])) else ""

    def value(match: re.Match[str]) -> str:
        return values.get(match[1], match[0])

    return _NAME.sub(value, _OPTIONAL.sub(optional, template))
