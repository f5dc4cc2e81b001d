"""The dialogs of the home page: to begin a workshop, and the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workshop_app import paths
from workshop_app.errors import KnownError
from workshop_app.session.workshop_kind import WorkshopKind

if TYPE_CHECKING:
    from ui.data_folder import DataFolder
    from ui.home.opening_dialog import OpeningDialog
    from ui.main_window import MainWindow
    from workshop_app.session.opening import Opening

USUAL_GROUP = 12


class HomeDialogs(QObject):
    """Opens the dialogs over the trainer's window and handles what was chosen."""

    opening_chosen = Signal(object, object)
    """Emitted with the `WorkshopKind` and the `Opening` of a workshop to begin."""

    def __init__(
        self, window: MainWindow, folder: DataFolder, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._clock = clock

    def ask_opening(self) -> None:
        """Open the dialog to begin a real workshop."""
        self._ask(lambda dialog: self._follow(dialog.follows, dialog.opening()), rehearsal=False)

    def ask_rehearsal(self) -> None:
        """Open the dialog to begin a rehearsal with a made-up group."""
        self._ask(
            lambda dialog: self.opening_chosen.emit(WorkshopKind.REHEARSAL, dialog.opening()),
            rehearsal=True,
        )

    def ask_settings(self) -> None:
        """Open the dialog with the settings, and save what is changed there."""
        from ui.home.settings_dialog import SettingsDialog  # noqa: PLC0415 - for the dialog: 10 ms

        language = self._folder.language()
        dialog = SettingsDialog(self._folder.settings(), language, self._window)

        def save() -> None:
            self._folder.save_settings(dialog.settings(), chosen=True)
            if dialog.language() is not language:
                self._folder.save_language(dialog.language())

        dialog.accepted.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(self, chosen: Callable[[OpeningDialog], None], *, rehearsal: bool) -> None:
        """Open the dialog to begin; if it cannot be created, show a message in the window."""
        try:
            dialog = self._opening_dialog(rehearsal=rehearsal)
        except KnownError as error:
            self._window.show_message(str(error))
            return
        dialog.accepted.connect(lambda: chosen(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _opening_dialog(self, *, rehearsal: bool) -> OpeningDialog:
        """Create the dialog to begin a workshop.

        Raises:
            KnownError: The deck, or the list of earlier workshops, could not be read.
        """
        from ui.home.opening_dialog import OpeningDialog  # noqa: PLC0415 - for the dialog: 43 ms
        from workshop_app.content.deck_reading import read_deck  # noqa: PLC0415 - for the dialog: 20 ms
        from workshop_app.storage.listing import WorkshopRow  # noqa: PLC0415 - after the first window: 5 ms

        deck = read_deck(paths.deck_file(paths.OWN_DECK))
        today = self._clock().date()
        rows = [] if rehearsal else self._folder.workshops.listing.rows()
        earlier = [
            row for row in rows if isinstance(row, WorkshopRow) and row.kind is WorkshopKind.REAL
        ]
        return OpeningDialog(
            deck, today, USUAL_GROUP, self._window, rehearsal=rehearsal, earlier=earlier
        )

    def _follow(self, earlier: str, opening: Opening) -> None:
        """Emit the opening, with the pledges of the earlier workshop; an empty id for none."""
        from dataclasses import replace  # noqa: PLC0415 - for the dialog: 2 ms

        from workshop_app.session.collecting import pledged  # noqa: PLC0415 - for the dialog: 33 ms

        if earlier:
            try:
                workshop, state = self._folder.load(earlier)
            except KnownError as error:
                self._window.show_message(str(error))
                return
            opening = replace(opening, pledges=pledged(workshop.contents, state))
        self.opening_chosen.emit(WorkshopKind.REAL, opening)
