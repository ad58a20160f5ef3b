"""Key on a token or card, through its PKCS#11 module."""

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
    """The signer of certificate ``label`` on token ``token``; ``module`` is the driver, the secret its PIN."""
    try:
        from pkcs11.exceptions import PinIncorrect, PinLenRange, PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.keys import load_certs_from_pemder
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError:
        raise SigningError("pkcs11_absent", service=True) from None

    settings = request.settings
    module = str(request.path(settings.module))
    try:
        chain = list(load_certs_from_pemder([str(request.path(name)) for name in settings.chain]))
        session = open_pkcs11_session(
            module, token_criteria=TokenCriteria(label=settings.token), user_pin=request.ask().reveal()
        )
    except (PinIncorrect, PinLenRange):
        raise SigningError("secret_wrong", service=True) from None
    except (PKCS11Error, OSError, ValueError, RuntimeError):
        raise SigningError("token_absent", service=True, module=module, token=settings.token or "-") from None
    with session:
        signer = PKCS11Signer(session, cert_label=settings.label, ca_chain=chain, other_certs_to_pull=())
        try:
            if signer.signing_cert is None:
                raise SigningError("key_without_certificate", service=True)
        except (PKCS11Error, LookupError, ValueError):
            raise SigningError("key_without_certificate", service=True) from None
        yield signer
