"""Timestamp and revocation services over HTTP, opened for one signature."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sopdocs.ledger import SignatureLevel
from sopdocs.sign.faults import SigningError
from sopdocs.sign.settings import SignSettings

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

TIMEOUT = 15
"""Seconds a service may take."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Services:
    """What a signature may ask: a timestamp service, and a fetcher of revocation data (None: only what is at hand)."""

    timestamper: TimeStamper | None = None
    fetcher: Any = None


@asynccontextmanager
async def opened(settings: SignSettings, level: SignatureLevel, given: Services | None) -> AsyncIterator[Services]:
    """The services a level needs: ``given``, else those of the settings.

    :raises SigningError: a level with a timestamp, and no service for it.
    """
    if given is not None or level == "b-b":
        if level != "b-b" and given is not None and given.timestamper is None:
            raise SigningError("no_tsa", level=level)
        yield given or Services()
        return
    if not settings.tsa_url:
        raise SigningError("no_tsa", level=level)
    check_url(settings.tsa_url)
    import aiohttp
    from pyhanko.sign.timestamps import HTTPTimeStamper
    from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as session:
        stamper = HTTPTimeStamper(settings.tsa_url, session=session, timeout=TIMEOUT)
        yield Services(stamper, AIOHttpFetcherBackend(session=session))


def check_url(url: str) -> None:
    """Let HTTP pass for timestamps anywhere (they are signed) and refuse what is no web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SigningError("bad_url", url=url)


def check_secure(url: str) -> None:
    """A service that gets a secret must be reached over HTTPS, or be on this very machine."""
    check_url(url)
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise SigningError("insecure_url", url=url)
