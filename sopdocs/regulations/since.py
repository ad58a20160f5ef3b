"""Changes of cited regulations that an SOP cannot have heeded yet: one calculation for rules and review duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sopdocs.regulations.model import Regulations
from sopdocs.regulations.status import Change, status_of
from sopdocs.values.citations import Citation, Item
from sopdocs.values.dates import PartialDate, certainly_before


def changes_since(
    items: Sequence[Item], regulations: Regulations, last: PartialDate, today: date
) -> Iterator[tuple[int, Citation, Change]]:
    """Verified amendments and revocations that certainly came after ``last``, with the item they are about.

    Left out are amendments of what is cited "sebagaimana telah diubah" or is revoked as well, and those by regulations
    the SOP cites itself.

    :param items: the items of the legal basis.
    :param last: when the SOP last took a look; of a change whose year alone is known, a look in that year heeded it.
    """
    named = {citation.identity for item in items for citation in item.citations}
    for index, item in enumerate(items):
        if item.main is None:
            continue
        changes = [each for each in status_of(item.main, regulations).changes if each.verified]
        settled = any(each.effect == "revoked" for each in changes) or any(
            each.relation in ("jo", "amended_by") for each in item.citations
        )
        for change in changes:
            heeded = change.effect == "amended" and (settled or change.by in named)
            if not heeded and certainly_before(last, change.since) and change.since.earliest <= today:
                yield index, item.main, change
