"""The composition root: what exists, and who is connected to whom."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.awake import Awake
from ui.crash import install_crash_log
from ui.i18n import install_language
from ui.widgets.message import Message
from ui.window import MainWindow
from workshop_app import paths
from workshop_app.diagnostics import take_crash
from workshop_app.errors import KnownError, StorageError
from workshop_app.session.kind import WorkshopKind
from workshop_app.storage.names import FILE, REHEARSALS
from workshop_app.storage.single import WAKE, hold

if TYPE_CHECKING:
    from ui.handouts.orders import Orders
    from ui.handouts.window import HandoutsWindow
    from ui.home.opening import OpeningDialog
    from ui.keeping import Kept
    from ui.live import LiveWindows
    from ui.paper import PaperDesk
    from ui.screens import ScreenId
    from workshop_app.handouts.catalogue import HandoutKind
    from workshop_app.session.opening import Opening
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.settings import Settings
    from workshop_app.storage.listing import WorkshopRow
    from workshop_app.storage.workshops import WorkshopStore

OWN_DECK = "klantgerichtheid"
USUAL_GROUP = 12
USUAL_SOURCE = "programma:basis"


def now() -> datetime:
    """The time here, with its offset from UTC."""
    return datetime.now().astimezone()


def new_id() -> str:
    """An id for a workshop."""
    return os.urandom(6).hex()


def run_app(start: str) -> int:
    """Open the windows and stay until they are closed; returns the exit code.

    Args:
        start: `home`, or `demo` to open the demo workshop at once.

    Raises:
        KnownError: There is no display, or another copy is open.
    """
    _look_for_a_display()
    home = paths.home()
    single = hold(home)
    qt = make_application(sys.argv[:1])
    install_crash_log(home, now)
    # Qt's loop leaves Python no moment to see Ctrl+C; everything is on disk, so it may end at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    trede = Trede(home, now, new_id, moves=True)
    awake = Awake()

    # signals
    trede.workshop_opened.connect(awake.start)
    trede.workshop_left.connect(awake.stop)
    awake.refused.connect(trede.warn_of_sleep)

    if start == "demo":
        trede.start_demo()
    trede.window.show_fitting()
    qt.processEvents()  # paints the window; the rest can wait until it is there
    trede.after_show()
    # What was loaded stays for good; from here on there is garbage to look for again.
    gc.freeze()
    gc.enable()
    code = qt.exec()
    trede.close()
    awake.stop()
    if single is not None:
        single.release()
    return code


def _look_for_a_display() -> None:
    """Qt ends the program itself where there is no display; this says what to do instead."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in known):
        raise KnownError(
            "Er is hier geen beeldscherm om Trede op te openen.",
            "Log in op een bureaublad, of speel de demo zonder scherm af met:"
            " workshop-app demo --rehearse --out MAP.",
        )


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, with the product's name, language and look."""
    # The style by argument: `setStyle` would have Python learn all of QStyle first (8 ms).
    qt = QApplication([*arguments, "-style", "fusion"])
    qt.setApplicationName("Trede")
    qt.setApplicationDisplayName("Trede")
    qt.setQuitOnLastWindowClosed(False)
    install_language(qt)
    theme.apply_theme(qt)
    return qt


class Trede(QObject):
    """The running app: the store, the trainer's window, and the workshop that is open."""

    workshop_opened = Signal()
    workshop_left = Signal()

    def __init__(
        self,
        home: Path,
        clock: Callable[[], datetime],
        make_id: Callable[[], str],
        *,
        moves: bool = False,
    ) -> None:
        """An app over a data folder; without `moves` each picture of the room is there at once."""
        super().__init__()
        self._moves = moves
        self._home = home
        self._clock = clock
        self._make_id = make_id
        self._live: LiveWindows | None = None
        self._paper: PaperDesk | None = None
        self._handouts: HandoutsWindow | None = None
        self.window = MainWindow()
        self._kept: Kept | None = None
        self._rehearsals: Kept | None = None
        self._watch = QFileSystemWatcher(self)

        # signals
        page = self.window.home
        self.window.closed.connect(self._quit)
        page.demo_requested.connect(self.start_demo)
        page.new_requested.connect(self._ask_opening)
        page.rehearsal_requested.connect(self._ask_rehearsal)
        page.settings_requested.connect(self._ask_settings)
        page.open_requested.connect(self.open_workshop)
        page.report_requested.connect(self._make_report)
        page.handouts_requested.connect(self.open_handouts)
        page.booklet_requested.connect(self._make_booklet)
        self._watch.directoryChanged.connect(self._come_forward)

    @property
    def live(self) -> LiveWindows | None:
        """The windows of the workshop that is open, if one is."""
        return self._live

    @property
    def kept(self) -> Kept:
        """What is kept in the data folder; opened at the first use."""
        if self._kept is None:
            self._kept = self._open(FILE)
        return self._kept

    @property
    def rehearsals(self) -> Kept:
        """The rehearsals of the data folder, apart from what real groups did."""
        if self._rehearsals is None:
            self._rehearsals = self._open(REHEARSALS)
        return self._rehearsals

    @property
    def store(self) -> WorkshopStore:
        """The workshops of this data folder."""
        return self.kept.store

    def _open(self, file: str) -> Kept:
        from ui.keeping import open_kept  # noqa: PLC0415 - not before the first window

        kept = open_kept(self._home, self._clock, file)
        if kept.message:
            self._tell(kept.message)
        return kept

    def _kept_with(self, workshop_id: str) -> Kept:
        """What a workshop of the list on home is kept in."""
        if self._rehearsals is not None and self._rehearsals.listing.has(workshop_id):
            return self._rehearsals
        return self.kept

    def after_show(self) -> None:
        """What may wait until the first window is there, the list of workshops first."""
        self.refresh_home()
        if self._home.is_dir():
            self._watch.addPath(str(self._home))
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - what may wait, is loaded then

        from ui.widgets.sign import sign_picture  # noqa: PLC0415

        icon = QIcon(sign_picture(64, 64, 1))
        icon.addPixmap(sign_picture(64, 64, 4))
        QApplication.setWindowIcon(icon)
        crash = take_crash(self._home, self._clock())
        if crash is not None:
            text = self.tr(
                "De vorige keer ging er iets mis in Trede. Je workshops zijn bewaard. Wat er"
                " gebeurde staat in %1."
            )
            self._tell(text.replace("%1", str(crash)))

    def start_demo(self) -> None:
        """Begin the demo workshop."""
        from workshop_app.session.opening import demo_opening  # noqa: PLC0415

        self.begin_as(WorkshopKind.DEMO, demo_opening(self._clock().date()))

    def begin_as(self, kind: WorkshopKind, opening: Opening) -> None:
        """Begin a workshop."""
        from workshop_app.content.reading import read_deck  # noqa: PLC0415
        from workshop_app.session.opening import begin  # noqa: PLC0415

        try:
            deck = read_deck(paths.deck_file(OWN_DECK))
            workshop, state = begin(opening, deck, kind, self._clock(), self._make_id)
            kept = self.rehearsals if kind is WorkshopKind.REHEARSAL else self.kept
            kept.store.create(workshop, state)
        except KnownError as error:
            self._tell(str(error))
            return
        self._go_live(workshop, state, kept)

    def open_workshop(self, workshop_id: str) -> None:
        """Go on with a workshop, exactly where it was."""
        from workshop_app.session.timing import resume  # noqa: PLC0415

        kept = self._kept_with(workshop_id)
        try:
            workshop, stored = kept.store.load(workshop_id)
            now = self._clock()
            state = resume(stored, kept.store.changed_at(workshop_id), now)
            kept.store.save(workshop, stored, state, now)
        except KnownError as error:
            self._tell(str(error))
            return
        self._go_live(workshop, state, kept)

    def leave_workshop(self) -> None:
        """Back to home; the workshop stays as it is."""
        self._leave_live()
        self.window.show_home()
        self.refresh_home()

    def warn_of_sleep(self) -> None:
        """Say what to set by hand; who only tries the demo has no group that would see it."""
        if self._live is None or self._live.bridge.snapshot.workshop.kind is not WorkshopKind.REAL:
            return
        from ui.awake import what_to_set  # noqa: PLC0415 - only where the system made no promise

        self._tell(what_to_set())

    def close(self) -> None:
        """Close what is open."""
        self._leave_live()
        if self._handouts is not None:
            self._handouts.finish()
        if self._paper is not None:
            self._paper.close()
        for kept in (self._kept, self._rehearsals):
            if kept is not None:
                kept.database.close()

    def _go_live(self, workshop: Workshop, state: State, kept: Kept) -> None:
        from ui.live import LiveWindows  # noqa: PLC0415

        self._leave_live()
        self._live = LiveWindows(
            workshop,
            state,
            kept.store,
            self._clock,
            self.settings,
            self.window,
            keeps=kept.on_disk,
            moves=self._moves,
        )
        self._live.console.leave_requested.connect(self.leave_workshop)
        self._live.console.report_requested.connect(self._report_of_live)
        self._live.console.handouts_requested.connect(self._handouts_of_live)
        self._live.console.key_card_requested.connect(self.make_key_card)
        self._live.text_size_requested.connect(self._change_text)
        self._live.theme_requested.connect(self._change_theme)
        self._live.screen_chosen.connect(self._keep_screen)
        self.workshop_opened.emit()

    def _make_report(self, workshop_id: str) -> None:
        """The report of a workshop, as it stands now."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415
        from workshop_app.package import name_in_folder  # noqa: PLC0415

        try:
            order = self.orders.order(workshop_id)
        except KnownError as error:
            self._tell(str(error))
            return
        self._desk().ask_and_make(
            self.tr("Verslag bewaren"),
            name_in_folder(catalogue.REPORT, order),
            lambda: catalogue.make(catalogue.REPORT, order),
        )

    def open_handouts(self, workshop_id: str = "", kind: HandoutKind | None = None) -> None:
        """The window of the handouts, for a kept workshop or for the usual programme."""
        from ui.handouts.window import HandoutsWindow  # noqa: PLC0415 - as above

        orders = self.orders
        try:
            sources = orders.sources()
        except KnownError as error:
            self._tell(str(error))
            return
        if self._handouts is None:
            self._handouts = HandoutsWindow(orders.order, self.window)
        self._handouts.start(sources, workshop_id or USUAL_SOURCE, kind)

    def _handouts_of_live(self) -> None:
        from workshop_app.handouts import catalogue  # noqa: PLC0415

        if self._live is not None:
            self.open_handouts(self._live.bridge.snapshot.workshop.id, catalogue.REPORT)

    def _report_of_live(self) -> None:
        if self._live is not None:
            self._make_report(self._live.bridge.snapshot.workshop.id)

    def _make_booklet(self) -> None:
        """The participant's booklet for the usual programme of the deck that comes with the app."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415

        self._make_usual(catalogue.BOOKLET, self.tr("Deelnemersboekje bewaren"), OWN_DECK)

    def make_key_card(self) -> None:
        """The keys of the show on one page."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415

        self._make_usual(catalogue.KEY_CARD, self.tr("Toetsenkaart bewaren"), "trede")

    def _make_usual(self, kind: HandoutKind, title: str, subject: str) -> None:
        """A handout for the usual programme, for nobody in particular."""
        from workshop_app.handouts import catalogue  # noqa: PLC0415

        try:
            order = self.orders.order(USUAL_SOURCE)
        except KnownError as error:
            self._tell(str(error))
            return
        name = catalogue.file_name(kind, subject)
        self._desk().ask_and_make(title, name, lambda: catalogue.make(kind, order))

    @property
    def orders(self) -> Orders:
        """What handouts can be ordered for."""
        from ui.handouts.orders import Orders  # noqa: PLC0415 - not before the first window

        return Orders(OWN_DECK, self._rows, self._load, lambda: self.settings)

    def _rows(self) -> list[WorkshopRow]:
        """The workshops that are kept, and after them the rehearsals."""
        rows = self.kept.listing.rows()
        if (self._home / REHEARSALS).exists():
            rows += self.rehearsals.listing.rows()
        return rows

    def _load(self, workshop_id: str) -> tuple[Workshop, State]:
        return self._kept_with(workshop_id).store.load(workshop_id)

    def _desk(self) -> PaperDesk:
        from ui.paper import PaperDesk  # noqa: PLC0415 - not on the way to the first window

        if self._paper is None:
            self._paper = PaperDesk(self.window, self.window.messages)
        return self._paper

    def _tell(self, text: str) -> None:
        self.window.messages.tell(Message(text))

    def refresh_home(self) -> None:
        """Show the workshops there are now on home."""
        try:
            self.window.home.show_workshops(self._rows())
        except StorageError as error:
            self._tell(str(error))

    def _ask_opening(self) -> None:
        dialog = self._opening_dialog(rehearsal=False)
        dialog.accepted.connect(lambda: self._begin_after(dialog.follows, dialog.opening()))
        dialog.open()

    def _begin_after(self, earlier: str, opening: Opening) -> None:
        """Begin a workshop, with the pledges of an earlier one to look back on."""
        from dataclasses import replace  # noqa: PLC0415 - not before the first window

        from workshop_app.session.collecting import pledged  # noqa: PLC0415

        if earlier:
            try:
                workshop, state = self.kept.store.load(earlier)
            except KnownError as error:
                self._tell(str(error))
                return
            opening = replace(opening, pledges=pledged(workshop.contents, state))
        self.begin_as(WorkshopKind.REAL, opening)

    def _ask_rehearsal(self) -> None:
        dialog = self._opening_dialog(rehearsal=True)
        dialog.accepted.connect(lambda: self.begin_as(WorkshopKind.REHEARSAL, dialog.opening()))
        dialog.open()

    def _opening_dialog(self, *, rehearsal: bool) -> OpeningDialog:
        from ui.home.opening import OpeningDialog  # noqa: PLC0415
        from workshop_app.content.reading import read_deck  # noqa: PLC0415

        deck = read_deck(paths.deck_file(OWN_DECK))
        today = self._clock().date()
        rows = [] if rehearsal else self.kept.listing.rows()
        earlier = [row for row in rows if row.kind is WorkshopKind.REAL]
        dialog = OpeningDialog(
            deck, today, USUAL_GROUP, self.window, rehearsal=rehearsal, earlier=earlier
        )
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    @property
    def settings(self) -> Settings:
        """What the trainer has set."""
        from workshop_app.storage.preferences import SettingsStore  # noqa: PLC0415

        return SettingsStore(self.kept.database).load()

    def _ask_settings(self) -> None:
        from ui.home.settings import SettingsDialog  # noqa: PLC0415

        dialog = SettingsDialog(self.settings, self.window)
        dialog.accepted.connect(lambda: self._keep_settings(dialog.settings()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change_text(self, steps: int) -> None:
        """Larger or smaller text in the room, kept for the next time."""
        from dataclasses import replace  # noqa: PLC0415 - not before the first window

        from workshop_app.settings import ROOM_TEXTS  # noqa: PLC0415

        settings = self.settings
        wished = ROOM_TEXTS.index(settings.room_text) + steps
        text = ROOM_TEXTS[min(max(wished, 0), len(ROOM_TEXTS) - 1)]
        self._use_settings(replace(settings, room_text=text))

    def _change_theme(self) -> None:
        """The next set of colours for the room, kept for the next time."""
        from dataclasses import replace  # noqa: PLC0415 - as above

        from workshop_app.settings import RoomTheme  # noqa: PLC0415

        settings = self.settings
        themes = list(RoomTheme)
        following = themes[(themes.index(settings.room_theme) + 1) % len(themes)]
        self._use_settings(replace(settings, room_theme=following))

    def _keep_screen(self, screen: ScreenId) -> None:
        """The screen that was chosen for the room, kept for the next time in this room."""
        from dataclasses import replace  # noqa: PLC0415 - as above

        chosen = (screen.name, screen.manufacturer, screen.model, screen.serial, screen.twin)
        self._keep_settings(replace(self.settings, room_screen=chosen))

    def _use_settings(self, settings: Settings) -> None:
        self._keep_settings(settings)
        if self._live is not None:
            self._live.use(settings)

    def _keep_settings(self, settings: Settings) -> None:
        from workshop_app.storage.preferences import SettingsStore  # noqa: PLC0415

        try:
            SettingsStore(self.kept.database).save(settings)
        except StorageError as error:
            self._tell(str(error))

    def _come_forward(self) -> None:
        """Another copy was started and left a file to say so: this one comes to the front."""
        wake = self._home / WAKE
        if not wake.exists():
            return
        wake.unlink(missing_ok=True)
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        QApplication.alert(self.window)

    def _leave_live(self) -> None:
        if self._live is not None:
            self._live.close()
            self._live = None
            self.workshop_left.emit()

    def _quit(self) -> None:
        self._leave_live()
        QCoreApplication.quit()
