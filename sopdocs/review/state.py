"""The state of the text at hand, from its own status and the ledger."""

from __future__ import annotations

from sopdocs.cadence import approval_of
from sopdocs.ledger import Ledger
from sopdocs.model import Sop
from sopdocs.standing import State


def state_of(sop: Sop, ledger: Ledger) -> State:
    """Revoked as its text says; approved where the ledger proves it, whatever the text says; else as its text says."""
    if sop.status == "dicabut":
        return "dicabut"
    return "disahkan" if approval_of(ledger) else sop.status


def changed_since(ledger: Ledger, seal: str) -> bool:
    """True where the text is not the one last reviewed or signed; False where nobody has recorded a text.

    :param seal: fingerprint of the text, as `sopdocs.ledger.fingerprint` makes it.
    """
    approval = approval_of(ledger)
    seen = [(each.date, each.fingerprint) for each in ledger.reviews if each.fingerprint]
    if approval is not None and approval.fingerprint:
        seen.append((approval.date, approval.fingerprint))
    latest = max((day for day, _ in seen), default=None)
    return latest is not None and seal not in {text for day, text in seen if day == latest}
