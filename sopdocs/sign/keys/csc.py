"""Key at a remote signing service that speaks the Cloud Signature Consortium's protocol, version 1.

Only the hash travels; the PIN authorises this one signature (SCAL 1 or 2). The access token comes from the secret that
``account`` names.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sopdocs.sign.faults import SigningError
from sopdocs.sign.keys import KeyRequest
from sopdocs.sign.secrets import Secret, read_secret
from sopdocs.sign.services import TIMEOUT, check_secure

if TYPE_CHECKING:
    from pyhanko.sign import Signer


@asynccontextmanager
async def open_key(request: KeyRequest) -> AsyncIterator[Signer]:
    """The signer of credential ``credential`` at ``url``."""
    import aiohttp
    from pyhanko.sign.general import SigningError as PyHankoError
    from pyhanko.sign.signers.csc_signer import CSCServiceSessionInfo, CSCSigner, fetch_certs_in_csc_credential

    settings = request.settings
    if not settings.url or not settings.credential:
        raise SigningError("csc_incomplete")
    check_secure(settings.url)
    token = read_secret(settings.account).reveal() if settings.account else None
    info = CSCServiceSessionInfo(settings.url, settings.credential, oauth_token=token)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as session:
        try:
            credential = await fetch_certs_in_csc_credential(session, info, timeout=TIMEOUT)
        except (PyHankoError, aiohttp.ClientError, TimeoutError, OSError, ValueError):
            raise SigningError("csc_unreachable", service=True, url=settings.url) from None
        manager = _authorising(session, info, credential, request.ask())
        yield CSCSigner(session, manager, sign_timeout=TIMEOUT)


def _authorising(session: Any, info: Any, credential: Any, pin: Secret) -> Any:
    """What asks the service to release one signature, with the PIN."""
    import aiohttp
    from pyhanko.sign.general import SigningError as PyHankoError
    from pyhanko.sign.signers.csc_signer import CSCAuthorizationManager

    class WithPin(CSCAuthorizationManager):  # type: ignore[misc,unused-ignore]
        async def authorize_signature(self, hash_b64s: list[str]) -> Any:
            asked = self.format_csc_auth_request(hash_b64s=hash_b64s, pin=pin.reveal())
            url = info.endpoint_url("credentials/authorize")
            try:
                async with session.post(url, headers=info.auth_headers, json=asked, raise_for_status=True) as response:
                    return self.parse_csc_auth_response(await response.json())
            except aiohttp.ClientError:
                raise PyHankoError("authorisation refused") from None

    return WithPin(info, credential)
