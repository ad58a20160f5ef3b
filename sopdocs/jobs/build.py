"""Where the stages meet: a definition file becomes findings, and files to publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.chart import Fault
from sopdocs.finding import Finding, Problem
from sopdocs.fix import FIXES, State, mend
from sopdocs.institution import Institution, institutions, load_institution
from sopdocs.ledger import Ledger, Proof, fingerprint
from sopdocs.listing import NoSuchPathError, find_definitions, roots
from sopdocs.load import Definition, load, load_data, load_ledger
from sopdocs.model import Sop
from sopdocs.place import apart
from sopdocs.policy import Policy
from sopdocs.profile import Profile, RuleSetting
from sopdocs.provenance import Provenance, provenance_of
from sopdocs.register import Register, entry
from sopdocs.regulations import load_regulations
from sopdocs.render import FORMATS, Edition
from sopdocs.report import Checked
from sopdocs.rules import Subject, check, level_of
from sopdocs.rules.pages import codes
from sopdocs.rules.words import Lang, word_all, word_elsewhere
from sopdocs.starter import starter
from sopdocs.typefaces import Typefaces

__all__ = [
    "FORMATS",
    "Examined",
    "Made",
    "NoSuchPathError",
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


@dataclass(frozen=True)
class Examined:
    """What a check found, and in which definitions it looked."""

    files: tuple[Checked, ...]
    findings: tuple[Finding, ...]


def institution_names(path: Path) -> tuple[str, ...]:
    """Institutions a definition at ``path`` may name."""
    return institutions(roots(path))


def starting_text(path: Path, name: str) -> str:
    """The text of a new definition at ``path`` in the form of institution ``name``."""
    return starter(load_institution(name, roots(path)))


Prover = Callable[[Path, Ledger], tuple[Proof, ...]]
"""Looks at the files behind a definition's recorded signatures; never asked where there are none."""


def examine(
    paths: Iterable[Path],
    today: date,
    lang: Lang,
    policy: Callable[[Path], Policy] | None = None,
    prove: Prover | None = None,
) -> Examined:
    """Check definitions, also against each other.

    :param today: the date the review duty is judged by.
    :param policy: what is to be shown of a definition, and at what level; the institution's profile alone without it.
    :param prove: what tells of signed files; without it they are taken as recorded.
    :returns: the definitions, and findings by file and line.
    """
    listed = tuple(paths)
    register = _register(listed)
    files: list[Checked] = []
    findings: dict[Finding, None] = {}
    for path in listed:
        definition = load(path)
        chosen = policy(path) if policy else Policy()
        found = _examined(definition, _Judged(register, today, lang, chosen, prove))
        findings.update(dict.fromkeys(finding for finding in found if chosen.shows(finding.code, finding.level)))
        files.append(_checked(definition))
    return Examined(tuple(files), tuple(findings))


def _register(paths: Sequence[Path]) -> Register:
    """The register of these definitions. Only their entries are kept, so each is loaded again when its turn comes."""
    if len(paths) < 2:
        return Register()
    sops = ((path, load(path).sop) for path in paths)
    return Register(tuple(entry(str(path), sop) for path, sop in sops if sop is not None))


@dataclass(frozen=True)
class Remade:
    """A definition's bytes as they are and as they would be mended, and what was mended.

    A definition that was signed is left alone: ``signed`` tells that there was something to mend.
    """

    path: Path
    before: bytes
    after: bytes
    fixed: Mapping[str, int]
    signed: bool = False


def remake(paths: Iterable[Path], today: date, policy: Callable[[Path], Policy] | None = None) -> Iterator[Remade]:
    """Mend what is safe to mend in definitions, in memory; parameters as in `examine`."""
    listed = tuple(paths)
    register = _register(listed)
    for path in listed:
        by = _Judged(register, today, "id", policy(path) if policy else Policy())
        state = _state(load(path), by)
        if state.definition.sop is not None and any(problem.code in FIXES for problem in state.problems):
            yield _remade(state, by)


def _remade(state: State, by: _Judged) -> Remade:
    path, data = state.definition.path, state.definition.data
    if load_ledger(path)[0].signatures:
        return Remade(path, data, data, {}, signed=True)
    mended = mend(state, lambda new: _state(load_data(path, new), by))
    return Remade(path, data, mended.data, mended.fixed)


def _state(definition: Definition, by: _Judged) -> State:
    """The definition with all its problems that are to be shown."""
    if definition.sop is None:
        return State(definition, definition.problems)
    institution = institution_of(definition)
    profile = by.profile(institution.profile)
    ledger, _ = load_ledger(definition.path)
    problems = (*definition.problems, *check(_subject(definition, definition.sop, profile, ledger, by)))
    levels = ((problem, level_of(problem.code, profile)) for problem in problems)
    return State(
        definition, tuple(each for each, level in levels if level != "off" and by.policy.shows(each.code, level))
    )


def _checked(definition: Definition) -> Checked:
    sop = definition.sop or Sop()
    unit = " ".join(sop.institution)
    path = definition.path.as_posix()
    return Checked(path, sop.title or "", sop.number or "", unit, fingerprint(definition.data))


@dataclass(frozen=True)
class _Judged:
    """What a definition is judged by besides itself."""

    register: Register
    today: date
    lang: Lang
    policy: Policy
    prove: Prover | None = None

    def profile(self, own: Profile) -> Profile:
        """The institution's profile with the levels of the policy."""
        if not self.policy.sets_levels:
            return own
        levels = {code: RuleSetting(level=level) for code, level in self.policy.levels(codes()).items()}
        return own.model_copy(update={"rules": {**own.rules, **levels}})


def _examined(definition: Definition, by: _Judged) -> list[Finding]:
    lang = by.lang
    if definition.sop is None:
        return word_all(definition.problems, definition, Profile(), lang)
    institution = institution_of(definition)
    profile = by.profile(institution.profile)
    ledger, faults = load_ledger(definition.path)
    beside_it = (*institution.faults, *faults, *load_regulations(definition.path).faults)
    subject = _subject(definition, definition.sop, profile, ledger, by)
    loaded = word_all((*definition.problems, *institution.problems), definition, profile, lang)
    judged = word_all(apart(definition, check(subject)), definition, profile, lang)
    beside = [word_elsewhere(each, profile, lang) for each in beside_it]
    return sorted([*loaded, *judged], key=_in_file) + beside


def _subject(definition: Definition, sop: Sop, profile: Profile, ledger: Ledger, by: _Judged) -> Subject:
    seal = fingerprint(definition.data)
    proofs = by.prove(definition.path, ledger) if by.prove and ledger.signatures else ()
    known = load_regulations(definition.path).regulations
    return Subject(sop, ledger, profile, by.today, by.register, str(definition.path), seal, proofs, known)


def _in_file(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.code, finding.message


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


def institution_of(definition: Definition) -> Institution:
    """The institution a definition names, seen from where it lies."""
    name = definition.sop.profile if definition.sop is not None else ""
    return load_institution(name, roots(definition.path), codes())


def _of_chart(faults: Iterable[Fault]) -> Iterator[Problem]:
    return (Problem(fault.code, fault.route, fault.values) for fault in faults)
