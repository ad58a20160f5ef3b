"""Edits to the items of a list: another order, one item less. Comments go with their item, or nothing is done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from yaml.nodes import ScalarNode, SequenceNode

from sopdocs.edit import Edit, apply_edits
from sopdocs.fix.scalars import ENDS, from_node
from sopdocs.model import Route
from sopdocs.place import Definition
from sopdocs.routes import yaml_route
from sopdocs.values.regex import regex

_MOST_ITEMS = 300
"""Longer lists are left alone."""
_DASH = regex(r"[ \t]*-[ \t]+")
_REST = regex(r"[ \t]*(#[^\r\n]*)?(?=[\r\n]|\Z)")
_COMMA = regex(r"\s*,\s*")


class Slot(NamedTuple):
    """Where an item stands: whole lines with the comments that belong to it, or its own characters in ``[a, b]``."""

    start: int
    end: int
    node: ScalarNode
    commented: bool = False


def reordered(definition: Definition, route: Route, order: Sequence[int]) -> list[Edit]:
    """Edits that bring the items into ``order`` (old places in their new order); none where that is not safe.

    The mark an item ends in belongs to its place, as in a list whose last item alone ends in a full stop.
    """
    slots = _slots(definition, route)
    if len(slots) < 2 or len(slots) != len(order) or (order[0] != 0 and _headed(definition.text, slots[0])):
        return []
    pairs = [(slots[new], slots[old]) for new, old in enumerate(order) if new != old]
    moved = [(here, _moved(definition.text, there, here)) for here, there in pairs]
    edits = [Edit(here.start, here.end, text) for here, text in moved if text is not None]
    return edits if len(edits) == len(pairs) else []


def removed(definition: Definition, route: Route, index: int) -> list[Edit]:
    """Edits that take one item out, not the first; none where that is not safe or would lose a comment."""
    slots = _slots(definition, route)
    if not 0 < index < len(slots) or slots[index].commented:
        return []
    between = definition.text[slots[index - 1].end : slots[index].start]
    return [] if between.strip(" \t\r\n,") else [Edit(slots[index - 1].end, slots[index].end, "")]


def _headed(text: str, slot: Slot) -> bool:
    """True for a first item with comment lines above it: they may be about the whole list."""
    return "\n" in text[slot.start : slot.node.start_mark.index]


def _moved(text: str, slot: Slot, to: Slot) -> str | None:
    """The text of a slot as it is to stand in another; None where it cannot be told."""
    own, there = from_node(slot.node, text), from_node(to.node, text)
    if own is None or there is None:
        return None
    last = there.words.rstrip()[-1:]
    edits = own.end_in(last if last and last in ENDS else "")
    shifted = [Edit(edit.start - slot.start, edit.end - slot.start, edit.text) for edit in edits]
    return apply_edits(text[slot.start : slot.end], shifted)


def _slots(definition: Definition, route: Route) -> list[Slot]:
    """The slots of a list of texts; none where what stands between them cannot be told apart."""
    if definition.sop is None:
        return []
    node = definition.marks.node(yaml_route(definition.sop, route))
    if not isinstance(node, SequenceNode) or len(node.value) > _MOST_ITEMS:
        return []
    if not all(isinstance(item, ScalarNode) for item in node.value):
        return []
    return _in_brackets(definition.text, node) if node.flow_style else _in_lines(definition.text, node)


def _in_brackets(text: str, node: SequenceNode) -> list[Slot]:
    slots = [Slot(item.start_mark.index, item.end_mark.index, item) for item in node.value]
    between = (text[one.end : other.start] for one, other in pairwise(slots))
    return slots if all(_COMMA.fullmatch(gap) for gap in between) else []


def _in_lines(text: str, node: SequenceNode) -> list[Slot]:
    slots: list[Slot] = []
    for item in node.value:
        slot = _lines_of(text, item, slots[-1].end if slots else 0)
        if slot is None:
            return []
        slots.append(slot)
    return slots


def _lines_of(text: str, item: ScalarNode, floor: int) -> Slot | None:
    """The whole lines of an item, with the comment lines right above it that begin behind ``floor``."""
    start, stop = item.start_mark.index, item.end_mark.index
    line = text.rfind("\n", 0, start) + 1
    rest = _REST.match(text, start + len(text[start:stop].rstrip()))
    if rest is None or line <= floor - 1 or not _DASH.fullmatch(text, line, start):
        return None
    above = line
    for comment in reversed(text[floor:line].splitlines(keepends=True)):
        if not comment.lstrip().startswith("#"):
            break
        above -= len(comment)
    return Slot(above, rest.end(), item, above < line or bool(rest[1]))
