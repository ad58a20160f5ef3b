"""Every text the author worded, with its route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopdocs.model import Narrative, Quality, Route, Sop, Step
from sopdocs.rules.flows import FlowView

Text = tuple[Route, str]

_LISTS = ("qualifications", "related", "equipment", "warnings", "records", "outside_inputs")
_CELLS = ("inputs", "time", "outputs", "note")


def texts_of(sop: Sop, flows: Iterable[FlowView], *, narrative: bool) -> Iterator[Text]:
    """Title, lists, steps, and the narrative where it is printed; regulations are quoted, so they are left out."""
    yield ("title",), sop.title or ""
    for name in _LISTS:
        yield from (((name, index), text) for index, text in enumerate(getattr(sop, name)))
    for view in flows:
        for index, step in view.steps:
            yield from _step(step, view.at("steps", index))
    for index, item in enumerate(sop.narrative if narrative else ()):
        yield from _narrative(item, ("narrative", index))


def _step(step: Step, route: Route) -> Iterator[Text]:
    yield (*route, "activity"), step.activity or ""
    for name in _CELLS:
        cell: Quality = getattr(step, name)
        for index, text in enumerate(cell.items):
            yield (*route, name, "items", index), text
        for label, texts in cell.by_exit:
            for text in texts:
                yield (*route, name, "by_exit", label), text


def _narrative(item: Narrative, route: Route) -> Iterator[Text]:
    yield (*route, "text") if item.text else (*route, "heading"), item.text or item.heading or ""
    for index, inner in enumerate(item.body):
        yield from _narrative(inner, (*route, "body", index))
