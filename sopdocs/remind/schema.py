"""The tables of the outbox, by version. A change of shape is one more step; released steps are never edited."""

from __future__ import annotations

import sqlite3

from sopdocs.remind.faults import RemindError

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE message (
            key TEXT PRIMARY KEY, channel TEXT NOT NULL, recipient TEXT NOT NULL, day TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'sent', 'refused', 'merged', 'dropped')),
            handed INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
            why TEXT NOT NULL DEFAULT '', settled TEXT,
            UNIQUE (channel, recipient, day)) STRICT""",
        "CREATE INDEX waiting ON message (channel, state, day)",
        """CREATE TABLE mention (
            channel TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, occasion TEXT NOT NULL,
            message TEXT NOT NULL REFERENCES message (key),
            PRIMARY KEY (channel, recipient, subject, occasion)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX carried ON mention (message)",
        """CREATE TABLE entry (
            uid TEXT PRIMARY KEY, place TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, label TEXT NOT NULL,
            description TEXT NOT NULL, modified TEXT NOT NULL, late INTEGER NOT NULL, sequence INTEGER NOT NULL,
            closed TEXT) STRICT""",
    ),
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring the tables to this version's shape, each step whole or not at all.

    :raises RemindError: a file that a newer sopdocs has written.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(STEPS):
        raise RemindError("state_newer", version=version, known=len(STEPS))
    for number, step in enumerate(STEPS[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        for statement in step:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
