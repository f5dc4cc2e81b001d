"""The database schema, as a list of migrations.

A migration is a tuple of SQL statements. Migrations are only added and never changed, because the
existing ones have already been applied to databases in use.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping
from contextlib import closing

APPLICATION_ID = 0x54726564
"""The letters "Tred": the SQLite application id of our databases."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # The frozen copies of the decks that workshops used, each stored once.
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
    # The programme belongs to the workshop and can change while it runs: votes and notes belong to
    # steps, no longer to cards. New: voting methods, entries of the group, and the clock.
    (
        """CREATE TABLE step (
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            id INTEGER NOT NULL CHECK (id > 0),
            rank INTEGER NOT NULL CHECK (rank >= 0),
            kind TEXT NOT NULL,
            content TEXT NOT NULL,
            minutes INTEGER NOT NULL CHECK (minutes > 0),
            skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
            spent REAL NOT NULL CHECK (spent >= 0),
            PRIMARY KEY (workshop_id, id)
        ) STRICT, WITHOUT ROWID""",
        # An unreadable copy is treated as having no cards; opening its workshop reports the error.
        """CREATE TABLE deck_text AS
            SELECT digest, CASE
                WHEN json_valid(CAST(content AS TEXT)) THEN CAST(content AS TEXT)
                ELSE '{"cards": []}'
            END AS content
            FROM deck_copy""",
        "INSERT INTO step SELECT id, 1, 0, 'welcome', '', 5, 0, 0.0 FROM workshop",
        "INSERT INTO step SELECT id, 2, 1, 'staircase', '', 5, 0, 0.0 FROM workshop",
        """INSERT INTO step
            SELECT w.id, card.key + 3, card.key + 2, 'card', card.value ->> '$.id',
                card.value ->> '$.minutes', 0, 0.0
            FROM workshop AS w
            JOIN deck_text AS d ON d.digest = w.deck_digest
            JOIN json_each(d.content, '$.cards') AS card""",
        """INSERT INTO step
            SELECT w.id, cards + 3, cards + 2, 'end', '', 5, 0, 0.0
            FROM (
                SELECT w.id, json_array_length(d.content, '$.cards') AS cards
                FROM workshop AS w JOIN deck_text AS d ON d.digest = w.deck_digest
            ) AS w""",
        # Two new items: the vote on the sides of a dilemma, after the story, and the evaluation
        # before the end.
        """UPDATE workshop SET
            item = item + coalesce((
                SELECT CASE
                    WHEN s.kind = 'end' THEN 1
                    WHEN s.kind = 'card' AND item > 0 AND json_array_length(
                        d.content, '$.cards[' || (workshop.step - 2) || '].sides'
                    ) > 0 THEN 1
                END
                FROM step AS s JOIN deck_text AS d ON d.digest = deck_digest
                WHERE s.workshop_id = workshop.id AND s.rank = workshop.step
            ), 0),
            step = step + 1""",
        "DROP TABLE deck_text",
        "ALTER TABLE workshop ADD COLUMN tables INTEGER NOT NULL DEFAULT 0 CHECK (tables >= 0)",
        "ALTER TABLE workshop ADD COLUMN way TEXT NOT NULL DEFAULT 'show_of_hands'",
        """ALTER TABLE workshop
            ADD COLUMN by_table INTEGER NOT NULL DEFAULT 0 CHECK (by_table IN (0, 1))""",
        """ALTER TABLE workshop
            ADD COLUMN countdown INTEGER NOT NULL DEFAULT 0 CHECK (countdown IN (0, 1))""",
        "ALTER TABLE workshop ADD COLUMN clock_since TEXT",
        "ALTER TABLE workshop ADD COLUMN planned_end TEXT",
        # Votes per choice, 0 to 5, as six numbers of three digits. The fixed width makes a ballot
        # overwrite the previous counts in place, so that the page does not reveal the order of the
        # ballots.
        """CREATE TABLE poll_round (
            id INTEGER PRIMARY KEY,
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            item TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number IN (1, 2)),
            way TEXT NOT NULL,
            state TEXT NOT NULL,
            hands TEXT NOT NULL CHECK (length(hands) = 23),
            ballots TEXT NOT NULL CHECK (length(ballots) = 23),
            UNIQUE (workshop_id, step, item, number)
        ) STRICT""",
        """INSERT INTO poll_round
            SELECT r.id, r.workshop_id, s.id, r.behaviour, r.number, r.way, r.state,
                (
                    SELECT group_concat(printf('%03d', coalesce(t.votes, 0)), ' ')
                    FROM json_each('[0, 1, 2, 3, 4, 5]') AS n
                    LEFT JOIN tally AS t ON t.round_id = r.id AND t.niveau = n.value
                ),
                '000 000 000 000 000 000'
            FROM round AS r
            JOIN step AS s
                ON s.workshop_id = r.workshop_id AND s.kind = 'card' AND s.content = r.card""",
        "DROP TABLE tally",
        "DROP TABLE round",
        "ALTER TABLE poll_round RENAME TO round",
        """CREATE TABLE table_vote (
            round_id INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
            table_number INTEGER NOT NULL CHECK (table_number > 0),
            choice INTEGER NOT NULL CHECK (choice BETWEEN 0 AND 5),
            PRIMARY KEY (round_id, table_number)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE step_note (
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            item TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (workshop_id, step, item)
        ) STRICT, WITHOUT ROWID""",
        """INSERT INTO step_note
            SELECT n.workshop_id, coalesce(s.id, 1),
                CASE WHEN s.id IS NULL AND n.card <> '' THEN n.card || '/' ELSE '' END
                || n.behaviour, n.text
            FROM note AS n
            LEFT JOIN step AS s
                ON s.workshop_id = n.workshop_id AND s.kind = 'card' AND s.content = n.card""",
        "DROP TABLE note",
        "ALTER TABLE step_note RENAME TO note",
        """CREATE TABLE entry (
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            item TEXT NOT NULL,
            id INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            table_number INTEGER NOT NULL CHECK (table_number >= 0),
            text TEXT NOT NULL,
            PRIMARY KEY (workshop_id, step, item, id)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
    ),
    # New: what the room has seen of a round, and the planned minutes of a step. Whether a hidden
    # result was ever shown is unknown, so it stays secret.
    (
        "ALTER TABLE round ADD COLUMN shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))",
        """ALTER TABLE round
            ADD COLUMN added_to INTEGER NOT NULL DEFAULT 0 CHECK (added_to IN (0, 1))""",
        # Rewrite every row, so that the next ballots overwrite the counts in place here too.
        "UPDATE round SET shown = (state = 'revealed'), added_to = 0",
        "ALTER TABLE step ADD COLUMN planned INTEGER CHECK (planned > 0)",
    ),
    # New: whether going on from the last result shows the reference.
    (
        """ALTER TABLE workshop
            ADD COLUMN reference_stage INTEGER NOT NULL DEFAULT 1
            CHECK (reference_stage IN (0, 1))""",
    ),
)


FINGERPRINTS: Mapping[int, int] = {1: 396705560, 2: 1774169299, 3: 3153630369, 4: 3886906583}
"""A checksum of the schema of each version; avoids creating a schema to compare with."""


def has_schema(connection: sqlite3.Connection, version: int) -> bool:
    """Whether a database has all tables of a version, created by the same SQL.

    A flipped bit in a schema can result in a schema that SQLite considers sound but that no longer
    accepts any row. Additional tables of other programs are allowed.

    Raises:
        sqlite3.Error: The schema cannot be read.
        UnicodeDecodeError: As above.
    """
    found = read_schema(connection)
    if fingerprint(found) == FINGERPRINTS.get(version):
        return True
    # Another program added to the schema, or another version of SQLite stores it differently.
    # Create the schema here and compare.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for step in MIGRATIONS[:version]:
            for statement in step:
                fresh.execute(statement)
        return read_schema(fresh).items() <= found.items()


def read_schema(connection: sqlite3.Connection) -> dict[tuple[str, str, str], str]:
    """The SQL of each table and index, without whitespace and quotation marks.

    Raises:
        sqlite3.Error: The schema cannot be read.
        UnicodeDecodeError: As above.
    """
    found = connection.execute(
        "SELECT type, name, tbl_name, CAST(coalesce(sql, '') AS TEXT) FROM sqlite_schema"
    )
    return {
        (kind, name, of): "".join(sql.split()).replace('"', "") for kind, name, of, sql in found
    }


def fingerprint(schema: Mapping[tuple[str, str, str], str]) -> int:
    """A checksum of a schema that does not depend on the order of its tables."""
    return zlib.crc32(repr(sorted(map(repr, schema.items()))).encode())


def latest_version() -> int:
    """The schema version this app writes."""
    return len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Migrate a database from a version to the latest, in one transaction.

    The connection must be in autocommit mode (`isolation_level=None`). Values that violate a check
    constraint are copied unchanged: later only their row is unreadable, whereas rejecting them here
    would make the whole database unusable.

    Raises:
        sqlite3.Error: A migration failed; the database is unchanged.
    """
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        _migrate(connection, version)
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")


def _migrate(connection: sqlite3.Connection, version: int) -> None:
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
