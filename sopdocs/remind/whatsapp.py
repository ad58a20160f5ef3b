"""Texts to paste into WhatsApp, a block for each person, with a link that opens the application with the text in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from sopdocs.remind.agenda import Digest, Line
from sopdocs.remind.item import line
from sopdocs.remind.letter_text import greeting, heading, named, unknowns
from sopdocs.remind.words import Lang, state, word

LONGEST = 15
"""Items in one text; a link grows with it."""
_LINK = "https://wa.me/?text="
_RULE = "-" * 60


def texts(digests: Iterable[Digest], today: date, lang: Lang) -> str:
    """The whole file; empty where nobody is to be told anything."""
    return "".join(f"{_block(each, today, lang)}\n{_RULE}\n\n" for each in digests)


def _block(digest: Digest, today: date, lang: Lang) -> str:
    message = "\n".join(_message(digest, today, lang))
    return f"{line(digest.name)} <{digest.address}>\n\n{message}\n\n{_LINK}{quote(message, safe='')}\n"


def _message(digest: Digest, today: date, lang: Lang) -> Iterator[str]:
    yield greeting(digest, lang)
    yield f"*{heading(digest, today, lang)}*"
    yield from (f"{number}. {_brief(each, lang)}" for number, each in enumerate(digest.lines[:LONGEST], 1))
    if len(digest.lines) > LONGEST:
        yield word(lang, "more", count=len(digest.lines) - LONGEST)
    yield from unknowns(digest.unknown[:LONGEST], lang)
    if len(digest.unknown) > LONGEST:
        yield word(lang, "more", count=len(digest.unknown) - LONGEST)


def _brief(each: Line, lang: Lang) -> str:
    said = state(lang, each.item)
    return f"{named(each, lang)}: {f'*{said}*' if each.item.late > 0 else said}"
