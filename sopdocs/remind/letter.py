"""A digest as a letter: headers that nobody can add to, plain text, and the same as HTML."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from sopdocs.remind.agenda import Digest, clean_address
from sopdocs.remind.faults import RemindError
from sopdocs.remind.item import line
from sopdocs.remind.letter_html import page
from sopdocs.remind.letter_text import heading, text
from sopdocs.remind.words import Lang, word


def sender(written: str) -> Address:
    """The sender of the settings, ``Name <address>`` or the address alone.

    :raises RemindError: it holds no address.
    """
    name, address = parseaddr(written)
    clean = clean_address(address) if written.isprintable() else None
    if clean is None:
        raise RemindError("bad_sender", written=line(written))
    return Address(display_name=line(name), addr_spec=clean)


def message_id(key: str, origin: Address) -> str:
    """The letter's name, the same for every attempt at the message ``key``."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{origin.domain}>"


def trial_letter(address: str, origin: Address, now: datetime, lang: Lang) -> EmailMessage:
    """A letter that says only that letters arrive."""
    message = _addressed(Address(addr_spec=address), word(lang, "trial_subject"), origin, now)
    message["Message-ID"] = message_id(f"trial/{address}/{now.isoformat()}", origin)
    message.set_content(word(lang, "trial") + "\n")
    return message


def letter(digest: Digest, key: str, origin: Address, now: datetime, lang: Lang) -> EmailMessage:
    """The letter of one message.

    :param key: the message's idempotency key.
    :param now: the moment of sending, with its time zone.
    """
    message = _addressed(
        Address(display_name=line(digest.name), addr_spec=digest.address),
        heading(digest, now.date(), lang),
        origin,
        now,
    )
    message["Message-ID"] = message_id(key, origin)
    message.set_content(text(digest, lang))
    message.add_alternative(page(digest, now.date(), lang), subtype="html")
    message["Content-Language"] = lang
    return message


def _addressed(to: Address, subject: str, origin: Address, now: datetime) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = origin
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    return message
