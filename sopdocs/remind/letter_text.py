"""A digest as plain text, and the words both forms of a letter share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from sopdocs.remind.agenda import Digest, Line, Unknown
from sopdocs.remind.item import line
from sopdocs.remind.words import Lang, facts, recording, state, who, word
from sopdocs.values.dates import show_date

DETAILED = 60
"""Items told with all their facts; the rest of a very long list is told in one line each."""


def heading(digest: Digest, today: date, lang: Lang) -> str:
    """The subject: how much, and how much of it overdue."""
    late = sum(1 for each in digest.lines if each.item.late > 0)
    parts = (
        word(lang, "count_late", count=late) if late else "",
        word(lang, "count_due", count=len(digest.lines) - late) if len(digest.lines) > late else "",
        *_counted(digest, lang),
    )
    return word(lang, "subject", what=", ".join(filter(None, parts)), date=show_date(today, lang))


def greeting(digest: Digest, lang: Lang) -> str:
    """How the letter begins."""
    return word(lang, "greeting", name=line(digest.name) or digest.address)


def text(digest: Digest, lang: Lang) -> str:
    """The whole letter."""
    parts = [greeting(digest, lang), "", *([word(lang, "lead"), ""] if digest.lines else [])]
    for number, each in enumerate(digest.lines, 1):
        parts += _numbered(number, each, lang)
    parts += unknowns(digest.unknown, lang)
    return "\n".join([*parts, "", word(lang, "closing")]) + "\n"


def unknowns(files: Sequence[Unknown], lang: Lang) -> list[str]:
    """Files of whose SOPs nobody knows what they owe, a sentence each, and the way out."""
    told = [word(lang, each.kind, place=each.place, why=line(each.why)) for each in files]
    return [*told, word(lang, "prove")] if any(each.kind == "unproven" for each in files) else told


def _counted(digest: Digest, lang: Lang) -> Iterator[str]:
    kinds = Counter(each.kind for each in digest.unknown)
    yield from (word(lang, f"count_{kind}", count=count) for kind, count in kinds.items())


def named(each: Line, lang: Lang) -> str:
    """Which review of which SOP."""
    return f"{word(lang, each.item.duty.kind)}: {each.item.title}"


def remark(each: Line, lang: Lang) -> str:
    """Why this recipient is told of what is not the recipient's own; else nothing."""
    if each.trouble:
        return word(lang, each.trouble, detail=each.detail)
    return word(lang, "below") if each.part == "below" else ""


def _numbered(number: int, each: Line, lang: Lang) -> Iterator[str]:
    item = each.item
    due = word(lang, "due", date=show_date(item.duty.due, lang))
    yield f"{number}. {state(lang, item).upper()}. {named(each, lang)}. {due}."
    indent = " " * (len(str(number)) + 2)
    if remark(each, lang):
        yield f"{indent}{remark(each, lang)}"
    if number <= DETAILED:
        yield from (f"{indent}{fact}" for fact in facts(lang, item))
        yield f"{indent}{word(lang, 'acts', who=who(lang, item.standing.owner))}"
        yield f"{indent}{recording(lang, item)}"
        yield ""
