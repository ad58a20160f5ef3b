"""What changed from one edition of an SOP to the next: the list *SOP semula | SOP menjadi*.

`changes` compares what two definitions mean, not how they are typed: steps are recognised when they move or when their
text is changed, and a step whose number alone is another because one was put in above it has not changed.
"""

from __future__ import annotations

from sopdocs.changes.change import Change, Lang
from sopdocs.changes.fields import of_fields
from sopdocs.changes.flows import of_flows
from sopdocs.model import Sop

__all__ = ["Change", "changes"]


def changes(before: Sop, after: Sop, lang: Lang = "id") -> tuple[Change, ...]:
    """Every change from ``before`` to ``after``, in the order of an SOP's pages; none where they say the same.

    :param lang: language of the places ("Langkah 3, kegiatan") and of our own words; what an SOP says stays as it is.
    :returns: `Change.formal` ones too (dates, status, form), which any new edition brings along; leave them out where
        only the content counts.
    """
    return (*of_fields(before, after, lang), *of_flows(before, after, lang))
