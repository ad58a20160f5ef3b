"""Delivering what a day tells: through the outbox, so that nothing is lost and nothing repeated beyond the bound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.headerregistry import Address
from pathlib import Path
from typing import Literal

from sopdocs.jobs.reminding.day import Day, Delivery, Run, Written, digests_of, wishes_of
from sopdocs.publish import publish
from sopdocs.remind.agenda import Digest
from sopdocs.remind.faults import RemindError
from sopdocs.remind.ics import advance, feed
from sopdocs.remind.letter import letter, sender
from sopdocs.remind.payload import payload
from sopdocs.remind.settings import Setup
from sopdocs.remind.smtp import Account, Mailbox
from sopdocs.remind.store import HANDED_LIMIT, Message, Outbox, Wish
from sopdocs.remind.webhook import Receiver, check_url, post
from sopdocs.remind.whatsapp import texts
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import read_secret

EVERYBODY = "*"
"""The recipient of the webhook's messages."""
REFUSED_DAYS = 30
"""Days for which the administrator is still told of a refused address, while the duty is open."""


def files(outbox: Outbox, day: Day) -> Iterator[Written]:
    """The calendar feed and the texts; a file that cannot be written stops nothing else."""
    run, settings = day.run, day.run.setup.settings
    if settings.feed:
        places = {each.place for each in day.unknown}
        entries = advance(day.every, outbox.entries(), run.clock(), run.lang, places)
        outbox.keep(entries)
        yield _write(run.setup.path(settings.feed), feed(entries, settings.ahead, run.lang))
    if settings.texts:
        text = texts(digests_of(day, ()), run.today, run.lang)
        yield _write(run.setup.path(settings.texts), text.encode())


def _write(path: Path, data: bytes) -> Written:
    try:
        publish(path, data)
    except OSError as error:
        return Written(path, error)
    return Written(path)


def letters(outbox: Outbox, day: Day, post_box: Mailbox, origin: Address) -> Iterator[Delivery]:
    """Everybody's letter, then the administrator's, who also learns whose was refused."""
    try:
        for admin in (False, True):
            since = day.run.today - timedelta(days=REFUSED_DAYS)
            digests = {digest.address: digest for digest in digests_of(day, outbox.refusals("mail", since))}
            wishes = [wish for digest in digests.values() for wish in wishes_of(digest)]
            outbox.plan("mail", day.run.today, wishes)
            for message in outbox.pending("mail", day.run.today):
                if (message.recipient == day.admin) is admin:
                    yield _letter(outbox, day, message, digests[message.recipient], post_box, origin)
    finally:
        post_box.close()


def _letter(outbox: Outbox, day: Day, message: Message, digest: Digest, post_box: Mailbox, origin: Address) -> Delivery:
    if message.handed >= HANDED_LIMIT:
        return _held("mail", message)
    run = day.run
    made = letter(digest, message.key, origin, run.clock(), run.lang)
    outcome = post_box.send(message.recipient, made, lambda: outbox.handing(message.key))
    if outcome.state == "refused" and message.recipient == day.admin:
        outcome = outcome._replace(state="later")
    outbox.settle(message.key, outcome, run.clock())
    return Delivery("mail", message.recipient, message.mentions, outcome.state, outcome.why)


def webhook_wishes(day: Day) -> tuple[Wish, ...]:
    """The mentions the webhook's message makes: everything anybody is told of."""
    lines = [each for digest in day.plan.digests for each in digest.lines] + list(day.plan.stray)
    subjects = [(each.item.subject, each.occasion) for each in lines]
    subjects += [(each.subject, each.occasion) for each in day.unknown]
    return tuple(Wish(EVERYBODY, *each) for each in dict.fromkeys(subjects))


def webhook(outbox: Outbox, day: Day, target: Receiver) -> Iterator[Delivery]:
    """The day's message to the office's own program."""
    run = day.run
    outbox.plan("webhook", run.today, webhook_wishes(day))
    for message in outbox.pending("webhook", run.today):
        if message.handed >= HANDED_LIMIT:
            yield _held("webhook", message)
            continue
        body = payload(message.key, run.today, day.plan, day.unknown, run.lang)
        outbox.handing(message.key)
        outcome = post(target, message.key, body, run.clock)
        outbox.settle(message.key, outcome, run.clock())
        yield Delivery("webhook", EVERYBODY, message.mentions, outcome.state, outcome.why)


def _held(channel: Literal["mail", "webhook"], message: Message) -> Delivery:
    return Delivery(channel, message.recipient, message.mentions, "unsure", message.why, held=True)


def mailbox(run: Run) -> tuple[Mailbox, Address] | None:
    """The mail server of the settings, and the sender; nothing is connected yet. Raises RemindError."""
    settings = run.setup.settings.mail
    if settings is None:
        return None
    origin = sender(settings.sender)
    password = _secret(run.setup, settings.password) if settings.password else None
    if settings.user and password is None:
        raise RemindError("mail_no_password", user=settings.user)
    roots = run.setup.path(settings.roots) if settings.roots else None
    if roots and not roots.is_file():
        raise RemindError("mail_no_roots", path=roots)
    return Mailbox(Account(settings, origin.addr_spec, password, roots, run.pause)), origin


def receiver(run: Run) -> Receiver | None:
    """The webhook of the settings. Raises RemindError."""
    settings = run.setup.settings.webhook
    if settings is None:
        return None
    check_url(settings.url)
    return Receiver(settings.url, _secret(run.setup, settings.secret).encode(), settings.timeout, run.pause)


def _secret(setup: Setup, source: str) -> str:
    """The secret a setting names; a file's path is relative to the settings' own folder."""
    kind, _, rest = source.partition(":")
    try:
        return read_secret(f"file:{setup.path(rest)}" if kind == "file" else source).reveal()
    except SigningError as error:
        raise RemindError(error.reason, service=True, **error.values) from None
