"""The trainer's settings in the database."""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from contextlib import closing
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.databases import opened
from workshop_app.errors import StorageError
from workshop_app.handouts.handout_spec import Branding, branding_of
from workshop_app.paths import FILE
from workshop_app.settings import LARGEST_LOGO, RoomTheme, Settings
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_in_memory
from workshop_app.storage.settings_store import NAMES, TOGETHER, SettingsStore

LOGO = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
OTHERS = Settings(
    explain_below=25,
    clarify_above=80,
    orange=30,
    red=10,
    motion=False,
    room_theme=RoomTheme.DARK,
    room_text=130,
    room_screen=("HDMI-1", "Epson", "EB", "X1", 0),
    organisation="Gemeente Voorbeeld",
    logo=LOGO,
    accent="#00857C",
)


def put(database: Database, **values: int) -> None:
    """Insert rows without validation."""
    for name, value in values.items():
        database.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def pairs() -> st.SearchStrategy[tuple[int, int]]:
    """Two different percentages, the lower one first."""
    percentages = st.lists(st.integers(1, 99), min_size=2, max_size=2, unique=True)
    return percentages.map(lambda found: (min(found), max(found)))


def test_the_sample_settings_differ_from_the_defaults() -> None:
    for field in fields(Settings):
        assert getattr(OTHERS, field.name) != getattr(Settings(), field.name)


def test_a_new_data_folder_has_the_default_settings(memory: Database) -> None:
    assert SettingsStore(memory).load() == Settings()


@given(st.lists(st.tuples(pairs(), pairs()), min_size=1, max_size=3))
def test_the_last_saved_settings_are_loaded(
    kept: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    with closing(open_in_memory()) as database:
        store = SettingsStore(database)
        for (explain, clarify), (red, orange) in kept:
            settings = Settings(explain, clarify, orange, red)
            store.save(settings)
            assert store.load() == settings


def test_the_settings_are_equal_after_reloading(data_folder: Path) -> None:
    with opened(data_folder / FILE) as database:
        SettingsStore(database).save(OTHERS)
    with opened(data_folder / FILE) as database:
        assert SettingsStore(database).load() == OTHERS


def test_a_setting_that_was_not_saved_has_its_default(memory: Database) -> None:
    put(memory, orange=40)
    assert SettingsStore(memory).load() == Settings(orange=40)


def test_an_unknown_setting_is_ignored_and_kept(memory: Database) -> None:
    put(memory, orange=40, colour_of_the_moon=3)
    store = SettingsStore(memory)
    assert store.load() == Settings(orange=40)
    store.save(OTHERS)
    assert store.load() == OTHERS
    assert memory.execute("SELECT value FROM setting WHERE name = 'colour_of_the_moon'").fetchone()


@pytest.mark.parametrize(
    "nonsense",
    [
        {"orange": 0},
        {"orange": 100},
        {"explain_below": -1},
        {"clarify_above": 2**40},
        {"orange": 20, "red": 20},
        {"orange": 5, "red": 20},
        {"explain_below": 70},
        {"explain_below": 80, "clarify_above": 60},
    ],
    ids=str,
)
def test_invalid_combinations_give_the_defaults(memory: Database, nonsense: dict[str, int]) -> None:
    put(memory, **nonsense)
    store = SettingsStore(memory)
    assert store.load() == Settings()
    store.save(OTHERS)
    assert store.load() == OTHERS


@pytest.mark.parametrize("value", ['"veel"', "veel", "2.5", "null", "[20]", "true", ""])
def test_a_percentage_that_is_not_an_integer_is_ignored(memory: Database, value: str) -> None:
    memory.execute("INSERT INTO setting VALUES ('orange', ?)", (value,))
    assert SettingsStore(memory).load() == Settings()


@pytest.mark.parametrize("value", ["5", '"HDMI-1"', '["HDMI-1"]', '["a", "b", "c", "d", "0"]'])
def test_an_invalid_screen_is_ignored(memory: Database, value: str) -> None:
    memory.execute("INSERT INTO setting VALUES ('room_screen', ?)", (value,))
    assert SettingsStore(memory).load() == Settings()


def test_settings_are_saved_all_or_none(memory: Database) -> None:
    store = SettingsStore(memory)
    store.save(Settings())
    memory.execute(
        "CREATE TRIGGER trouble BEFORE INSERT ON setting WHEN new.name = 'red'"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(sqlite3.IntegrityError):  # a bug, not a disk error
        store.save(OTHERS)
    assert store.load() == Settings()
    memory.execute("DROP TRIGGER trouble")
    store.save(OTHERS)
    kept = memory.execute("SELECT name, value FROM setting").fetchall()
    wanted = asdict(OTHERS) | {"logo": b64encode(LOGO).decode()}
    assert {name: json.loads(value) for name, value in kept} == json.loads(json.dumps(wanted))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accent", '"rood"'),
        ("accent", '"#12345"'),
        ("accent", '"#12345٣"'),
        ("accent", "7"),
        ("organisation", f'"{"x" * 81}"'),
        ("organisation", "null"),
        ("logo", '"geen base64!"'),
        ("logo", f'"{b64encode(b"GIF89a").decode()}"'),
        ("logo", "12"),
        ("logo", '"\u00e9"'),
    ],
)
def test_an_invalid_branding_is_ignored(memory: Database, name: str, value: str) -> None:
    memory.execute("INSERT INTO setting VALUES (?, ?)", (name, value))
    assert SettingsStore(memory).load() == Settings()


ALONE = [
    ("explain_below", "0"),
    ("clarify_above", '"veel"'),
    ("orange", "1" * 5000),
    ("red", "true"),
    ("motion", "3"),
    ("room_theme", '"paars"'),
    ("room_text", "101"),
    ("room_screen", '["a", "b", "c", "d", 1e400]'),
    ("room_screen", '["a", "b", "c", "\\ud83d", 0]'),
    ("organisation", '"half een emoji \\ud83d"'),
    ("logo", "[" * 100_000),
    ("accent", '"paars"'),
]
"""Invalid values that affect no other setting."""


@pytest.mark.parametrize(("name", "value"), ALONE)
def test_an_unreadable_setting_affects_only_itself(memory: Database, name: str, value: str) -> None:
    store = SettingsStore(memory)
    store.save(OTHERS)
    memory.execute("UPDATE setting SET value = ? WHERE name = ?", (value, name))
    found, unread = store.read()
    assert found == replace(OTHERS, **{name: getattr(Settings(), name)})
    assert unread == (name,)


@pytest.mark.parametrize(("name", "value"), ALONE)
def test_an_unreadable_setting_is_kept_until_it_is_changed(
    memory: Database, name: str, value: str
) -> None:
    store = SettingsStore(memory)
    store.save(OTHERS)
    memory.execute("UPDATE setting SET value = ? WHERE name = ?", (value, name))
    partner = {other for pair in TOGETHER if name in pair for other in pair}
    for field in fields(Settings):
        if field.name not in {name, *partner}:
            changed = replace(store.load(), **{field.name: getattr(Settings(), field.name)})
            store.save(changed)
            assert store.load() == changed
    kept = "SELECT value FROM setting WHERE name = ?"
    assert memory.execute(kept, (name,)).fetchone() == (value,)
    store.save(OTHERS)
    assert store.load() == OTHERS
    assert store.read().text == ""


def test_invalid_utf8_affects_only_its_own_setting(memory: Database) -> None:
    store = SettingsStore(memory)
    store.save(OTHERS)
    memory.execute("UPDATE setting SET value = CAST(x'22ff22' AS TEXT) WHERE name = 'organisation'")
    assert store.load() == replace(OTHERS, organisation="")
    assert "de organisatie" in store.read().text


def test_a_pair_in_the_wrong_order_affects_only_the_pair(memory: Database) -> None:
    store = SettingsStore(memory)
    store.save(OTHERS)
    put(memory, explain_below=80, clarify_above=60)
    usual = Settings()
    assert store.load() == replace(
        OTHERS, explain_below=usual.explain_below, clarify_above=usual.clarify_above
    )
    wished = replace(store.load(), explain_below=40)
    store.save(wished)
    assert store.load() == wished


def test_every_setting_has_a_name() -> None:
    assert set(NAMES) == {field.name for field in fields(Settings)}


def test_a_logo_of_more_than_a_megabyte_is_refused(memory: Database) -> None:
    largest = LOGO + bytes(LARGEST_LOGO - len(LOGO))
    store = SettingsStore(memory)
    store.save(Settings(logo=largest))
    assert store.load().logo == largest
    with pytest.raises(ValueError, match="PNG or JPEG"):
        Settings(logo=largest + b"x")


def test_a_handout_gets_the_branding_of_the_settings() -> None:
    branding = branding_of(OTHERS)
    assert (branding.organisation, branding.logo, branding.accent) == (
        "Gemeente Voorbeeld",
        LOGO,
        "#00857C",
    )
    assert branding_of(Settings()) == Branding()


def test_unreadable_settings_are_reported(memory: Database) -> None:
    memory.connection.set_progress_handler(lambda: 1, 1)  # as a disk that stops answering
    with pytest.raises(StorageError) as error:
        SettingsStore(memory).load()
    assert error.value.remedy


def test_an_unreadable_setting_is_replaced_once_a_value_was_chosen(memory: Database) -> None:
    memory.execute("INSERT INTO setting VALUES ('organisation', '7')")
    store = SettingsStore(memory)
    assert store.read().unread == ("organisation",)
    store.save(Settings())
    assert store.read().unread == ("organisation",)
    store.save(Settings(), chosen=True)
    assert store.read() == (Settings(), ())
