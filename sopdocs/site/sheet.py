"""What the page of one SOP says, as texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdocs.model import END, NEXT, Flow, Quality, Sop, Step
from sopdocs.site.dossier import Dossier
from sopdocs.site.words import Lang, say
from sopdocs.standing import Person
from sopdocs.values.dates import read_date, show_date

_BOXES = ("legal_basis", "qualifications", "equipment", "warnings", "records")
STEP_COLUMNS = ("no", "activity", "performers", "inputs", "time", "outputs", "remark", "onward")


@dataclass(frozen=True, slots=True)
class FlowText:
    """A flow table in words: its title, and a row for each step, in the order of ``STEP_COLUMNS``."""

    title: str
    rows: tuple[tuple[tuple[str, ...], ...], ...]


def identity(dossier: Dossier, lang: Lang) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Label and lines of everything that identifies an SOP; what is not filled in is left out."""
    sop, standing = dossier.sop, dossier.standing
    kind = (say(lang, f"kind_{sop.level}"),) if sop.level else ()
    pairs = (
        ("number", (standing.number,)),
        ("kind", kind),
        ("institution", sop.institution),
        ("made_on", (_date(sop.dates.made, lang),)),
        ("revised_on", (_date(sop.dates.revised, lang),)),
        ("revision", (standing.revision,)),
        ("effective", (show_date(standing.effective, lang) if standing.effective else "",)),
        ("approved_on", (_date(sop.dates.approved, lang),)),
        ("approver", (sop.approval.position or "", sop.approval.name or "")),
        ("owner", (*_person(dossier.standing.owner), *_instead(dossier.standing.owner, lang))),
        ("approving", _person(dossier.standing.approver)),
        ("source_file", (standing.path.name,)),
    )
    for key, lines in pairs:
        filled = tuple(line for line in lines if line.strip())
        if filled:
            yield say(lang, key), filled


def _person(person: Person | None) -> tuple[str, ...]:
    return (person.position, person.name) if person else ()


def _instead(person: Person | None, lang: Lang) -> tuple[str, ...]:
    return (say(lang, "instead", post=person.instead_of),) if person and person.instead_of else ()


def _date(text: str | None, lang: Lang) -> str:
    value = read_date(text).value
    return show_date(value, lang) if value else (text or "").strip(" -–—.…")


def boxes(sop: Sop, lang: Lang) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lists of the identity block that hold anything."""
    for key in _BOXES:
        items: tuple[str, ...] = getattr(sop, key)
        if items:
            yield say(lang, key), items


def flows(sop: Sop, lang: Lang) -> tuple[FlowText, ...]:
    """Every flow in words: what the drawing shows, for those who cannot see it."""
    return tuple(FlowText(flow.title or sop.title or "", tuple(_rows(flow, lang))) for flow in sop.flows if flow.steps)


def _rows(flow: Flow, lang: Lang) -> Iterator[tuple[tuple[str, ...], ...]]:
    places = {step.id: str(index) for index, step in enumerate(flow.steps, 1) if step.id}
    above: dict[str, Quality] = {}
    for index, step in enumerate(flow.steps, 1):
        qualities = []
        for name in ("inputs", "time", "outputs", "note"):
            quality: Quality = getattr(step, name)
            above[name] = above.get(name, Quality()) if quality.merged else quality
            qualities.append(above[name].all_items)
        performers = tuple(flow.heading(actor) for actor in step.performers)
        activity = (step.activity or "", *((step.question,) if step.question else ()))
        yield (str(index),), activity, performers, *qualities, _onward(step, index, len(flow.steps), places, lang)


def _onward(step: Step, index: int, count: int, places: dict[str, str], lang: Lang) -> tuple[str, ...]:
    """Where a step leads: nothing to say where that is simply the row below."""

    def named(targets: Sequence[str]) -> str:
        return ", ".join(_place(target, index, count, places, lang) for target in targets)

    if step.exits:
        return tuple(f"{label}: {named(targets)}" for label, targets in step.exits)
    return (named(step.next),) if step.next else ()


def _place(target: str, index: int, count: int, places: dict[str, str], lang: Lang) -> str:
    if target == END or (target == NEXT and index == count):
        return say(lang, "end")
    return str(index + 1) if target == NEXT else places.get(target, target)
