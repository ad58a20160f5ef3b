"""The rule on how long the whole takes: what is declared against what the steps add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sopdocs.model import NarrativeItem, Route
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.durations import read_duration
from sopdocs.values.regex import regex

if TYPE_CHECKING:
    from sopdocs.elapsed import Way
    from sopdocs.values.spans import Span

_TOTAL = regex(
    r"\b(?:total|jumlah|keseluruhan)\s+waktu\b(?:\s+\w+){0,3}?\s*(?:adalah|ialah|:|=)?\s*(?P<time>\d[^.;,]{0,40})",
    re.IGNORECASE,
)


def service_time_exceeded(subject: Subject) -> Iterator[Found]:
    """A declared time that the steps surely exceed, or a stated total that is not their sum. One flow only."""
    declared = [*_declared(subject)]
    if not declared or len(subject.flows) != 1:
        return
    from sopdocs.elapsed import elapsed
    from sopdocs.values.spans import span_of

    way = elapsed(subject.flows[0].flow).longest
    if way is None:
        return
    for route, text, is_total in declared:
        span = span_of(read_duration(text))
        if span is not None and (way.least.surely_longer(span[1]) or (is_total and _differs(way, span))):
            steps = "-".join(str(step + 1) for step in way.steps)
            yield found(
                *route,
                part=text,
                tulisan=text,
                jumlah_id=way.most.words(),
                jumlah_en=way.most.words(english=True),
                langkah=steps,
            )


def _differs(way: Way, stated: tuple[Span, Span]) -> bool:
    """True where both sums are of one meaning and are not the same."""
    exact = way.least == way.most and stated[0] == stated[1]
    comparable = _kinds(way.most) == _kinds(stated[1])
    return exact and comparable and way.most != stated[1]


def _kinds(span: Span) -> tuple[bool, ...]:
    return bool(span.minutes), bool(span.working), bool(span.days), bool(span.months)


def _declared(subject: Subject) -> Iterator[tuple[Route, str, bool]]:
    """The service time, and totals that the narrative or a warning states: place, text, whether it is a total."""
    sop = subject.sop
    if filled(sop.service_time):
        yield ("service_time",), (sop.service_time or "").strip(), False
    texts: list[tuple[Route, str]] = [(("warnings", place), text) for place, text in enumerate(sop.warnings)]
    texts += _narrative(sop.narrative, ("narrative",))
    for route, text in texts:
        match = _TOTAL.search(text)
        if match and read_duration(match["time"].strip()).measurable:
            yield route, match["time"].strip(), True


def _narrative(items: tuple[NarrativeItem, ...], above: Route) -> list[tuple[Route, str]]:
    found_: list[tuple[Route, str]] = []
    for place, item in enumerate(items):
        at: Route = (*above, place)
        found_ += [((*at, name), text) for name in ("text", "heading") if (text := getattr(item, name))]
        found_ += _narrative(item.body, (*at, "body"))
    return found_
