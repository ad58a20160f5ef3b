"""Key and certificate in PEM or DER files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sopdocs.sign.faults import SigningError
from sopdocs.sign.keys import KeyRequest

if TYPE_CHECKING:
    from pyhanko.sign import Signer


@asynccontextmanager
async def open_key(request: KeyRequest) -> AsyncIterator[Signer]:
    """The signer of ``key``, ``file`` (certificate) and ``chain``; the secret is asked for only by an encrypted key."""
    from pyhanko.keys import load_cert_from_pemder, load_certs_from_pemder, load_private_key_from_pemder_data
    from pyhanko.sign import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    settings = request.settings
    try:
        data = request.path(settings.key).read_bytes()
        certificate = load_cert_from_pemder(str(request.path(settings.file)))
        store = SimpleCertificateStore()
        store.register_multiple(load_certs_from_pemder([str(request.path(name)) for name in settings.chain]))
    except (OSError, ValueError, TypeError):
        raise SigningError("key_unreadable", service=True, path=request.path(settings.key or settings.file)) from None
    secret = request.ask().reveal().encode() if b"ENCRYPTED" in data else None
    try:
        key = load_private_key_from_pemder_data(data, passphrase=secret)
    except (ValueError, TypeError):
        raise SigningError("secret_wrong", service=True) from None
    yield SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)
