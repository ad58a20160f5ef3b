"""A real mail server on loopback that keeps what it accepts, and can refuse, go away, or kill whoever is sending."""

# ruff: noqa: N802 - the names aiosmtpd calls

from __future__ import annotations

import os
import signal
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "sopdocs", "sandi-uji"


@dataclass
class Letter:
    """An accepted letter."""

    recipient: str
    message: EmailMessage

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        assert isinstance(part, EmailMessage)
        return str(part.get_content())

    @property
    def html(self) -> str:
        part = self.message.get_body(("html",))
        assert isinstance(part, EmailMessage)
        return str(part.get_content())


@dataclass
class Assassin:
    """Strikes a process once, when it reaches a step for the n-th time: EHLO, MAIL, RCPT, DATA, STORED, QUIT."""

    step: str
    nth: int = 1
    pid: int | None = None
    blow: signal.Signals = signal.SIGKILL
    ready: threading.Event = field(default_factory=threading.Event)

    def at(self, step: str) -> None:
        if step != self.step:
            return
        self.nth -= 1
        if self.nth == 0:
            self.ready.wait(20)
            assert self.pid
            os.kill(self.pid, self.blow)

    def aim(self, pid: int) -> None:
        self.pid = pid
        self.ready.set()


@dataclass
class MailHost:
    """What the server has and how it answers; ``answers`` maps a recipient (or "DATA") to what RCPT (or DATA) says."""

    port: int = 0
    letters: list[Letter] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    assassin: Assassin | None = None
    logins: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    def to(self, recipient: str) -> list[Letter]:
        return [letter for letter in self.letters if letter.recipient == recipient]

    def _step(self, step: str) -> None:
        if self.assassin:
            self.assassin.at(step)

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]) -> Any:
        del server, envelope
        self._step("EHLO")
        session.host_name = name
        return lines

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, sender: str, options: Any) -> str:
        del server
        self.encrypted.append(session.ssl is not None)
        self._step("MAIL")
        envelope.mail_from = sender
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: Any) -> str:
        del session, options
        self._step("RCPT")
        if to in self.answers:
            if "HANGUP" in self.answers and server.transport:
                server.transport.write(f"{self.answers[to]}\r\n".encode())
                server.transport.close()
            return self.answers[to]
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        del server, session
        if "DATA" in self.answers:
            return self.answers["DATA"]
        content = envelope.original_content
        assert content
        made = message_from_bytes(content, policy=policy.default)
        assert isinstance(made, EmailMessage)
        self.letters.append(Letter(envelope.rcpt_tos[0], made))
        self._step("STORED")
        return "250 kept"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        del server, session, envelope
        self._step("QUIT")
        return "221 bye"


class _Server(SMTP):
    """Also lets the host act when DATA is asked for, before any of it has come."""

    async def smtp_DATA(self, arg: str) -> None:
        host: MailHost = self.event_handler
        host._step("DATA")
        if "BREAK" in host.answers:
            assert self.transport
            self.transport.close()
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def serving(
    host: MailHost | None = None, *, tls: ssl.SSLContext | None = None, login: bool = False, implicit: bool = False
) -> Iterator[MailHost]:
    """A server until the block ends; on the host's own port where it had one before."""
    host = host or MailHost()
    host.port = host.port or free_port()

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        del server, session, envelope
        host.logins.append(mechanism)
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=right)

    options: dict[str, Any] = {"ready_timeout": 20}
    if login:
        options |= {"authenticator": check, "auth_required": True, "auth_require_tls": tls is not None and not implicit}
    if tls and implicit:
        options |= {"ssl_context": tls}
    elif tls:
        options |= {"tls_context": tls, "require_starttls": True}
    controller = _Controller(host, "127.0.0.1", host.port, **options)
    controller.start()
    try:
        yield host
    finally:
        with suppress(AssertionError):
            controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def _certificate() -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    return made.public_bytes(pem), key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A throw-away certificate for localhost as a file, and a server's context with it."""
    chain, key = folder / "akar.pem", folder / "kunci.pem"
    chain.write_bytes(_certificate()[0])
    key.write_bytes(_certificate()[1])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain, key)
    return chain, context
