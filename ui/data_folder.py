"""The data folder for the windows: workshops, rehearsals and settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.errors import StorageError
from workshop_app.interface_language import LanguageChoice, read_choice, save_choice
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.session.workshop_kind import WorkshopKind

if TYPE_CHECKING:
    from ui.open_database import OpenDatabase
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.settings import Settings
    from workshop_app.storage.listing import ListedRow, WorkshopRow
    from workshop_app.storage.recovery import Recovered


class DataFolder:
    """The stored data of one trainer.

    Each database is opened at its first use. For use on the GUI thread only.
    """

    def __init__(
        self,
        data_folder: Path,
        clock: Callable[[], datetime],
        show_message: Callable[[str], None],
        refused: StorageError | None = None,
    ) -> None:
        """Use the folder `data_folder`.

        Args:
            data_folder: The folder.
            clock: Returns the local time.
            show_message: Shows a message about a problem in the window.
            refused: Why the folder could not be locked for this copy of the app; nothing is
                written in it then.
        """
        self._data_folder = data_folder
        self._clock = clock
        self._show_message = show_message
        self._refused = refused
        self._shown: set[str] = set()
        self._workshops: OpenDatabase | None = None
        self._rehearsals: OpenDatabase | None = None
        self._settings: Settings | None = None
        self._shown_unread: tuple[str, ...] = ()
        self.check_lock: Callable[[], None] = lambda: None
        """Called before each write; raises `StorageError` if another copy may write here now.

        Set it before the first use of a database.
        """
        self.live_id = ""
        """The id of the open workshop, or empty.

        `load` counts its time up to now, even if it was last changed long ago.
        """

    @property
    def workshops(self) -> OpenDatabase:
        """The database of real workshops, the demo and the settings."""
        if self._workshops is None:
            self._workshops = self._open(FILE)
        return self._workshops

    @property
    def rehearsals(self) -> OpenDatabase:
        """The database of rehearsals."""
        if self._rehearsals is None:
            self._rehearsals = self._open(REHEARSALS)
        return self._rehearsals

    def database_for(self, kind: WorkshopKind) -> OpenDatabase:
        """The database in which to store a new workshop of a kind."""
        return self.rehearsals if kind is WorkshopKind.REHEARSAL else self.workshops

    def database_with(self, workshop_id: str) -> OpenDatabase:
        """The database that holds a workshop of the list.

        Raises:
            StorageError: A database could not be read.
        """
        if self._rehearsals is None or self.workshops.listing.has(workshop_id):
            return self.workshops
        return self._rehearsals if self._rehearsals.listing.has(workshop_id) else self.workshops

    def rows(self, most: int | None = None) -> list[ListedRow]:
        """The stored workshops followed by the rehearsals; at most `most` rows, or all.

        If only the rehearsals cannot be read, a message is shown in the window.

        Raises:
            StorageError: The workshops could not be read.
        """
        from workshop_app.storage.listing import ALL  # noqa: PLC0415 - after the first window: 5 ms

        rows = self.workshops.listing.rows(ALL if most is None else most)
        left = ALL if most is None else most - len(rows)
        # Not `Path.exists`, which raises an error if it may not access the path.
        if left and (
            self._rehearsals is not None or os.path.lexists(self._data_folder / REHEARSALS)
        ):
            try:
                rows += self.rehearsals.listing.rows(left)
            except StorageError as error:
                self._show_message(str(error))
        return rows

    def running(self) -> WorkshopRow | None:
        """The unfinished workshop to continue with, or None.

        Raises:
            StorageError: The workshops could not be read.
        """
        from workshop_app.storage.running import running  # noqa: PLC0415 - after the first window: sqlite3, 5 ms

        return running(self.workshops.listing.unfinished())

    def load(self, workshop_id: str) -> tuple[Workshop, State]:
        """Load a workshop of the list as last saved, with the time of its running step added.

        If parts of it cannot be read, a message is shown in the window.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        from workshop_app.session.timing import booked  # noqa: PLC0415 - for a workshop: 38 ms
        from workshop_app.storage.rows import Losses  # noqa: PLC0415 - after the first window: sqlite3, 5 ms

        losses = Losses()
        store = self.database_with(workshop_id).store
        workshop, state = store.load(workshop_id, losses)
        if losses:
            self._show_message(losses.text)
        now = self._clock()
        last = now if workshop_id == self.live_id else store.changed_at(workshop_id)
        return workshop, booked(state, last, now)

    def settings(self) -> Settings:
        """The settings of the trainer.

        If they cannot be read, a message is shown in the window, and those last read or the
        defaults are returned: the appearance of the room must not stop a workshop.
        """
        from workshop_app.settings import Settings  # noqa: PLC0415 - not for the home page: 4 ms
        from workshop_app.storage.settings_store import SettingsStore  # noqa: PLC0415 - not for the home page: 7 ms

        try:
            found = SettingsStore(self.workshops.database).read()
            self._settings = found.settings
            if found.unread and found.unread != self._shown_unread:
                self._shown_unread = found.unread
                self._show_message(found.text)
        except StorageError as error:
            self._show_message(str(error))
        return self._settings or Settings()

    def save_settings(self, settings: Settings, *, chosen: bool = False) -> None:
        """Save the settings; if that fails, a message is shown in the window.

        With `chosen`, settings that could not be read are overwritten too.
        """
        from workshop_app.storage.settings_store import SettingsStore  # noqa: PLC0415 - not for the home page: 7 ms

        try:
            SettingsStore(self.workshops.database).save(settings, chosen=chosen)
        except StorageError as error:
            self._show_message(str(error))

    def language(self) -> LanguageChoice:
        """The language that was chosen for the interface."""
        return read_choice(self._data_folder)

    def save_language(self, choice: LanguageChoice) -> None:
        """Save the language for the next start; if that fails, a message is shown in the window."""
        try:
            if self._refused is not None:
                raise self._refused
            save_choice(self._data_folder, choice)
        except StorageError as error:
            self._show_message(str(error))

    def close(self) -> None:
        """Close the databases that were opened."""
        for opened in (self._workshops, self._rehearsals):
            if opened is not None:
                opened.database.close()

    def _open(self, file: str) -> OpenDatabase:
        from ui.open_database import open_database  # noqa: PLC0415 - after the first window: 7 ms

        opened = open_database(
            self._data_folder, self._clock, file, self._refused or self._lost_lock()
        )
        # Both databases may have the same problem.
        if opened.message and opened.message not in self._shown:
            self._shown.add(opened.message)
            self._show_message(opened.message)
        opened.database.on_recovered.append(self._show_recovered)
        opened.database.check_lock = self.check_lock
        return opened

    def _lost_lock(self) -> StorageError | None:
        try:
            self.check_lock()
        except StorageError as error:
            return error
        return None

    def _show_recovered(self, recovered: Recovered) -> None:
        from ui.recovered import recovered_text  # noqa: PLC0415 - rarely needed: 49 ms

        words = recovered_text(recovered)
        if words:
            self._show_message(words)
