"""Whom an office trusts: certificate files it pinned by SHA-256. None is shipped, none is taken from the machine."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from sopdocs.model import Part

if TYPE_CHECKING:
    from asn1crypto import crl, x509


class TrustError(Exception):
    """A certificate file cannot be read or is not the one that was pinned; ``reason`` is a key of the CLI's words."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(f"{reason}: {path}")
        self.reason = reason
        self.path = path


class Pinned(Part):
    """A file and the SHA-256 it must have."""

    file: str
    sha256: str = Field(pattern="^[0-9a-fA-F]{64}$")


class TrustSettings(Part):
    """``[sign.trust]`` of sopdocs.toml; paths are relative to that file."""

    roots: tuple[Pinned, ...] = ()
    intermediates: tuple[str, ...] = ()
    crls: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trust:
    """Trusted roots, further certificates that help to build a path, and revocation lists."""

    roots: tuple[x509.Certificate, ...] = ()
    others: tuple[x509.Certificate, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()


def load_trust(settings: TrustSettings, folder: Path, more: tuple[Path, ...] = ()) -> Trust:
    """Read everything the settings name, and ``more`` roots named on the command line (those need no pin).

    :raises TrustError: a file that cannot be read, holds no certificate, or is not the pinned one.
    """
    pinned = [(folder / each.file, each.sha256.lower()) for each in settings.roots]
    roots = [cert for path, sha256 in [*pinned, *((path, "") for path in more)] for cert in _certificates(path, sha256)]
    others = [cert for name in settings.intermediates for cert in _certificates(folder / name, "")]
    return Trust(tuple(roots), tuple(others), tuple(_list(folder / name) for name in settings.crls))


def _read(path: Path, sha256: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError:
        raise TrustError("trust_unreadable", path) from None
    if sha256 and hashlib.sha256(data).hexdigest() != sha256:
        raise TrustError("trust_other", path)
    return data


def _certificates(path: Path, sha256: str) -> list[x509.Certificate]:
    from pyhanko.keys import load_certs_from_pemder_data

    data = _read(path, sha256)
    try:
        found = list(load_certs_from_pemder_data(data))
        for each in found:
            each.public_key.algorithm  # noqa: B018  asn1crypto parses lazily; a broken file must show here
    except (ValueError, TypeError, KeyError):
        found = []
    if not found:
        raise TrustError("trust_unreadable", path)
    return found


def _list(path: Path) -> crl.CertificateList:
    from asn1crypto import crl, pem

    data = _read(path, "")
    try:
        if pem.detect(data):
            data = pem.unarmor(data)[2]
        found = crl.CertificateList.load(data)
        found.issuer.native  # noqa: B018  parsed lazily
    except (ValueError, TypeError):
        raise TrustError("trust_unreadable", path) from None
    return found
