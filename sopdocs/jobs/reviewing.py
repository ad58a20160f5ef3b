"""Reviews put on record: one, or a whole form at once, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.jobs.editions import former
from sopdocs.ledger import Review, fingerprint
from sopdocs.load import find_definitions, ledger_path, load, load_ledger
from sopdocs.officials import load_officials
from sopdocs.publish import exclusive, publish
from sopdocs.record import appended
from sopdocs.register import Register, entry
from sopdocs.review.form import Held, ReviewForm
from sopdocs.review.judge import Against, against
from sopdocs.review.state import state_of
from sopdocs.source import Marks, fit, read_file


@dataclass(frozen=True, slots=True)
class Recorded:
    """A review on record; ``known`` where the very same one was there before, and nothing was written.

    ``unchecked``: there are no officials to find the reviewer among.
    """

    path: Path
    ledger: Path
    review: Review
    known: bool = False
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands against recording: where (line and column from 1; 0 for the command line), and what."""

    path: Path
    line: int
    column: int
    against: Against


class ReviewError(Exception):
    """Nothing was recorded; all that stands against it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(fault.against.reason for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class _Due:
    """A review that can be recorded, but for the writing."""

    path: Path
    review: Review


def record(path: Path, review: Review, today: date) -> Recorded:
    """Put a review of the definition at ``path`` on record, with the fingerprint of the text that was reviewed.

    While a new edition is being written that text is the former edition, which is the one in force.

    :raises ReviewError: it cannot be recorded; nothing is written.
    :raises RecordError, OSError: the ledger cannot be added to; nothing is written.
    """
    found = _judged(path, review, today)
    if isinstance(found, Against):
        raise ReviewError(Fault(path, 0, 0, found))
    return _written([found])[0]


def record_form(form: Path, today: date) -> tuple[Recorded, ...]:
    """Put every review of a form on record, or none where any of them has a fault.

    :raises ReviewError: the form has faults, each with its line and column; nothing is written.
    :raises RecordError, OSError: a ledger cannot be added to; nothing is written.
    """
    _, source = read_file(form)
    if source.tree is None and not source.problems:
        raise ReviewError(Fault(form, 1, 1, Against("form_empty", "")))
    fitted = fit(ReviewForm, source)
    faults = [
        Fault(
            form,
            *(problem.place or (1, 1, 2))[:2],
            Against("form_faulty", "", (("code", problem.code), *problem.values)),
        )
        for problem in fitted.problems
    ]
    if faults or fitted.value is None:
        raise ReviewError(*faults)
    if not fitted.value.reviews:
        raise ReviewError(Fault(form, 1, 1, Against("form_empty", "")))
    ready: list[_Due] = []
    register = _register(form, fitted.value)
    for index, held in enumerate(fitted.value.reviews):
        found = _of_form(fitted.value, held, _meant(form, held.sop, register), today)
        if isinstance(found, Against):
            faults.append(_placed(form, source.marks, index, found))
        else:
            ready.append(found)
    if faults:
        raise ReviewError(*faults)
    return _written(ready)


def _of_form(whole: ReviewForm, held: Held, paths: Sequence[Path], today: date) -> _Due | Against:
    if len(paths) != 1:
        listed = ", ".join(str(path) for path in paths)
        return Against("sop_several" if paths else "sop_unknown", "sop", (("sop", held.sop), ("paths", listed)))
    day = held.date or whole.date
    if day is None:
        return Against("no_day", "sop")
    review = Review(
        date=day,
        kind=held.kind or whole.kind or "pemantauan",
        by=held.by or whole.by,
        result=held.result,
        note=held.note,
        fingerprint=held.fingerprint,
        makes_up_for=held.makes_up_for,
    )
    return _judged(paths[0], review, today)


def _register(form: Path, whole: ReviewForm) -> Register:
    """The definitions in the form's folder and below, where any entry names its SOP by number."""
    if all((form.parent / held.sop).is_file() for held in whole.reviews):
        return Register()
    beside = [path for path in find_definitions([form.absolute().parent]) if path != form.absolute()]
    sops = ((path, load(path).sop) for path in beside)
    return Register(tuple(entry(str(path), sop) for path, sop in sops if sop is not None))


def _meant(form: Path, name: str, register: Register) -> list[Path]:
    """The definition a form means: a file beside it, else those of that number."""
    path = form.parent / name
    path = path.resolve() if ".." in path.parts else path
    return [path] if path.is_file() else [Path(each.name) for each in register.numbered(name)]


def _judged(path: Path, review: Review, today: date) -> _Due | Against:
    definition = load(path)
    if definition.sop is None:
        return Against("no_definition", "sop", (("path", str(path)),))
    ledger, faults = load_ledger(path)
    if faults:
        at = f"{faults[0].path}:{faults[0].place.line}:{faults[0].place.column}"
        return Against("ledger_faulty", "sop", (("path", at),))
    people = load_officials(path)
    if people.problems:
        return Against("officials_faulty", "by", (("path", str(people.path)),))
    stands = against(review, definition.sop, ledger, people.officials, today)
    if stands is not None:
        return stands
    seal = _seal(path, definition.data, state_of(definition.sop, ledger) == "disahkan")
    if review.fingerprint and review.fingerprint != seal:
        return Against("other_text", "fingerprint", (("path", str(path)),))
    by, note = (review.by or "").strip(), (review.note or "").strip() or None
    return _Due(path, review.model_copy(update={"fingerprint": seal, "by": by, "note": note}))


def _seal(path: Path, data: bytes, approved: bool) -> str:
    """Fingerprint of the text in force."""
    edition = None if approved else former(path)
    return fingerprint(edition.data if edition else data)


def _placed(form: Path, marks: Marks, index: int, found: Against) -> Fault:
    keys = {name: field.alias or name for name, field in Held.model_fields.items()}
    mark, _ = marks.nearest(("tinjauan", index, keys.get(found.about, "sop")))
    line, column, _ = (mark.value or mark.key if mark else None) or (1, 1, 2)
    return Fault(form, line, column, found)


def _written(due: Sequence[_Due]) -> tuple[Recorded, ...]:
    """Append everything in memory first, so that one ledger's fault leaves all as they are; then write.

    What is on record already, word for word, is not recorded twice: a form that was cut short is simply given again.
    """
    texts: dict[Path, bytes] = {}
    held: dict[Path, list[Review]] = {}
    done = []
    with ExitStack() as locks:
        for folder in sorted({each.path.resolve().parent for each in due}):
            locks.enter_context(exclusive(folder))
        for each in due:
            ledger = ledger_path(each.path)
            if ledger not in held:
                held[ledger] = list(load_ledger(each.path)[0].reviews)
            known = each.review in held[ledger]
            if not known:
                before = texts[ledger] if ledger in texts else ledger.read_bytes() if ledger.exists() else b""
                texts[ledger] = appended(before, each.review)
                held[ledger].append(each.review)
            unchecked = not load_officials(each.path).officials.posts
            done.append(Recorded(each.path, ledger, each.review, known, unchecked))
        for ledger, data in texts.items():
            publish(ledger, data)
    return tuple(done)
