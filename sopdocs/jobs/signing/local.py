"""Signing with a key of our own: the pages with their empty fields, the stamp, the key, the level."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from sopdocs.jobs.build import FONTS, edition_of, institution_of
from sopdocs.jobs.signing.case import Ask, Case, order
from sopdocs.ledger import SignatureLevel
from sopdocs.officials import Identity
from sopdocs.render import Edition
from sopdocs.render.dates import print_date
from sopdocs.render.stamp import Stamp, render_stamp, stamp_lines
from sopdocs.sign.archive import archive_pdf, validation_context
from sopdocs.sign.faults import SigningError
from sopdocs.sign.keys import KeyRequest, key_source
from sopdocs.sign.pipeline import Order, Slot, sign_pdf, slot_for
from sopdocs.sign.preflight import Holder, Refusal, basis, holder_of, refusals
from sopdocs.sign.secrets import Secret
from sopdocs.sign.services import Services, opened
from sopdocs.sign.settings import SignerSettings, SignSetup
from sopdocs.trust import load_trust
from sopdocs.typefaces import find_typefaces


@dataclass(frozen=True)
class Work:
    """One signature to be made: the case, the level, and where the key comes from."""

    case: Case
    ask: Ask
    level: SignatureLevel
    request: KeyRequest
    services: Services | None


@dataclass(frozen=True)
class Outcome:
    """A signed PDF, its level, what the certificate was recognised by, and what was overridden on the way."""

    data: bytes
    level: SignatureLevel
    basis: str
    overridden: tuple[str, ...] = ()


def with_key(work: Work, latest: bytes | None) -> Outcome:
    """Sign the ``latest`` file, or the definition's own pages.

    :raises SigningError: nothing is signed then.
    """
    case, ask = work.case, work.ask
    pdf = latest or render_base(edition_of(case.definition, case.sop, institution_of(case.definition)))
    slot = slot_for(pdf, ask.role)
    overridden = order(pdf, slot, ask.reason)
    stamp = _stamp(case, slot, ask.moment.date())
    wanted = Order(slot.name, case.signer.name or "", f"Tanda tangan {ask.role}", case.sop.approval.place or "", stamp)
    data, known_by = asyncio.run(_signed(work, pdf, wanted))
    return Outcome(data, work.level, known_by, overridden)


def render_base(edition: Edition) -> bytes:
    """The PDF that signing starts from, with its empty fields."""
    from sopdocs.render.pdf import render_pdf

    return render_pdf(edition, fields=True)


def _stamp(case: Case, slot: Slot, day: date) -> bytes:
    institution = institution_of(case.definition)
    url = verify_url(case, institution.profile.verify_url or "")
    position = " ".join(filter(None, (case.signer.honorific, case.signer.position)))
    lines = stamp_lines(case.signer.name or "", position, print_date(day.isoformat(), "d MMMM y"))
    typefaces = find_typefaces([folder / FONTS for folder in institution.folders])
    return render_stamp(Stamp(slot.width, slot.height, lines, url), typefaces)


def verify_url(case: Case, template: str) -> str:
    """The address in the QR code."""
    seal = case.fingerprint.removeprefix("sha256:")
    return template.replace("{nomor}", quote(case.sop.number or "", safe="")).replace("{sidik}", seal)


async def _signed(work: Work, pdf: bytes, order: Order) -> tuple[bytes, str]:
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
            trust = load_trust(settings.trust, work.case.setup.folder)
            context = validation_context(trust, work.ask.moment, services.fetcher)
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
