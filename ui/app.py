"""The composition root: creates the objects of the app and connects their signals."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.crash import crash_text, install_crash_log
from ui.data_folder import DataFolder
from ui.formats import install_language
from ui.handouts.requests import HandoutRequests
from ui.home.dialogs import HomeDialogs
from ui.instance_activation import ActivationWatcher
from ui.main_window import MainWindow
from ui.sleep_inhibitor import SleepInhibitor, what_to_set
from ui.widgets.message import Message
from ui.widgets.sign import sign_icon
from workshop_app import paths
from workshop_app.errors import IncompleteError, KnownError, StorageError
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.interface_language import broken_translations
from workshop_app.session.clock import time_since_boot
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.instance_lock import InstanceLock

if TYPE_CHECKING:
    from ui.leaving import LeaveQuestion
    from ui.leaving_line import LeavingLine
    from ui.live_windows import LiveWindows
    from ui.open_database import OpenDatabase
    from workshop_app.session.absence import Absence
    from workshop_app.session.opening import Opening
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.storage.rows import Losses


IN_SIGHT = 50
"""Number of workshops read before the home page is painted; more than fit on any screen."""


def now() -> datetime:
    """The local time, with its offset from UTC."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A new random id for a workshop, 12 hexadecimal digits."""
    return os.urandom(6).hex()


def run_app(start: str, message: str = "") -> int:
    """Open the windows and run until they are closed; returns the exit code.

    Args:
        start: `home`, or `demo` to open the demo workshop at once.
        message: A message to show in the window at the start; empty for none.

    Raises:
        KnownError: There is no display, or another copy of Trede has the data folder open.
    """
    _look_for_a_display()
    data_folder = paths.data_folder()
    guard, refused = _guard(data_folder)
    qt = make_application(sys.argv[:1])
    install_crash_log(data_folder, now)
    trede = Trede(data_folder, now, new_id, moves=True, elapsed=time_since_boot, refused=refused)
    if guard is not None:
        trede.folder.check_lock = guard.hold_again
    awake = SleepInhibitor()

    # signals
    trede.workshop_opened.connect(awake.start)
    trede.workshop_left.connect(awake.stop)
    awake.refused.connect(trede.warn_of_sleep)
    qt.commitDataRequest.connect(trede.end_session)

    if start == "demo":
        trede.start_demo()
    trede.window.show_fitting()
    qt.processEvents()  # paint the window first; the rest is not needed yet
    trede.after_show()
    broken = broken_translations()
    if broken is not None:
        trede.window.show_message(str(IncompleteError(broken)))
    if message:
        trede.window.show_message(message)
    # The objects created so far live until the end: exclude them from garbage collection, which was
    # off during the start.
    gc.freeze()
    gc.enable()
    code = qt.exec()
    trede.close()
    awake.stop()
    if guard is not None:
        guard.release()
    return code


def _guard(data_folder: Path) -> tuple[InstanceLock | None, StorageError | None]:
    """Lock the data folder for this copy of Trede.

    Returns:
        The lock and None; or None and the reason why nothing may be written in the folder.

    Raises:
        AlreadyOpenError: Another copy of Trede holds the lock.
    """
    try:
        return InstanceLock(data_folder), None
    except StorageError as error:
        return None, error


def _losses_text(losses: Losses, copy: Path | None) -> str:
    """The message about unreadable parts of a workshop, with the path of `copy` if there is one."""
    text = gettext("Wat er stond, is opgeslagen in {copy}.")
    saved = f" {filled(text, copy=copy)}" if copy is not None else ""
    return losses.text + saved


def _look_for_a_display() -> None:
    """Raise an error with advice if there is no display; Qt itself would abort the process."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in known):
        raise KnownError(
            "Er is hier geen beeldscherm om Trede op te openen.",
            "Log in op een bureaublad, of speel de demo zonder scherm af met:"
            " workshop-app demo --rehearse --out MAP.",
        )


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, with the product's name, language and look."""
    # The style is passed as an argument: `setStyle` would load the QStyle bindings (8 ms).
    qt = QApplication([*arguments, "-style", "fusion"])
    qt.setApplicationName("Trede")
    qt.setApplicationDisplayName("Trede")
    qt.setQuitOnLastWindowClosed(False)
    install_language(qt)
    theme.apply_theme(qt)
    return qt


class Trede(QObject):
    """The running app: the trainer's window, the data folder and the open workshop."""

    workshop_opened = Signal()
    workshop_left = Signal()

    def __init__(
        self,
        data_folder: Path,
        clock: Callable[[], datetime],
        make_id: Callable[[], str],
        *,
        moves: bool = False,
        elapsed: Callable[[], float] | None = None,
        refused: StorageError | None = None,
    ) -> None:
        """Create the app for a data folder.

        Args:
            data_folder: The data folder.
            clock: Returns the local time.
            make_id: Returns a new id for a workshop.
            moves: Whether the room's pictures may be animated; if not, each is shown at once.
            elapsed: A monotonic clock in seconds that measures the time of a workshop; without
                it, `clock` does.
            refused: Why the folder could not be locked; nothing is written in it then.
        """
        super().__init__()
        self._moves = moves
        self._elapsed = elapsed
        self._data_folder = data_folder
        self._clock = clock
        self._make_id = make_id
        self._live: LiveWindows | None = None
        self._leaving: LeavingLine | None = None
        self._question: LeaveQuestion | None = None
        self._filed = False
        self.window = MainWindow()
        self.window.may_close = self._may_close
        self.folder = DataFolder(data_folder, clock, self.window.show_message, refused)
        self.handouts = HandoutRequests(self.window, self.folder)
        self._dialogs = HomeDialogs(self.window, self.folder, clock)

        # signals
        page = self.window.home
        page.demo_requested.connect(self.start_demo)
        page.new_requested.connect(self._dialogs.ask_opening)
        page.rehearsal_requested.connect(self._dialogs.ask_rehearsal)
        page.settings_requested.connect(self._dialogs.ask_settings)
        page.open_requested.connect(self.open_workshop)
        page.report_requested.connect(self.handouts.make_report)
        page.handouts_requested.connect(self.handouts.open_window)
        page.booklet_requested.connect(self.handouts.make_booklet)
        self._dialogs.opening_chosen.connect(self.begin_as)
        self.window.closed.connect(self._quit)

    @property
    def live(self) -> LiveWindows | None:
        """The windows of the open workshop, or None."""
        return self._live

    def after_show(self) -> None:
        """Do what can wait until the window is shown: list the workshops, report problems."""
        self.refresh_home()

        ActivationWatcher(self._data_folder, self).activation_requested.connect(
            self.window.come_forward
        )
        # Drawn after the list is painted: it takes 5 ms.
        QTimer.singleShot(0, self, lambda: QApplication.setWindowIcon(sign_icon()))
        for file in paths.missing():
            self.window.show_message(str(IncompleteError(file)))
        crash = crash_text(self._data_folder, self._clock())
        if crash:
            self.window.show_message(crash)

    def refresh_home(self) -> None:
        """Show the current workshops on the home page.

        The first `IN_SIGHT` are shown at once; if there are more, all follow from a timer.
        """
        try:
            rows = self.folder.rows(IN_SIGHT)
            self.window.home.show_workshops(rows, self.folder.running())
        except StorageError as error:
            self.window.show_message(str(error))
            return
        if len(rows) == IN_SIGHT:
            QTimer.singleShot(0, self, self._show_all)

    def _show_all(self) -> None:
        """Show all workshops on the home page."""
        try:
            self.window.home.show_rows(self.folder.rows())
        except StorageError as error:
            self.window.show_message(str(error))

    def start_demo(self) -> None:
        """Begin the demo workshop."""
        from workshop_app.session.opening import demo_opening  # noqa: PLC0415 - for a new workshop: 34 ms

        self.begin_as(WorkshopKind.DEMO, demo_opening(self._clock().date()))

    def begin_as(self, kind: WorkshopKind, opening: Opening) -> None:
        """Create a workshop of a kind and open it."""
        from workshop_app.content.deck_reading import read_deck  # noqa: PLC0415 - for a new workshop: 20 ms
        from workshop_app.session.opening import begin  # noqa: PLC0415 - for a new workshop: 34 ms

        try:
            deck = read_deck(paths.deck_file(paths.OWN_DECK))
            workshop, state = begin(opening, deck, kind, self._clock(), self._make_id)
            opened = self.folder.database_for(kind)
            opened.store.create(workshop, state)
        except KnownError as error:
            self.window.show_message(str(error))
            return
        self._go_live(workshop, state, opened)

    def open_workshop(self, workshop_id: str) -> None:
        """Continue a workshop where it was left."""
        from workshop_app.session.absence import Cause, after_absence  # noqa: PLC0415 - for a workshop: 38 ms
        from workshop_app.storage.rows import Losses  # noqa: PLC0415 - for a workshop: sqlite3, 5 ms

        losses = Losses()
        try:
            opened = self.folder.database_with(workshop_id)
            workshop, stored = opened.store.load(workshop_id, losses)
            now = self._clock()
            last_change = opened.store.changed_at(workshop_id)
            state, absence = after_absence(stored, last_change, now, Cause.CLOSED)
            copy = opened.store.write_back(workshop, stored, losses, now) if losses else None
            opened.store.save(workshop, stored, state, now)
        except KnownError as error:
            self.window.show_message(str(error))
            return
        self._go_live(workshop, state, opened, absence)
        if losses:
            self.window.show_message(_losses_text(losses, copy))

    def leave_workshop(self) -> None:
        """Close the workshop and show the home page; ask first if not all of it is on disk."""
        if self._is_saved():
            self._go_home()
        else:
            self._ask_to_leave(self._go_home)

    def end_session(self) -> None:
        """File half-typed lines and save what waits: the system is about to end the session."""
        if self._leaving is not None:
            self._leaving.ask_no_more()
        self._is_saved()

    def warn_of_sleep(self) -> None:
        """Show what to set by hand so that the laptop stays awake; for real workshops only."""
        if self._live is None or self._live.bridge.snapshot.workshop.kind is not WorkshopKind.REAL:
            return
        self.window.show_message(what_to_set())

    def close(self) -> None:
        """Close the open workshop, the handouts window and the data folder."""
        self._leave_live()
        self.handouts.close()
        self.folder.close()

    def _go_live(
        self, workshop: Workshop, state: State, opened: OpenDatabase, absence: Absence | None = None
    ) -> None:
        from ui.leaving_line import LeavingLine  # noqa: PLC0415 - with what follows
        from ui.live_windows import LiveWindows  # noqa: PLC0415 - for a workshop: 100 ms

        self._leave_live()
        try:
            self._live = LiveWindows(
                workshop,
                state,
                opened,
                self.folder,
                self._clock,
                self.window,
                moves=self._moves,
                elapsed=self._elapsed,
                absence=absence,
            )
        except KnownError as error:  # a file that is part of the app is missing
            self.window.show_message(str(error))
            return
        self.folder.live_id = workshop.id
        self._leaving = LeavingLine(self._live.bridge, self.window.messages, saves=opened.on_disk)

        # signals
        console = self._live.console
        console.leave_requested.connect(self._leave_if_sure)
        console.report_requested.connect(partial(self.handouts.make_report, workshop.id))
        console.handouts_requested.connect(partial(self.handouts.open_window_for, workshop.id))
        console.key_card_requested.connect(self.handouts.make_key_card)

        self.workshop_opened.emit()

    def _is_saved(self) -> bool:
        """Whether the open workshop is completely on disk.

        Half-typed lines are filed first, and changes that are not saved yet are tried again.
        """
        if self._live is None:
            return True
        self._filed = self._live.console.file_drafts() or self._filed
        if self._live.bridge.snapshot.unsaved is not None:
            self._live.bridge.retry()
        return self._live.bridge.snapshot.unsaved is None

    def _leave_if_sure(self) -> None:
        if self._leaving is None or self._leaving.is_sure(self.leave_workshop):
            self.leave_workshop()

    def _may_close(self) -> bool:
        if self._leaving is not None and not self._leaving.is_sure(self._try_to_close):
            return False
        if self._is_saved():
            return True
        self._ask_to_leave(self._close_window)
        return False

    def _ask_to_leave(self, leave: Callable[[], None]) -> None:
        """Ask whether to leave in spite of unsaved changes; call `leave` if so."""
        if self._live is None or self._question is not None:
            return
        from ui.leaving import LeaveQuestion  # noqa: PLC0415 - rarely needed: 74 ms

        question = LeaveQuestion(self._live.bridge, self.window)
        self._question = question
        question.accepted.connect(leave)
        question.finished.connect(self._forget_question)
        question.open()

    def _forget_question(self) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    def _go_home(self) -> None:
        filed = self._filed
        self._leave_live()
        self.window.show_home()
        self.refresh_home()
        if filed:
            from workshop_app.session.keys import named  # noqa: PLC0415 - rarely needed: 5 ms

            text = gettext(
                "Er stond nog een regel die niet met Enter was opgeslagen. Die staat nu bij de"
                " woorden van die stap."
            )
            self.window.messages.add(Message(named(text), good=True))

    def _try_to_close(self) -> None:
        self.window.close()

    def _close_window(self) -> None:
        self._leave_live()
        self.window.close()

    def _leave_live(self) -> None:
        if self._leaving is not None:
            self._leaving.take_back()
            self._leaving = None
        if self._live is not None:
            self._live.close()
            self._live = None
            self._filed = False
            self.folder.live_id = ""
            self.workshop_left.emit()

    def _quit(self) -> None:
        self._leave_live()
        QCoreApplication.quit()
