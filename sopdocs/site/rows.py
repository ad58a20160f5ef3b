"""The list of SOPs as rows of texts, with what each is sorted and filtered by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from sopdocs.finding import LEVELS
from sopdocs.site.dossier import Dossier, Site
from sopdocs.site.urls import page_of, url
from sopdocs.site.words import Lang, counted, say, short_date
from sopdocs.standing import Standing

SOON = 30
"""Days before a due date from which it counts as soon."""
INDEX = "index.html"
COLUMNS = (
    "number", "title", "unit", "status", "revision", "effective", "last", "next", "signatures", "findings", "documents",
)  # fmt: skip
_NUMBER = re.compile(r"([^0-9]*)([0-9]*)")
Due = Literal["late", "soon", "later", "uncounted", "none"]
DUES: tuple[Due, ...] = get_args(Due)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines, the first one being what counts; ``key`` is what it is sorted by (its text where empty)."""

    lines: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One SOP in the list."""

    page: str
    number: str
    title: str
    unit: str
    state: str
    status: str
    changed: bool
    due: Due
    errors: bool
    cells: tuple[tuple[str, Cell], ...]
    documents: tuple[tuple[str, str], ...]


def rows(site: Site, lang: Lang) -> tuple[Row, ...]:
    """All SOPs by number, then title; those without a number last."""
    ordered = sorted(site.dossiers, key=lambda each: (*order(each.standing), each.name))
    return tuple(_row(dossier, lang) for dossier in ordered)


Natural = tuple[tuple[str, int, str], ...]
"""A text as it is sorted: letters, then the length and the digits of the number after them."""


def order(standing: Standing) -> tuple[bool, Natural, Natural]:
    """Where an SOP stands in a list; 2 comes before 10."""
    return not standing.number, natural(standing.number), natural(standing.title)


def natural(text: str) -> Natural:
    """A key that sorts numbers within texts by their value.

    >>> sorted(["10/SOP", "2/SOP", "b", "A 9", "a 10"], key=natural)
    ['2/SOP', '10/SOP', 'A 9', 'a 10', 'b']
    """
    parts = _NUMBER.findall(text.casefold())
    return tuple((letters, len(digits.lstrip("0")), digits.lstrip("0")) for letters, digits in parts)


def _row(dossier: Dossier, lang: Lang) -> Row:
    standing = dossier.standing
    return Row(
        page=url(INDEX, page_of(dossier.name)),
        number=standing.number,
        title=standing.title or say(lang, "no_title"),
        unit=dossier.unit,
        state=standing.state,
        status=say(lang, f"state_{standing.state}"),
        changed=standing.changed,
        due=due_in(standing),
        errors=bool(standing.findings.get("error")),
        cells=tuple(_cells(standing, lang)),
        documents=tuple((label_of(each.label, lang), url(INDEX, each.path)) for each in dossier.documents),
    )


def _cells(standing: Standing, lang: Lang) -> Iterable[tuple[str, Cell]]:
    last = standing.last
    result = (say(lang, f"result_{last.result}"),) if last and last.result else ()
    yield "revision", Cell((standing.revision,) if standing.revision else ())
    yield "effective", _dated(standing.effective, lang)
    yield "last", _dated(last.date if last else None, lang, result)
    if standing.unproven:
        yield "next", Cell((say(lang, "uncounted"), say(lang, "unproven")))
    else:
        yield "next", _dated(standing.next_due, lang, (remaining(standing, lang),) if standing.next_due else ())
    yield "signatures", _signatures(standing, lang)
    yield "findings", _findings(standing, lang)


def _dated(day: date | None, lang: Lang, below: tuple[str, ...] = ()) -> Cell:
    return Cell((short_date(day, lang), *below), day.isoformat()) if day else Cell()


def _signatures(standing: Standing, lang: Lang) -> Cell:
    means = [each.means for each in standing.signatures]
    kinds = [kind for kind in ("elektronik", "basah") if kind in means]
    lines = tuple(counted(lang, f"means_{kind}", means.count(kind)) for kind in kinds)
    return Cell(lines, f"{len(means):03d}" if means else "")


def _findings(standing: Standing, lang: Lang) -> Cell:
    lines = findings_of(standing, lang)
    return Cell(lines, ".".join(f"{standing.findings.get(level, 0):04d}" for level in LEVELS) if lines else "")


def findings_of(standing: Standing, lang: Lang) -> tuple[str, ...]:
    """How many findings of each level there are, in words; nothing of a level without any."""
    counts = {level: standing.findings.get(level, 0) for level in LEVELS}
    return tuple(counted(lang, f"level_{level}", count) for level, count in counts.items() if count)


def due_in(standing: Standing) -> Due:
    """How near the next review is; uncounted, where no signature on record proves that the SOP is in force."""
    if standing.unproven:
        return "uncounted"
    if standing.next_due is None:
        return "none"
    days = (standing.next_due - standing.today).days
    return "late" if days < 0 else "soon" if days <= SOON else "later"


def remaining(standing: Standing, lang: Lang, day: date | None = None) -> str:
    """How far away a due date is (the next one's where none is given), in words."""
    days = ((day or standing.next_due or standing.today) - standing.today).days
    if days == 0:
        return say(lang, "today")
    return counted(lang, "days_left", days) if days > 0 else counted(lang, "late", -days)


def label_of(label: tuple[str, str], lang: Lang) -> str:
    """A pair of sentences in one language."""
    return label[lang == "en"]


def tiles(site: Site, lang: Lang) -> tuple[tuple[int, str, str, str], ...]:
    """Figures for the top of the list: a number, its words, and the choice (filter, value) that shows its SOPs."""
    standings = [dossier.standing for dossier in site.dossiers]
    dues = [due_in(each) for each in standings]
    uncounted = dues.count("uncounted")
    return (
        (len(standings), say(lang, "tile_all"), "", ""),
        (sum(each.state == "disahkan" for each in standings), say(lang, "tile_force"), "status", "disahkan"),
        (dues.count("late"), say(lang, "tile_overdue"), "tinjauan", "late"),
        (dues.count("soon"), say(lang, "tile_soon"), "tinjauan", "soon"),
        *(((uncounted, say(lang, "tile_uncounted"), "tinjauan", "uncounted"),) if uncounted else ()),
        (sum(1 for each in standings if each.findings.get("error")), say(lang, "tile_error"), "temuan", "error"),
    )
