"""Rules on the mutu-baku cells: filled, merged, by exit; and on times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.model import Quality, Route
from sopdocs.rules.flows import FlowView
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.durations import SHORT_UNIT, SHORT_UNITS, Duration, read_duration
from sopdocs.values.regex import regex

_CELLS = ("inputs", "time", "outputs")
_ACT = regex(
    r"^(?:me(?:ng|ny|m|n)[a-z]{3,}|terlaksananya|melakukan|melaksanakan)\b|\b(?:dan|serta)\s+(?:mendapatkan|melakukan)\b",
    re.IGNORECASE,
)
_MANY = 6
"""Steps from which one time for all of them is no chance."""
_UNIT_WORD = regex(r"\b(?:menit|jam|hari|minggu|bulan|tahun)\b", re.IGNORECASE)


def _empty(view: FlowView, name: str) -> Iterator[Found]:
    for index, step in view.steps:
        cell: Quality = getattr(step, name)
        if not cell.merged and not any(filled(item) for item in cell.all_items):
            yield found(*view.at("steps", index, name), langkah=index + 1)


def inputs_empty(subject: Subject) -> Iterator[Found]:
    """A step without inputs."""
    for view in subject.flows:
        yield from _empty(view, "inputs")


def time_empty(subject: Subject) -> Iterator[Found]:
    """A step without a time."""
    for view in subject.flows:
        yield from _empty(view, "time")


def outputs_empty(subject: Subject) -> Iterator[Found]:
    """A step without an output."""
    for view in subject.flows:
        yield from _empty(view, "outputs")


def merged_at_top(subject: Subject) -> Iterator[Found]:
    """A cell of the first row merged with the row above it, which there is not."""
    for view in subject.flows:
        for name in (*_CELLS, "note"):
            if view.flow.steps and getattr(view.flow.steps[0], name).merged:
                yield found(*view.at("steps", 0, name), on_key=True)


def unknown_exit(subject: Subject) -> Iterator[Found]:
    """A cell's item for an exit the step does not have."""
    for view in subject.flows:
        for index, step in view.steps:
            exits = [label for label, _ in step.exits]
            for name in (*_CELLS, "note"):
                for label, _ in getattr(step, name).by_exit:
                    if label not in exits:
                        at = view.at("steps", index, name, "by_exit", label)
                        yield found(*at, on_key=True, label=label, pilihan=", ".join(exits) or "-")


def exit_without_output(subject: Subject) -> Iterator[Found]:
    """A decision whose outputs name some of its exits and not the others."""
    for view in subject.flows:
        for index, step in view.steps:
            given = {label for label, texts in step.outputs.by_exit if any(map(filled, texts))}
            exits = {label for label, names in step.exits if any(map(filled, names))}
            if given and given <= exits and not step.outputs.items:
                for label in sorted(exits - given):
                    yield found(*view.at("steps", index, "outputs"), on_key=True, label=label)


def times_all_equal(subject: Subject) -> Iterator[Found]:
    """A flow of many steps all of which take the very same time."""
    for view in subject.flows:
        times = [tuple(" ".join(text.split()).casefold() for text in step.time.all_items) for _, step in view.steps]
        if len(times) >= _MANY and len(set(times)) == 1 and any(times[0]):
            yield found(
                *view.at("steps", 0, "time"), waktu=", ".join(view.flow.steps[0].time.all_items), banyak=len(times)
            )


def _times(subject: Subject) -> Iterator[tuple[Route, str, Duration]]:
    """Every time of the steps, and that of the whole service."""
    if subject.sop.service_time:
        yield ("service_time",), subject.sop.service_time, read_duration(subject.sop.service_time)
    for view in subject.flows:
        for index, step in view.steps:
            at = view.at("steps", index, "time")
            for place, text in enumerate(step.time.items):
                yield (*at, "items", place), text, read_duration(text)
            for label, texts in step.time.by_exit:
                for text in texts:
                    yield (*at, "by_exit", label), text, read_duration(text)


def time_unreadable(subject: Subject) -> Iterator[Found]:
    """A time that is no number of units."""
    for route, text, duration in _times(subject):
        if duration.kind == "unreadable":
            yield found(*route, tulisan=text)


def time_vague(subject: Subject) -> Iterator[Found]:
    """A time that promises nothing, or names only how often."""
    for route, text, duration in _times(subject):
        if duration.kind in ("vague", "periodic"):
            yield found(*route, tulisan=text)


def time_impossible(subject: Subject) -> Iterator[Found]:
    """A time of nothing, or a range that runs backwards."""
    for route, text, duration in _times(subject):
        if not duration.possible:
            yield found(*route, tulisan=text)


def days_mixed(subject: Subject) -> Iterator[Found]:
    """Working days and calendar days in one SOP; the first of the rarer kind is named."""
    calendar = [(route, text) for route, text, duration in _times(subject) if "hari" in duration.units]
    working = [(route, text) for route, text, duration in _times(subject) if "hari kerja" in duration.units]
    if calendar and working:
        route, text = min((calendar, working), key=len)[0]
        yield found(*route, tulisan=text, hari=len(calendar), hari_kerja=len(working))


def time_as_output(subject: Subject) -> Iterator[Found]:
    """An output that is a time: a value in the wrong column."""
    for view in subject.flows:
        for index, step in view.steps:
            for place, text in enumerate(step.outputs.items):
                if read_duration(text).measurable:
                    yield found(*view.at("steps", index, "outputs", "items", place), tulisan=text)


def output_is_act(subject: Subject) -> Iterator[Found]:
    """An output worded as an act."""
    for view in subject.flows:
        for index, step in view.steps:
            for place, text in enumerate(step.outputs.items):
                match = _ACT.search(text.strip())
                if match:
                    words = match[0].strip()
                    yield found(*view.at("steps", index, "outputs", "items", place), part=words, kata=words)


def units_vary(subject: Subject) -> Iterator[Found]:
    """One unit written with and without a capital: the first of the rarer writing; and the first that is shortened."""
    small: list[tuple[Route, str]] = []
    large: list[tuple[Route, str]] = []
    shortened: list[tuple[Route, str]] = []
    for route, text, duration in _times(subject):
        short = SHORT_UNIT.search(text)
        match = short or _UNIT_WORD.search(text)
        if duration.measurable and match:
            writing = shortened if short else large if match[0][0].isupper() else small
            writing.append((route, match[0]))
    if small and large:
        route, word = min((large, small), key=len)[0]
        yield found(*route, part=word, tulisan=word)
    for route, word in shortened[:1]:
        full = SHORT_UNITS[word.lower()]
        yield found(*route, part=word, tulisan=word, baku=full.capitalize() if len(large) > len(small) else full)
