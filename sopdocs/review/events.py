"""Events that ask for a review out of turn.

That an event asks for a review is an inference of ours from the purpose of monitoring; no regulation with that
sentence was found. An event counts until a record that is not older than it; of an event whose day nobody knows,
the days run from the last time the SOP was looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sopdocs.model import Signer, Sop
from sopdocs.officials import Officials, bare_name
from sopdocs.regulations import Effect, Regulations, changes_since
from sopdocs.standing import Said
from sopdocs.values.citations import read_item
from sopdocs.values.dates import PartialDate, show_date


@dataclass(frozen=True, slots=True)
class Event:
    """What happened; ``key`` tells it from other events of the SOP, ``day`` is None where it is not known.

    ``source`` says who knows of it; None: the workspace's own files.
    """

    key: str
    day: date | None
    reason: Said
    source: Said | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """An SOP this one is related to: its names, when a new edition was approved, when it was revoked."""

    number: str
    title: str
    revised: date | None = None
    revoked: date | None = None


def of_related(related: Iterable[Related], seen: date) -> Iterator[Event]:
    """Related SOPs that have got a new edition, or were revoked, since the SOP was last looked at."""
    for each in related:
        name = each.title or each.number
        if each.revoked and each.revoked > seen:
            yield Event(
                f"terkait-dicabut:{each.number or name}",
                each.revoked,
                Said(
                    f"SOP terkait “{name}” dicabut {show_date(each.revoked)}",
                    f"the related SOP “{name}” was revoked on {show_date(each.revoked, 'en')}",
                ),
            )
        elif each.revised and each.revised > seen and not each.revoked:
            yield Event(
                f"terkait-direvisi:{each.number or name}",
                each.revised,
                Said(
                    f"SOP terkait “{name}” direvisi {show_date(each.revised)}",
                    f"the related SOP “{name}” was revised on {show_date(each.revised, 'en')}",
                ),
            )


def of_officials(sop: Sop, officials: Officials, seen: date, today: date) -> Iterator[Event]:
    """Printed signers who have left the post they signed in since the SOP was last looked at."""
    for signer in (sop.approval, *sop.signers):
        left = _left(signer, officials, today) if signer.name else None
        if left is not None and left > seen:
            role = signer.role or "pengesah"
            yield Event(
                f"pejabat:{role}:{bare_name(signer.name or '')}",
                left,
                Said(
                    f"{signer.name} ({role}) tidak lagi menjabat sejak {show_date(left)}",
                    f"{signer.name} ({role}) has been out of office since {show_date(left, 'en')}",
                ),
            )


def _left(signer: Signer, officials: Officials, today: date) -> date | None:
    """The first day out of the post; None for who still holds it, and where nothing is known of post and person."""
    name, position = bare_name(signer.name or ""), _plain(signer.position)
    called = [post for post in officials.posts.values() if position and _plain(post.position) == position]
    terms = [term for post in called or officials.posts.values() for term in post.holders]
    own = [term for term in terms if bare_name(term.name or "") == name]
    if any(term.serves(today) for term in own):
        return None
    ended = [term.until for term in own if term.until and term.until < today]
    if ended:
        return max(ended) + timedelta(days=1)
    others = [term.since for term in terms if called and term.name and term.since and term.serves(today)]
    return min(others, default=None)


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def of_regulations(
    sop: Sop, regulations: Regulations, effects: Collection[Effect], last: PartialDate, today: date
) -> Iterator[Event]:
    """Cited regulations that were amended or revoked since the SOP last heeded them (`sopdocs.clocks.last_heeded`)."""
    items = [read_item(text) for text in sop.legal_basis]
    for _, citation, change in changes_since(items, regulations, last, today):
        if change.effect not in effects:
            continue
        verb = ("dicabut", "revoked") if change.effect == "revoked" else ("diubah", "amended")
        yield Event(
            f"dasar-hukum:{' '.join(map(str, change.by))}",
            change.since.latest,
            Said(
                f"{citation.short} {verb[0]} dengan {change.name} ({show_date(change.since)})",
                f"{citation.short} was {verb[1]} by {change.name} ({show_date(change.since, 'en')})",
            ),
            change.source,
        )


def of_text(changed: bool) -> Iterator[Event]:
    """A text that is neither the one last reviewed nor the one signed."""
    if changed:
        yield Event(
            "naskah",
            None,
            Said(
                "naskah berubah sejak terakhir ditinjau atau ditandatangani",
                "the text has changed since it was last reviewed or signed",
            ),
        )


def of_findings(count: int, level_id: str, level_en: str) -> Iterator[Event]:
    """Findings of the level an office has chosen, or graver."""
    if count:
        yield Event(
            "temuan",
            None,
            Said(
                f"{count} temuan bertingkat {level_id} atau lebih berat",
                f"{count} findings of level {level_en} or graver",
            ),
        )
