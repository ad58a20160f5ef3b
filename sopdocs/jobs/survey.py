"""Where every SOP of an office stands on a day: what lists, reminders and the register are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sopdocs.cadence import approval_of, in_force_since, start_date
from sopdocs.clocks import clocks, last_heeded, last_review, shortfalls
from sopdocs.config import Choices
from sopdocs.finding import LEVELS, Finding, Level, Problem
from sopdocs.jobs.build import examine, institution_of
from sopdocs.ledger import Ledger, fingerprint
from sopdocs.load import ledger_path, load, load_ledger
from sopdocs.model import Sop
from sopdocs.officials import Officials, load_officials
from sopdocs.place import Definition, Elsewhere, Place
from sopdocs.policy import LEVEL_WORDS, Layer
from sopdocs.profile import Profile
from sopdocs.regulations import Effect, Regulations, load_regulations
from sopdocs.review import events
from sopdocs.review.duties import in_order, of_clocks, of_events, of_years
from sopdocs.review.people import people_of
from sopdocs.review.state import changed_since, state_of
from sopdocs.rules.pages import codes
from sopdocs.rules.words import Lang, word_all, word_elsewhere
from sopdocs.standing import Duty, Standing
from sopdocs.values.titles import title_of

FLOW = ("pelaksana", "langkah", "alur", "penjelasan")
"""Keys of a definition that no review depends on."""
REVIEW = "SOP6"
"""Beginning of the codes that tell of reviews themselves; they do not ask for another one."""
LEGAL: dict[str, Effect] = {"SOP611": "amended", "SOP219": "revoked"}
"""Rules on changed regulations; an SOP excused from one is not asked to be reviewed for that."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Standings by path, and findings of what could not be read: a definition among them has no standing.

    A definition (its flow aside), ledger, pejabat.yaml or regulasi.yaml that was read in part is named there too; the
    SOPs stand as what was readable tells. ``judged`` is what the checks found, by the definition's path.
    """

    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...] = ()
    judged: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """A definition with what lies beside it; ``sop`` is None where it cannot be read."""

    path: Path
    sop: Sop | None
    seal: str
    ledger: Ledger
    profile: Profile
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a folder's definitions share: officials, known regulations, and what cannot be read of them."""

    officials: Officials
    regulations: Regulations
    findings: tuple[Finding, ...] = ()


def _beside(path: Path, lang: Lang) -> _Beside:
    people, laws = load_officials(path), load_regulations(path)
    faults = [
        Elsewhere(people.path, problem, Place(*(problem.place or (1, 1, 2)), ""))
        for problem in people.problems
        if people.path is not None
    ]
    return _Beside(people.officials, laws.regulations, _worded((*faults, *laws.faults), Profile(), lang))


@dataclass
class Shelf:
    """Definitions and ledgers as last read; one is read again when its file, or its ledger's, is another.

    For whoever surveys the same office many times in one run. Institutions' forms are taken to stay as they are.
    """

    lang: Lang
    _kept: dict[Path, tuple[object, Read]] = field(default_factory=dict)

    def read(self, path: Path) -> Read:
        """The definition at ``path``. Never raises for what an author wrote."""
        stamp = _stamp(path), _stamp(ledger_path(path))
        kept = self._kept.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._kept[path] = stamp, read(path, self.lang)
        return kept[1]


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def read(path: Path, lang: Lang) -> Read:
    """Read a definition, its ledger and its institution's form."""
    definition = load(path)
    seal = fingerprint(definition.data)
    ledger, faults = load_ledger(path)
    profile = institution_of(definition).profile if definition.sop is not None else Profile()
    problems = [each for each in definition.problems if definition.sop is None or not _of_flow(definition, each)]
    found = (*word_all(problems, definition, profile, lang), *_worded(faults, profile, lang))
    return Read(path, definition.sop, seal, ledger, profile, found)


def _of_flow(definition: Definition, problem: Problem) -> bool:
    """True for a fault in the flow: no review depends on it."""
    line, column, _ = problem.place or (0, 0, 0)
    nodes = (node for key in FLOW if (node := definition.marks.node((key,))) is not None)
    ends = ((node.start_mark.line, (node.end_mark.line, node.end_mark.column)) for node in nodes)
    return any(start < line and (line - 1, column - 1) < end for start, end in ends)


def _worded(faults: Iterable[Elsewhere], profile: Profile, lang: Lang) -> tuple[Finding, ...]:
    return tuple(word_elsewhere(fault, profile, lang) for fault in faults)


def survey(
    paths: Iterable[Path], today: date, lang: Lang, *, findings: bool = True, shelf: Shelf | None = None
) -> Survey:
    """Where the SOPs of these definitions stand on ``today``, by path. Never raises for what an author wrote.

    :param findings: run the checks too; without them no findings are counted, and none asks for a review.
    :param shelf: what to read with; one that is kept reads again only what has changed.
    :raises ConfigError: ``sopdocs.toml`` cannot be followed (only with ``findings``).
    """
    listed = sorted(dict.fromkeys(paths))
    shelf = shelf or Shelf(lang)
    judged = _judged(listed, today, lang) if findings else {}
    offices: dict[Path, _Beside] = {}
    looked: list[_Looked] = []
    unread: list[Finding] = []
    for path in listed:
        each = shelf.read(path)
        unread += each.findings
        if each.sop is not None:
            if path.parent not in offices:
                offices[path.parent] = _beside(path, lang)
            beside = offices[path.parent]
            looked.append(_look(each, each.sop, beside, _count(judged.get(path.as_posix(), ())), today))
    shared = (finding for beside in offices.values() for finding in beside.findings)
    return Survey(tuple(_with_related(looked)), tuple(dict.fromkeys((*unread, *shared))), judged)


def _judged(paths: Sequence[Path], today: date, lang: Lang) -> Mapping[str, tuple[Finding, ...]]:
    """What the checks find, by path, in the order of the report."""
    found: dict[str, list[Finding]] = {}
    for finding in examine(paths, today, lang, Choices(Layer(), codes()).policy).findings:
        found.setdefault(finding.path, []).append(finding)
    return {path: tuple(each) for path, each in found.items()}


def _count(findings: Iterable[Finding]) -> Counter[tuple[bool, Level]]:
    """Findings by level, those about reviews apart."""
    return Counter((finding.code.startswith(REVIEW), finding.level) for finding in findings)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A standing, and what the SOPs related to it need: titles it is related to, when it was last looked at."""

    standing: Standing
    related: tuple[str, ...]
    seen: date | None
    days: int
    revised: date | None
    revoked: date | None


def _look(each: Read, sop: Sop, beside: _Beside, counts: Counter[tuple[bool, Level]], today: date) -> _Looked:
    ledger, profile = each.ledger, each.profile
    people = people_of(sop, beside.officials, today)
    since, last, seen = in_force_since(sop, ledger, today), last_review(ledger, today), _seen(ledger, today)
    levels: Counter[Level] = Counter()
    for (_, level), count in counts.items():
        levels[level] += count
    changed = changed_since(ledger, each.seal)
    happened = _happened(each, sop, beside, counts, today) if since and seen else ()
    standing = Standing(
        path=each.path,
        number=sop.number or "",
        title=sop.title or "",
        unit=" ".join(sop.institution),
        profile=sop.profile,
        state=state_of(sop, ledger),
        today=today,
        revision=sop.dates.revision or "",
        effective=start_date(sop),
        since=since,
        last=last,
        duties=in_order(
            (
                *of_clocks(clocks(sop, profile, ledger, today)),
                *of_years(shortfalls(sop, profile, ledger, today)),
                *(of_events(happened, seen, profile.review.event_days) if seen else ()),
            )
        ),
        signatures=ledger.signatures,
        owner=people.owner,
        approver=people.approver,
        superiors=people.superiors,
        findings=levels,
        changed=changed,
    )
    related = tuple(title_of(text) for text in sop.related) if since else ()
    return _Looked(standing, related, seen, profile.review.event_days, _revised(ledger), _revoked(sop, ledger))


def _seen(ledger: Ledger, today: date) -> date | None:
    """The day the SOP was last looked at: reviewed, or approved."""
    days = [each.date for each in ledger.reviews if each.date <= today]
    approval = approval_of(ledger)
    days += [approval.date] if approval else [each.date for each in ledger.signatures]
    return max(days, default=None)


def _happened(
    each: Read, sop: Sop, beside: _Beside, counts: Counter[tuple[bool, Level]], today: date
) -> tuple[events.Event, ...]:
    """Events of the SOP itself that call for a look; what it is related to is seen to later."""
    ledger = each.ledger
    seen = _seen(ledger, today) or date.min
    excused = {(each.rule or "").strip().upper() for each in sop.exemptions if (each.reason or "").strip()}
    happened = [*events.of_officials(sop, beside.officials, seen, today)]
    heeded = last_heeded(sop, ledger, today)
    if heeded is not None:
        told = [effect for code, effect in LEGAL.items() if code not in excused]
        happened += events.of_regulations(sop, beside.regulations, told, heeded, today)
    if approval_of(ledger) is not None:
        happened += events.of_text(changed_since(ledger, each.seal))
    last = last_review(ledger, today)
    if last is None or last.fingerprint != each.seal:
        word = each.profile.review.event_findings
        happened += events.of_findings(_grave(counts, word), word, str(LEVEL_WORDS[word]))
    return tuple(happened)


def _grave(counts: Counter[tuple[bool, Level]], word: str) -> int:
    """Findings of a level or graver, without those about reviews."""
    least = LEVEL_WORDS[word]
    levels = () if least == "off" else LEVELS[: LEVELS.index(least) + 1]
    return sum(count for (review, level), count in counts.items() if level in levels and not review)


def _revised(ledger: Ledger) -> date | None:
    """When an edition after the first was approved."""
    approval = approval_of(ledger)
    return approval.date if ledger.revised and approval else None


def _revoked(sop: Sop, ledger: Ledger) -> date | None:
    days = [each.date for each in ledger.passages if each.step == "dicabut"]
    return max(days, default=None) if sop.status == "dicabut" else None


def _with_related(looked: Sequence[_Looked]) -> Iterable[Standing]:
    """The standings, with duties from what happened to related SOPs."""
    titled: dict[str, _Looked] = {}
    for each in looked:
        if each.revised or each.revoked:
            titled.setdefault(title_of(each.standing.title), each)
    for each in looked:
        others = [titled[title] for title in dict.fromkeys(each.related) if title in titled]
        found = [
            events.Related(other.standing.number, other.standing.title, other.revised, other.revoked)
            for other in others
            if other is not each
        ]
        more: tuple[Duty, ...] = ()
        if found and each.seen:
            more = tuple(of_events(events.of_related(found, each.seen), each.seen, each.days))
        standing = each.standing
        yield replace(standing, duties=in_order((*standing.duties, *more))) if more else standing
