"""A data folder with many workshops, to measure the home page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.paths import FILE
from workshop_app.session.opening import Opening, begin
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

NAMES = ("Gemeente Voorbeeld", "Waterbedrijf Noord", "Woonstichting De Kade", "Bibliotheek Midden")


def save_workshops(data_folder: Path, number: int) -> None:
    """Save this many workshops in a data folder; all are ended except the last changed one."""
    first = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
    deck = read_deck(paths.deck_file(paths.OWN_DECK))
    opening = Opening(NAMES[0], "groep", date(2020, 1, 6), participants=12)
    workshop, state = begin(opening, deck, WorkshopKind.REAL, first, lambda: "0")
    database, _ = open_for_writing(data_folder / FILE, lambda: first)
    with database.atomic():
        WorkshopStore(database).create(workshop, state)
        # Copy one row, as creating thousands of workshops would take minutes.
        database.execute("CREATE TEMP TABLE copied AS SELECT * FROM workshop")
        for place in range(1, number):
            changed = first + timedelta(hours=9 * place)
            database.execute(
                "UPDATE copied SET id = ?, organisation = ?, name = ?, held_on = ?,"
                " changed_at = ?, ended = ?",
                (
                    f"{place:012x}",
                    NAMES[place % len(NAMES)],
                    f"groep {place}",
                    changed.date().isoformat(),
                    changed.isoformat(),
                    place < number - 1,
                ),
            )
            database.execute("INSERT INTO workshop SELECT * FROM copied")
        database.execute("DROP TABLE copied")
    database.close()
