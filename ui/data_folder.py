"""The data folder as the windows use it: workshops, rehearsals and settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.errors import KnownError, StorageError
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.names import FILE, REHEARSALS

if TYPE_CHECKING:
    from ui.open_database import OpenDatabase
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.settings import Settings
    from workshop_app.storage.listing import ListedRow, WorkshopRow
    from workshop_app.storage.recovery import Recovered


class DataFolder:
    """What one trainer keeps. Each database is opened at its first use; only on the GUI thread."""

    def __init__(
        self,
        home: Path,
        clock: Callable[[], datetime],
        tell: Callable[[str], None],
        refused: StorageError | None = None,
    ) -> None:
        """The folder `home`; `tell` says in the window what is wrong with it.

        Where it could not be held for this copy of the app, `refused` says why; nothing is written
        in it then.
        """
        self._home = home
        self._clock = clock
        self._tell = tell
        self._refused = refused
        self._told: set[str] = set()
        self._workshops: OpenDatabase | None = None
        self._rehearsals: OpenDatabase | None = None
        self._settings: Settings | None = None
        self._told_unread: tuple[str, ...] = ()
        self.on_recovered: list[Callable[[], None]] = []
        """Called when a database had to be opened or made again while it was in use."""
        self.live_id = ""
        """The id of the workshop that is open: its clock runs on, however long nothing is done."""

    @property
    def workshops(self) -> OpenDatabase:
        """What real groups did, and the demo; the settings are kept there too."""
        if self._workshops is None:
            self._workshops = self._open(FILE)
        return self._workshops

    @property
    def rehearsals(self) -> OpenDatabase:
        """The rehearsals, apart from what real groups did."""
        if self._rehearsals is None:
            self._rehearsals = self._open(REHEARSALS)
        return self._rehearsals

    def kept_for(self, kind: WorkshopKind) -> OpenDatabase:
        """Where a new workshop is to be kept."""
        return self.rehearsals if kind is WorkshopKind.REHEARSAL else self.workshops

    def kept_with(self, workshop_id: str) -> OpenDatabase:
        """Where a workshop of the list is kept.

        Raises:
            StorageError: It is none of the workshops, and the rehearsals cannot be read.
        """
        if self._rehearsals is None or self.workshops.listing.has(workshop_id):
            return self.workshops
        return self._rehearsals if self._rehearsals.listing.has(workshop_id) else self.workshops

    def rows(self, most: int | None = None) -> list[ListedRow]:
        """The workshops that are kept, and after them the rehearsals; at most so many, or all.

        Where only the rehearsals cannot be read, the window says so.

        Raises:
            StorageError: The workshops could not be read.
        """
        from workshop_app.storage.listing import ALL  # noqa: PLC0415 - not before the first window

        rows = self.workshops.listing.rows(ALL if most is None else most)
        left = ALL if most is None else most - len(rows)
        # By name: a path that may not be looked at raises.
        if left and (self._rehearsals is not None or os.path.lexists(self._home / REHEARSALS)):
            try:
                rows += self.rehearsals.listing.rows(left)
            except StorageError as error:
                self._tell(str(error))
        return rows

    def running(self) -> WorkshopRow | None:
        """The workshop to go on with, if there is one.

        Raises:
            StorageError: The workshops could not be read.
        """
        from workshop_app.storage.running import running  # noqa: PLC0415 - as above

        return running(self.workshops.listing.unfinished())

    def load(self, workshop_id: str) -> tuple[Workshop, State]:
        """A workshop of the list as it was last kept, the time of its running step booked.

        What is not in it, the window says.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        from workshop_app.session.timing import booked  # noqa: PLC0415 - not for home
        from workshop_app.storage.rows import Losses  # noqa: PLC0415 - as above

        losses = Losses()
        store = self.kept_with(workshop_id).store
        workshop, state = store.load(workshop_id, losses)
        if losses:
            self._tell(losses.words)
        now = self._clock()
        last = now if workshop_id == self.live_id else store.changed_at(workshop_id)
        return workshop, booked(state, last, now)

    def settings(self) -> Settings:
        """What the trainer has set, or had when it could last be read; then the window says so.

        A workshop never waits for how the room is to look.
        """
        from workshop_app.settings import Settings  # noqa: PLC0415 - not for home
        from workshop_app.storage.settings_store import SettingsStore  # noqa: PLC0415 - as above

        try:
            found = SettingsStore(self.workshops.database).read()
            self._settings = found.settings
            if found.unread and found.unread != self._told_unread:
                self._told_unread = found.unread
                self._tell(found.words)
        except StorageError as error:
            self._tell(str(error))
        return self._settings or Settings()

    def keep_settings(self, settings: Settings, *, chosen: bool = False) -> None:
        """Keep what the trainer has set; where that fails, the window says so.

        With `chosen`, all of them: also those that could not be read.
        """
        from workshop_app.storage.settings_store import SettingsStore  # noqa: PLC0415 - as above

        try:
            SettingsStore(self.workshops.database).save(settings, chosen=chosen)
        except StorageError as error:
            self._tell(str(error))

    def close(self) -> None:
        """Close what was opened."""
        for kept in (self._workshops, self._rehearsals):
            if kept is not None:
                kept.database.close()

    def _open(self, file: str) -> OpenDatabase:
        from ui.open_database import open_database  # noqa: PLC0415 - not before the first window

        kept = open_database(self._home, self._clock, file, self._refused)
        if kept.message and kept.message not in self._told:  # one disk has two databases
            self._told.add(kept.message)
            self._tell(kept.message)
        kept.database.on_recovered.append(self._tell_recovered)
        return kept

    def _tell_recovered(self, recovered: Recovered) -> None:
        from ui.recovered import recovered_words  # noqa: PLC0415 - for bad days only

        try:
            for hear in self.on_recovered:
                hear()
        except KnownError as error:
            self._tell(str(error))
        words = recovered_words(recovered)
        if words:
            self._tell(words)
