"""Where verifying meets the rest: a signed PDF, the definition it claims to be, the officials, and the ledger.

Everything is asked of the PDF first; the workspace only adds what it should have been.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sopdocs.jobs.verifying.drift import differences, drift, pages
from sopdocs.jobs.verifying.persons import persons_of
from sopdocs.jobs.verifying.proofs import proofs
from sopdocs.jobs.verifying.records import demand_of, left_behind
from sopdocs.ledger import SignatureLevel
from sopdocs.load import load, load_data
from sopdocs.sign.settings import load_settings
from sopdocs.trust import load_trust
from sopdocs.verify.carried import read_carried
from sopdocs.verify.judge import Demand, judge
from sopdocs.verify.reading import read_seals
from sopdocs.verify.report import Report

__all__ = ["Question", "differences", "proofs", "roles_of", "verify"]


@dataclass(frozen=True)
class Question:
    """What is asked about a file; ``moment`` is when the question is asked."""

    path: Path
    moment: datetime
    source: Path | None = None
    require: tuple[str, ...] = ()
    level: SignatureLevel | None = None
    roots: tuple[Path, ...] = ()
    online: bool = False


def verify(question: Question) -> Report:
    """The answer about one PDF.

    :raises OSError: the file cannot be read.
    :raises SigningError, TrustError: the workspace's settings or certificates are not what they should be.
    """
    pdf = question.path.read_bytes()
    beside = question.source or question.path
    setup = load_settings(beside)
    trust = load_trust(setup.settings.trust, setup.folder, question.roots)
    reading = read_seals(pdf, trust, question.moment, question.online)
    carried = read_carried(pdf)
    inside = load_data(beside, carried.first) if carried.first else None
    sop = inside.sop if inside is not None else None
    if sop is None and question.source is not None:
        sop = load(question.source).sop
    demand, noted = demand_of(Demand(question.require, question.level), question.source, carried.first, pdf)
    judged = judge(reading, persons_of(reading, sop, beside, question.moment), demand)
    readable = all(remark.code != "P01" for remark in reading.remarks)
    remarks = [*judged.remarks, *noted]
    if readable:
        remarks += [
            *drift(carried, question.source, left_behind(question.source, carried.first)),
            *pages(pdf, carried, inside),
        ]
    return Report(str(question.path), hashlib.sha256(pdf).hexdigest(), judged.seals, tuple(dict.fromkeys(remarks)))


def roles_of(text: str) -> tuple[str, ...]:
    """Roles in a comma-separated list."""
    return tuple(_words(text.split(",")))


def _words(words: Iterable[str]) -> Iterator[str]:
    return (word.strip() for word in words if word.strip())
