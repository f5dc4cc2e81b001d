"""The composition root: what exists, and who is connected to whom."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.crash import crash_words, install_crash_log
from ui.data_folder import DataFolder
from ui.handouts.requests import HandoutRequests
from ui.home.dialogs import HomeDialogs
from ui.i18n import install_language
from ui.sleep_inhibitor import SleepInhibitor, what_to_set
from ui.widgets.message import Message
from ui.widgets.sign import sign_icon
from ui.window import MainWindow
from workshop_app import paths
from workshop_app.errors import IncompleteError, KnownError, StorageError
from workshop_app.foreign_text import filled
from workshop_app.session.clock import time_since_boot
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.instance_lock import InstanceLock

if TYPE_CHECKING:
    from ui.leaving import LeaveQuestion
    from ui.live import LiveWindows
    from ui.open_database import OpenDatabase
    from workshop_app.session.absence import Absence
    from workshop_app.session.opening import Opening
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.storage.rows import Losses


IN_SIGHT = 50
"""Workshops that are read before home is painted: more than fit any screen."""


def now() -> datetime:
    """The time here, with its offset from UTC."""
    return datetime.now().astimezone()


def new_id() -> str:
    """An id for a workshop."""
    return os.urandom(6).hex()


def run_app(start: str, told: str = "") -> int:
    """Open the windows and stay until they are closed; returns the exit code.

    Args:
        start: `home`, or `demo` to open the demo workshop at once.
        told: What to say in the window at once; empty for nothing.

    Raises:
        KnownError: There is no display, or another copy is open.
    """
    _look_for_a_display()
    home = paths.home()
    guard, refused = _guard(home)
    qt = make_application(sys.argv[:1])
    install_crash_log(home, now)
    # Qt's loop leaves Python no moment to see Ctrl+C; everything is on disk, so it may end at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    trede = Trede(home, now, new_id, moves=True, elapsed=time_since_boot, refused=refused)
    if guard is not None:
        trede.folder.on_recovered.append(guard.hold_again)
    awake = SleepInhibitor()

    # signals
    trede.workshop_opened.connect(awake.start)
    trede.workshop_left.connect(awake.stop)
    awake.refused.connect(trede.warn_of_sleep)

    if start == "demo":
        trede.start_demo()
    trede.window.show_fitting()
    qt.processEvents()  # paints the window; the rest can wait until it is there
    trede.after_show()
    if told:
        trede.window.tell(told)
    # What was loaded stays for good; from here on there is garbage to look for again.
    gc.freeze()
    gc.enable()
    code = qt.exec()
    trede.close()
    awake.stop()
    if guard is not None:
        guard.release()
    return code


def _guard(home: Path) -> tuple[InstanceLock | None, StorageError | None]:
    """The data folder held for this copy; or else why nothing may be written in it.

    Raises:
        AlreadyOpenError: Another copy has it.
    """
    try:
        return InstanceLock(home), None
    except StorageError as error:
        return None, error


def _losses_words(losses: Losses, copy: Path | None) -> str:
    """What could not be read of the workshop that was just opened, and where that still is."""
    text = QCoreApplication.translate("App", "Wat er stond, is bewaard in %1.")
    kept = f" {filled(text, copy)}" if copy is not None else ""
    return losses.words + kept


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
    """The running app: the trainer's window, what is kept, and the workshop that is open."""

    workshop_opened = Signal()
    workshop_left = Signal()

    def __init__(
        self,
        home: Path,
        clock: Callable[[], datetime],
        make_id: Callable[[], str],
        *,
        moves: bool = False,
        elapsed: Callable[[], float] | None = None,
        refused: StorageError | None = None,
    ) -> None:
        """An app over a data folder.

        Without `moves` each picture of the room is there at once. The time of a workshop goes by
        `elapsed`, in seconds, where it is given, and by `clock` alone where it is not. Where the
        folder could not be held, `refused` says why; nothing is written in it then.
        """
        super().__init__()
        self._moves = moves
        self._elapsed = elapsed
        self._home = home
        self._clock = clock
        self._make_id = make_id
        self._live: LiveWindows | None = None
        self._question: LeaveQuestion | None = None
        self._filed = False
        self.window = MainWindow()
        self.window.may_close = self._may_close
        self.folder = DataFolder(home, clock, self.window.tell, refused)
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
        """The windows of the workshop that is open, if one is."""
        return self._live

    def after_show(self) -> None:
        """What may wait until the first window is there, the list of workshops first."""
        self.refresh_home()
        from ui.instance_activation import ActivationWatcher  # noqa: PLC0415 - what may wait, is loaded then

        ActivationWatcher(self._home, self).wished.connect(self.window.come_forward)
        QApplication.setWindowIcon(sign_icon())
        for file in paths.missing():
            self.window.tell(str(IncompleteError(file)))
        crash = crash_words(self._home, self._clock())
        if crash:
            self.window.tell(crash)

    def refresh_home(self) -> None:
        """Show the workshops there are now on home."""
        try:
            rows = self.folder.rows(IN_SIGHT)
            self.window.home.show_workshops(rows, self.folder.running())
        except StorageError as error:
            self.window.tell(str(error))
            return
        if len(rows) == IN_SIGHT:
            QTimer.singleShot(0, self, self._show_all)

    def _show_all(self) -> None:
        """Show what does not fit a screen too, a moment later."""
        try:
            self.window.home.show_rows(self.folder.rows())
        except StorageError as error:
            self.window.tell(str(error))

    def start_demo(self) -> None:
        """Begin the demo workshop."""
        from workshop_app.session.opening import demo_opening  # noqa: PLC0415 - as above

        self.begin_as(WorkshopKind.DEMO, demo_opening(self._clock().date()))

    def begin_as(self, kind: WorkshopKind, opening: Opening) -> None:
        """Begin a workshop."""
        from workshop_app.content.reading import read_deck  # noqa: PLC0415 - as above
        from workshop_app.session.opening import begin  # noqa: PLC0415 - as above

        try:
            deck = read_deck(paths.deck_file(paths.OWN_DECK))
            workshop, state = begin(opening, deck, kind, self._clock(), self._make_id)
            kept = self.folder.kept_for(kind)
            kept.store.create(workshop, state)
        except KnownError as error:
            self.window.tell(str(error))
            return
        self._go_live(workshop, state, kept)

    def open_workshop(self, workshop_id: str) -> None:
        """Go on with a workshop, exactly where it was."""
        from workshop_app.session.absence import Cause, after_absence  # noqa: PLC0415 - as above
        from workshop_app.storage.rows import Losses  # noqa: PLC0415 - as above

        losses = Losses()
        try:
            kept = self.folder.kept_with(workshop_id)
            workshop, stored = kept.store.load(workshop_id, losses)
            now = self._clock()
            last_change = kept.store.changed_at(workshop_id)
            state, absence = after_absence(stored, last_change, now, Cause.CLOSED)
            copy = kept.store.take_up(workshop, stored, losses, now) if losses else None
            kept.store.save(workshop, stored, state, now)
        except KnownError as error:
            self.window.tell(str(error))
            return
        self._go_live(workshop, state, kept, absence)
        if losses:
            self.window.tell(_losses_words(losses, copy))

    def leave_workshop(self) -> None:
        """Back to home; the workshop stays as it is. Asks first where that is not on disk."""
        if self._is_saved():
            self._go_home()
        else:
            self._ask_to_leave(self._go_home)

    def warn_of_sleep(self) -> None:
        """Say what to set by hand; who only tries the demo has no group that would see it."""
        if self._live is None or self._live.bridge.snapshot.workshop.kind is not WorkshopKind.REAL:
            return
        self.window.tell(what_to_set())

    def close(self) -> None:
        """Close what is open."""
        self._leave_live()
        self.handouts.close()
        self.folder.close()

    def _go_live(
        self, workshop: Workshop, state: State, kept: OpenDatabase, absence: Absence | None = None
    ) -> None:
        from ui.live import LiveWindows  # noqa: PLC0415 - as above

        self._leave_live()
        try:
            self._live = LiveWindows(
                workshop,
                state,
                kept,
                self.folder,
                self._clock,
                self.window,
                moves=self._moves,
                elapsed=self._elapsed,
                absence=absence,
            )
        except KnownError as error:  # a file that should have come with the app is not there
            self.window.tell(str(error))
            return
        self.folder.live_id = workshop.id

        # signals
        console = self._live.console
        console.leave_requested.connect(self.leave_workshop)
        console.report_requested.connect(partial(self.handouts.make_report, workshop.id))
        console.handouts_requested.connect(partial(self.handouts.open_window_for, workshop.id))
        console.key_card_requested.connect(self.handouts.make_key_card)

        self.workshop_opened.emit()

    def _is_saved(self) -> bool:
        """Whether all of the open workshop is on disk; half-typed lines and what waits go there now."""
        if self._live is None:
            return True
        self._filed = self._live.console.file_drafts() or self._filed
        if self._live.bridge.snapshot.unsaved is not None:
            self._live.bridge.retry()
        return self._live.bridge.snapshot.unsaved is None

    def _may_close(self) -> bool:
        if self._is_saved():
            return True
        self._ask_to_leave(self._close_window)
        return False

    def _ask_to_leave(self, leave: Callable[[], None]) -> None:
        """Say what would be lost, and leave where the trainer wants that."""
        if self._live is None or self._question is not None:
            return
        from ui.leaving import LeaveQuestion  # noqa: PLC0415 - for bad days only

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
            from workshop_app.session.keys import named  # noqa: PLC0415 - as above

            text = self.tr(
                "Er stond nog een regel die niet met Enter was bewaard. Die staat nu bij de"
                " woorden van die stap."
            )
            self.window.messages.tell(Message(named(text), good=True))

    def _close_window(self) -> None:
        self._leave_live()
        self.window.close()

    def _leave_live(self) -> None:
        if self._live is not None:
            self._live.close()
            self._live = None
            self._filed = False
            self.folder.live_id = ""
            self.workshop_left.emit()

    def _quit(self) -> None:
        self._leave_live()
        QCoreApplication.quit()
