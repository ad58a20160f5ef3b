"""Many definitions side by side: what one SOP may know of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar
from zlib import crc32

from sopdocs.model import Sop
from sopdocs.values.citations import read_item
from sopdocs.values.likeness import plain
from sopdocs.values.titles import relation_of, title_of

_CANDIDATES = 200
_DIGEST = 4
_LEAST = 2
"""Digests of an SOP by which others like it are found."""

Cited = tuple[tuple[str, str, int], str]
"""What tells a regulation from all others, and the title it is given."""

Shared = dict[Any, Any]
"""Values of many definitions, each kept once."""


class Entry(NamedTuple):
    """What the register keeps of a definition; ``name`` tells it from the others (its path)."""

    name: str
    number: str | None
    title: str | None
    level: Literal["makro", "mikro"] | None = None
    status: str = "draf"
    related: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    before: tuple[str, ...] = ()
    """Titles among the related ones that it names as prerequisites, and those it names as coming after it."""
    after: tuple[str, ...] = ()
    acts: bytes = b""
    """What its steps do: digests of their plain words, four bytes each, the least first."""


class Register:
    """The definitions of one office, in order of name; each look-up is independent of how many there are."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        self.entries = entries

    def named(self, name: str) -> Entry | None:
        """What is kept of the definition of that name."""
        return self._by_name.get(name)

    def numbered(self, number: str) -> tuple[Entry, ...]:
        """Definitions of that number, blanks and case aside."""
        return self._by_number.get(_plain_number(number), ())

    def titled(self, title: str) -> tuple[Entry, ...]:
        """Definitions of that title, in the plain words of `title_of`."""
        return self._by_title.get(title, ())

    def alike(self, title: str) -> tuple[str, ...]:
        """Plain titles that share a word with this one, those with its rarest words first; at most two hundred."""
        found: dict[str, None] = {}
        for word in sorted(set(title.split()), key=lambda word: len(self._by_word.get(word, ()))):
            found.update(dict.fromkeys(self._by_word.get(word, ())[:_CANDIDATES]))
            if len(found) >= _CANDIDATES:
                break
        return tuple(found)[:_CANDIDATES]

    def required(self, title: str) -> tuple[str, ...]:
        """Titles that must come before an SOP of this title, as it says itself or as they say."""
        return self._required.get(title, ())

    def doing(self, acts: frozenset[int]) -> tuple[Entry, ...]:
        """Definitions that share one of their two least digests with the two least of these; at most two hundred.

        Of two definitions with nearly the same acts the least digests are nearly always the same.
        """
        found = dict.fromkeys(
            entry for act in sorted(acts)[:_LEAST] for entry in self._by_act.get(act, ())[:_CANDIDATES]
        )
        return tuple(found)[:_CANDIDATES]

    def titles_of_regulation(self, identity: tuple[str, str, int]) -> Mapping[str, int]:
        """Titles a regulation is given, and in how many definitions."""
        return self._regulations.get(identity, {})

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        return {entry.name: entry for entry in self.entries}

    @cached_property
    def _by_number(self) -> dict[str, tuple[Entry, ...]]:
        return _grouped((_plain_number(entry.number), entry) for entry in self.entries if entry.number)

    @cached_property
    def _by_title(self) -> dict[str, tuple[Entry, ...]]:
        return _grouped((title_of(entry.title), entry) for entry in self.entries if entry.title)

    @cached_property
    def _by_word(self) -> dict[str, tuple[str, ...]]:
        words: dict[str, list[str]] = {}
        for title in self._by_title:
            for word in dict.fromkeys(title.split()):
                words.setdefault(word, []).append(title)
        return {word: tuple(titles) for word, titles in words.items()}

    @cached_property
    def _required(self) -> dict[str, tuple[str, ...]]:
        required: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            own = title_of(entry.title or "")
            if own:
                required.setdefault(own, {}).update(dict.fromkeys(entry.before))
                for title in entry.after:
                    required.setdefault(title, {})[own] = None
        return {title: tuple(titles) for title, titles in required.items() if titles}

    @cached_property
    def _by_act(self) -> dict[int, tuple[Entry, ...]]:
        return _grouped((act, entry) for entry in self.entries for act in acts_in(entry.acts[: _LEAST * _DIGEST]))

    @cached_property
    def _regulations(self) -> dict[tuple[str, str, int], Counter[str]]:
        titles: dict[tuple[str, str, int], Counter[str]] = {}
        for entry in self.entries:
            for identity, title in dict(entry.cited).items():
                titles.setdefault(identity, Counter())[title] += 1
        return titles


def entry(name: str, sop: Sop, shared: Shared | None = None) -> Entry:
    """What the register keeps of this SOP; regulations that ``shared`` has already are taken from it."""
    once = {} if shared is None else shared
    cited = tuple(
        once.setdefault((identity, citation.title), (identity, citation.title))
        for text in sop.legal_basis
        for citation in read_item(text).citations
        if citation.title and (identity := citation.identity)
    )
    related = tuple(title_of(text) for text in sop.related)
    before, after = (
        tuple(title_of(text) for text in sop.related if relation_of(text) == kind) for kind in ("before", "after")
    )
    return Entry(name, sop.number, sop.title, sop.level, sop.status, related, cited, before, after, acts_of(sop))


def acts_of(sop: Sop) -> bytes:
    """What the steps of an SOP do, as an entry keeps it."""
    words = (plain(step.activity or "") for flow in sop.flows for step in flow.steps)
    return b"".join(sorted({crc32(text.encode()).to_bytes(_DIGEST) for text in words if text}))


def acts_in(acts: bytes) -> frozenset[int]:
    """The digests an entry keeps, one by one."""
    return frozenset(int.from_bytes(acts[at : at + _DIGEST]) for at in range(0, len(acts), _DIGEST))


def _plain_number(number: str) -> str:
    return "".join(number.split()).casefold()


_K = TypeVar("_K", str, int)


def _grouped(pairs: Iterable[tuple[_K, Entry]]) -> dict[_K, tuple[Entry, ...]]:
    groups: dict[_K, list[Entry]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}
