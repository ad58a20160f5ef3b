"""Handing letters to the office's own mail server: TLS with verification, one connection for a run.

Which step failed decides what is known: before the end of the letter nothing was delivered; after it, without an
answer, nobody knows (RFC 5321, 4.5.3.2.6).
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from sopdocs.remind.faults import RemindError
from sopdocs.remind.item import line
from sopdocs.remind.outcome import Handing, Outcome
from sopdocs.remind.settings import MailSettings

LOOPBACK = ("localhost", "127.0.0.1", "::1")
PORTS = {"starttls": 587, "tls": 465, "none": 25}
ATTEMPTS = 3
"""How often a run tries to reach the server."""
_OK = (250, 251)
_NO_MAILBOX = (550, 551, 552, 553, 556)
"""Answers to RCPT that concern the recipient alone, unless they name a rule of the server (5.7.x)."""


@dataclass(frozen=True)
class Account:
    """How to reach the server; ``pause`` is the first wait in seconds between two tries."""

    settings: MailSettings
    sender: str
    password: str | None = None
    roots: Path | None = None
    pause: float = 1.0


class Mailbox:
    """A connection that is opened when the first letter goes, and again where it broke."""

    def __init__(self, account: Account) -> None:
        """:raises RemindError: a connection without TLS to another machine."""
        if account.settings.security == "none" and account.settings.host not in LOOPBACK:
            raise RemindError("mail_insecure", host=account.settings.host)
        self._account = account
        self._smtp: smtplib.SMTP | None = None
        self._dead: Outcome | None = None
        self._breaks = 0

    def send(self, recipient: str, letter: EmailMessage, handing: Handing) -> Outcome:
        """Hand over one letter. Never raises for what the server or the network does."""
        if self._dead:
            return self._dead
        try:
            smtp = self._smtp or self._connect()
            self._smtp = smtp
        except (OSError, smtplib.SMTPException) as error:
            self._dead = Outcome("later", _why(error))
            return self._dead
        handed = False

        def begin() -> None:
            nonlocal handed
            handing()
            handed = True

        try:
            return self._transact(smtp, recipient, letter, begin)._replace(handed=handed)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            self._breaks += 1
            outcome = Outcome("unsure" if handed else "later", _why(error), handed)
            self._dead = Outcome("later", outcome.why) if self._breaks >= ATTEMPTS else None
            return outcome

    def close(self) -> None:
        """Leave the server."""
        if self._smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
            self._smtp.close()
            self._smtp = None

    def _transact(self, smtp: smtplib.SMTP, recipient: str, letter: EmailMessage, handing: Handing) -> Outcome:
        code, reply = smtp.mail(self._account.sender)
        if code not in _OK:
            self._reset(smtp)
            return Outcome("later", _said(code, reply))
        code, reply = smtp.rcpt(recipient)
        if code not in _OK:
            self._reset(smtp)
            gone = code in _NO_MAILBOX and not reply.lstrip().startswith(b"5.7.")
            return Outcome("refused" if gone else "later", _said(code, reply))
        data = letter.as_bytes()
        handing()
        try:
            code, reply = smtp.data(data)
        except smtplib.SMTPDataError as error:
            code, reply = error.smtp_code, _bytes(error.smtp_error)
        if code in _OK:
            return Outcome("sent")
        self._reset(smtp)
        return Outcome("refused" if code // 100 == 5 else "later", _said(code, reply))

    def _reset(self, smtp: smtplib.SMTP) -> None:
        """Make ready for the next letter; a server that hangs up after a refusal has still refused."""
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            self.close()

    def _connect(self) -> smtplib.SMTP:
        tries = Retrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential(self._account.pause, max=30),
            retry=retry_if_exception(_passing),
            reraise=True,
        )
        return tries(self._open)

    def _open(self) -> smtplib.SMTP:
        settings = self._account.settings
        port = settings.port or PORTS[settings.security]
        name = self._account.sender.rpartition("@")[2]
        smtp: smtplib.SMTP
        if settings.security == "tls":
            smtp = smtplib.SMTP_SSL(settings.host, port, name, timeout=settings.timeout, context=self._context())
        else:
            smtp = smtplib.SMTP(settings.host, port, name, timeout=settings.timeout)
        try:
            if settings.security == "starttls":
                smtp.starttls(context=self._context())
            smtp.ehlo_or_helo_if_needed()
            if settings.user and self._account.password is not None:
                smtp.login(settings.user, self._account.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._account.roots:
            context.load_verify_locations(self._account.roots)
        return context


def _passing(error: BaseException) -> bool:
    """True for what may be over in a moment: no answer, a broken line, a server that asks for patience."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code // 100 == 4
    if isinstance(error, (ssl.SSLError, smtplib.SMTPNotSupportedError, FileNotFoundError, PermissionError)):
        return False
    return isinstance(error, OSError)


def _why(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, _bytes(error.smtp_error))
    return line(f"{type(error).__name__}: {error}")


def _said(code: int, reply: bytes) -> str:
    return line(f"{code} {reply.decode('utf-8', 'replace')}")


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
