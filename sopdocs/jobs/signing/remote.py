"""Signing by a service that writes the signature itself: pages without our fields, and nothing believed unchecked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from io import BytesIO

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.jobs.signing.local import Outcome, Work, verify_url
from sopdocs.render.pdf import render_pdf
from sopdocs.render.places import signature_place
from sopdocs.sign.bsre import Place, RemoteOrder, Service, ask_status, sign_remotely
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import Secret
from sopdocs.sign.settings import SignerSettings
from sopdocs.trust import load_trust
from sopdocs.verify.reading import read_seals
from sopdocs.verify.report import Seal

_BROKEN = ("P01", "S00", "S03", "S04", "S06", "S10", "S11")


def with_service(work: Work, latest: bytes | None, ask_secret: Callable[[str], Secret]) -> Outcome:
    """Have the ``latest`` file, or the definition's own pages, signed by BSrE.

    :raises SigningError: the service refused, or what came back is not what was sent, whole, and by the right official.
    """
    case, ask, settings = work.case, work.ask, work.request.settings
    edition = edition_of(case.definition, case.sop, institution_of(case.definition))
    pdf = latest or render_pdf(edition)
    if not settings.url or not settings.account or not settings.user:
        raise SigningError("bsre_incomplete", name=ask.signer)
    place, picture = None, b""
    if settings.visible:
        found = signature_place(edition, ask.role)
        url = verify_url(case, edition.profile.verify_url or "")
        if found is None or not url:
            raise SigningError("bsre_no_place", role=ask.role)
        side = min(found.width, found.height)
        place = Place(found.page, found.x, found.y, side, side)
        picture = _code(url)
    order = RemoteOrder(
        nik=ask_secret(settings.user),
        passphrase=work.request.ask(),
        reason=f"Tanda tangan {ask.role}",
        city=case.sop.approval.place or "",
        place=place,
        picture=picture,
    )
    service = Service(settings.url, settings.version, ask_secret(settings.account))
    signed = asyncio.run(sign_remotely(pdf, order, service))
    seal, known_by = _own(work, pdf, signed)
    return Outcome(signed, seal.level or "b-b", known_by)


def try_service(name: str, settings: SignerSettings, ask_secret: Callable[[str], Secret]) -> str:
    """What BSrE says of the signer's certificate; nothing is signed.

    :raises SigningError: the service fails, or has no certificate in force for that person.
    """
    if not settings.url or not settings.account or not settings.user:
        raise SigningError("bsre_incomplete", name=name)
    service = Service(settings.url, settings.version, ask_secret(settings.account))
    return asyncio.run(ask_status(ask_secret(settings.user), service))


def _own(work: Work, before: bytes, after: bytes) -> tuple[Seal, str]:
    """The signature that was added, if all is whole and its certificate is the official's."""
    setup = work.case.setup
    trust = load_trust(setup.settings.trust, setup.folder)
    reading = read_seals(after, trust, work.ask.moment)
    if any(remark.code in _BROKEN for remark in reading.remarks):
        raise SigningError("bsre_broken", service=True)
    known = {seal.field for seal in read_seals(before, trust, work.ask.moment).seals}
    added = [seal for seal in reading.seals if seal.kind == "signature" and seal.field not in known]
    if len(added) != 1:
        raise SigningError("bsre_broken", service=True)
    seal = added[0]
    known_by = work.case.identity.basis(seal.name, seal.number, seal.sha256)
    if known_by is None:
        raise SigningError("other_person", sertifikat=seal.name)
    return seal, known_by


def _code(url: str) -> bytes:
    """The QR code as a PNG picture."""
    import segno

    out = BytesIO()
    segno.make(url, micro=False, error="m").save(out, kind="png", scale=6, border=1)
    return out.getvalue()
