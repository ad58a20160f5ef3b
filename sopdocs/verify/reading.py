"""The signatures of a PDF, judged by pyHanko offline (or with its fetchers where that was asked for).

The rules of ETSI EN 319 102-1 decide whether a certificate was good at the proved time; where they leave it open for
want of a trusted root or of revocation data, the answer is "undecided" and never "invalid".
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from sopdocs.trust import Trust
from sopdocs.verify.report import Changes, Reading, Remark, Seal, TimeSource
from sopdocs.verify.tail import end_of, padding_used
from sopdocs.verify.weakness import weaknesses

MAX_BYTES = 200_000_000
"""Largest file that is looked at."""
MAX_SIGNATURES = 50
_PREFIX = "ttd_"
_REFUSED = ("REVOKED", "EXPIRED", "OUT_OF_BOUNDS", "NOT_YET_VALID", "SIG_CRYPTO_FAILURE", "HASH_FAILURE", "REVOKED_CA")


@dataclass(frozen=True)
class _Sight:
    """How signatures are looked at: by which rules, at which moment, in a file of which size."""

    spec: Any
    timing: Any
    size: int


def read_seals(pdf: bytes, trust: Trust, moment: datetime, online: bool = False) -> Reading:
    """Everything the signatures of ``pdf`` show at a moment. Never raises: what cannot be read is a remark (P01)."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    if len(pdf) > MAX_BYTES or not pdf.startswith(b"%PDF-"):
        return Reading((), (Remark("P01"),))
    end = end_of(pdf)
    loose = (Remark("S11"),) if end < len(pdf) else ()
    try:
        found = asyncio.run(_read(pdf[:end], trust, moment, online))
    except Exception:  # a hostile file may break the reader anywhere; that is an answer, not a fault of ours
        found = Reading((), (Remark("P01"),))
    return Reading(found.seals, (*found.remarks, *loose))


async def _read(pdf: bytes, trust: Trust, moment: datetime, online: bool) -> Reading:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko_certvalidator.ltv.types import ValidationTimingInfo

    from sopdocs.verify.policy import specification

    reader = PdfFileReader(BytesIO(pdf), strict=False)
    signatures = sorted(reader.embedded_signatures, key=lambda each: each.signed_revision)[:MAX_SIGNATURES]
    judged = {}
    timing = ValidationTimingInfo(moment, moment, point_in_time_validation=False)
    async with specification(trust, online) as spec:
        sight = _Sight(spec, timing, len(pdf))
        for signature in (each for each in signatures if each.sig_object_type != "/DocTimeStamp"):
            judged[id(signature)] = await _signature(signature, sight, _levels(reader, signature, signatures))
        proved = any(seal.level == "b-lta" and not found for seal, found in judged.values())
        for signature in (each for each in signatures if each.sig_object_type == "/DocTimeStamp"):
            judged[id(signature)] = await _timestamp(signature, sight, proved)
    seals = [judged[id(signature)][0] for signature in signatures]
    remarks = [remark for signature in signatures for remark in judged[id(signature)][1]]
    if not any(seal.kind == "signature" for seal in seals):
        remarks.append(Remark("S00"))
    return Reading(tuple(seals), tuple(remarks))


async def _signature(signature: Any, sight: _Sight, level: Any) -> tuple[Seal, list[Remark]]:
    from pyhanko.sign.validation.ades import ades_lta_validation

    field = str(signature.field_name)
    try:
        result = await ades_lta_validation(signature, sight.spec, sight.timing)
        status, indication = result.api_status, str(getattr(result.ades_subindic, "name", ""))
        passed = indication == "OK"
    except Exception:  # a broken signature must not hide the others
        status, indication, passed = None, "", False
    if status is None:
        return _unread(signature, "signature"), [Remark("S03", field)]
    remarks = [*_integrity(status, field), *weaknesses(signature, field), *_hidden(signature, field)]
    if status.intact and status.valid and not passed:
        remarks += _trust(
            status, indication, field, signature.signer_cert.not_valid_after < sight.timing.validation_time
        )
    return _seal(signature, "signature", status, level, sight.size, _time(signature, status, passed)), remarks


def _time(signature: Any, status: Any, passed: bool) -> tuple[Any, TimeSource]:
    """When a signature was made: by its timestamp where that is trusted, else what was claimed."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    stamp = status.timestamp_validity
    if stamp is not None:
        trusted = stamp.intact and stamp.valid and (stamp.trusted or passed)
        return stamp.timestamp, "timestamp" if trusted else "untrusted timestamp"
    for token in extract_tst_data_iter(signature.signer_info, signed=False):
        return token["encap_content_info"]["content"].parsed["gen_time"].native, "untrusted timestamp"
    claimed = signature.self_reported_timestamp
    return claimed, "claim" if claimed else "none"


def _integrity(status: Any, field: str) -> list[Remark]:
    from pyhanko.sign.validation import SignatureCoverageLevel

    whole = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    found = [] if status.intact and status.coverage in whole else [Remark("S03", field)]
    if status.intact and not status.valid:
        found.append(Remark("S04", field))
    if status.intact and status.docmdp_ok is not True:
        found.append(Remark("S06", field))
    return found


def _hidden(signature: Any, field: str) -> list[Remark]:
    start, length, rest = (int(number) for number in list(signature.byte_range)[:3])
    stream = signature.reader.stream
    stream.seek(start + length)
    return [Remark("S11", field)] if padding_used(stream.read(max(0, rest - start - length))) else []


def _trust(status: Any, name: str, field: str, over: bool) -> list[Remark]:
    """What stands against the certificate; a path that holds today is enough where no later proof is needed."""
    if any(word in name for word in _REFUSED) or status.revoked:
        return [Remark("S05", field, (("sebab", name),))]
    if status.trusted:
        return []
    if name.startswith("NO_CERTIFICATE_CHAIN"):
        return [Remark("U01", field)]
    if over and status.timestamp_validity is None:
        return [Remark("S05", field, (("sebab", "EXPIRED"),))]
    if name.startswith("CRYPTO_CONSTRAINTS"):
        return [Remark("S10", field, (("sebab", name),))]
    return [Remark("U02", field, (("sebab", name),))]


async def _timestamp(signature: Any, sight: _Sight, proved: bool) -> tuple[Seal, list[Remark]]:
    """A document timestamp; ``proved`` where the long-term proof of a signature has already leaned on it."""
    from pyhanko.sign.validation.ades import ades_timestamp_validation

    field = str(signature.field_name)
    try:
        signature.compute_integrity_info()
        inner = sight.spec.signature_validation_spec
        result = await ades_timestamp_validation(
            signature.signed_data, inner, signature.compute_digest, timing_info=sight.timing
        )
        status = result.api_status
    except Exception:  # as above
        status = None
    if status is None:
        return _unread(signature, "timestamp"), [Remark("S03", field)]
    remarks = [] if status.intact and status.valid else [Remark("S03", field)]
    trusted = status.trusted or proved
    remarks += _hidden(signature, field)
    if not remarks and not trusted:
        remarks.append(Remark("U03", field))
    source: TimeSource = "timestamp" if trusted else "untrusted timestamp"
    return _seal(signature, "timestamp", status, None, sight.size, (status.timestamp, source)), remarks


def _levels(reader: Any, signature: Any, signatures: list[Any]) -> Any:
    """Level of a signature from what the file holds for it, whoever trusts it."""
    from pyhanko.sign.validation import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    stamped = any(True for _ in extract_tst_data_iter(signature.signer_info, signed=False))
    try:
        store = DocumentSecurityStore.read_dss(reader)
        proof = bool(store.certs) and bool(store.crls or store.ocsps)
    except NoDSSFoundError:
        proof = False
    later = any(
        each.sig_object_type == "/DocTimeStamp" and each.signed_revision > signature.signed_revision
        for each in signatures
    )
    if proof and later:
        return "b-lta"
    return ("b-lt" if proof else "b-t") if stamped else "b-b"


def _seal(signature: Any, kind: Any, status: Any, level: Any, size: int, time: tuple[Any, TimeSource]) -> Seal:
    certificate = signature.signer_cert
    path = getattr(status, "validation_path", None)
    field = str(signature.field_name)
    return Seal(
        field=field,
        kind=kind,
        role=field.removeprefix(_PREFIX).partition("_")[0] if field.startswith(_PREFIX) else "",
        name=_name(certificate.subject),
        number=str(certificate.subject.native.get("serial_number", "")),
        sha256=certificate.sha256.hex(),
        issuer=_name(certificate.issuer),
        until=certificate.not_valid_after,
        trust_path=tuple(_name(each.subject) for each in path.iter_certs(include_root=True)) if path else (),
        moment=time[0],
        moment_source=time[1],
        level=level,
        whole_file=sum(int(number) for number in list(signature.byte_range)[2:4]) == size,
        changes=_changes(status) if kind == "signature" else "none",
    )


def _name(name: Any) -> str:
    """The common name, else all of it."""
    return str(name.native.get("common_name") or name.human_friendly)


def _unread(signature: Any, kind: Any) -> Seal:
    field = str(signature.field_name)
    role = field.removeprefix(_PREFIX).partition("_")[0] if field.startswith(_PREFIX) else ""
    return Seal(field, kind, role, "", "", "", "", None, (), None, "none", None, False, "unknown")


def _changes(status: Any) -> Changes:
    """What was done to the file after the signature."""
    if status.docmdp_ok is not True:
        return "forbidden" if status.intact else "unknown"
    names: dict[str, Changes] = {"NONE": "none", "LTA_UPDATES": "proof", "FORM_FILLING": "forms"}
    return names.get(getattr(status.modification_level, "name", ""), "unknown")
