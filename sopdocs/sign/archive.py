"""Proof for the long term: certificates and revocation data in the file (b-lt), and a timestamp over all of it (b-lta).

One revision for all signatures; doing it again later renews the proof before the last timestamp's certificate expires.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sopdocs.sign.faults import SigningError
from sopdocs.sign.writer import quiet_writer
from sopdocs.trust import Trust

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

STAMP_FIELD = "stempel_waktu"


def validation_context(trust: Trust, moment: datetime, fetcher: Any = None) -> Any:
    """What to judge certificates by at a moment; with a ``fetcher`` missing revocation data is asked for, and now."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=list(trust.roots),
        other_certs=list(trust.others),
        crls=list(trust.crls),
        moment=moment if fetcher is None else None,
        allow_fetching=fetcher is not None,
        fetcher_backend=fetcher,
        revocation_mode="hard-fail",
    )


async def archive_pdf(pdf: bytes, context: Any, timestamper: TimeStamper | None) -> bytes:
    """The PDF with validation data for what is not proved yet; with a ``timestamper`` a document timestamp too (b-lta).

    What the last document timestamp covers needs that timestamp's own proof and no more: the signers' certificates may
    have ended since.

    :raises SigningError: nothing is signed, a path cannot be proved, or the timestamp service failed.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    reader = PdfFileReader(BytesIO(pdf))
    stamps = reader.embedded_timestamp_signatures
    if not reader.embedded_regular_signatures:
        raise SigningError("nothing_signed")
    covered = stamps[-1].signed_revision if stamps else -1
    open_ones = [each for each in reader.embedded_regular_signatures if each.signed_revision > covered]
    paths = await _paths([*open_ones, *stamps[-1:]], context)
    writer = quiet_writer(pdf)
    DocumentSecurityStore.supply_dss_in_writer(writer, None, validation_context=context, paths=paths, embed_roots=True)
    out = BytesIO()
    if timestamper is None:
        writer.write(out)
    else:
        await _stamp(writer, timestamper, context, out, len(stamps))
    result = out.getvalue()
    if not result.startswith(pdf):
        raise SigningError("base_changed")
    return result


async def _paths(signatures: list[Any], context: Any) -> list[Any]:
    """Paths of the signers' certificates and of their timestamps, with the revocation data for them in ``context``."""
    from pyhanko.sign.validation import collect_validation_info
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    paths: list[Any] = []
    for signature in signatures:
        try:
            paths += await collect_validation_info(signature, context)
        except (PathError, ValidationError, SignatureValidationError) as error:
            name = str(signature.signer_cert.subject.native.get("common_name", "-"))
            raise SigningError(_why(error), service=True, nama=name) from None
    return paths


def _why(error: Exception) -> str:
    """Why a certificate cannot be proved, as a key of the command line's words."""
    from pyhanko_certvalidator.errors import ExpiredError, InsufficientRevinfoError, PathBuildingError, RevokedError

    reasons: dict[type[Exception], str] = {
        ExpiredError: "unproved_expired",
        RevokedError: "unproved_revoked",
        InsufficientRevinfoError: "unproved_no_data",
        PathBuildingError: "unproved_no_path",
    }
    return next((reason for kind, reason in reasons.items() if isinstance(error, kind)), "unproved")


async def _stamp(writer: Any, timestamper: TimeStamper, context: Any, out: BytesIO, before: int) -> None:
    from pyhanko.sign import PdfTimeStamper
    from pyhanko.sign.fields import InvisSigSettings
    from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    name = STAMP_FIELD + (f"_{before + 1}" if before else "")
    place = InvisSigSettings(box_out_of_bounds=True)
    data = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
    try:
        await PdfTimeStamper(timestamper, field_name=name, invis_settings=place).async_timestamp_pdf(
            writer, "sha256", context, output=out, embed_roots=True, dss_settings=data
        )
    except TimestampRequestError:
        raise SigningError("timestamp_failed", service=True) from None
    except (PathError, ValidationError) as error:
        raise SigningError(_why(error), service=True, nama="stempel waktu") from None
