"""What the files behind a definition's recorded signatures show, for the checker and for lists."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sopdocs.jobs.filing import found
from sopdocs.jobs.verifying.persons import persons_of
from sopdocs.ledger import Archived, Ledger, Proof, ProofState, Signature
from sopdocs.load import load_data
from sopdocs.sign.faults import SigningError
from sopdocs.sign.settings import load_settings
from sopdocs.trust import Trust, TrustError, load_trust
from sopdocs.verify.carried import read_carried
from sopdocs.verify.judge import Demand, judge
from sopdocs.verify.reading import read_seals
from sopdocs.verify.report import Report, Seal


@dataclass(frozen=True)
class _Case:
    """A definition's ledger, and every file of it that was judged already."""

    path: Path
    ledger: Ledger
    moment: datetime
    seen: dict[str, Report] = field(default_factory=dict)


def proofs(path: Path, ledger: Ledger, moment: datetime) -> tuple[Proof, ...]:
    """What the files behind the signatures of the edition at hand show at a moment, each looked at once, offline."""
    case = _Case(path, ledger, moment)
    return tuple(_proof(case, each) for each in ledger.current if each.file and each.sha256)


def _proof(case: _Case, signature: Signature) -> Proof:
    name = signature.file or ""
    plain = Proof(signature.date, signature.role or "", name, "wet" if signature.means == "basah" else "valid")
    file = found(name, case.path)
    if file is None:
        return plain._replace(state="missing")
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != signature.sha256:
        return plain._replace(state="altered")
    if signature.means == "basah":
        return plain
    name, data = _furthest(case, signature, data)
    if name not in case.seen:
        case.seen[name] = _judged(case, data)
    return _told(plain, case.seen[name])


def _furthest(case: _Case, signature: Signature, data: bytes) -> tuple[str, bytes]:
    """The last file on record that goes on from the one that was signed: it holds the proof for the long term."""
    name = signature.file or ""
    later: list[Signature | Archived] = [*case.ledger.signatures, *case.ledger.archived]
    for entry in (each for each in later if each.fingerprint == signature.fingerprint and each.file):
        file = found(entry.file or "", case.path)
        further = file.read_bytes() if file is not None else b""
        whole = len(further) > len(data) and hashlib.sha256(further).hexdigest() == entry.sha256
        if whole and further.startswith(data):
            name, data = entry.file or "", further
    return name, data


def _judged(case: _Case, data: bytes) -> Report:
    """The signatures of a file judged as the workspace would, without its pages."""
    try:
        setup = load_settings(case.path)
        trust = load_trust(setup.settings.trust, setup.folder)
    except (SigningError, TrustError):
        trust = Trust()
    reading = read_seals(data, trust, case.moment)
    carried = read_carried(data)
    sop = load_data(case.path, carried.first).sop if carried.first else None
    judged = judge(reading, persons_of(reading, sop, case.path, case.moment), Demand())
    return Report(str(case.path), "", judged.seals, judged.remarks)


def _told(plain: Proof, report: Report) -> Proof:
    seals = [seal for seal in report.seals if seal.kind == "signature" and seal.role == plain.role]
    if not seals:
        return plain._replace(state="invalid", reason="S01")
    seal = seals[-1]
    own = [remark for remark in report.remarks if remark.field in ("", seal.field)]
    codes = ", ".join(dict.fromkeys(remark.code for remark in own if remark.weight != "note"))
    state: ProofState = "valid"
    if any(remark.weight == "invalid" and remark.code != "S09" for remark in own):
        state = "invalid"
    elif any(remark.code == "S09" for remark in own):
        state = "stranger"
    elif any(remark.weight == "indeterminate" for remark in own):
        state = "undecided"
    return plain._replace(state=state, reason=codes, until=_until(seal, report.seals))


def _until(seal: Seal, seals: tuple[Seal, ...]) -> date | None:
    """The last day of the certificate that the proof leans on: the archive timestamp's, else the signer's own."""
    stamps = [each.until for each in seals if each.kind == "timestamp"] if seal.level == "b-lta" else []
    last = stamps[-1] if stamps else seal.until
    return last.date() if last else None
