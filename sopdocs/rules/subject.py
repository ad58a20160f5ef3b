"""What a rule looks at and what it yields.

A rule is a function of a `Subject` that yields `Found`: a route of attribute names and the values its message names.
It knows neither lines nor language nor its own code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sopdocs.graph import build_graph
from sopdocs.ledger import Ledger, Proof
from sopdocs.model import Route, Sop
from sopdocs.profile import PartName, Profile
from sopdocs.register import Register
from sopdocs.regulations import Regulations, packaged
from sopdocs.rules.flows import FlowView
from sopdocs.rules.texts import Text, texts_of
from sopdocs.rules.trace import Trace, trace
from sopdocs.values.citations import Item, read_item
from sopdocs.values.dates import DateReading, PartialDate, read_date, show_date
from sopdocs.values.regex import regex

_WORD = regex(r"\w+")


class Found(NamedTuple):
    """One fault a rule found. Of a value that differs by language two are given, ``x_id`` and ``x_en``."""

    route: Route
    values: tuple[tuple[str, str], ...] = ()
    on_key: bool = False
    part: str = ""


def found(*route: str | int, on_key: bool = False, part: str = "", **values: object) -> Found:
    """A fault at ``route``; ``on_key`` marks the key rather than its value, ``part`` only these words of the value.

    A date is given in the words of both languages.
    """
    return Found(route, tuple(pair for name, value in values.items() for pair in _said(name, value)), on_key, part)


def _said(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, date | PartialDate):
        yield f"{name}_id", show_date(value)
        yield f"{name}_en", show_date(value, "en")
    else:
        yield name, str(value)


class _Given(NamedTuple):
    sop: Sop
    ledger: Ledger
    profile: Profile
    today: date
    register: Register = Register()
    name: str = ""
    fingerprint: str = ""
    proofs: tuple[Proof, ...] = ()
    office: Regulations | None = None


class Subject(_Given):
    """An SOP with everything a rule may judge it by.

    ``name`` is how the register knows this definition; ``fingerprint`` is that of its bytes as `sopdocs.ledger` makes
    it, empty where it is not known; ``proofs`` what the files of its recorded signatures show, where anyone looked;
    ``office`` what its office knows of regulations.
    """

    @property
    def regulations(self) -> Regulations:
        """What is known of regulations: by its office, else the packaged list."""
        return packaged() if self.office is None else self.office

    def prints(self, part: PartName) -> bool:
        """True where the institution's form prints this part."""
        return part in self.profile.parts

    @cached_property
    def flows(self) -> tuple[FlowView, ...]:
        """Every flow table, with its graph."""
        sop = self.sop
        return tuple(FlowView(flow, sop.flow_route(i), build_graph(flow)) for i, flow in enumerate(sop.flows))

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Every flow's inputs and outputs, followed along the arrows."""
        return trace(self.sop, self.flows)

    @cached_property
    def dates(self) -> Mapping[str, DateReading]:
        """The dates of the identity block, read, by attribute name."""
        dates = self.sop.dates
        return {name: read_date(getattr(dates, name)) for name in ("made", "revised", "effective", "approved")}

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text the author worded and the form prints, regulations aside."""
        return tuple(texts_of(self.sop, self.flows, narrative=self.prints("penjelasan")))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of those texts, in small letters."""
        return frozenset(_WORD.findall("\n".join(text for _, text in self.texts).lower()))

    @cached_property
    def basis(self) -> tuple[Item, ...]:
        """The items of the legal basis, read."""
        return tuple(read_item(text) for text in self.sop.legal_basis)


Check = Callable[[Subject], Iterator[Found]]
"""A rule."""


def filled(text: str | None) -> bool:
    """True where a text says something: more than blanks, dots, dashes and underscores."""
    return bool((text or "").strip(" \t\n.…-–—_"))
