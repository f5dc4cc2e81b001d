"""The schema, as the list of steps that lead to it.

A step is a tuple of single statements. Steps are only ever added: what stands here has been
applied on somebody's laptop.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x54726564
"""The letters "Tred": what makes a SQLite file ours."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # The frozen copies of the decks that workshops used, each kept once.
        """CREATE TABLE deck_copy (
            digest TEXT PRIMARY KEY,
            content BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE workshop (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            organisation TEXT NOT NULL,
            held_on TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('real', 'demo', 'rehearsal')),
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            participants INTEGER NOT NULL CHECK (participants > 0),
            deck_digest TEXT NOT NULL REFERENCES deck_copy (digest),
            step INTEGER NOT NULL,
            item INTEGER NOT NULL,
            stage TEXT NOT NULL,
            round INTEGER NOT NULL CHECK (round IN (1, 2)),
            curtain TEXT,
            reference_shown INTEGER NOT NULL CHECK (reference_shown IN (0, 1)),
            ended INTEGER NOT NULL CHECK (ended IN (0, 1))
        ) STRICT""",
        """CREATE TABLE round (
            id INTEGER PRIMARY KEY,
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            card TEXT NOT NULL,
            behaviour TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number IN (1, 2)),
            way TEXT NOT NULL,
            state TEXT NOT NULL,
            UNIQUE (workshop_id, card, behaviour, number)
        ) STRICT""",
        """CREATE TABLE tally (
            round_id INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
            niveau INTEGER NOT NULL CHECK (niveau BETWEEN 0 AND 5),
            votes INTEGER NOT NULL CHECK (votes > 0),
            PRIMARY KEY (round_id, niveau)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE note (
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            card TEXT NOT NULL,
            behaviour TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (workshop_id, card, behaviour)
        ) STRICT, WITHOUT ROWID""",
    ),
)


def latest_version() -> int:
    """The schema version this app writes."""
    return len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a database from a version to the latest, all steps in one transaction.

    The connection must be in autocommit mode (`isolation_level=None`).

    Raises:
        sqlite3.Error: A step failed; the database is as it was.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {latest_version()}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
