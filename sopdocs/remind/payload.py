"""A day's reminders as JSON for the webhook, format 1."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sopdocs.remind.agenda import Agenda, Line, Unknown
from sopdocs.remind.item import Item, line
from sopdocs.remind.words import Lang, told

FORMAT = 1
"""Raised when a key changes its meaning or goes away; keys may be added."""


def payload(key: str, today: date, plan: Agenda, unknown: tuple[Unknown, ...], lang: Lang) -> bytes:
    """The body of one delivery.

    :param key: the message's idempotency key.
    """
    lines = [each for digest in plan.digests for each in digest.lines] + list(plan.stray)
    by_subject: dict[str, list[Line]] = {}
    for each in lines:
        by_subject.setdefault(each.item.subject, []).append(each)
    whole = {
        "format": FORMAT,
        "kind": "sopdocs.reminder",
        "id": key,
        "date": today.isoformat(),
        "items": [_item(each[0].item, each, lang) for each in by_subject.values()],
        "unread": [{"file": each.place, "why": line(each.why)} for each in unknown if each.kind == "unread"],
        "unproven": [{"file": each.place, "why": line(each.why)} for each in unknown if each.kind == "unproven"],
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _item(item: Item, lines: list[Line], lang: Lang) -> dict[str, Any]:
    standing, duty = item.standing, item.duty
    owner = standing.owner
    return {
        "file": item.place,
        "number": line(standing.number),
        "title": line(standing.title),
        "unit": line(standing.unit),
        "duty": {
            "key": duty.key,
            "kind": duty.kind,
            "due": duty.due.isoformat(),
            "days_left": -item.late,
            "reason": line(told(lang, duty.reason)),
            "source": line(duty.source),
            "verified": duty.verified,
        },
        "owner": {"post": owner.post, "position": line(owner.position), "name": line(owner.name)} if owner else None,
        "troubles": sorted({each.trouble for each in lines if each.trouble}),
        "escalated": any(each.part == "below" for each in lines),
    }
