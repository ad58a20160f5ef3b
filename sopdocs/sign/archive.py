"""Proof for the long term: certificates and revocation data in the file (b-lt), and a timestamp over all of it (b-lta).

One revision for all signatures; doing it again later renews the proof before the last timestamp's certificate expires.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from sopdocs.sign.faults import SigningError
from sopdocs.sign.writer import quiet_writer
from sopdocs.trust import Trust

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

STAMP_FIELD = "stempel_waktu"


def validation_context(trust: Trust, fetcher: Any = None) -> Any:
    """What to judge certificates by; with a ``fetcher`` missing revocation data is asked for over the network."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=list(trust.roots),
        other_certs=list(trust.others),
        crls=list(trust.crls),
        allow_fetching=fetcher is not None,
        fetcher_backend=fetcher,
        revocation_mode="hard-fail",
    )


async def archive_pdf(pdf: bytes, context: Any, timestamper: TimeStamper | None) -> bytes:
    """The PDF with validation data for every signature; with a ``timestamper`` also a document timestamp (b-lta).

    :raises SigningError: nothing is signed, a path cannot be proved, or the timestamp service failed.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import collect_validation_info
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    reader = PdfFileReader(BytesIO(pdf))
    signatures = reader.embedded_regular_signatures
    if not signatures:
        raise SigningError("nothing_signed")
    paths: list[Any] = []
    try:
        for signature in signatures:
            paths += await collect_validation_info(signature, context)
    except (PathError, ValidationError, SignatureValidationError) as error:
        raise SigningError("unproved", service=True, why=str(error)) from None
    writer = quiet_writer(pdf)
    DocumentSecurityStore.supply_dss_in_writer(writer, None, validation_context=context, paths=paths, embed_roots=True)
    out = BytesIO()
    if timestamper is None:
        writer.write(out)
    else:
        await _stamp(writer, timestamper, context, out, sum(1 for _ in reader.embedded_timestamp_signatures))
    result = out.getvalue()
    if not result.startswith(pdf):
        raise SigningError("base_changed")
    return result


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
        raise SigningError("unproved", service=True, why=str(error)) from None
