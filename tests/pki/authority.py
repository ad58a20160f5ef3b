"""The smallest authority that signatures can be tested with; everything is made once for a test run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import keys, x509
from cryptography import x509 as cx
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID as EKU  # noqa: N814
from cryptography.x509.oid import NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sopdocs.trust import Trust

NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Credential:
    """A certificate with its key."""

    certificate: cx.Certificate
    key: rsa.RSAPrivateKey

    @property
    def asn1(self) -> x509.Certificate:
        return x509.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))

    @property
    def asn1_key(self) -> keys.PrivateKeyInfo:
        form = serialization.PrivateFormat.PKCS8
        der = self.key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
        return keys.PrivateKeyInfo.load(der)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_pem(self, passphrase: bytes | None = None) -> bytes:
        lock: Any = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)


@cache
def key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def distinguished(name: str, number: str = "") -> cx.Name:
    parts = [cx.NameAttribute(NameOID.COUNTRY_NAME, "ID"), cx.NameAttribute(NameOID.ORGANIZATION_NAME, "Uji Belaka")]
    parts.append(cx.NameAttribute(NameOID.COMMON_NAME, name))
    if number:
        parts.append(cx.NameAttribute(NameOID.SERIAL_NUMBER, number))
    return cx.Name(parts)


def usage(*, signing: bool = True, ca: bool = False) -> cx.KeyUsage:
    return cx.KeyUsage(
        digital_signature=signing, content_commitment=signing, key_encipherment=not signing and not ca,
        data_encipherment=False, key_agreement=False, key_cert_sign=ca, crl_sign=ca,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


@dataclass(frozen=True)
class Authority:
    """A root that signs everything itself."""

    name: str = "Akar Uji"

    @property
    def root(self) -> Credential:
        return _root(self.name)

    def issue(self, name: str, number: str = "", **changes: Any) -> Credential:
        """A certificate for signing documents; ``changes``: since, until, bits, signing, timestamps, digest, crl."""
        return _issue(self.name, name, number, tuple(sorted(changes.items())))

    def revocations(self, *revoked: Credential, at: datetime = NOW) -> asn1_crl.CertificateList:
        """A list of certificates revoked two hours before ``at``, issued an hour after that."""
        builder = cx.CertificateRevocationListBuilder().issuer_name(self.root.certificate.subject)
        builder = builder.last_update(at - timedelta(hours=1)).next_update(at + timedelta(days=60))
        for each in revoked:
            entry = cx.RevokedCertificateBuilder().serial_number(each.certificate.serial_number)
            entry = entry.revocation_date(at - timedelta(hours=2))
            builder = builder.add_revoked_certificate(entry.build())
        builder = builder.add_extension(cx.CRLNumber(1), critical=False)
        identifier = cx.AuthorityKeyIdentifier.from_issuer_public_key(self.root.key.public_key())
        signed = builder.add_extension(identifier, critical=False).sign(self.root.key, hashes.SHA256())
        return asn1_crl.CertificateList.load(signed.public_bytes(serialization.Encoding.DER))

    def trust(self, *revoked: Credential) -> Trust:
        """An office that trusts this root."""
        return Trust((self.root.asn1,), (), (self.revocations(*revoked),))

    def timestamper(
        self, name: str = "Stempel Waktu Uji", at: datetime | None = None, **changes: Any
    ) -> DummyTimeStamper:
        """A timestamp service without a socket; ``at`` is what its clock shows, ``changes`` as in `issue`."""
        service = self.issue(name, timestamps=True, **changes)
        store = SimpleCertificateStore()
        store.register(self.root.asn1)
        return DummyTimeStamper(service.asn1, service.asn1_key, certs_to_embed=store, fixed_dt=at)


@cache
def _root(name: str) -> Credential:
    own = key(name)
    builder = _builder(name, "", own, distinguished(name), NOW - 2 * YEAR, NOW + 10 * YEAR)
    builder = builder.add_extension(cx.BasicConstraints(ca=True, path_length=1), critical=True)
    builder = builder.add_extension(usage(signing=False, ca=True), critical=True)
    return Credential(builder.sign(own, hashes.SHA256()), own)


@cache
def _issue(authority: str, name: str, number: str, changes: tuple[tuple[str, Any], ...]) -> Credential:
    asked = dict(changes)
    root = _root(authority)
    own = key(f"{authority} {name}", asked.get("bits", 2048))
    since, until = asked.get("since", NOW - YEAR), asked.get("until", NOW + YEAR)
    builder = _builder(name, number, own, root.certificate.subject, since, until)
    builder = builder.add_extension(cx.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(usage(signing=asked.get("signing", True)), critical=True)
    purpose = EKU.TIME_STAMPING if asked.get("timestamps") else EKU.EMAIL_PROTECTION
    builder = builder.add_extension(cx.ExtendedKeyUsage([purpose]), critical=bool(asked.get("timestamps")))
    identifier = cx.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key())
    builder = builder.add_extension(identifier, critical=False)
    address = asked.get("crl", "http://127.0.0.1:9/uji.crl")
    place = cx.DistributionPoint([cx.UniformResourceIdentifier(address)], None, None, None)
    builder = builder.add_extension(cx.CRLDistributionPoints([place]), critical=False)
    return Credential(builder.sign(root.key, asked.get("digest", hashes.SHA256())), own)


def _builder(
    name: str, number: str, own: rsa.RSAPrivateKey, issuer: cx.Name, since: datetime, until: datetime
) -> cx.CertificateBuilder:
    builder = cx.CertificateBuilder().subject_name(distinguished(name, number)).issuer_name(issuer)
    builder = builder.public_key(own.public_key()).serial_number(cx.random_serial_number())
    builder = builder.not_valid_before(since).not_valid_after(until)
    return builder.add_extension(cx.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
