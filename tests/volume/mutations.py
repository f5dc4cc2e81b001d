"""Random invalid values in the rows of a database, by a seed."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

Key = tuple[object, ...]

KEYS = {
    "workshop": ("id",),
    "step": ("workshop_id", "id"),
    "round": ("id",),
    "table_vote": ("round_id", "table_number"),
    "note": ("workshop_id", "step", "item"),
    "entry": ("workshop_id", "step", "item", "id"),
    "setting": ("name",),
    "deck_copy": ("digest",),
}
"""The tables, with the columns of their primary keys."""

WEIGHTS = {"workshop": 8, "step": 5, "round": 5, "table_vote": 2, "note": 2, "entry": 2}
"""The relative frequency of each table; 1 for the others."""

NUMBERS = (0, 1, 2, 3, 5, 6, 7, 12, 30, 31, 199, 480, 481, 999, 1000, 2**31, 2**63 - 1)
REALS = (0.0, 0.5, 1e9, 1e308, float("inf"), -0.5, 1e-320)
TEXTS = (
    *("", " ", "x", "0", "1", "null", "[]", "{", "nan", "True", "é🙂", "\0", "a\0b", "\u202eabc"),
    *("a\nb\tc", "<b>x</b>", "../../etc", "x" * 20_000, "é" * 200_000),
    *("2026-03-02", "2026-13-45", "0001-01-01", "9999-12-31", "2026-W10-1"),
    *("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-23:59", "2026-03-02T12:00:00"),
    *("2026-03-02T12:00:00+23:59", "1999-01-01T00:00:00Z", "2200-01-01T00:00:00+00:00"),
    *("welcome", "card", "team", "n3", "indicators", "organisation", "transfer", "end", "break"),
    *("show", "read", "vote", "result", "talk", "black", "open", "closed", "revealed"),
    *("show_of_hands", "ballot_box", "tables", "real", "demo", "rehearsal", "evaluation", "sides"),
    *("000 000 000 000 000 000", "999 999 999 999 999 999", "001 000 000 000 000 000"),
    *("000 000 000 000 000 001", "twenty-three characters", "00000000000000000000000"),
    *("٠٠١ ٠٠٠ ٠٠٠ ٠٠٠ ٠٠٠ ٠٠٠", "-01 000 000 000 000 000", "1 2 3 4 5 6 7 8 9 10 11"),
)
NOT_UTF8 = (b"\xff", b"groep \xff", b"\xed\xa0\x80", b"\xc3", b"2026-03-02\xfe")


@dataclass(frozen=True)
class Mutation:
    """A changed value of one row."""

    table: str
    key: Key
    column: str
    value: object


def mutate(path: Path, chance: random.Random) -> list[Mutation]:
    """Change one to three values of a database; return the changes, with the original keys.

    One in five databases gets values of types that its columns do not allow.
    """
    any_type = chance.random() < 0.2
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.text_factory = bytes
        schema = _loosen(connection) if any_type else {}
        done: list[Mutation] = []
        for _ in range(chance.randint(1, 3)):
            while (made := _one(connection, chance, any_type=any_type)) is None:
                pass
            done.append(made)
        _restore(connection, schema)
    return done


def _loosen(connection: sqlite3.Connection) -> dict[str, str]:
    """Remove STRICT and NOT NULL from the tables; return their original SQL."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    schema = {name.decode(): sql.decode() for name, sql in found}
    loose = {
        name: sql.replace(") STRICT, WITHOUT", ") WITHOUT").replace(") STRICT", ")")
        for name, sql in schema.items()
    }
    _restore(connection, {name: sql.replace("NOT NULL", "") for name, sql in loose.items()})
    return schema


def _restore(connection: sqlite3.Connection, schema: dict[str, str]) -> None:
    if not schema:
        return
    connection.execute("PRAGMA writable_schema = ON")
    for name, sql in schema.items():
        connection.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?", (sql, name)
        )
    (version,) = connection.execute("PRAGMA schema_version").fetchone()
    connection.execute(f"PRAGMA schema_version = {version + 1}")
    connection.execute("PRAGMA writable_schema = OFF")


def _one(
    connection: sqlite3.Connection, chance: random.Random, *, any_type: bool
) -> Mutation | None:
    """Make one change; return None where the database refused it."""
    weights = [WEIGHTS.get(table, 1) for table in KEYS]
    (table,) = chance.choices(list(KEYS), weights)
    columns = [
        (row[1].decode(), row[2].decode())
        for row in connection.execute(f"PRAGMA table_info({table})")
    ]
    names = ", ".join(KEYS[table])
    keys = sorted(connection.execute(f"SELECT {names} FROM {table}"), key=repr)  # noqa: S608 - our own names
    if not keys:
        return None
    key = chance.choice(keys)
    column, kind = chance.choice(columns)
    where = " AND ".join(f"{name} IS CAST(? AS {_kind(name, columns)})" for name in KEYS[table])
    select = f"SELECT {column} FROM {table} WHERE {where}"  # noqa: S608 - our own names
    (old,) = connection.execute(select, key).fetchone() or (None,)
    sql, value = _value(chance, kind, old, any_type=any_type)
    if value == old:
        return None
    update = f"UPDATE {table} SET {column} = {sql} WHERE {where}"  # noqa: S608 - our own names
    try:
        changed = connection.execute(update, (value, *key))
    except sqlite3.Error:
        return None
    if changed.rowcount != 1:
        return None
    return Mutation(table, tuple(map(_plain, key)), column, value)


def _kind(name: str, columns: list[tuple[str, str]]) -> str:
    return dict(columns)[name]


def _plain(value: object) -> object:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _value(chance: random.Random, kind: str, old: object, *, any_type: bool) -> tuple[str, object]:
    """The SQL expression that gives a new value its type, and the value."""
    if any_type and chance.random() < 0.7:
        kind = chance.choice(["TEXT", "INTEGER", "REAL", "BLOB", "NULL"])
    match kind:
        case "INTEGER":
            number = chance.choice(NUMBERS) * chance.choice([1, 1, 1, -1])
            near = old + chance.choice([-1, 1]) if isinstance(old, int) and old < 2**62 else number
            return "?", chance.choice([number, number, near])
        case "REAL":
            return "?", chance.choice(REALS)
        case "BLOB":
            return "CAST(? AS BLOB)", _bytes(chance, old)
        case "NULL":
            return "?", None
        case _:
            return "CAST(? AS TEXT)", _text(chance, old)


def _bytes(chance: random.Random, old: object) -> bytes:
    if not isinstance(old, bytes) or not old or chance.random() < 0.2:
        return chance.choice([b"", b"\0", b"{}", chance.randbytes(40)])
    if chance.random() < 0.2:
        return old[: chance.randrange(len(old))]
    changed = bytearray(old)
    # Half of the changes are in the texts at the beginning, where a bit matters more.
    end = len(old) if chance.random() < 0.5 else min(len(old), 100_000)
    for _ in range(chance.choice([1, 1, 3])):
        changed[chance.randrange(end)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _text(chance: random.Random, old: object) -> bytes:
    what = chance.random()
    if isinstance(old, bytes) and old and what < 0.3:
        changed = bytearray(old)
        changed[chance.randrange(len(old))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if what < 0.4:
        return chance.choice(NOT_UTF8)
    return chance.choice(TEXTS).encode()
