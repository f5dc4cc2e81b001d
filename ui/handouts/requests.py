"""Requests for handouts from the home page and the console: a single one, or the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop_app import paths
from workshop_app.errors import KnownError
from workshop_app.i18n import gettext

if TYPE_CHECKING:
    from ui.data_folder import DataFolder
    from ui.handout_export import HandoutExport
    from ui.handouts.handouts_window import HandoutsWindow
    from ui.handouts.sources import HandoutSources
    from ui.main_window import MainWindow
    from workshop_app.handouts.catalogue import HandoutKind
    from workshop_app.handouts.handout_spec import HandoutSpec

USUAL_SOURCE = "programma:basis"


class HandoutRequests(QObject):
    """Handles the requests; the modules for it are imported at the first one."""

    def __init__(self, window: MainWindow, folder: DataFolder) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._desk: HandoutExport | None = None
        self._handouts_window: HandoutsWindow | None = None

    @property
    def window(self) -> HandoutsWindow | None:
        """The handouts window; None before it was first opened."""
        return self._handouts_window

    @property
    def sources(self) -> HandoutSources:
        """The sources that handouts can be made from."""
        from ui.handouts.sources import HandoutSources  # noqa: PLC0415 - for a handout: 45 ms

        folder = self._folder
        return HandoutSources(paths.OWN_DECK, folder.rows, folder.load, folder.settings)

    def open_window(self) -> None:
        """Open the handouts window for the default programme."""
        self._open(USUAL_SOURCE)

    def open_window_for(self, workshop_id: str) -> None:
        """Open the handouts window at the report of a workshop."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415 - for a handout: 6 ms

        self._open(workshop_id, catalogue.REPORT)

    def make_report(self, workshop_id: str) -> None:
        """Ask for a file and write the report of a workshop as it is now."""
        from workshop_app.handout_bundle import name_in_folder  # noqa: PLC0415 - for a handout: 33 ms
        from workshop_app.handouts import catalogue  # noqa: PLC0415 - for a handout: 6 ms

        spec = self._spec(workshop_id)
        if spec is not None:
            name = name_in_folder(catalogue.REPORT, spec)
            self._make(catalogue.REPORT, spec, gettext("Verslag opslaan"), name)

    def make_booklet(self) -> None:
        """Ask for a file and write the participant's booklet for the default programme."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415 - for a handout: 6 ms

        title = gettext("Deelnemersboekje opslaan")
        self._make_usual(catalogue.BOOKLET, title, paths.OWN_DECK)

    def make_key_card(self) -> None:
        """Ask for a file and write the page with the keys of the show."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415 - for a handout: 6 ms

        self._make_usual(catalogue.KEY_CARD, gettext("Toetsenkaart opslaan"), "trede")

    def close(self) -> None:
        """Stop the work of the window, and wait for single handouts."""
        if self._handouts_window is not None:
            self._handouts_window.finish()
        if self._desk is not None:
            self._desk.close()

    def _open(self, source: str, kind: HandoutKind | None = None) -> None:
        from ui.handouts.handouts_window import HandoutsWindow  # noqa: PLC0415 - for a handout: 81 ms

        made_of = self.sources
        try:
            sources = made_of.sources()
        except KnownError as error:
            self._window.show_message(str(error))
            return
        if self._handouts_window is None:
            self._handouts_window = HandoutsWindow(made_of.spec, self._window)
        self._handouts_window.start(sources, source, kind)

    def _spec(self, source: str) -> HandoutSpec | None:
        """The spec of a source; None if it cannot be read, after a message in the window."""
        try:
            return self.sources.spec(source)
        except KnownError as error:
            self._window.show_message(str(error))
            return None

    def _make_usual(self, kind: HandoutKind, title: str, subject: str) -> None:
        """Ask for a file and write a handout for the default programme, without a workshop."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415 - for a handout: 6 ms

        spec = self._spec(USUAL_SOURCE)
        if spec is not None:
            self._make(kind, spec, title, catalogue.file_name(kind, subject))

    def _make(self, kind: HandoutKind, spec: HandoutSpec, title: str, file_name: str) -> None:
        from ui.handout_export import HandoutExport  # noqa: PLC0415 - for a handout: 2 ms
        from workshop_app.handouts import catalogue  # noqa: PLC0415 - for a handout: 6 ms

        if self._desk is None:
            self._desk = HandoutExport(self._window, self._window.messages)
        self._desk.ask_and_make(title, file_name, lambda: catalogue.make(kind, spec))
