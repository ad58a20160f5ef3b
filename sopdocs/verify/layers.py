"""Proof by layers: each signature as of the document timestamp around it, each timestamp as of the next one.

ETSI's procedure asks for fresh revocation data of the newest timestamp on the day of asking, and slides back in time
from there; it finds no way where later lists no longer name what had ended before. An archive that was renewed in
time is proved here in the order it was made: whatever a timestamp covers was looked at when it was made, with the data
that lie under it. Only the newest timestamp's certificate must be in force on the day of asking.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from sopdocs.trust import Trust


@dataclass(frozen=True, slots=True)
class Layers:
    """Document timestamps that are proved, oldest first, and the day of the proof where it is not that of asking."""

    stamps: tuple[Any, ...] = ()
    as_of: datetime | None = None

    def around(self, signature: Any) -> Any:
        """The first timestamp after a signature, if it and all later ones are proved."""
        later = [stamp for stamp in self.stamps if stamp.signed_revision > signature.signed_revision]
        return later[0] if later else None

    def proves(self, stamp: Any) -> bool:
        """True for a timestamp that is proved."""
        return any(stamp is each for each in self.stamps)


@dataclass(frozen=True)
class Ground:
    """What layers are looked at in: the file, whom the office trusts, and when the question is asked."""

    pdf: bytes
    trust: Trust
    moment: datetime


async def layers(ground: Ground, stamps: list[Any], newest_trusted: bool) -> Layers:
    """Prove timestamps from the newest to the oldest; what lies under one that does not hold stays unproved.

    :param stamps: every document timestamp, oldest first.
    :param newest_trusted: the newest one is proved by data of the day of asking already.
    """
    proved: list[Any] = []
    as_of = None
    for stamp, cover in zip(reversed(stamps), [None, *reversed(stamps)], strict=False):
        if cover is not None:
            if not await _stamp_holds(ground, stamp, cover, time_of(cover)):
                break
        elif not newest_trusted and not await _stamp_holds(ground, stamp, stamp, ground.moment):
            ended = stamp.signer_cert.not_valid_after < ground.moment
            if ended or not await _stamp_holds(ground, stamp, stamp, time_of(stamp)):
                break
            as_of = time_of(stamp)
        proved.insert(0, stamp)
    return Layers(tuple(proved), as_of)


async def holds(ground: Ground, signature: Any, cover: Any) -> Any:
    """What a signature shows as of the timestamp that covers it; None where it does not hold."""
    from pyhanko.sign.validation import async_validate_pdf_signature

    reader = _reader(ground, cover)
    found = [each for each in reader.embedded_regular_signatures if each.field_name == signature.field_name]
    moment = time_of(cover)
    own, for_stamps = _context(ground, reader, moment), _context(ground, reader, moment)
    try:
        status = await async_validate_pdf_signature(found[0], own, for_stamps, skip_diff=True)
    except Exception:  # a hostile file may break the reader anywhere
        return None
    stamp = status.timestamp_validity
    sound = status.intact and status.valid and status.trusted
    return status if sound and (stamp is None or (stamp.intact and stamp.valid and stamp.trusted)) else None


async def _stamp_holds(ground: Ground, stamp: Any, cover: Any, moment: datetime) -> bool:
    """True where a timestamp holds at a moment, by the data in the file as it was at ``cover``."""
    from pyhanko.sign.validation import async_validate_pdf_timestamp

    if time_of(stamp) > time_of(cover):
        return False
    reader = _reader(ground, cover)
    found = [each for each in reader.embedded_timestamp_signatures if each.field_name == stamp.field_name]
    try:
        status = await async_validate_pdf_timestamp(found[0], _context(ground, reader, moment), skip_diff=True)
    except Exception:  # as above
        return False
    return bool(status.intact and status.valid and status.trusted)


def _reader(ground: Ground, cover: Any) -> Any:
    """The file as it was when a timestamp was put on it."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    start, length = (int(number) for number in list(cover.byte_range)[2:4])
    return PdfFileReader(BytesIO(ground.pdf[: start + length]), strict=False)


def _context(ground: Ground, reader: Any, moment: datetime) -> Any:
    """The office's roots, and the revocation data that lie in the file, at a moment."""
    from pyhanko.sign.validation import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    known: dict[str, Any] = {
        "trust_roots": list(ground.trust.roots),
        "other_certs": list(ground.trust.others),
        "moment": moment,
        "allow_fetching": False,
        "revocation_mode": "hard-fail",
    }
    try:
        return DocumentSecurityStore.read_dss(reader).as_validation_context(known)
    except NoDSSFoundError:
        return ValidationContext(**known, crls=list(ground.trust.crls))


def time_of(stamp: Any) -> datetime:
    """The time a document timestamp tells."""
    moment: datetime = stamp.signed_data["encap_content_info"]["content"].parsed["gen_time"].native
    return moment
