"""Review forms and lists of changes: definitions and where they stand become documents to fill in and to sign."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sopdocs.config import Choices
from sopdocs.finding import Finding
from sopdocs.jobs.build import examine, institution_of
from sopdocs.jobs.editions import former
from sopdocs.jobs.survey import survey
from sopdocs.ledger import fingerprint
from sopdocs.load import Definition, load
from sopdocs.model import Sop
from sopdocs.policy import Layer
from sopdocs.profile import Profile
from sopdocs.render.paper import FORMATS
from sopdocs.render.paper.blank import Entry, blank_form
from sopdocs.render.paper.evaluation import Assessed, evaluation_form
from sopdocs.render.paper.folio import Folio, Letterhead, Office
from sopdocs.render.paper.matrix import Amended, change_list
from sopdocs.rules.pages import codes
from sopdocs.rules.words import Lang, word_all
from sopdocs.standing import Standing

__all__ = ["FORMATS", "Made", "change_lists", "evaluation_forms", "form_to_fill_in"]


@dataclass(frozen=True, slots=True)
class Made:
    """A document in its formats (suffix -> bytes; none where it cannot be made), and what was wrong."""

    path: Path
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


def evaluation_forms(paths: Iterable[Path], formats: Sequence[str], today: date, lang: Lang) -> Iterator[Made]:
    """The evaluation form of each definition, one after the other. Never raises for what an author wrote.

    :raises ConfigError: ``sopdocs.toml`` cannot be followed.
    """
    listed = tuple(paths)
    surveyed = survey(listed, today, lang)
    standings = {standing.path: standing for standing in surveyed.standings}
    found = _by_path(examine(listed, today, lang, Choices(Layer(), codes()).policy).findings)
    unread = _by_path(surveyed.findings)
    for path in listed:
        definition, standing = load(path), standings.get(path)
        if definition.sop is None or standing is None:
            yield Made(path, {}, tuple(unread.get(path.as_posix(), ())))
            continue
        if not (definition.sop.number or definition.sop.title or definition.sop.flows):
            yield Made(path, {}, tuple(word_all(definition.problems, definition, Profile(), lang)))
            continue
        findings = found.get(path.as_posix(), ())
        assessed = Assessed(definition.sop, fingerprint(definition.data), standing, findings)
        office = Office.of(institution_of(definition), Letterhead.of(definition.sop))
        yield _made(definition, evaluation_form(office, assessed, lang), formats)


def change_lists(
    paths: Iterable[Path], against: Path | None, formats: Sequence[str], today: date, lang: Lang
) -> tuple[Made, tuple[Path, ...]]:
    """One list of what changed in these definitions since their former editions.

    :param against: the former edition of the one definition there is, in place of the one that was kept.
    :returns: the list (no files where there is nothing to compare; findings of what cannot be read), and the
        definitions without a former edition.
    """
    pairs: list[tuple[Definition, Amended]] = []
    alone: list[Path] = []
    unread: list[Finding] = []
    for path in paths:
        after, before = load(path), load(against) if against else former(path)
        faulty = [each for each in (after, before) if each is not None and each.sop is None]
        unread += (finding for each in faulty for finding in word_all(each.problems, each, Profile(), lang))
        if before is None:
            alone.append(path)
        elif after.sop is not None and before.sop is not None:
            pairs.append((after, Amended(before.sop, after.sop)))
    if not pairs:
        return Made(Path(), {}, tuple(unread)), tuple(alone)
    first = pairs[0][0]
    office = Office.of(institution_of(first), _common([pair.after for _, pair in pairs]))
    made = _made(first, change_list(office, [pair for _, pair in pairs], today, lang), formats)
    return replace(made, findings=(*unread, *made.findings)), tuple(alone)


def form_to_fill_in(paths: Iterable[Path], folder: Path, today: date, lang: Lang) -> tuple[bytes, tuple[Finding, ...]]:
    """The form of reviews for these definitions, to lie in ``folder``; and what could not be read.

    :raises ConfigError: ``sopdocs.toml`` cannot be followed.
    """
    surveyed = survey(paths, today, lang)
    entries = [Entry(standing, _relative(standing.path, folder), _seal(standing)) for standing in surveyed.standings]
    return blank_form(entries, today, lang), surveyed.findings


def _made(definition: Definition, folio: Folio, formats: Sequence[str]) -> Made:
    files = {f".{name}": FORMATS[name](folio) for name in formats}
    problems = folio.composition.problems
    return Made(definition.path, files, tuple(word_all(problems, definition, folio.office.profile, folio.lang)))


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def _common(sops: Sequence[Sop]) -> Letterhead:
    """The lines of the letterhead that all share, from the first; the address of the first."""
    heads = [Letterhead.of(sop) for sop in sops]
    lines = heads[0].lines
    shared = [
        line for index, line in enumerate(lines) if all(head.lines[: index + 1] == lines[: index + 1] for head in heads)
    ]
    return Letterhead(tuple(shared), heads[0].address)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _seal(standing: Standing) -> str:
    """The fingerprint of the text, where that is the one in force; a new edition in the making is not reviewed yet."""
    return fingerprint(load(standing.path).data) if standing.state == "disahkan" else ""
