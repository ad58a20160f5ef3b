"""Who should have signed a PDF, and what its definition's ledger says must be there."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from sopdocs.ledger import fingerprint
from sopdocs.load import load_ledger
from sopdocs.model import Sop
from sopdocs.officials import identity_of, load_officials
from sopdocs.verify.judge import Demand, Person, day_of
from sopdocs.verify.report import LEVELS, Reading, Remark


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


def demand_of(asked: Demand, source: Path | None, pdf: bytes) -> tuple[Demand, list[Remark]]:
    """What was asked for, and what the ledger of the source says must be there."""
    if source is None or not source.exists():
        return asked, []
    seal = fingerprint(source.read_bytes())
    ledger, _ = load_ledger(source)
    signed = [each for each in ledger.signatures if each.means == "elektronik" and each.fingerprint == seal]
    archived = [each for each in ledger.archived if each.fingerprint == seal]
    roles = (*asked.roles, *(each.role for each in signed if each.role))
    level = max("b-lta", asked.level or "b-b", key=LEVELS.index) if archived else asked.level
    recorded = [each.sha256 for each in signed] + [each.sha256 for each in archived]
    last = archived[-1].sha256 if archived else signed[-1].sha256 if signed else None
    digest = hashlib.sha256(pdf).hexdigest()
    noted = [Remark("K01", "", (("ada", str(digest in recorded)),))] if last and digest != last else []
    return Demand(roles, level), noted
