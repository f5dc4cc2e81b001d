"""Opening a database of the data folder, with a message for the user if something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workshop_app.errors import StorageError
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.paths import FILE
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import (
    NotOpenedError,
    copy_in_memory,
    open_for_writing,
    open_in_memory,
)
from workshop_app.storage.inspection import Damage
from workshop_app.storage.listing import WorkshopList
from workshop_app.storage.set_aside import SetAside

if TYPE_CHECKING:
    from workshop_app.storage.workshops import WorkshopStore


class OpenDatabase(NamedTuple):
    """An open database.

    `on_disk` is False if it is in memory and lost when the app closes. `message` is a text for the
    user about what was wrong, or empty.
    """

    database: Database
    on_disk: bool
    message: str

    @property
    def listing(self) -> WorkshopList:
        """The list of workshops, for reading."""
        return WorkshopList(self.database)

    @property
    def store(self) -> WorkshopStore:
        """The store to load and save workshops."""
        from workshop_app.storage.workshops import WorkshopStore  # noqa: PLC0415 - for a workshop: 47 ms

        return WorkshopStore(self.database)


def open_database(
    data_folder: Path,
    clock: Callable[[], datetime],
    file: str = FILE,
    refused: StorageError | None = None,
) -> OpenDatabase:
    """Open a database of a data folder; never fails, whatever is wrong with the file.

    If the file cannot be written, or may not be because of `refused`, a copy in memory is opened;
    if it cannot be read either, an empty database in memory.
    """
    try:
        if refused is not None:
            raise refused
        database, aside = open_for_writing(data_folder / file, clock)
    except StorageError as error:
        return _open_in_memory_instead(data_folder / file, error)
    message = _aside_text(aside) if aside is not None else ""
    return OpenDatabase(database, on_disk=True, message=message)


def _open_in_memory_instead(path: Path, error: StorageError) -> OpenDatabase:
    copy = copy_in_memory(path)
    if copy is None:
        text = gettext(
            "{error} Trede werkt nu zonder op te slaan: na afsluiten is weg wat je nu doet."
        )
    else:
        text = gettext(
            "{error} Je workshops zijn wel te openen en te printen, maar tot je Trede daarna"
            " opnieuw"
            " start, wordt er niets opgeslagen: na afsluiten is weg wat je nu doet."
        )
    message = filled(text, error=error)
    if isinstance(error, NotOpenedError):
        message = f"{_aside_text(error.aside)} {message}"
    return OpenDatabase(copy or open_in_memory(), on_disk=False, message=message)


def _aside_text(aside: SetAside) -> str:
    if aside.damage is Damage.TOO_NEW:
        text = gettext(
            "Je workshops zijn gemaakt met een nieuwere Trede. Ze staan onaangeroerd in {moved_to}."
            " Werk Trede bij en zet dat bestand terug als trede.db; nu begint Trede leeg."
        )
    elif aside.damage is Damage.CUT:
        text = gettext(
            "Het bestand met je workshops is beschadigd: van de laatste workshop ontbreekt"
            " misschien"
            " wat je het laatst deed. Kijk die na. Wat nog te lezen was, is open; hoe het bestand"
            " was, staat in {moved_to}. Bewaar het, misschien is er meer van te redden."
        )
    else:
        text = gettext(
            "Het bestand met je workshops is niet te lezen. Het staat onaangeroerd in {moved_to}."
            " Bewaar het, misschien is er iets van te redden; nu begint Trede leeg."
        )
    return filled(text, moved_to=aside.moved_to)
