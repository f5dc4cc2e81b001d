"""The messages after the database was reopened or recreated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.recovered import recovered_text
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import Damage, SetAside, open_in_memory
from workshop_app.storage.recovery import Event, Recovered

PATH = Path("gegevens") / "trede.db"
COPY = Path("gegevens") / "kopie.db"


@pytest.fixture
def database() -> Iterator[Database]:
    opened = open_in_memory()
    yield opened
    opened.close()


def test_a_new_connection_to_the_same_file_gives_no_message(database: Database) -> None:
    assert recovered_text(Recovered(database, Event.DISCONNECTED, PATH, complete=True)) == ""


@pytest.mark.parametrize("event", Event)
def test_possible_losses_are_reported(database: Database, event: Event) -> None:
    words = recovered_text(Recovered(database, event, PATH, complete=False))
    assert str(PATH) in words
    assert "of je andere workshops er nog zijn" in words
    assert "%1" not in words


@pytest.mark.parametrize("event", [Event.GONE, Event.REPLACED])
def test_a_complete_recovery_is_reported(database: Database, event: Event) -> None:
    words = recovered_text(Recovered(database, event, PATH, complete=True))
    assert str(PATH) in words
    assert "Al je workshops staan erin" in words


def test_the_message_names_every_copied_or_moved_file(database: Database) -> None:
    aside = SetAside(Damage.CORRUPT, COPY.with_name("opzij.db"))
    words = recovered_text(
        Recovered(database, Event.REPLACED, PATH, complete=True, copies=(COPY,), aside=aside)
    )
    for file in (PATH, COPY, aside.moved_to):
        assert str(file) in words
    assert "van elke workshop staat de nieuwste er" in words
