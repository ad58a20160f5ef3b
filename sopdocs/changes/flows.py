"""Changes in the flows: columns of officials, and steps by what they are, not by their number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sopdocs.changes.align import Pair, align
from sopdocs.changes.change import Change, Lang
from sopdocs.changes.fields import kind_of, of_names, renamed
from sopdocs.changes.words import joined, word
from sopdocs.model import END, NEXT, Flow, Quality, Route, Sop, Step
from sopdocs.values.likeness import likeness, plain

STEP: tuple[str, ...] = (
    "activity", "performers", "mode", "shape", "question", "exits", "next", "inputs", "time", "outputs", "note",
)  # fmt: skip
"""Attributes of a step that are compared; its short name only serves to point to it."""
_SUMMARY = ("activity", "performers", "exits", "next", "time")
_NAMELESS = 0.6


def of_flows(before: Sop, after: Sop, lang: Lang) -> Iterator[Change]:
    """Changes in all flows; a flow that came or went is told step by step."""
    old, new = before.flows or (Flow(),), after.flows or (Flow(),)
    many = max(len(old), len(new)) > 1
    for first, second, moved in align(old, new, _same_flow):
        one = _Side(old[first] if first is not None else Flow(), before.flow_route(first or 0))
        two = _Side(new[second] if second is not None else Flow(), after.flow_route(second or 0))
        kept = second is not None
        place = _flow_name(two.flow if kept else one.flow, (second if kept else first) or 0, lang) if many else ""
        if moved:
            order = (str((first or 0) + 1), str((second or 0) + 1))
            yield Change("moved", joined(place, word("order", lang)), *order, (*two.route,))
        yield from _Flows(one, two, place, lang).changes()


def _flow_name(flow: Flow, index: int, lang: Lang) -> str:
    return f"{word('sections', lang)} {index + 1}" + (f" ({flow.title})" if flow.title else "")


def _same_flow(one: Flow, other: Flow) -> float:
    """Flows are the same by their titles, else by the activities they share."""
    if one == other:
        return 1.0
    if one.title and other.title:
        return min(0.99, likeness(one.title, other.title) / 100)
    first, second = ({plain(step.activity or "") for step in flow.steps} for flow in (one, other))
    return max(_NAMELESS, len(first & second) / (len(first | second) or 1) * 0.99)


@dataclass(frozen=True)
class _Side:
    """A flow of one of the editions and where it stands."""

    flow: Flow
    route: Route

    def at(self, *further: str | int) -> Route:
        return (*(self.route or ()), *further)


@dataclass(frozen=True)
class _Flows:
    """Two flows that belong together."""

    old: _Side
    new: _Side
    place: str
    lang: Lang

    def changes(self) -> Iterator[Change]:
        """Title, columns and steps."""
        titles = (self.old.flow.title or "", self.new.flow.title or "")
        if titles[0] != titles[1]:
            place = joined(self.place or word("sections", self.lang), word("title", self.lang))
            yield Change(kind_of(*titles), place, *titles, self.new.at("title"))
        columns = (self.old.flow.actors, self.new.flow.actors)
        heading = joined(self.place, word("actors", self.lang))
        yield from of_names(columns, self.new.at("actors"), heading, self.lang)
        yield from self._steps()

    def _steps(self) -> Iterator[Change]:
        before, after = self.old.flow.steps, self.new.flow.steps
        pairs = _paired(before, after)
        became = {pair.before: pair.after for pair in pairs if pair.before is not None and pair.after is not None}
        was = _Teller(self.old.flow, self.lang, became, renamed(self.old.flow.actors, self.new.flow.actors))
        now = _Teller(self.new.flow, self.lang, {index: index for index in range(len(after))})
        for first, second, moved in pairs:
            if first is None and second is not None:
                text = now.summary(after[second])
                yield Change("added", self._place(second, None), "", text, self.new.at("steps", second))
            elif second is None and first is not None:
                text = was.summary(before[first])
                yield Change("removed", self._place(first, None), text, "", self.old.at("steps", first))
            elif first is not None and second is not None:
                yield from self._step((first, second), moved, was, now)

    def _step(self, pair: tuple[int, int], moved: bool, was: _Teller, now: _Teller) -> Iterator[Change]:
        first, second = pair
        old, new = self.old.flow.steps[first], self.new.flow.steps[second]
        place, route = self._place(second, first), self.new.at("steps", second)
        if moved and first != second:
            order = (word("step", self.lang, no=first + 1), word("step", self.lang, no=second + 1))
            yield Change("moved", joined(place, word("order", self.lang)), *order, route)
        for name in STEP:
            if was.key(old, name, first) != now.key(new, name, second):
                texts = (was.text(old, name), now.text(new, name))
                yield Change(kind_of(*texts), joined(place, word(name, self.lang)), *texts, (*route, name))

    def _place(self, index: int, was: int | None) -> str:
        if was is None or was == index:
            return joined(self.place, word("step", self.lang, no=index + 1))
        return joined(self.place, word("step_was", self.lang, no=index + 1, was=was + 1))


def _paired(before: Sequence[Step], after: Sequence[Step]) -> tuple[Pair, ...]:
    shared = {step.id for step in before if step.id} & {step.id for step in after if step.id}

    def same(one: Step, other: Step) -> float:
        if one == other:
            return 1.0
        if one.id in shared or other.id in shared:
            return 0.99 * (one.id == other.id)
        alike = likeness(plain(one.activity or ""), plain(other.activity or "")) / 100
        return min(0.98, 0.85 * alike + 0.15 * (one.performers == other.performers))

    return align(before, after, same)


@dataclass(frozen=True)
class _Teller:
    """Tells what the steps of a flow say; ``became`` gives the later index of a step, ``called`` the later short
    name of an official, for comparing."""

    flow: Flow
    lang: Lang
    became: Mapping[int, int]
    called: Mapping[str, str] = field(default_factory=dict)

    def key(self, step: Step, name: str, index: int) -> object:
        """What is compared of an attribute: steps it points to count as what they are, not by number or short name."""
        if name == "next":
            return tuple(self._target(target, index) for target in step.next)
        if name == "exits":
            return tuple((label, tuple(self._target(each, index) for each in targets)) for label, targets in step.exits)
        if name == "performers":
            return tuple(self.called.get(each, each) for each in step.performers)
        return getattr(step, name)

    def text(self, step: Step, name: str) -> str:
        """What is shown of it."""
        value = getattr(step, name)
        if name == "next":
            return "; ".join(self._named(target) for target in value)
        if name == "exits":
            return "; ".join(f"{label}: {', '.join(map(self._named, targets))}" for label, targets in value)
        if name == "performers":
            return "; ".join(self.flow.heading(each) for each in value)
        return self._quality(value) if isinstance(value, Quality) else str(value or "")

    def summary(self, step: Step) -> str:
        """A whole step in a few lines."""
        lines = ((name, self.text(step, name)) for name in _SUMMARY)
        told = (
            text if name == "activity" else f"{word(name, self.lang).capitalize()}: {text}"
            for name, text in lines
            if text
        )
        return "\n".join(told) or word("empty", self.lang)

    def _quality(self, cell: Quality) -> str:
        if cell.merged:
            return word("as_above", self.lang)
        exits = (f"{label}: {', '.join(items)}" for label, items in cell.by_exit)
        return "; ".join((*cell.items, *exits))

    def _index(self, target: str) -> int | None:
        return next((index for index, step in enumerate(self.flow.steps) if step.id == target), None)

    def _target(self, target: str, index: int) -> object:
        """A step as the later edition counts it; a word where it is none."""
        found = index + 1 if target == NEXT else self._index(target)
        if target == END or found is None:
            return target
        return self.became.get(found, f"-{found}")

    def _named(self, target: str) -> str:
        if target in (NEXT, END):
            return word("next_step" if target == NEXT else "end", self.lang)
        found = self._index(target)
        return target if found is None else word("to_step", self.lang, no=found + 1)
