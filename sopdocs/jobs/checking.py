"""Definitions checked, alone and against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopdocs.finding import Finding
from sopdocs.institution import Institution, load_institution
from sopdocs.ledger import Ledger, Proof, fingerprint
from sopdocs.listing import roots
from sopdocs.load import Definition, load, load_ledger
from sopdocs.model import Sop
from sopdocs.place import apart
from sopdocs.policy import Policy
from sopdocs.profile import Profile, RuleSetting
from sopdocs.register import Entry, Register, Shared, entry
from sopdocs.regulations import RegulationsFile, load_regulations
from sopdocs.report import Checked
from sopdocs.rules import Subject, check
from sopdocs.rules.catalogue import CHECKS
from sopdocs.rules.engine import ACROSS, ALONE, stands_out
from sopdocs.rules.pages import codes
from sopdocs.rules.words import Lang, word_all, word_elsewhere


class Examined(NamedTuple):
    """What a check found, and in which definitions it looked."""

    files: tuple[Checked, ...]
    findings: tuple[Finding, ...]


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

    Each is loaded once, and judged by itself; then what was kept of each is judged against the others, and only a
    definition for which that has a consequence is loaded again.

    :param today: the date the review duty is judged by.
    :param policy: what is to be shown of a definition, and at what level; the institution's profile alone without it.
    :param prove: what tells of signed files; without it they are taken as recorded.
    :returns: the definitions, and findings by file and line.
    """
    listed = tuple(paths)
    run = Run(today, lang, policy, prove)
    alone = Register()
    files: list[Checked] = []
    found: list[tuple[Finding, ...]] = []
    outlines: list[_Outline] = []
    shared: Shared = {}
    for index, path in enumerate(listed):
        definition = load(path)
        files.append(_checked(definition))
        found.append(run.findings(definition, alone, ALONE if len(listed) > 1 else tuple(CHECKS)))
        if definition.sop is not None and len(listed) > 1:
            outlines.append(_outline(index, path, definition.sop, shared))
    register = Register(tuple(each.entry for each in outlines))
    for each in outlines:
        if each.exempt:
            found[each.place] = run.findings(load(listed[each.place]), register)
        elif stands_out(each.subject(register, today)):
            found[each.place] = run.with_more(load(listed[each.place]), register, found[each.place])
    return Examined(tuple(files), tuple(dict.fromkeys(finding for findings in found for finding in findings)))


class _Outline(NamedTuple):
    """What is kept of a definition until all are known: its entry, and what rules on other definitions read besides.

    ``exempt`` tells that it excuses itself from rules, so that what they find has a consequence either way.
    """

    place: int
    entry: Entry
    related: tuple[str, ...]
    legal_basis: tuple[str, ...]
    exempt: bool

    def subject(self, register: Register, today: date) -> Subject:
        """The definition as far as it is kept."""
        own = self.entry
        sop = Sop.model_construct(
            number=own.number, title=own.title, level=own.level, related=self.related, legal_basis=self.legal_basis
        )
        return Subject(sop, _NO_LEDGER, _NO_PROFILE, today, register, own.name)


_NO_LEDGER, _NO_PROFILE = Ledger(), Profile()


def _outline(index: int, path: Path, sop: Sop, shared: Shared) -> _Outline:
    basis = tuple(shared.setdefault(text, text) for text in sop.legal_basis)
    return _Outline(index, entry(str(path), sop, shared), sop.related, basis, bool(sop.exemptions))


def _checked(definition: Definition) -> Checked:
    sop = definition.sop or Sop()
    unit = " ".join(sop.institution)
    path = definition.path.as_posix()
    return Checked(path, sop.title or "", sop.number or "", unit, fingerprint(definition.data))


class _Around:
    """What lies round definitions, read once a run: institutions, and an office's list of regulations."""

    def __init__(self) -> None:
        self._roots: dict[Path, tuple[Path, ...]] = {}
        self._institutions: dict[tuple[str, tuple[Path, ...]], Institution] = {}
        self._regulations: dict[Path, RegulationsFile] = {}

    def institution(self, definition: Definition) -> Institution:
        """As `institution_of`."""
        folder = definition.path.parent
        if folder not in self._roots:
            self._roots[folder] = roots(definition.path)
        key = (definition.sop.profile if definition.sop is not None else "", self._roots[folder])
        known = self._institutions.get(key)
        if known is None:
            known = load_institution(*key, codes())
            if not known.problems:
                self._institutions[key] = known
        return known

    def regulations(self, path: Path) -> RegulationsFile:
        """As `load_regulations`."""
        if path.parent not in self._regulations:
            self._regulations[path.parent] = load_regulations(path)
        return self._regulations[path.parent]


class Run:
    """What all definitions of a run are judged by; parameters as in `examine`."""

    def __init__(
        self,
        today: date,
        lang: Lang,
        policy: Callable[[Path], Policy] | None = None,
        prove: Prover | None = None,
    ) -> None:
        self._today = today
        self._lang = lang
        self._policy = policy
        self._prove = prove
        self._around = _Around()

    def judged(self, path: Path, register: Register) -> Judged:
        """What one definition is judged by."""
        chosen = self._policy(path) if self._policy else Policy()
        return Judged(register, self._today, self._lang, chosen, self._around, self._prove)

    def findings(
        self, definition: Definition, register: Register, codes: Iterable[str] = CHECKS
    ) -> tuple[Finding, ...]:
        """The findings of a definition that are to be shown, as far as these rules find them."""
        by = self.judged(definition.path, register)
        found = _examined(definition, by, codes)
        return tuple(finding for finding in found if by.policy.shows(finding.code, finding.level))

    def with_more(self, definition: Definition, register: Register, known: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a definition that excuses itself from nothing: those known of it alone, and those across."""
        if definition.sop is None:
            return self.findings(definition, register)
        by = self.judged(definition.path, register)
        subject = subject_of(definition, definition.sop, by.profile(definition), load_ledger(definition.path)[0], by)
        found = _judged(definition, subject, by.lang, ACROSS)
        shown = (each for each in found if by.policy.shows(each.code, each.level))
        path = definition.path.as_posix()
        own = [each for each in known if each.path == path]
        return (*sorted([*own, *shown], key=_in_file), *(each for each in known if each.path != path))


class Judged(NamedTuple):
    """What a definition is judged by besides itself."""

    register: Register
    today: date
    lang: Lang
    policy: Policy
    around: _Around
    prove: Prover | None = None

    def profile(self, definition: Definition) -> Profile:
        """The profile of a definition's institution with the levels of the policy."""
        own = self.around.institution(definition).profile
        if not self.policy.sets_levels:
            return own
        levels = {code: RuleSetting(level=level) for code, level in self.policy.levels(codes()).items()}
        return own.model_copy(update={"rules": {**own.rules, **levels}})


def _examined(definition: Definition, by: Judged, codes: Iterable[str]) -> list[Finding]:
    """What is wrong in the file, with what these rules find, in its order; then what is wrong beside it."""
    lang = by.lang
    if definition.sop is None:
        return word_all(definition.problems, definition, Profile(), lang)
    institution = by.around.institution(definition)
    profile = by.profile(definition)
    ledger, faults = load_ledger(definition.path)
    beside_it = (*institution.faults, *faults, *by.around.regulations(definition.path).faults)
    loaded = word_all((*definition.problems, *institution.problems), definition, profile, lang)
    beside = [word_elsewhere(each, profile, lang) for each in beside_it]
    subject = subject_of(definition, definition.sop, profile, ledger, by)
    return sorted([*loaded, *_judged(definition, subject, lang, codes)], key=_in_file) + beside


def _judged(definition: Definition, subject: Subject, lang: Lang, codes: Iterable[str]) -> list[Finding]:
    """What these rules find."""
    return word_all(apart(definition, check(subject, codes)), definition, subject.profile, lang)


def subject_of(definition: Definition, sop: Sop, profile: Profile, ledger: Ledger, by: Judged) -> Subject:
    """The definition with everything the rules look at."""
    seal = fingerprint(definition.data)
    proofs = by.prove(definition.path, ledger) if by.prove and ledger.signatures else ()
    known = by.around.regulations(definition.path).regulations
    return Subject(sop, ledger, profile, by.today, by.register, str(definition.path), seal, proofs, known)


def _in_file(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.code, finding.message


def institution_of(definition: Definition) -> Institution:
    """The institution a definition names, seen from where it lies."""
    name = definition.sop.profile if definition.sop is not None else ""
    return load_institution(name, roots(definition.path), codes())
