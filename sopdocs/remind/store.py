"""What was promised and what arrived, in SQLite: an outbox that a killed run leaves whole.

A *mention* is one occasion of one duty for one recipient on one channel; its primary key is what makes it unique for
good. A *message* carries the mentions of one recipient on one day. A mention is written in the same transaction as its
message, before anything is sent; a message that was not delivered on its day hands its mentions to the next day's.
Just before a message may reach the other side, ``handed`` is raised: what a killed run leaves raised may have been
delivered, and is handed over once more at most on that day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from sopdocs.remind.faults import RemindError
from sopdocs.remind.ics import Entry
from sopdocs.remind.outcome import Outcome
from sopdocs.remind.schema import upgrade

HANDED_LIMIT = 2
"""How often a message may be handed over on one day without an answer: once, and once more."""
LOCK_WAIT = 60.0
"""Seconds to wait for another run."""

Channel = Literal["mail", "webhook"]


class Wish(NamedTuple):
    """A mention that ought to be made."""

    recipient: str
    subject: str
    occasion: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the outbox; ``key`` is its idempotency key."""

    key: str
    recipient: str
    handed: int
    why: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A mention whose message was refused for good, and what was said."""

    recipient: str
    subject: str
    occasion: str
    why: str


@contextmanager
def opened(path: Path, wait: float | None = None) -> Iterator[Outbox]:
    """The outbox at ``path``, made where there is none, for this run alone.

    :param wait: seconds another run may still take; `LOCK_WAIT` where not given.
    :raises RemindError: another run holds it, it cannot be written, is damaged, or is from a newer sopdocs.
    """
    _prepare(path)
    wait = LOCK_WAIT if wait is None else wait
    with _told(path), closing(_connect(path.with_name(path.name + ".lock"), wait)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        with closing(_connect(path, wait)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            upgrade(connection)
            yield Outbox(connection)


class Outbox:
    """The one writer of a state file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def plan(self, channel: Channel, day: date, wishes: Iterable[Wish]) -> None:
        """Write down what is to be told on ``day``, in one transaction.

        :param wishes: all that is open now for every recipient; what was told already is not planned again, and what
            waits from an earlier day and is no longer open is dropped.
        """
        wanted = tuple(wishes)
        still = {(wish.recipient, wish.subject) for wish in wanted}
        with self._transaction():
            self._carry(channel, day, still)
            for wish in wanted:
                if not self._known(channel, wish) and (key := self._open_message(channel, wish.recipient, day)):
                    self._db.execute("INSERT INTO mention VALUES (?,?,?,?,?)", (channel, *wish, key))

    def pending(self, channel: Channel, day: date) -> tuple[Message, ...]:
        """Messages of that day that have not been delivered, by recipient."""
        rows = self._db.execute(
            "SELECT key, message.recipient, handed, why, count(*) FROM message JOIN mention ON message = key"
            " WHERE message.channel=? AND day=? AND state='planned' GROUP BY key ORDER BY message.recipient",
            (channel, day.isoformat()),
        )
        return tuple(Message(*row) for row in rows)

    def handing(self, key: str) -> None:
        """From now on the message may have been delivered."""
        with self._transaction():
            self._db.execute("UPDATE message SET handed=handed+1 WHERE key=?", (key,))

    def settle(self, key: str, outcome: Outcome, now: datetime) -> None:
        """What became of an attempt; what certainly was not delivered was not handed over."""
        state = outcome.state if outcome.state in ("sent", "refused") else "planned"
        back = 1 if outcome.handed and outcome.state == "later" else 0
        with self._transaction():
            self._db.execute(
                "UPDATE message SET state=?, handed=handed-?, attempts=attempts+1, why=?, settled=? WHERE key=?",
                (state, back, outcome.why, now.isoformat(timespec="seconds"), key),
            )

    def refusals(self, channel: Channel, since: date) -> tuple[Refusal, ...]:
        """Mentions in messages that were refused for good on that day or later."""
        rows = self._db.execute(
            "SELECT m.recipient, subject, occasion, why FROM mention m JOIN message ON message = key"
            " WHERE m.channel=? AND state='refused' AND day>=? ORDER BY day, m.recipient, subject",
            (channel, since.isoformat()),
        )
        return tuple(Refusal(*row) for row in rows)

    def entries(self) -> dict[str, Entry]:
        """The calendar feed as it was last written."""
        return {row[0]: _entry(row) for row in self._db.execute(f"SELECT {_ENTRY} FROM entry")}

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep the state of the calendar feed, in place of the former one."""
        rows = [_row(entry) for entry in entries]
        with self._transaction():
            self._db.execute("DELETE FROM entry")
            self._db.executemany(f"INSERT INTO entry ({_ENTRY}) VALUES (?,?,?,?,?,?,?,?,?,?)", rows)

    def _carry(self, channel: Channel, day: date, still: set[tuple[str, str]]) -> None:
        """Take what is closed out of undelivered messages; hand what is left of other days' to this day's."""
        waiting = self._db.execute(
            "SELECT key, recipient, day FROM message WHERE channel=? AND state='planned'", (channel,)
        ).fetchall()
        for key, recipient, planned in waiting:
            subjects = {row[0] for row in self._db.execute("SELECT subject FROM mention WHERE message=?", (key,))}
            closed = {subject for subject in subjects if (recipient, subject) not in still}
            self._db.executemany(
                "DELETE FROM mention WHERE message=? AND subject=?", [(key, subject) for subject in closed]
            )
            if planned != day.isoformat():
                self._hand_on(key, self._open_message(channel, recipient, day) if subjects - closed else None)

    def _hand_on(self, key: str, heir: str | None) -> None:
        """Give a message's mentions to another; with no mentions left, it is dropped; with no heir, it waits."""
        if heir is not None:
            self._db.execute("UPDATE mention SET message=? WHERE message=?", (heir, key))
        self._db.execute(
            "UPDATE message SET state=? WHERE key=? AND NOT EXISTS (SELECT 1 FROM mention WHERE message = key)",
            ("merged" if heir else "dropped", key),
        )

    def _known(self, channel: Channel, wish: Wish) -> bool:
        found = self._db.execute(
            "SELECT 1 FROM mention WHERE channel=? AND recipient=? AND subject=? AND occasion=?", (channel, *wish)
        )
        return found.fetchone() is not None

    def _open_message(self, channel: Channel, recipient: str, day: date) -> str | None:
        """The key of the day's message, made where there is none; None where it is settled already."""
        key = f"{channel}/{recipient}/{day.isoformat()}"
        self._db.execute(
            "INSERT OR IGNORE INTO message (key, channel, recipient, day) VALUES (?,?,?,?)",
            (key, channel, recipient, day.isoformat()),
        )
        state = self._db.execute("SELECT state FROM message WHERE key=?", (key,)).fetchone()[0]
        return key if state == "planned" else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def told_already(path: Path, channel: Channel) -> frozenset[Wish]:
    """Every mention on record, read without writing anything; none where there is no state yet.

    :raises RemindError: as `opened`, except for another run.
    """
    if not path.is_file():
        return frozenset()
    with _told(path), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT m.recipient, subject, occasion FROM mention m JOIN message ON message = key"
            " WHERE m.channel=? AND state<>'planned'",
            (channel,),
        )
        return frozenset(Wish(*row) for row in rows)


_ENTRY = "uid, place, start, end, label, description, modified, late, sequence, closed"


def _entry(row: tuple[str, str, str, str, str, str, str, int, int, str | None]) -> Entry:
    uid, place, start, end, label, description, modified, late, sequence, closed = row
    day = date.fromisoformat
    moment = datetime.fromisoformat(modified)
    end_of = day(closed) if closed else None
    return Entry(uid, place, day(start), day(end), label, description, moment, bool(late), sequence, end_of)


def _row(entry: Entry) -> tuple[str | int | None, ...]:
    return (
        entry.uid,
        entry.place,
        entry.start.isoformat(),
        entry.end.isoformat(),
        entry.label,
        entry.description,
        entry.modified.isoformat(),
        int(entry.late),
        entry.sequence,
        entry.closed.isoformat() if entry.closed else None,
    )


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=wait, isolation_level=None)


def _prepare(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.name == ".sopdocs" and not (path.parent / ".gitignore").exists():
            (path.parent / ".gitignore").write_text("*\n", encoding="ascii")
    except OSError as error:
        raise RemindError("state_unusable", path=path, why=error) from None


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say what SQLite says of the state file as a fault of reminding."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise RemindError("busy", service=True, path=path) from None
        raise RemindError("state_unusable", path=path, why=str(error)) from None
    except sqlite3.DatabaseError as error:
        raise RemindError("state_broken", path=path, why=str(error)) from None
