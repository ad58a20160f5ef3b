"""What must be right about a certificate before anything is signed with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sopdocs.officials import Basis, Identity

if TYPE_CHECKING:
    from asn1crypto import x509

_LEAST_BITS = {"rsa": 2048, "rsassa_pss": 2048, "dsa": 2048, "ec": 224}
_WEAK = ("md2", "md5", "sha1")
_SIGNING = frozenset({"digital_signature", "non_repudiation"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a certificate may not sign: a key of the command line's words and what fills them."""

    reason: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """What a certificate says of itself."""

    name: str
    number: str
    sha256: str
    issuer: str
    since: datetime
    until: datetime


def holder_of(certificate: x509.Certificate) -> Holder:
    """Read a certificate."""
    subject = certificate.subject.native
    issuer = certificate.issuer.native
    return Holder(
        str(subject.get("common_name", "")),
        str(subject.get("serial_number", "")),
        certificate.sha256.hex(),
        str(issuer.get("common_name", certificate.issuer.human_friendly)),
        certificate.not_valid_before,
        certificate.not_valid_after,
    )


def basis(certificate: x509.Certificate, identity: Identity) -> Basis | None:
    """What shows that the certificate is that person's; None: nothing does."""
    holder = holder_of(certificate)
    return identity.basis(holder.name, holder.number, holder.sha256)


def refusals(certificate: x509.Certificate, identity: Identity, moment: datetime) -> tuple[Refusal, ...]:
    """Everything that forbids signing with this certificate for that person at that moment."""
    return (*_time(certificate, moment), *_key(certificate), *_person(certificate, identity))


def _time(certificate: x509.Certificate, moment: datetime) -> Iterator[Refusal]:
    holder = holder_of(certificate)
    if moment < holder.since:
        yield Refusal("not_yet_valid", (("tanggal", holder.since.date().isoformat()),))
    if moment > holder.until:
        yield Refusal("expired", (("tanggal", holder.until.date().isoformat()),))


def _key(certificate: x509.Certificate) -> Iterator[Refusal]:
    usage = certificate.key_usage_value
    if certificate.ca or usage is None or not _SIGNING & set(usage.native):
        yield Refusal("key_usage")
    public = certificate.public_key
    if public.algorithm in _LEAST_BITS and public.bit_size < _LEAST_BITS[public.algorithm]:
        yield Refusal("weak_key", (("bit", str(public.bit_size)),))
    if public.algorithm not in _LEAST_BITS and not public.algorithm.startswith("ed"):
        yield Refusal("weak_key", (("bit", public.algorithm),))
    algorithm = certificate["signature_algorithm"]
    if algorithm["algorithm"].native not in ("ed25519", "ed448") and algorithm.hash_algo in _WEAK:
        yield Refusal("weak_hash", (("algoritma", algorithm.hash_algo),))


def _person(certificate: x509.Certificate, identity: Identity) -> Iterator[Refusal]:
    if basis(certificate, identity) is None:
        holder = holder_of(certificate)
        number = f" ({holder.number})" if holder.number else ""
        yield Refusal("other_person", (("sertifikat", f"{holder.name}{number}"),))
