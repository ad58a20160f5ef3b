"""The webhook: today's reminders as JSON, signed, to a program of the office.

The header ``X-Sopdocs-Signature: t=SECONDS,v1=HEX`` is the HMAC-SHA256 of ``SECONDS.BODY``; ``X-Sopdocs-Delivery`` is
the idempotency key, the same for every attempt.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from tenacity import RetryCallState, Retrying, retry_if_result, stop_after_attempt, wait_exponential

from sopdocs.remind.faults import RemindError
from sopdocs.remind.item import line
from sopdocs.remind.outcome import Outcome
from sopdocs.remind.smtp import LOOPBACK

ATTEMPTS = 4
"""How often a run tries while the receiver says that it did not take the message."""
_WAIT = (408, 425, 429)
_UNREACHED = (ConnectionRefusedError, socket.gaierror, ssl.SSLError)
"""After these nothing can have been delivered."""


@dataclass(frozen=True)
class Receiver:
    """Where to send and the key that signs; ``pause`` is the first wait in seconds between two tries."""

    url: str
    secret: bytes = field(repr=False)
    timeout: float = 15
    pause: float = 1.0


def signature(secret: bytes, moment: int, body: bytes) -> str:
    """The value of the signature's header; ``moment`` in seconds since 1970."""
    made = hmac.new(secret, str(moment).encode() + b"." + body, hashlib.sha256)
    return f"t={moment},v1={made.hexdigest()}"


def check_url(url: str) -> None:
    """Let HTTPS pass, and plain HTTP on this very machine.

    :raises RemindError: anything else.
    """
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise RemindError("webhook_url", url=line(url))
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise RemindError("webhook_insecure", url=line(url))


def post(receiver: Receiver, key: str, body: bytes, clock: Callable[[], datetime]) -> Outcome:
    """Send once, and again where the receiver certainly did not take it. Never raises for what the other side does."""
    tries = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(receiver.pause, max=30),
        retry=retry_if_result(_again),
        retry_error_callback=_last,
    )
    outcome: Outcome = tries(_attempt, receiver, key, body, clock)
    return outcome._replace(handed=True)


class _Stay(urllib.request.HTTPRedirectHandler):
    """A signed message goes where the office said and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


def _attempt(receiver: Receiver, key: str, body: bytes, clock: Callable[[], datetime]) -> Outcome:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "sopdocs",
        "X-Sopdocs-Delivery": key,
        "X-Sopdocs-Signature": signature(receiver.secret, int(clock().timestamp()), body),
    }
    request = urllib.request.Request(receiver.url, body, headers, method="POST")
    try:
        with _OPENER.open(request, timeout=receiver.timeout):
            return Outcome("sent")
    except urllib.error.HTTPError as error:
        with error:
            return Outcome("later", line(f"HTTP {error.code} {error.reason}"))
    except urllib.error.URLError as error:
        return Outcome("later" if isinstance(error.reason, _UNREACHED) else "unsure", line(str(error.reason)))
    except (OSError, http.client.HTTPException) as error:
        return Outcome("unsure", line(f"{type(error).__name__}: {error}"))


def _again(outcome: Outcome) -> bool:
    code = outcome.why.removeprefix("HTTP ")[:3] if outcome.why.startswith("HTTP ") else ""
    final = code.isdigit() and int(code) < 500 and int(code) not in _WAIT
    return outcome.state == "later" and not final


def _last(state: RetryCallState) -> Outcome:
    assert state.outcome is not None
    outcome: Outcome = state.outcome.result()
    return outcome
