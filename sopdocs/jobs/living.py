"""Steps in the life of an SOP: the text is changed, the step goes on record, former editions are kept.

The ledger is written before the text. A step killed between the two is taken again by the same command: what is on
record already is not recorded twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.cadence import approval_of, in_force_since
from sopdocs.edit import apply_edits
from sopdocs.jobs.build import examine
from sopdocs.jobs.editions import edition_at, keep, number_of, write_summary
from sopdocs.jobs.filing import relative
from sopdocs.ledger import Ledger, Passage, PassageStep, fingerprint
from sopdocs.load import Definition, ledger_path, load, load_data, load_ledger
from sopdocs.model import Sop
from sopdocs.officials import load_officials
from sopdocs.publish import exclusive, publish
from sopdocs.record import appended
from sopdocs.review.life import StepName, refusal
from sopdocs.review.people import recognised
from sopdocs.review.rewrite import UnwritableError, put
from sopdocs.review.state import state_of
from sopdocs.rules.words import Lang
from sopdocs.standing import Said, State

LEFT_ASIDE = ("SOP6", "SOP705", "SOP706", "SOP707", *(f"SOP{code}" for code in range(711, 719)))
"""Findings that do not keep a text from being handed in: review duties, and the signature that is asked for.

What is printed of those who sign (SOP701 to SOP704, SOP708 to SOP710) must be right before.
"""


class LifeError(Exception):
    """A step that is not taken; ``reason`` is a key of the command line's words, ``why`` the refusal of the table."""

    def __init__(self, reason: str, why: Said | None = None, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.why = why
        self.values = values


@dataclass(frozen=True, slots=True)
class Act:
    """What is asked for: on which definition, on which day, by whom, why."""

    path: Path
    day: date
    today: date
    by: str = ""
    reason: str = ""
    lang: Lang = "id"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: the state now, what was kept, what was overridden for a reason."""

    path: Path
    state: State
    ledger: Path
    kept: tuple[Path, ...] = ()
    overridden: tuple[str, ...] = ()
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """A definition about to take a step."""

    definition: Definition
    sop: Sop
    ledger: Ledger

    @property
    def seal(self) -> str:
        return fingerprint(self.definition.data)


def submit(act: Act) -> Taken:
    """Hand a draft in for approval. Errors found in it forbid that, unless there is a reason.

    With a former edition, the list of changes against it is written beside it.
    """
    case = _opened(act)
    _allowed("submit", case, act.today)
    against = tuple(
        f"{finding.code} ({finding.path}:{finding.line})"
        for finding in examine([act.path], act.today, act.lang).findings
        if finding.level == "error" and not finding.code.startswith(LEFT_ASIDE)
    )
    if against and not act.reason.strip():
        raise LifeError("not_ready_to_submit", against="; ".join(against))
    data = _rewritten(case.definition, {("status",): "diajukan"})
    _write(act, case, data, _passage("diajukan", act, data))
    list_of_changes = write_summary(act.path, act.lang)
    return Taken(act.path, "diajukan", ledger_path(act.path), (list_of_changes,) if list_of_changes else (), against)


def withdraw(act: Act) -> Taken:
    """Take back what was handed in."""
    case = _opened(act)
    _allowed("withdraw", case, act.today)
    data = _rewritten(case.definition, {("status",): "draf"})
    _write(act, case, data, _passage("ditarik", act, data))
    return Taken(act.path, "draf", ledger_path(act.path))


def revise(act: Act) -> Taken:
    """Begin a new edition: keep the approved one, raise *Revisi ke*, set the date of revision, and back to a draft.

    A text that was changed after its approval keeps its changes; the approved text is then taken from its signed file.
    """
    case = _opened(act)
    left = case.ledger.revised
    resumed = left is not None and left.fingerprint == case.seal and case.sop.status != "draf"
    if not resumed:
        _allowed("revise", case, act.today)
        _not_before(act, case)
    number = number_of(case.sop)
    edition = edition_at(act.path, case.definition.data, case.ledger)
    if edition.doubts and not act.reason.strip() and not resumed:
        raise LifeError("edition_doubtful", what=", ".join(edition.doubts))
    kept = () if resumed else keep(act.path, edition, number)
    values = {
        ("status",): "draf",
        ("tanggal", "revisi"): act.day.isoformat(),
        ("tanggal", "revisi_ke"): str(number + 1),
    }
    data = _rewritten(case.definition, values)
    left_behind = {
        "revision": str(number),
        "since": in_force_since(case.sop, case.ledger, act.today),
        "file": relative(kept[0], act.path) if kept else None,
        "signed": len(case.ledger.signatures),
    }
    entry = _passage("revisi", act, case.definition.data).model_copy(update=left_behind)
    _write(act, case, data, None if resumed else entry)
    return Taken(act.path, "draf", ledger_path(act.path), kept, edition.doubts, number + 1)


def revoke(act: Act) -> Taken:
    """End the life of an approved SOP, for a reason."""
    case = _opened(act)
    _allowed("revoke", case, act.today)
    _not_before(act, case)
    if not act.reason.strip():
        raise LifeError("reason_missing")
    data = _rewritten(case.definition, {("status",): "dicabut"})
    _write(act, case, data, _passage("dicabut", act, data))
    return Taken(act.path, "dicabut", ledger_path(act.path))


def _opened(act: Act) -> _Case:
    """The definition and its ledger, both without faults. LifeError otherwise, and for a day to come."""
    definition = load(act.path)
    if definition.sop is None or definition.problems:
        raise LifeError("no_definition", path=act.path)
    ledger, faults = load_ledger(act.path)
    if faults:
        raise LifeError("ledger_faulty", path=faults[0].path, line=faults[0].place.line)
    if act.day > act.today:
        raise LifeError("day_to_come", day=act.day.isoformat())
    officials = load_officials(act.path)
    if act.by.strip() and officials.problems:
        raise LifeError("officials_faulty", path=officials.path)
    if act.by.strip() and not recognised(act.by.strip(), officials.officials):
        raise LifeError("nobody_known", by=act.by, path=officials.path, known=", ".join(officials.officials.posts))
    return _Case(definition, definition.sop, ledger)


def _allowed(name: StepName, case: _Case, today: date) -> None:
    state = state_of(case.sop, case.ledger)
    why = refusal(name, state, in_force=in_force_since(case.sop, case.ledger, today) is not None)
    if why is not None:
        raise LifeError("step_refused", why, path=case.definition.path, state=state)


def _not_before(act: Act, case: _Case) -> None:
    approval = approval_of(case.ledger)
    if approval is not None and act.day < approval.date:
        raise LifeError("before_approval", day=act.day.isoformat(), approval=approval.date.isoformat())


def _passage(step: PassageStep, act: Act, data: bytes) -> Passage:
    by, reason = act.by.strip() or None, act.reason.strip() or None
    return Passage(date=act.day, step=step, by=by, reason=reason, fingerprint=fingerprint(data))


def _rewritten(definition: Definition, values: Mapping[tuple[str, ...], str]) -> bytes:
    """The definition's bytes with these keys set, and read back: nothing else may have changed."""
    mark = definition.data[: len(definition.data) - len(definition.text.encode())]
    expected = definition.sop.model_dump(by_alias=True) if definition.sop else {}
    made = definition
    for keys, value in values.items():
        try:
            text = apply_edits(made.text, [put(made, keys, value)])
        except UnwritableError as error:
            raise LifeError("key_unwritable", path=definition.path, key=error.key, value=value) from None
        made = load_data(definition.path, mark + text.encode())
        part = expected
        for key in keys[:-1]:
            part = part[key]
        part[keys[-1]] = value
    if made.sop is None or made.problems or made.sop.model_dump(by_alias=True) != expected:
        raise LifeError(
            "key_unwritable", path=definition.path, key=", ".join(".".join(keys) for keys in values), value=""
        )
    return made.data


def _write(act: Act, case: _Case, data: bytes, entry: Passage | None) -> None:
    """The record, then the text; a step that is the last one on record is not recorded again."""
    ledger = ledger_path(act.path)
    with exclusive(act.path.resolve().parent):
        if act.path.read_bytes() != case.definition.data:
            raise LifeError("changed_meanwhile", path=act.path)
        before = ledger.read_bytes() if ledger.exists() else b""
        last = load_ledger(act.path)[0].passages[-1:]
        repeated = entry and last and (last[0].step, last[0].fingerprint) == (entry.step, entry.fingerprint)
        if entry is not None and not repeated:
            publish(ledger, appended(before, entry))
        publish(act.path, data)
