"""A digest as HTML: one table that reads in Outlook's Word engine, on a telephone and in a screen reader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sopdocs.remind.agenda import Digest, Line
from sopdocs.remind.letter_text import DETAILED, greeting, heading, named, remark, unknowns
from sopdocs.remind.words import Lang, facts, recording, state, who, word
from sopdocs.values.dates import show_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BODY = "margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45;color:#1a1a1a"
_CELL = "border:1px solid #767676;padding:8px;vertical-align:top;text-align:left"
_HEAD = f"{_CELL};background-color:#e8edf3;font-weight:bold"
_LATE = "color:#8a0000;font-weight:bold"
_SMALL = "font-size:13px;color:#404040;margin:4px 0 0 0"


def page(digest: Digest, today: date, lang: Lang) -> str:
    """The letter's HTML; every text is escaped by the builder."""
    from lxml import html
    from lxml.html import builder as e

    rows = [_row(number, each, lang) for number, each in enumerate(digest.lines, 1)]
    heads = [e.TH(word(lang, key), scope="col", style=_HEAD) for key in ("head_state", "head_sop")]
    table = e.TABLE(
        e.CAPTION(heading(digest, today, lang), style="text-align:left;font-weight:bold;padding:0 0 8px 0"),
        e.THEAD(e.TR(*heads)),
        e.TBODY(*rows),
        border="1", cellpadding="0", cellspacing="0", width="100%", style="border-collapse:collapse;max-width:900px",
    )  # fmt: skip
    others = [e.LI(each) for each in unknowns(digest.unknown, lang)]
    whole = e.HTML(
        e.HEAD(
            e.META(charset="utf-8"),
            e.META(name="viewport", content="width=device-width, initial-scale=1"),
            e.TITLE(heading(digest, today, lang)),
        ),
        e.BODY(
            e.P(greeting(digest, lang)),
            *([e.P(word(lang, "lead")), table] if rows else []),
            *([e.UL(*others)] if others else []),
            e.P(word(lang, "closing"), style=_SMALL),
            style=_BODY,
        ),
        lang=lang,
    )
    return str(html.tostring(whole, encoding="unicode", doctype="<!DOCTYPE html>"))


def _row(number: int, each: Line, lang: Lang) -> HtmlElement:
    from lxml.html import builder as e

    item = each.item
    said = state(lang, item)
    small = [remark(each, lang), word(lang, "acts", who=who(lang, item.standing.owner))]
    if number <= DETAILED:
        small += [*facts(lang, item), recording(lang, item)]
    return e.TR(
        e.TD(
            e.SPAN(said[:1].upper() + said[1:], style=_LATE if item.late > 0 else ""),
            e.P(word(lang, "due", date=show_date(item.duty.due, lang)), style=_SMALL),
            style=_CELL,
        ),
        e.TD(e.STRONG(named(each, lang)), *(e.P(fact, style=_SMALL) for fact in small if fact), style=_CELL),
    )
