"""Key, certificate and chain in one PKCS#12 file (.p12, .pfx)."""

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
    """The signer of ``file``, opened with the secret."""
    from pyhanko.keys import load_certs_from_pemder
    from pyhanko.sign import SimpleSigner

    path = request.path(request.settings.file)
    try:
        data = path.read_bytes()
        chain = list(load_certs_from_pemder([str(request.path(name)) for name in request.settings.chain]))
    except (OSError, ValueError, TypeError):
        raise SigningError("key_unreadable", service=True, path=path) from None
    secret = request.ask().reveal().encode()
    try:
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=chain, passphrase=secret)
    except (ValueError, TypeError, AttributeError):
        signer = None
    if signer is None:
        raise SigningError("secret_wrong", service=True)
    yield signer
