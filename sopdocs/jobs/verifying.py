"""Where verifying meets the rest: a signed PDF, the definition it claims to be, the officials, and the ledger.

Everything is asked of the PDF first; the workspace only adds what it should have been.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.jobs.filing import found
from sopdocs.ledger import Ledger, Proof, ProofState, Signature, SignatureLevel, fingerprint
from sopdocs.load import Definition, load, load_data, load_ledger
from sopdocs.model import Sop
from sopdocs.officials import identity_of, load_officials
from sopdocs.render.fields import GENERATOR
from sopdocs.sign.faults import SigningError
from sopdocs.sign.settings import load_settings
from sopdocs.trust import Trust, TrustError, load_trust
from sopdocs.verify.carried import Carried, read_carried
from sopdocs.verify.judge import Demand, Person, day_of, judge
from sopdocs.verify.reading import read_seals
from sopdocs.verify.report import LEVELS, Reading, Remark, Report

NAMED = 8
"""Differing parts of a definition that are named."""


@dataclass(frozen=True)
class Question:
    """What is asked about a file."""

    path: Path
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
    reading = read_seals(pdf, trust, question.online)
    carried = read_carried(pdf)
    inside = load_data(beside, carried.first) if carried.first else None
    sop = inside.sop if inside is not None else None
    if sop is None and question.source is not None:
        sop = load(question.source).sop
    demand, noted = _demand(question, pdf)
    judged = judge(reading, _persons(reading, sop, beside), demand)
    readable = all(remark.code != "P01" for remark in reading.remarks)
    remarks = [*judged.remarks, *noted]
    if readable:
        remarks += [*_drift(carried, question.source), *_pages(pdf, carried, inside)]
    return Report(str(question.path), hashlib.sha256(pdf).hexdigest(), judged.seals, tuple(dict.fromkeys(remarks)))


def _persons(reading: Reading, sop: Sop | None, beside: Path) -> dict[str, tuple[Person, ...]]:
    """Everyone the definition names, for each signature as of its own day."""
    if sop is None:
        return {}
    people = load_officials(beside).officials
    approver = sop.approval.model_copy(update={"role": sop.approval.role or "pengesah"})
    signers = [signer for signer in (approver, *sop.signers) if signer.role and signer.name]
    persons = {}
    for seal in reading.seals:
        day = day_of(seal, datetime.now(UTC)).astimezone().date()
        persons[seal.field] = tuple(
            Person(
                signer.role or "",
                signer.name or "",
                identity_of(signer, people.named(signer.name, signer.nip or signer.nrp, day)),
            )
            for signer in signers
        )
    return persons


def _demand(question: Question, pdf: bytes) -> tuple[Demand, list[Remark]]:
    """What was asked for, and what the ledger of the source says must be there."""
    roles, level = list(question.require), question.level
    if question.source is None or not question.source.exists():
        return Demand(tuple(roles), level), []
    seal = fingerprint(question.source.read_bytes())
    ledger, _ = load_ledger(question.source)
    signed = [each for each in ledger.signatures if each.means == "elektronik" and each.fingerprint == seal]
    archived = [each for each in ledger.archived if each.fingerprint == seal]
    roles += [each.role for each in signed if each.role]
    if archived:
        level = max("b-lta", level or "b-b", key=LEVELS.index)
    recorded = [each.sha256 for each in signed] + [each.sha256 for each in archived]
    last = archived[-1].sha256 if archived else signed[-1].sha256 if signed else None
    digest = hashlib.sha256(pdf).hexdigest()
    noted = [Remark("K01", "", (("ada", str(digest in recorded)),))] if last and digest != last else []
    return Demand(tuple(roles), level), noted


def _drift(carried: Carried, source: Path | None) -> Iterator[Remark]:
    """How the definition inside relates to its own past and to today's file."""
    if not carried.first:
        yield Remark("D00")
        return
    if carried.changed:
        yield Remark("D01")
    if source is None:
        return
    definition = load(source)
    if definition.data != carried.first:
        inside = load_data(source, carried.first)
        parts = list(differences(inside.sop, definition.sop))
        words = ", ".join(parts[:NAMED]) + (", …" if len(parts) > NAMED else "")
        yield Remark("D02" if parts else "D03", "", (("bagian", words),))


def differences(before: Sop | None, after: Sop | None) -> Iterator[str]:
    """Keys (as an author writes them) at which two definitions differ."""
    old = before.model_dump(by_alias=True) if before else {}
    new = after.model_dump(by_alias=True) if after else {}
    yield from _differ(old, new, "")


def _differ(old: Any, new: Any, at: str) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _differ(old.get(key), new.get(key), f"{at}.{key}" if at else str(key))
    elif isinstance(old, tuple | list) and isinstance(new, tuple | list) and len(old) == len(new):
        for index, (first, second) in enumerate(zip(old, new, strict=True)):
            yield from _differ(first, second, f"{at}[{index + 1}]")
    else:
        yield at


def _pages(pdf: bytes, carried: Carried, inside: Definition | None) -> Iterator[Remark]:
    """Whether the pages are what the definition inside gives here and now."""
    if inside is None or inside.sop is None or not carried.generator.startswith("sopdocs"):
        if carried.first:
            yield Remark("R00")
        return
    from sopdocs.render.pdf import render_pdf

    named = Definition(
        inside.path.with_name(carried.name), inside.data, inside.text, inside.sop, inside.marks, inside.problems
    )
    edition = edition_of(named, inside.sop, institution_of(named))
    if not pdf.startswith(render_pdf(edition, fields=carried.generator == GENERATOR)):
        yield Remark("R01")


def proofs(path: Path, ledger: Ledger) -> tuple[Proof, ...]:
    """What the files behind a definition's recorded signatures show, each file looked at once, offline."""
    readings: dict[str, Report] = {}
    archived = {each.fingerprint for each in ledger.archived}
    return tuple(
        _proof(path, signature, readings, signature.fingerprint in archived)
        for signature in ledger.signatures
        if signature.file and signature.sha256
    )


def _proof(path: Path, signature: Signature, readings: dict[str, Report], archived: bool) -> Proof:
    name = signature.file or ""
    plain = Proof(signature.date, signature.role or "", name, "wet" if signature.means == "basah" else "valid")
    file = found(name, path)
    if file is None:
        return replace(plain, state="missing")
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != signature.sha256:
        return replace(plain, state="altered")
    if signature.means == "basah":
        return plain
    if name not in readings:
        readings[name] = _seen(path, data)
    return _told(plain, readings[name], archived)


def _seen(path: Path, data: bytes) -> Report:
    """The signatures of a file judged as the workspace would, without its pages."""
    try:
        setup = load_settings(path)
        trust = load_trust(setup.settings.trust, setup.folder)
    except (SigningError, TrustError):
        trust = Trust()
    reading = read_seals(data, trust)
    carried = read_carried(data)
    sop = load_data(path, carried.first).sop if carried.first else None
    judged = judge(reading, _persons(reading, sop, path), Demand())
    return Report(str(path), "", judged.seals, judged.remarks)


def _told(plain: Proof, report: Report, archived: bool) -> Proof:
    seals = [seal for seal in report.seals if seal.kind == "signature" and seal.role == plain.role]
    if not seals:
        return replace(plain, state="invalid", reason="S01")
    seal = seals[-1]
    own = [remark for remark in report.remarks if remark.field in ("", seal.field)]
    codes = ", ".join(dict.fromkeys(remark.code for remark in own if remark.weight != "note"))
    until = seal.until.date() if seal.until and not archived and seal.level != "b-lta" else None
    state: ProofState = "valid"
    if any(remark.weight == "invalid" and remark.code != "S09" for remark in own):
        state = "invalid"
    elif any(remark.code == "S09" for remark in own):
        state = "stranger"
    elif any(remark.weight == "indeterminate" for remark in own):
        state = "undecided"
    return replace(plain, state=state, reason=codes, until=until)


def roles_of(text: str) -> tuple[str, ...]:
    """Roles in a comma-separated list."""
    return tuple(_words(text.split(",")))


def _words(words: Iterable[str]) -> Iterator[str]:
    return (word.strip() for word in words if word.strip())
