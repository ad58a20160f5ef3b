"""A run of reminding: what a survey found becomes letters, a webhook's message and files, and a report of all of it."""

from __future__ import annotations

from dataclasses import replace

from sopdocs.jobs.reminding.day import Delivery, Office, Report, Run, Written, admin_of, day_of, digests_of, wishes_of
from sopdocs.jobs.reminding.sending import EVERYBODY, files, letters, mailbox, receiver, webhook, webhook_wishes
from sopdocs.remind.faults import RemindError
from sopdocs.remind.letter import trial_letter
from sopdocs.remind.shares import share_kind
from sopdocs.remind.store import Channel, Wish, opened, told_already
from sopdocs.remind.whatsapp import texts

__all__ = ["Delivery", "Office", "Report", "Run", "Written", "preview", "remind", "trial", "whatsapp_texts"]


def remind(office: Office, run: Run) -> Report:
    """Tell everybody what is due and has not been told, and write the files. May be run, killed and repeated at will.

    :raises RemindError: settings that cannot be followed, a secret that is not there, a state that cannot be kept.
    """
    day = day_of(office, run)
    mail, target = mailbox(run), receiver(run)
    state = run.setup.path(run.setup.settings.state)
    with opened(state) as outbox:
        written = tuple(files(outbox, day))
        deliveries = list(webhook(outbox, day, target)) if target else []
        if mail:
            deliveries += letters(outbox, day, *mail)
    return replace(day.report(), deliveries=tuple(deliveries), files=written, share=share_kind(state))


def preview(office: Office, run: Run) -> Report:
    """What a run would deliver now; nothing is sent or written, no secret is read.

    :raises RemindError: settings that cannot be followed, a state that cannot be read.
    """
    day, settings = day_of(office, run), run.setup.settings
    state = run.setup.path(settings.state)
    wishes: list[tuple[Channel, str, tuple[Wish, ...]]] = []
    if settings.webhook:
        wishes.append(("webhook", EVERYBODY, webhook_wishes(day)))
    if settings.mail:
        wishes += [("mail", digest.address, tuple(wishes_of(digest))) for digest in digests_of(day, ())]
    told = {channel: told_already(state, channel) for channel, _, _ in wishes}
    fresh = ((channel, who, sum(wish not in told[channel] for wish in made)) for channel, who, made in wishes)
    planned = tuple(Delivery(channel, who, count, "planned") for channel, who, count in fresh if count)
    return replace(day.report(), deliveries=planned)


def trial(run: Run) -> Delivery:
    """Send the administrator a letter that says only that letters arrive; nothing is remembered.

    :raises RemindError: settings that cannot be followed, or without a mail server or an administrator.
    """
    admin, mail = admin_of(run.setup.settings), mailbox(run)
    if mail is None or admin is None:
        raise RemindError("trial_needs")
    post_box, origin = mail
    try:
        outcome = post_box.send(admin, trial_letter(admin, origin, run.clock(), run.lang), lambda: None)
    finally:
        post_box.close()
    return Delivery("mail", admin, 1, outcome.state, outcome.why)


def whatsapp_texts(office: Office, run: Run) -> str:
    """Today's digests as texts to paste; nothing is sent, written or remembered."""
    return texts(digests_of(day_of(office, run), ()), run.today, run.lang)
