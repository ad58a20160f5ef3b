"""Where signing meets the rest: a definition that may be signed, a key or a service, the ledger.

Signed files are written once below ``output/signed/`` and read again only to sign, to archive and to prove.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sopdocs.jobs.filing import Filed, file_entry, latest
from sopdocs.jobs.signing.case import Ask, Case, preconditions, prepare, prepare_any, signer_settings, stem
from sopdocs.jobs.signing.local import Work, render_base, try_key, with_key
from sopdocs.jobs.signing.remote import try_service, with_service
from sopdocs.ledger import Archived, Signature, SignatureLevel
from sopdocs.sign.archive import archive_pdf, validation_context
from sopdocs.sign.faults import SigningError
from sopdocs.sign.keys import KeyRequest
from sopdocs.sign.secrets import Secret
from sopdocs.sign.services import Services, opened
from sopdocs.trust import load_trust

__all__ = ["Ask", "Signed", "archive", "render_base", "sign", "try_key", "try_service"]


@dataclass(frozen=True)
class Signed:
    """What came of it."""

    file: Filed
    level: SignatureLevel
    official: str
    basis: str
    overridden: tuple[str, ...]


def sign(ask: Ask, ask_secret: Callable[[str], Secret], services: Services | None = None) -> Signed:
    """Sign a definition's PDF in a role, file it, and put it on record.

    :param ask_secret: gives the secret a source names.
    :param services: timestamp and revocation services; without them those of sopdocs.toml.
    :raises SigningError: with nothing written.
    """
    case = prepare(ask.path, ask.role, ask.moment.date())
    overridden = preconditions(case, ask)
    settings = signer_settings(case.setup, ask.signer)
    found = latest(ask.path, ask.output, stem(case))
    request = KeyRequest(settings, case.setup.folder, lambda: ask_secret(ask.secret or settings.secret))
    work = Work(case, ask, ask.level or case.setup.settings.level, request, services)
    if settings.backend == "bsre":
        done = with_service(work, found.data if found else None, ask_secret)
    else:
        done = with_key(work, found.data if found else None)
    overridden += done.overridden
    entry = Signature(
        date=ask.moment.date(),
        role=ask.role,
        by=case.official.key if case.official else case.signer.name,
        means="elektronik",
        fingerprint=case.fingerprint,
        level=done.level,
        note=ask.reason or None if overridden else None,
    )
    name = f"{stem(case)}-{(found.number if found else 0) + 1}-{ask.role}.pdf"
    filed = file_entry(ask.path, ask.output, name, done.data, entry)
    return Signed(filed, done.level, entry.by or "", done.basis, overridden)


def archive(path: Path, output: Path, moment: datetime, services: Services | None = None) -> Filed:
    """Give the last signed file of a definition proof for the long term, or renew it; a new file and a record.

    :raises SigningError: with nothing written.
    """
    case = prepare_any(path)
    found = latest(path, output, stem(case))
    if found is None:
        raise SigningError("nothing_signed")
    signed = asyncio.run(_archived(case, found.data, moment, services))
    entry = Archived(date=moment.date(), fingerprint=case.fingerprint)
    return file_entry(path, output, f"{stem(case)}-{found.number + 1}-arsip.pdf", signed, entry)


async def _archived(case: Case, pdf: bytes, moment: datetime, services: Services | None) -> bytes:
    settings = case.setup.settings
    async with opened(settings, "b-lta", services) as ready:
        context = validation_context(load_trust(settings.trust, case.setup.folder), moment, ready.fetcher)
        return await archive_pdf(pdf, context, ready.timestamper)
