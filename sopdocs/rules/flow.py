"""Rules on the flow: start and end, targets, reachability, decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sopdocs.model import END, NEXT, Step
from sopdocs.rules.flows import FlowView
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.likeness import nearest, plain
from sopdocs.values.regex import regex

_HIDDEN = regex(
    r"\b(?:jika|apabila|bilamana|bila|kalau)\b"
    r"|\b\w+(?:\s+atau\s+|\s*/\s*)(?:menolak|(?:di)?tolak|penolakan)\b"
    r"|(?:\batau\s+|/\s*)(?:tidak|belum|menolak)\b",
    re.IGNORECASE,
)


def no_steps(subject: Subject) -> Iterator[Found]:
    """A definition, or a flow of it, without steps: nothing begins."""
    if not subject.flows:
        yield found("steps")
    for view in subject.flows:
        if not view.flow.steps:
            yield found(*view.at("steps"))


def beside_sections(subject: Subject) -> Iterator[Found]:
    """Officials or steps at the top level of a definition whose flows stand in a list of their own."""
    if subject.sop.sections:
        for name, key in (("actors", "pelaksana"), ("steps", "langkah")):
            if getattr(subject.sop, name):
                yield found(name, on_key=True, kunci=key)


def unknown_target(subject: Subject) -> Iterator[Found]:
    """A target that is no step of the flow."""
    for view in subject.flows:
        known = [step.id for step in view.flow.steps if step.id] + [END, NEXT]
        for target in view.graph.unknown:
            near = nearest(target.name, known, 60)
            yield found(
                *view.at(*target.route),
                tujuan=target.name,
                usul=near or "",
            )


def duplicate_id(subject: Subject) -> Iterator[Found]:
    """Two steps of one name."""
    for view in subject.flows:
        first: dict[str, int] = {}
        for index, step in view.steps:
            if step.id and step.id in first:
                yield found(*view.at("steps", index, "id"), id=step.id, langkah=first[step.id] + 1)
            elif step.id:
                first[step.id] = index


def reserved_id(subject: Subject) -> Iterator[Found]:
    """A step named by one of the two words that mean something else."""
    for view in subject.flows:
        for index, step in view.steps:
            if step.id in (END, NEXT):
                yield found(*view.at("steps", index, "id"), id=step.id)


def _resolved_flows(subject: Subject) -> Iterator[FlowView]:
    """Flows all of whose arrows lead somewhere; while one does not, reachability cannot be judged."""
    for view in subject.flows:
        pointless = any(not any(map(filled, names)) for step in view.flow.steps for _, names in step.exits)
        if not view.graph.unknown and not pointless:
            yield view


def unreachable(subject: Subject) -> Iterator[Found]:
    """A step no arrow leads to, however one goes from the start (not judged while some target is unknown)."""
    for view in _resolved_flows(subject):
        reached = view.graph.reachable()
        for index, _ in view.steps:
            if index not in reached:
                yield found(*view.at("steps", index), langkah=index + 1)


def no_end(subject: Subject) -> Iterator[Found]:
    """A flow that never ends."""
    for view in _resolved_flows(subject):
        if view.flow.steps and not any(view.graph.ends):
            yield found(*view.at("steps", len(view.flow.steps) - 1))


def stuck(subject: Subject) -> Iterator[Found]:
    """A step from which the end, though there is one, cannot be reached."""
    for view in _resolved_flows(subject):
        ending = view.graph.terminating()
        for index, _ in view.steps:
            if ending and index not in ending and index in view.graph.reachable():
                yield found(*view.at("steps", index), langkah=index + 1)


def decision_with_one_exit(subject: Subject) -> Iterator[Found]:
    """A decision with fewer than two ways out."""
    for view in subject.flows:
        for index, step in view.steps:
            if step.is_decision and len(step.exits) < 2:
                name = "exits" if step.exits else "shape"
                yield found(*view.at("steps", index, name), on_key=True, jumlah=len(step.exits))


def exit_label_unclear(subject: Subject) -> Iterator[Found]:
    """An exit without label, or with a label another exit has too."""
    for view in subject.flows:
        for index, step in view.steps:
            seen: set[str] = set()
            for label, _ in step.exits:
                if not filled(label) or plain(label) in seen:
                    yield found(*view.at("steps", index, "exits", label), on_key=True, label=label)
                seen.add(plain(label))


def exits_agree(subject: Subject) -> Iterator[Found]:
    """A decision all of whose exits lead to the same place."""
    for view in subject.flows:
        for index, step in view.steps:
            targets = {_resolved(name, index, step) for _, names in step.exits for name in names}
            if len(step.exits) > 1 and len(targets) == 1:
                yield found(*view.at("steps", index, "exits"), on_key=True)


def _resolved(name: str, index: int, step: Step) -> str:
    return name if name in (END, step.id) else f"{index + 1}" if name == NEXT else name


def exit_without_target(subject: Subject) -> Iterator[Found]:
    """An exit that leads nowhere."""
    for view in subject.flows:
        for index, step in view.steps:
            for label, names in step.exits:
                if not any(filled(name) for name in names):
                    yield found(*view.at("steps", index, "exits", label), on_key=True, label=label)


def hidden_decision(subject: Subject) -> Iterator[Found]:
    """A box whose words decide."""
    for view in subject.flows:
        for index, step in view.steps:
            match = _HIDDEN.search(step.activity or "")
            if match and not step.is_decision:
                yield found(*view.at("steps", index, "activity"), part=match[0], kata=match[0])


def activity_missing(subject: Subject) -> Iterator[Found]:
    """A step that does not say what is done."""
    for view in subject.flows:
        for index, step in view.steps:
            if not filled(step.activity):
                yield found(*view.at("steps", index, "activity"), langkah=index + 1)


def activity_repeated(subject: Subject) -> Iterator[Found]:
    """Two steps of one official with the very same words."""
    for view in subject.flows:
        counts = Counter((plain(step.activity or ""), step.performers) for step in view.flow.steps)
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for index, step in view.steps:
            key = (plain(step.activity or ""), step.performers)
            if key[0] and counts[key] > 1 and key in seen:
                yield found(*view.at("steps", index, "activity"), langkah=index + 1)
            seen.add(key)
