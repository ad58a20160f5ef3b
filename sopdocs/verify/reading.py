"""The signatures of a PDF, judged by pyHanko offline (or with its fetchers where that was asked for).

The rules of ETSI EN 319 102-1 decide whether a certificate was good at the proved time; where they leave it open for
want of a trusted root or of revocation data, the answer is "undecided" and never "invalid".
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from sopdocs.trust import Trust
from sopdocs.verify.layers import Ground, Layers, holds, layers, time_of
from sopdocs.verify.report import Changes, Reading, Remark, Seal, TimeSource
from sopdocs.verify.tail import end_of, padding_used
from sopdocs.verify.weakness import weaknesses

MAX_BYTES = 200_000_000
"""Largest file that is looked at."""
MAX_SIGNATURES = 50
_PREFIX = "ttd_"
_REFUSED = ("REVOKED", "NOT_YET_VALID", "SIG_CRYPTO_FAILURE", "HASH_FAILURE")


@dataclass(frozen=True)
class _Sight:
    """How signatures are looked at: by which rules, at which moment, in a file of which size.

    ``specs`` are the rules; the second ones, without a network, are for where a service that was asked fails.
    """

    specs: tuple[Any, ...]
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
    found = sorted(reader.embedded_signatures, key=lambda each: each.signed_revision)[:MAX_SIGNATURES]
    stamps = [each for each in found if each.sig_object_type == "/DocTimeStamp"]
    timing = ValidationTimingInfo(moment, moment, point_in_time_validation=False)
    seen: dict[int, _Seen] = {}
    async with specification(trust, online) as spec, specification(trust, False) as without:
        sight = _Sight((spec, without) if online else (spec,), timing, len(pdf))
        for signature in found:
            look = _stamp_now if signature.sig_object_type == "/DocTimeStamp" else _signature_now
            seen[id(signature)] = await look(signature, sight)
    ground = Ground(pdf, trust, moment)
    proof = await _layers(ground, stamps, seen, online)
    for signature in found:
        seen[id(signature)] = await _layered(ground, signature, seen[id(signature)], proof)
    told = [_told(reader, signature, seen[id(signature)], found, sight) for signature in found]
    remarks = [remark for _, own in told for remark in own]
    if len(stamps) == len(found):
        remarks.append(Remark("S00"))
    if proof.as_of is not None:
        per = proof.as_of.date().isoformat()
        remarks.append(Remark("U04", str(stamps[-1].field_name), (("tanggal", per),)))
    return Reading(tuple(seal for seal, _ in told), tuple(remarks))


@dataclass(frozen=True)
class _Seen:
    """What pyHanko says of a signature or timestamp: its status, the name of its finding, and whether it is proved."""

    status: Any = None
    finding: str = ""
    proved: bool = False


async def _signature_now(signature: Any, sight: _Sight) -> _Seen:
    """A signature by the rules of the day of asking."""
    from pyhanko.sign.validation.ades import ades_lta_validation

    for spec in sight.specs:
        try:
            result = await ades_lta_validation(signature, spec, sight.timing)
        except Exception:  # a broken signature must not hide the others, nor a dead service break one
            continue
        finding = str(getattr(result.ades_subindic, "name", ""))
        return _Seen(result.api_status, finding, finding == "OK")
    return _Seen()


async def _stamp_now(stamp: Any, sight: _Sight) -> _Seen:
    """A document timestamp by the rules of the day of asking."""
    from pyhanko.sign.validation.ades import ades_timestamp_validation

    for spec in sight.specs:
        inner, digest = spec.signature_validation_spec, stamp.compute_digest
        try:
            stamp.compute_integrity_info()
            result = await ades_timestamp_validation(stamp.signed_data, inner, digest, timing_info=sight.timing)
        except Exception:  # as above
            continue
        status = result.api_status
        return _Seen(status, str(getattr(result.ades_subindic, "name", "")), bool(status and status.trusted))
    return _Seen()


async def _layers(ground: Ground, stamps: list[Any], seen: dict[int, _Seen], online: bool) -> Layers:
    """The timestamps that are proved; offline the newest one may be proved as of its own time."""
    if not stamps:
        return Layers()
    now = seen[id(stamps[-1])].proved
    return Layers() if online and not now else await layers(ground, stamps, now)


async def _layered(ground: Ground, signature: Any, seen: _Seen, proof: Layers) -> _Seen:
    """The same, proved by the timestamps around it where today's rules leave it open."""
    if seen.proved or seen.status is None:
        return seen
    if signature.sig_object_type == "/DocTimeStamp":
        return replace(seen, proved=proof.proves(signature))
    cover = proof.around(signature)
    revoked = seen.status.revocation_details
    if cover is None or (revoked is not None and revoked.revocation_date <= time_of(cover)):
        return seen
    status = await holds(ground, signature, cover)
    if status is None:
        return seen
    kept = replace(seen.status, validation_path=status.validation_path, timestamp_validity=status.timestamp_validity)
    return _Seen(kept, seen.finding, proved=True)


def _told(reader: Any, signature: Any, seen: _Seen, found: list[Any], sight: _Sight) -> tuple[Seal, list[Remark]]:
    """A signature or timestamp as a seal, with what stands against it."""
    field, status = str(signature.field_name), seen.status
    kind: Literal["signature", "timestamp"] = "signature"
    if signature.sig_object_type == "/DocTimeStamp":
        kind = "timestamp"
    if status is None:
        return _unread(signature, kind), [Remark("S03", field)]
    if kind == "timestamp":
        remarks = [] if status.intact and status.valid else [Remark("S03", field)]
        remarks += _hidden(signature, field)
        if not remarks and not seen.proved:
            remarks.append(Remark("U03", field))
        source: TimeSource = "timestamp" if seen.proved else "untrusted timestamp"
        return _seal(signature, kind, status, None, sight.size, (status.timestamp, source)), remarks
    remarks = [*_integrity(status, field), *weaknesses(signature, field), *_hidden(signature, field)]
    if status.intact and status.valid and not seen.proved:
        remarks += _trust(status, seen.finding, field, _ended(signature, found, sight))
    level = _levels(reader, signature, found)
    return _seal(signature, kind, status, level, sight.size, _time(signature, status, seen.proved)), remarks


def _ended(signature: Any, found: list[Any], sight: _Sight) -> bool:
    """True where the certificate has ended and nothing in the file, trusted or not, speaks of an earlier time."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    stamped = any(True for _ in extract_tst_data_iter(signature.signer_info, signed=False))
    later = any(
        each.sig_object_type == "/DocTimeStamp" and each.signed_revision > signature.signed_revision for each in found
    )
    return signature.signer_cert.not_valid_after < sight.timing.validation_time and not (stamped or later)


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


def _trust(status: Any, name: str, field: str, ended: bool) -> list[Remark]:
    """What stands against the certificate; a path that holds today is enough where no later proof is needed."""
    if status.revoked or ended or any(word in name for word in _REFUSED):
        return [Remark("S05", field, (("sebab", name if status.revoked or not ended else "EXPIRED"),))]
    if status.trusted:
        return []
    if name.startswith("NO_CERTIFICATE_CHAIN"):
        return [Remark("U01", field)]
    if name.startswith("CRYPTO_CONSTRAINTS"):
        return [Remark("S10", field, (("sebab", name),))]
    return [Remark("U02", field, (("sebab", name),))]


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
