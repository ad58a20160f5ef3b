"""The government's signing service, BSrE e-Sign Client Service, versions 1 and 2 over HTTP.

The whole PDF and the passphrase go to the service, and the service writes the signature; so what comes back is
believed only as far as it begins with the very bytes that were sent. Endpoints and fields are as gathered from public
clients (the official manual could not be read); nothing of this was ever tried against the live service.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import Secret
from sopdocs.sign.services import TIMEOUT, check_secure

RETRY = (429, 503, 504)
"""Answers after which it is worth asking again."""
PAUSES = (1.0, 3.0)
"""Seconds before asking again."""
_LIMIT = 200_000_000
_READY, _NOT_REGISTERED = "ISSUE", "1110"
_REASONS = {"2011": "bsre_unknown_user", "2031": "bsre_passphrase"}


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service is and the application's own account there (user:password)."""

    url: str
    version: int
    account: Secret


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visible signature goes: page from 1, and a box in pt from the page's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RemoteOrder:
    """Who signs and why; ``place`` and ``picture`` (PNG) only for a visible signature."""

    nik: Secret
    passphrase: Secret
    reason: str
    city: str
    place: Place | None = None
    picture: bytes = field(default=b"", repr=False)


async def sign_remotely(pdf: bytes, order: RemoteOrder, service: Service, pauses: Sequence[float] = PAUSES) -> bytes:
    """The PDF as the service signed it; it begins with the bytes of ``pdf``.

    :raises SigningError: the service refused, failed, or gave back other pages.
    """
    check_secure(service.url)
    answer = await _asked(pdf, order, service, pauses)
    if not answer.startswith(pdf) or len(answer) == len(pdf):
        raise SigningError("base_changed", service=True)
    return answer


async def ask_status(nik: Secret, service: Service) -> str:
    """What the service says of a person's certificate, signing nothing: ``ISSUE`` where it can be signed with.

    :raises SigningError: it is anything else, or the service failed.
    """
    import aiohttp

    check_secure(service.url)
    base, timeout = service.url.rstrip("/"), aiohttp.ClientTimeout(total=TIMEOUT)
    try:
        async with aiohttp.ClientSession(headers=_headers(service), timeout=timeout) as session:
            request = (
                session.get(f"{base}/api/user/status/{nik.reveal()}", allow_redirects=False)
                if service.version == 1
                else session.post(f"{base}/api/v2/user/check/status", json={"nik": nik.reveal()}, allow_redirects=False)
            )
            async with request as response:
                status, answer = response.status, _object(await _whole(response))
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise SigningError("bsre_unreachable", service=True, url=service.url) from None
    if status != 200:
        raise _refused(status, answer)
    said = "".join(character for character in str(answer.get("status", ""))[:40] if character.isprintable())
    if str(answer.get("status_code", "")) == _NOT_REGISTERED or said == "NOT_REGISTERED":
        raise SigningError("bsre_unknown_user", service=True)
    if said != _READY:
        raise SigningError("bsre_not_ready", service=True, said=said or "-")
    return said


async def _asked(pdf: bytes, order: RemoteOrder, service: Service, pauses: Sequence[float]) -> bytes:
    import aiohttp

    timeout = aiohttp.ClientTimeout(total=TIMEOUT * 4)
    try:
        async with aiohttp.ClientSession(headers=_headers(service), timeout=timeout) as session:
            for pause in (*pauses, None):
                status, body = await _post(session, pdf, order, service)
                if status not in RETRY or pause is None:
                    return _read(status, body)
                await asyncio.sleep(pause)
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise SigningError("bsre_unreachable", service=True, url=service.url) from None
    raise SigningError("bsre_unreachable", service=True, url=service.url)


def _headers(service: Service) -> dict[str, str]:
    basic = base64.b64encode(service.account.reveal().encode()).decode()
    return {"Authorization": f"Basic {basic}"}


async def _post(session: Any, pdf: bytes, order: RemoteOrder, service: Service) -> tuple[int, bytes]:
    import aiohttp

    base = service.url.rstrip("/")
    if service.version == 1:
        form = aiohttp.FormData()
        form.add_field("file", pdf, filename="sop.pdf", content_type="application/pdf")
        for name, value in _fields_v1(order).items():
            form.add_field(name, value)
        if order.place is not None:
            form.add_field("imageTTD", order.picture, filename="ttd.png", content_type="image/png")
        request = session.post(f"{base}/api/sign/pdf", data=form, allow_redirects=False)
    else:
        request = session.post(f"{base}/api/v2/sign/pdf", json=_body_v2(pdf, order), allow_redirects=False)
    async with request as response:
        return response.status, await _whole(response)


async def _whole(response: Any) -> bytes:
    """All of an answer's body, which comes in pieces.

    :raises SigningError: it is longer than any signed PDF.
    """
    body = bytearray()
    async for piece in response.content.iter_any():
        body += piece
        if len(body) > _LIMIT:
            raise SigningError("bsre_odd_answer", service=True)
    return bytes(body)


def _fields_v1(order: RemoteOrder) -> dict[str, str]:
    fields = {"nik": order.nik.reveal(), "passphrase": order.passphrase.reveal(), "reason": order.reason}
    fields |= {"location": order.city, "tampilan": "visible" if order.place else "invisible"}
    place = order.place
    if place is not None:
        box = {"xAxis": place.x, "yAxis": place.y, "width": place.width, "height": place.height}
        fields |= {"image": "true", "page": str(place.page)} | {name: f"{value:.0f}" for name, value in box.items()}
    return fields


def _body_v2(pdf: bytes, order: RemoteOrder) -> dict[str, Any]:
    look: dict[str, Any] = {"tampilan": "INVISIBLE", "reason": order.reason, "location": order.city}
    place = order.place
    if place is not None:
        look |= {"tampilan": "VISIBLE", "imageBase64": base64.b64encode(order.picture).decode(), "page": place.page}
        look |= {"originX": place.x, "originY": place.y, "width": place.width, "height": place.height}
    return {
        "nik": order.nik.reveal(),
        "passphrase": order.passphrase.reveal(),
        "signatureProperties": [look],
        "file": [base64.b64encode(pdf).decode()],
    }


def _read(status: int, body: bytes) -> bytes:
    """The signed PDF of an answer: its bytes, or base64 in JSON."""
    if status == 200 and body.startswith(b"%PDF-"):
        return body
    answer = _object(body)
    if status != 200:
        raise _refused(status, answer)
    try:
        files = answer.get("file") or [answer["base64_signed_file"]]
        return base64.b64decode(files[0], validate=True)
    except (binascii.Error, ValueError, IndexError, KeyError, TypeError):
        raise SigningError("bsre_odd_answer", service=True) from None


def _object(body: bytes) -> dict[str, Any]:
    """The JSON object of an answer; empty where it is none."""
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _refused(status: int, answer: dict[str, Any]) -> SigningError:
    code = str(answer.get("status_code", ""))
    return SigningError(_REASONS.get(code, "bsre_refused"), service=True, status=status, code=code or "-")
