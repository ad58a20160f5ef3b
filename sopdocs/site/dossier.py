"""What the web register is made from: one dossier for each SOP, and what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sopdocs.finding import Finding
from sopdocs.ledger import Review
from sopdocs.model import Sop
from sopdocs.standing import Said, Standing


@dataclass(frozen=True, slots=True)
class Document:
    """A file beside the pages: what to call it, and its path from the register's folder (``../kpu/x.pdf``)."""

    label: Said
    path: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An SOP as another one names it; ``name`` is the dossier that is meant, where there is exactly one."""

    text: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something on record: the day, what happened, and whatever is noted beside it."""

    day: date
    what: Said
    details: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One SOP: where it stands, its text, and what lies around it.

    ``name`` is its place in the output folder (``kpu/penanganan-masalah``), ``unit`` what to call its unit within the
    office; ``charts`` are the paths of its drawings from the register's folder.
    """

    name: str
    standing: Standing
    sop: Sop
    unit: str = ""
    documents: tuple[Document, ...] = ()
    charts: tuple[str, ...] = ()
    names: tuple[Relation, ...] = ()
    named_by: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    reviews: tuple[Review, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What is said about a rule, in one language: its title, the text of its page (Markdown), its source."""

    code: str
    title: str
    body: str
    source: str


@dataclass(frozen=True, slots=True)
class Office:
    """The office of all the SOPs, where they share one: its name, line by line, and its logo as a ``data:`` URI."""

    lines: tuple[str, ...] = ()
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the pages show.

    ``lists`` are the list of SOPs in other formats, ``unread`` what kept files from being read whole.
    """

    today: date
    dossiers: tuple[Dossier, ...] = ()
    office: Office = field(default_factory=Office)
    lists: tuple[Document, ...] = ()
    rules: Mapping[str, RuleNote] = field(default_factory=dict)
    unread: tuple[Finding, ...] = ()
