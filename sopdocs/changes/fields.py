"""Changes outside the flow: identity block, officials, lists, narrative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdocs.changes.align import align
from sopdocs.changes.change import Change, Kind, Lang
from sopdocs.changes.words import joined, word
from sopdocs.model import Exemption, Names, Narrative, Part, Route, Signer, Sop
from sopdocs.values.likeness import likeness

FIELDS: tuple[str, ...] = (
    "number", "title", "level", "institution", "cover", "dates", "status", "profile", "approval", "signers",
    "legal_basis", "qualifications", "related", "equipment", "warnings", "records", "review", "narrative",
    "service_time", "outside_inputs", "labels", "exemptions",
)  # fmt: skip
"""Attributes of an SOP compared here, in the order of its pages; the others belong to its flows."""


def of_fields(before: Sop, after: Sop, lang: Lang) -> Iterator[Change]:
    """Changes in everything but the flows."""
    for name in FIELDS:
        yield from _value((getattr(before, name), getattr(after, name)), (name,), word(name, lang), lang)


def of_texts(texts: tuple[Sequence[str], Sequence[str]], route: Route, place: str, lang: Lang) -> Iterator[Change]:
    """Changes between two lists of texts; the place of an item is its number in the later list."""
    before, after = texts
    for old, new, moved in align(before, after, _alike):
        was, now = (before[old] if old is not None else ""), (after[new] if new is not None else "")
        index = new if new is not None else old or 0
        where = place if max(len(before), len(after)) == 1 else joined(place, word("item", lang, no=index + 1))
        if moved and old is not None and new is not None:
            order = (word("item", lang, no=old + 1), word("item", lang, no=new + 1))
            yield Change("moved", where, f"{was} ({order[0]})", f"{now} ({order[1]})", (*route, new))
        elif was != now:
            yield Change(kind_of(was, now), where, was, now, (*route, index))


def kind_of(before: str, after: str) -> Kind:
    """What happened to a text."""
    return "changed" if before and after else "added" if after else "removed"


def _value(values: tuple[object, object], route: Route, place: str, lang: Lang) -> Iterator[Change]:
    before, after = values
    if before == after:
        return
    if isinstance(before, Part) and isinstance(after, Part):
        for name in type(before).model_fields:
            inner = joined(place, word(name, lang))
            yield from _value((getattr(before, name), getattr(after, name)), (*route, name), inner, lang)
    elif route == ("signers",):
        yield from _signers(values, lang)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from of_texts((list(_texts(before)), list(_texts(after))), route, place, lang)
    else:
        was, now = str(before or ""), str(after or "")
        if was != now:
            yield Change(kind_of(was, now), place, was, now, route)


def _alike(one: str, other: str) -> float:
    return 1.0 if one == other else min(0.999, likeness(one, other) / 100)


def _texts(items: Sequence[object]) -> Iterator[str]:
    """The items of any list of a definition as lines of text."""
    for item in items:
        if isinstance(item, Narrative):
            yield from filter(None, (item.heading, item.text))
            yield from _texts(item.body)
        elif isinstance(item, Exemption):
            yield joined(item.rule or "", item.reason or "")
        elif isinstance(item, tuple):
            yield ": ".join(str(part or "") for part in item)
        else:
            yield str(item)


def _signers(values: tuple[object, object], lang: Lang) -> Iterator[Change]:
    """Further signers, held against each other by their roles."""
    before, after = (
        [each for each in value if isinstance(each, Signer)] for value in values if isinstance(value, tuple)
    )
    for old, new, _ in align(before, after, _same_role):
        was, now = (before[old] if old is not None else Signer()), (after[new] if new is not None else Signer())
        place = joined(word("signers", lang), now.role or was.role or "")
        index = new if new is not None else old or 0
        if was == Signer() or now == Signer():
            yield Change(kind_of(_person(was), _person(now)), place, _person(was), _person(now), ("signers", index))
        else:
            yield from _value((was, now), ("signers", index), place, lang)


def _same_role(one: Signer, other: Signer) -> float:
    if one == other:
        return 1.0
    return 0.95 if one.role and one.role == other.role else 0.6 * (one.name == other.name)


def _person(signer: Signer) -> str:
    return joined(" ".join(filter(None, (signer.honorific, signer.position))), signer.name or "")


def renamed(before: Names, after: Names) -> dict[str, str]:
    """Short name of before -> the one it has after: the same, or another with the same heading that is new."""
    later, free = dict(after), {heading or key: key for key, heading in after if key not in dict(before)}
    return {key: key if key in later else free.get(heading or key, key) for key, heading in before}


def of_names(values: tuple[Names, Names], route: Route, place: str, lang: Lang) -> Iterator[Change]:
    """Changes between two lists of short names and headings."""
    now_called = renamed(*values)
    before = {now_called[key]: heading or key for key, heading in values[0]}
    after = {key: heading or key for key, heading in values[1]}
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            yield Change(kind_of(was, now), place, was, now, (*route, key))
    orders = [key for key in before if key in after], [key for key in after if key in before]
    if orders[0] != orders[1]:
        was, now = (" | ".join(after[key] for key in keys) for keys in orders)
        yield Change("moved", joined(place, word("order", lang)), was, now, route)
