"""Who should have signed a PDF: everyone its definition names."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sopdocs.model import Sop
from sopdocs.officials import identity_of, load_officials
from sopdocs.verify.judge import Person, day_of
from sopdocs.verify.report import Reading


def persons_of(reading: Reading, sop: Sop | None, beside: Path, moment: datetime) -> dict[str, tuple[Person, ...]]:
    """Everyone the definition names, for each signature as of its own day (of ``moment`` where none is known)."""
    if sop is None:
        return {}
    people = load_officials(beside).officials
    approver = sop.approval.model_copy(update={"role": sop.approval.role or "pengesah"})
    signers = [signer for signer in (approver, *sop.signers) if signer.role and signer.name]
    persons = {}
    for seal in reading.seals:
        day = day_of(seal, moment).astimezone().date()
        persons[seal.field] = tuple(
            Person(
                signer.role or "",
                signer.name or "",
                identity_of(signer, people.named(signer.name, signer.nip or signer.nrp, day)),
            )
            for signer in signers
        )
    return persons
