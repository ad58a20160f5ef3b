"""Where signing meets the rest: a definition that may be signed, a key, the file it becomes, and the ledger.

Signed files are written once below ``output/signed/`` and read again only to sign, to archive and to prove.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from sopdocs.build import edition_of, examine, institution_of
from sopdocs.filing import Filed, file_entry, latest
from sopdocs.ledger import Archived, Signature, SignatureLevel, SignerRole, fingerprint
from sopdocs.load import Definition, load
from sopdocs.model import Signer, Sop
from sopdocs.officials import Identity, Official, identity_of, load_officials, printed_signer
from sopdocs.render import Edition
from sopdocs.render.dates import print_date
from sopdocs.render.fields import SIGNING_ORDER
from sopdocs.render.stamp import Stamp, render_stamp, stamp_lines
from sopdocs.rules.words import Lang
from sopdocs.sign.archive import archive_pdf, validation_context
from sopdocs.sign.faults import SigningError
from sopdocs.sign.keys import KeyRequest, key_source
from sopdocs.sign.pipeline import Order, Slot, sign_pdf, slot_for, slots
from sopdocs.sign.preflight import Holder, Refusal, basis, holder_of, refusals
from sopdocs.sign.secrets import Secret
from sopdocs.sign.services import Services, opened
from sopdocs.sign.settings import SignerSettings, SignSetup, load_settings
from sopdocs.trust import load_trust

LEFT_ASIDE = ("SOP6", "SOP7")
"""Findings that do not forbid signing: review duties, and the signature that is about to be made."""


@dataclass(frozen=True)
class Ask:
    """What is to be signed and how; ``reason`` overrides the preconditions and goes on record."""

    path: Path
    role: SignerRole
    signer: str
    level: SignatureLevel | None
    output: Path
    moment: datetime
    reason: str = ""
    secret: str = ""
    lang: Lang = "id"


@dataclass(frozen=True)
class Signed:
    """What came of it."""

    file: Filed
    level: SignatureLevel
    official: str
    basis: str
    overridden: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A definition with everything that signing it needs."""

    definition: Definition
    sop: Sop
    signer: Signer
    official: Official | None
    identity: Identity
    setup: SignSetup

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the text that is signed."""
        return fingerprint(self.definition.data)


def sign(ask: Ask, ask_secret: Callable[[str], Secret], services: Services | None = None) -> Signed:
    """Sign a definition's PDF in a role, file it, and put it on record.

    :param ask_secret: gives the secret a source names.
    :param services: timestamp and revocation services; without them those of sopdocs.toml.
    :raises SigningError: with nothing written.
    """
    case = prepare(ask.path, ask.role, ask.moment.date())
    overridden = _preconditions(case, ask)
    settings = signer_settings(case.setup, ask.signer)
    level = ask.level or case.setup.settings.level
    pdf, number = _base(case, ask)
    slot = slot_for(pdf, ask.role)
    overridden += _order(pdf, slot, ask.reason)
    stamp = _stamp(case, slot, ask.moment.date())
    order = Order(slot.name, case.signer.name or "", f"Tanda tangan {ask.role}", case.sop.approval.place or "", stamp)
    request = KeyRequest(settings, case.setup.folder, lambda: ask_secret(ask.secret or settings.secret))
    work = _Work(case, ask, level, request, services)
    signed, known_by = asyncio.run(_signed(work, pdf, order))
    entry = Signature(
        date=ask.moment.date(),
        role=ask.role,
        by=case.official.key if case.official else case.signer.name,
        means="elektronik",
        fingerprint=case.fingerprint,
        level=level,
        note=ask.reason or None if overridden else None,
    )
    name = f"{stem(case)}-{number + 1}-{ask.role}.pdf"
    filed = file_entry(case.definition.path, ask.output, name, signed, entry)
    return Signed(filed, level, entry.by or "", known_by, overridden)


def prepare(path: Path, role: SignerRole, day: date) -> Case:
    """A definition, who is to sign it in that role, and the workspace's settings.

    :raises SigningError: it cannot be read, or nobody is named for the role.
    """
    definition = load(path)
    sop = definition.sop
    if sop is None or any(problem.code.startswith("SOP00") for problem in definition.problems):
        raise SigningError("no_definition", path=path)
    signer = printed_signer(sop, role)
    if signer is None:
        raise SigningError("no_signer", role=role)
    people = load_officials(path)
    if people.problems:
        raise SigningError("officials_faulty", path=people.path)
    official = people.officials.named(signer.name, signer.nip or signer.nrp, day)
    if people.path is not None and people.officials.posts and official is None:
        raise SigningError("not_in_office", name=signer.name, tanggal=day.isoformat(), path=people.path)
    return Case(definition, sop, signer, official, identity_of(signer, official), load_settings(path))


def signer_settings(setup: SignSetup, name: str) -> SignerSettings:
    """The signer of that name in sopdocs.toml."""
    found = setup.settings.signers.get(name)
    if found is None:
        raise SigningError("unknown_signer", name=name, known=", ".join(setup.settings.signers) or "-")
    return found


def stem(case: Case) -> str:
    """Beginning of the names of a definition's signed files: its name and its text's fingerprint, shortened."""
    return f"{case.definition.path.stem}-{case.fingerprint.removeprefix('sha256:')[:8]}"


def _preconditions(case: Case, ask: Ask) -> tuple[str, ...]:
    """What stands against signing: refused without a reason, else given back for the record."""
    against = [] if case.sop.status == "diajukan" else [f"status {case.sop.status}"]
    examined = examine([case.definition.path], ask.moment.date(), ask.lang)
    against += [
        f"{finding.code} ({finding.path}:{finding.line})"
        for finding in examined.findings
        if finding.level == "error" and not finding.code.startswith(LEFT_ASIDE)
    ]
    if against and not ask.reason.strip():
        raise SigningError("not_ready", against="; ".join(against))
    return tuple(against)


def _base(case: Case, ask: Ask) -> tuple[bytes, int]:
    """The PDF to sign and how many revisions it has on file: what was signed last, else the definition's own pages."""
    found = latest(case.definition.path, ask.output, stem(case))
    if found is not None:
        return found.data, found.number
    return render_base(edition_of(case.definition, case.sop, institution_of(case.definition))), 0


def render_base(edition: Edition) -> bytes:
    """The PDF that signing starts from, with its empty fields."""
    from sopdocs.render.pdf import render_pdf

    return render_pdf(edition, fields=True)


def _order(pdf: bytes, slot: Slot, reason: str) -> tuple[str, ...]:
    """Roles that should have signed before this one closes the document to them."""
    turn = SIGNING_ORDER.index(slot.role)
    waiting = [each.role for each in slots(pdf) if not each.signed and SIGNING_ORDER.index(each.role) < turn]
    if waiting and not reason.strip():
        raise SigningError("too_early", role=slot.role, waiting=", ".join(waiting))
    return tuple(f"{role} belum menandatangani" for role in waiting)


def _stamp(case: Case, slot: Slot, day: date) -> bytes:
    institution = institution_of(case.definition)
    template = institution.profile.verify_url or ""
    seal = case.fingerprint.removeprefix("sha256:")
    url = template.replace("{nomor}", quote(case.sop.number or "", safe="")).replace("{sidik}", seal)
    position = " ".join(filter(None, (case.signer.honorific, case.signer.position)))
    lines = stamp_lines(case.signer.name or "", position, print_date(day.isoformat(), "d MMMM y"))
    edition = edition_of(case.definition, case.sop, institution)
    return render_stamp(Stamp(slot.width, slot.height, lines, url), edition.typefaces)


@dataclass(frozen=True)
class _Work:
    case: Case
    ask: Ask
    level: SignatureLevel
    request: KeyRequest
    services: Services | None


async def _signed(work: _Work, pdf: bytes, order: Order) -> tuple[bytes, str]:
    settings = work.case.setup.settings
    async with opened(settings, work.level, work.services) as services:
        async with key_source(work.request.settings.backend)(work.request) as signer:
            certificate = signer.signing_cert
            if certificate is None:
                raise SigningError("key_without_certificate", service=True)
            refuse(refusals(certificate, work.case.identity, work.ask.moment))
            known_by = basis(certificate, work.case.identity) or ""
            stamper = services.timestamper if work.level != "b-b" else None
            out = await sign_pdf(pdf, order, signer, stamper)
        if work.level in ("b-lt", "b-lta"):
            context = validation_context(load_trust(settings.trust, work.case.setup.folder), services.fetcher)
            out = await archive_pdf(out, context, services.timestamper if work.level == "b-lta" else None)
    return out, known_by


def refuse(found: tuple[Refusal, ...]) -> None:
    """Raise for the first refusal of a preflight."""
    if found:
        values: dict[str, object] = dict(found[0].values)
        raise SigningError(found[0].reason, service=False, **values)


def try_key(setup: SignSetup, settings: SignerSettings, ask: Callable[[], Secret], moment: datetime) -> Holder:
    """Open a key and judge its certificate, whoever holds it; nothing is signed.

    :raises SigningError: it cannot be opened, or may not sign.
    """

    async def look() -> Holder:
        async with key_source(settings.backend)(KeyRequest(settings, setup.folder, ask)) as signer:
            if signer.signing_cert is None:
                raise SigningError("key_without_certificate", service=True)
            found = refusals(signer.signing_cert, Identity(), moment)
            refuse(tuple(each for each in found if each.reason != "other_person"))
            return holder_of(signer.signing_cert)

    return asyncio.run(look())


def archive(path: Path, output: Path, moment: datetime, services: Services | None = None) -> Filed:
    """Give the last signed file of a definition proof for the long term, or renew it; a new file and a record.

    :raises SigningError: with nothing written.
    """
    case = prepare_any(path)
    found = latest(path, output, stem(case))
    if found is None:
        raise SigningError("nothing_signed")
    signed = asyncio.run(_archived(case, found.data, services))
    entry = Archived(date=moment.date(), fingerprint=case.fingerprint)
    return file_entry(path, output, f"{stem(case)}-{found.number + 1}-arsip.pdf", signed, entry)


def prepare_any(path: Path) -> Case:
    """A definition whoever signs it."""
    definition = load(path)
    if definition.sop is None:
        raise SigningError("no_definition", path=path)
    return Case(definition, definition.sop, Signer(), None, Identity(), load_settings(path))


async def _archived(case: Case, pdf: bytes, services: Services | None) -> bytes:
    settings = case.setup.settings
    async with opened(settings, "b-lta", services) as ready:
        context = validation_context(load_trust(settings.trust, case.setup.folder), ready.fetcher)
        return await archive_pdf(pdf, context, ready.timestamper)
