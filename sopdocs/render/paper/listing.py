"""The list of SOPs (daftar SOP) of an office on a day, as PDF, Word document and spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, get_args

from sopdocs.render.paper import FORMATS as PAPER_FORMATS
from sopdocs.render.paper.facts import fact, findings_text, left_text, review_text, signatures_text
from sopdocs.render.paper.folio import Folio, Office
from sopdocs.render.paper.words import Lang, long_date, short_date, word
from sopdocs.standing import Standing, State

TEMPLATE = "daftar-sop.html"

COLUMNS: tuple[tuple[str, float], ...] = (
    ("no", 9), ("nomor_sop", 37), ("judul", 58), ("unit", 33), ("status", 18), ("revisi", 15), ("efektif", 22),
    ("terakhir", 27), ("berikut", 26), ("tanda_tangan", 24), ("temuan", 26),
)  # fmt: skip
"""Column -> its share of the width."""


@dataclass(frozen=True)
class Listing:
    """What the list is made from; rows stand in the order of ``standings``."""

    office: Office
    standings: tuple[Standing, ...]
    today: date
    lang: Lang = "id"

    @property
    def title(self) -> str:
        """The document's title."""
        return word("judul_daftar", self.lang)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The state of the whole in a few lines: label and value."""
        lang = self.lang
        states = Counter(each.state for each in self.standings)
        counted = ", ".join(f"{word(state, lang)} {states[state]}" for state in get_args(State) if states[state])
        number = f"{len(self.standings)}" + (f" ({counted})" if counted else "")
        uncounted = sum(each.unproven for each in self.standings)
        why = f"{uncounted} ({word('tanpa_bukti', lang)})"
        return [
            (word("keadaan", lang), long_date(self.today, lang)),
            (word("jumlah", lang), number),
            (word("lewat", lang), str(sum(overdue(each, self.today) for each in self.standings))),
            *([(word("belum_dihitung", lang), why)] if uncounted else []),
        ]

    @cached_property
    def folio(self) -> Folio:
        """The list as a document."""
        values = {
            "fakta": [fact(label, text) for label, text in self.facts],
            "kolom": [{"judul": word(name, self.lang), "lebar": share} for name, share in COLUMNS],
            "baris": [_row(each, number, self) for number, each in enumerate(self.standings, 1)],
        }
        return Folio(self.office, TEMPLATE, values, self.title, self.today, self.lang, len(self.standings))


def overdue(standing: Standing, today: date) -> bool:
    """True where a review should have taken place before ``today``."""
    return standing.next_due is not None and standing.next_due < today


def no_date(standing: Standing, lang: Lang) -> str:
    """Why no review is due: nothing, or an approval that is not on record."""
    return word("tanpa_bukti", lang) if standing.unproven else "-"


def unit_of(standing: Standing, office: Office) -> str:
    """The unit without the names that stand in the letterhead anyway; at least its last name."""
    lines = office.letterhead.lines
    for joint in (", ", " "):
        head = joint.join(lines)
        if head and standing.unit == head:
            return lines[-1]
        if head and standing.unit.startswith(head + joint):
            return standing.unit.removeprefix(head + joint)
    return standing.unit


def _row(standing: Standing, number: int, listing: Listing) -> list[dict[str, Any]]:
    lang, today = listing.lang, listing.today
    due = standing.next_due
    late = overdue(standing, today)
    next_lines = (
        (short_date(due, lang), left_text(due, today, lang) if late else "") if due else (no_date(standing, lang),)
    )
    cells: tuple[tuple[str, ...], ...] = (
        (str(number),),
        (standing.number,),
        (standing.title,),
        (unit_of(standing, listing.office),),
        (word(standing.state, lang),),
        (standing.revision,),
        (short_date(standing.effective, lang),),
        review_text(standing.last, lang),
        next_lines,
        signatures_text(standing.signatures, lang),
        findings_text(standing.findings, lang),
    )
    bold = {"berikut"} if late else set()
    return [
        {"teks": [line for line in lines if line] or ["-"], "tebal": name in bold}
        for (name, _), lines in zip(COLUMNS, cells, strict=True)
    ]


def _xlsx(listing: Listing) -> bytes:
    from sopdocs.render.paper.workbook import write_workbook

    return write_workbook(listing)


FORMATS: dict[str, Callable[[Listing], bytes]] = {
    "pdf": lambda listing: PAPER_FORMATS["pdf"](listing.folio),
    "docx": lambda listing: PAPER_FORMATS["docx"](listing.folio),
    "xlsx": _xlsx,
}
"""Format name -> the bytes of the list of SOPs in it; the same listing gives the same bytes."""
