"""What plain documents say about where an SOP stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sopdocs.finding import LEVELS, Level
from sopdocs.ledger import Review, Signature
from sopdocs.render.paper.words import Lang, short_date, word
from sopdocs.standing import Duty


def fact(label: str, *lines: str) -> dict[str, object]:
    """A field and its lines, as templates get them; a field without any shows a dash."""
    return {"label": label, "baris": [line for line in lines if line] or ["-"]}


def review_text(review: Review | None, lang: Lang) -> tuple[str, ...]:
    """When a review took place; what kind it was and what came of it."""
    if review is None:
        return (word("belum", lang),)
    result = (word(review.kind, lang), word(review.result, lang) if review.result else "")
    return short_date(review.date, lang), ": ".join(filter(None, result))


def left_text(due: date, today: date, lang: Lang) -> str:
    """How long until a day, or since."""
    days = (due - today).days
    if not days:
        return word("hari_ini", lang)
    return word("sisa_hari" if days > 0 else "lewat_hari", lang, days=abs(days))


def duty_text(duty: Duty, today: date, lang: Lang) -> str:
    """A duty in one line: day, how long, why, and what says so."""
    reason = duty.reason.en if lang == "en" else duty.reason.id
    source = word("dasar", lang, source=duty.source)
    if not duty.verified:
        source += f" ({word('belum_diverifikasi', lang)})"
    return f"{short_date(duty.due, lang)} ({left_text(duty.due, today, lang)}): {reason}; {source}"


def signatures_text(signatures: tuple[Signature, ...], lang: Lang) -> tuple[str, ...]:
    """Roles with their means, each once, in the order they signed."""
    lines = (f"{each.role or '-'}: {word(each.means, lang)}" for each in signatures)
    return tuple(dict.fromkeys(lines)) or (word("belum", lang),)


def findings_text(findings: Mapping[Level, int], lang: Lang) -> tuple[str, ...]:
    """Open findings counted by level, the worst first."""
    counts = (word(level, lang, count=findings[level]) for level in LEVELS if findings.get(level))
    return tuple(counts) or (word("nihil", lang),)
