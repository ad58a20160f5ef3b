"""What a definition's ledger says of the edition that a PDF holds: the one at hand, or a former one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sopdocs.ledger import Ledger, Passage, fingerprint
from sopdocs.load import load_ledger
from sopdocs.verify.judge import Demand
from sopdocs.verify.report import LEVELS, Remark


def left_behind(source: Path | None, carried: bytes) -> Passage | None:
    """The revision that left behind the edition inside a PDF; None where it is not a former one on record."""
    if source is None or not carried or not source.exists():
        return None
    ledger, _ = load_ledger(source)
    return next((passage for seal, passage in _former(ledger) if seal == fingerprint(carried)), None)


def _former(ledger: Ledger) -> Iterator[tuple[str, Passage]]:
    """Fingerprints of signed former editions, each with the revision that left it behind."""
    start = 0
    for passage in (each for each in ledger.passages if each.step == "revisi"):
        end = passage.signed or 0
        yield from ((each.fingerprint, passage) for each in ledger.signatures[start:end] if each.fingerprint)
        start = end


def demand_of(asked: Demand, source: Path | None, carried: bytes, pdf: bytes) -> tuple[Demand, list[Remark]]:
    """What was asked for, and what the ledger of the source says must be there."""
    if source is None or not source.exists():
        return asked, []
    text = carried if left_behind(source, carried) else source.read_bytes()
    seal = fingerprint(text)
    ledger, _ = load_ledger(source)
    signed = [each for each in ledger.signatures if each.means == "elektronik" and each.fingerprint == seal]
    archived = [each for each in ledger.archived if each.fingerprint == seal]
    roles = (*asked.roles, *(each.role for each in signed if each.role))
    level = max("b-lta", asked.level or "b-b", key=LEVELS.index) if archived else asked.level
    recorded = [each.sha256 for each in signed] + [each.sha256 for each in archived]
    last = archived[-1].sha256 if archived else signed[-1].sha256 if signed else None
    digest = hashlib.sha256(pdf).hexdigest()
    if last is None or digest == last:
        return Demand(roles, level), []
    return Demand(roles, level), [Remark("K01" if digest in recorded else "K03")]
