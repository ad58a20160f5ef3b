"""A public key infrastructure that answers on loopback: timestamps, OCSP and revocation lists, by certomancer."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from asn1crypto import x509
from certomancer.integrations.aiohttp_animator import build_animator_app
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.pki.authority import NOW, YEAR
from tests.pki.loopback import hosted

CONFIG = Path(__file__).with_suffix(".yml")
KEYS = ("akar", "antara", "penjawab", "stempel", "kepala", "kepala-ec", "dicabut", "lampau")


@dataclass
class Running:
    """The services, the certificates behind them, and every address that was asked."""

    address: str
    folder: Path
    architecture: Any
    asked: list[str] = field(default_factory=list)
    broken: tuple[str, ...] = ()

    @property
    def tsa(self) -> str:
        return f"{self.address}/uji/tsa/stempel"

    def certificate(self, name: str) -> x509.Certificate:
        found: x509.Certificate = self.architecture.get_cert(CertLabel(name))
        return found


def _key(folder: Path, name: str) -> None:
    made: Any = (
        ec.generate_private_key(ec.SECP256R1())
        if name.endswith("-ec")
        else rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )
    data = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}.key").write_bytes(data)


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Answer until the block ends; parts of a path named in ``broken`` answer 503."""
    for name in KEYS:
        _key(folder, name)
    with socket.create_server(("127.0.0.1", 0)) as place:
        address = f"http://127.0.0.1:{place.getsockname()[1]}"
        made = Running(address, folder, _architecture(folder, address))
        app = build_animator_app({ArchLabel("uji"): made.architecture}, with_web_ui=False)

        @web.middleware
        async def watched(request: web.Request, handler: Any) -> web.StreamResponse:
            made.asked.append(request.path)
            if any(part in request.path for part in made.broken):
                raise web.HTTPServiceUnavailable
            response: web.StreamResponse = await handler(request)
            return response

        app.middlewares.append(watched)
        with hosted(app, place):
            yield made


def _architecture(folder: Path, address: str) -> Any:
    days = {"BEFORE": NOW - YEAR, "REVOKED": NOW - timedelta(days=30), "NEXT": NOW + YEAR, "AFTER": NOW + 10 * YEAR}
    text = CONFIG.read_text().replace('"PLACE"', f'"{address}"').replace("FOLDER", str(folder))
    for word, day in days.items():
        text = text.replace(f'"{word}"', f'"{day.isoformat()}"')
    (folder / "pki.yml").write_text(text)
    return CertomancerConfig.from_file(str(folder / "pki.yml"), str(folder)).get_pki_arch(ArchLabel("uji"))
