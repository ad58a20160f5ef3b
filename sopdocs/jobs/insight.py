"""What can be read off a definition besides its faults: its citations and what became of them, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdocs.elapsed import Elapsed, elapsed
from sopdocs.finding import Problem
from sopdocs.load import load
from sopdocs.model import Flow
from sopdocs.place import Definition, place
from sopdocs.regulations import Status, load_regulations, status_of
from sopdocs.values.canonical import canonical
from sopdocs.values.citations import Item, read_item


@dataclass(frozen=True, slots=True)
class CitedItem:
    """An item of the legal basis: its line, its reading, its canonical form, and the status of each citation in it."""

    line: int
    item: Item
    canonical: str
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """The legal basis of a definition; ``readable`` is False where the file gives no SOP."""

    path: Path
    title: str
    items: tuple[CitedItem, ...] = ()
    readable: bool = True


@dataclass(frozen=True, slots=True)
class TimedFlow:
    """The sums of a flow, and the steps (from 0) that lie on no path from its start to an end, so are in no sum.

    What a decision sends back to and nothing else leads to, for one: the way back is no path to an end.
    """

    title: str
    found: Elapsed
    aside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """How long the flows of a definition take, and the service time it declares."""

    path: Path
    title: str
    flows: tuple[TimedFlow, ...] = ()
    service_time: str = ""
    readable: bool = True


def cited(path: Path) -> Cited:
    """The legal basis of the definition at ``path``, read, with what its workspace knows of each regulation."""
    definition = load(path)
    if definition.sop is None:
        return Cited(path, "", readable=False)
    known = load_regulations(path).regulations
    items = []
    for index, text in enumerate(definition.sop.legal_basis):
        item = read_item(text)
        statuses = tuple(status_of(each, known) for each in item.citations)
        items.append(CitedItem(_line(definition, index), item, canonical(item), statuses))
    return Cited(path, definition.sop.title or "", tuple(items))


def _line(definition: Definition, index: int) -> int:
    return place(definition, Problem("", ("legal_basis", index))).line


def timed(path: Path) -> Timed:
    """How long each flow of the definition at ``path`` takes."""
    sop = load(path).sop
    if sop is None:
        return Timed(path, "", readable=False)
    flows = tuple(_timed_flow(flow) for flow in sop.flows)
    return Timed(path, sop.title or "", flows, (sop.service_time or "").strip())


def _timed_flow(flow: Flow) -> TimedFlow:
    found = elapsed(flow)
    passed = {step for way in found.ways for step in way.steps}
    known = bool(found.ways) and not found.more
    aside = tuple(step for step in range(len(flow.steps)) if step not in passed) if known else ()
    return TimedFlow(flow.title or "", found, aside)
