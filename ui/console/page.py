"""The console: the trainer's view of a running workshop, made to fit 1366 × 768."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.console.aside import NotePanel, TrainerPanel
from ui.console.bar import TopBar, TroubleBanner
from ui.console.controls import ControlsPanel
from ui.console.keys import Key, KeyList, connect_keys
from ui.console.programme import ProgrammeList
from ui.console.stand import BallotStand
from ui.console.time import TimePanel
from ui.projector.look import Look
from ui.projector.window import Preview
from ui.screens import ScreenInfo
from ui.widgets.parts import Panel
from workshop_app.content.staircase import STEPS
from workshop_app.session.commands import (
    Back,
    ChangeMinutes,
    Command,
    Next,
    OpenOrClose,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    ToggleTimer,
)
from workshop_app.session.live import Snapshot
from workshop_app.session.scenes import VoteScene
from workshop_app.session.state import Curtain, Way

NARROW = 1350
"""Pixels: a laptop of 1920 × 1080 at 150 % has 1280."""

CONTROLS = 326
"""Pixels under the room's picture: a list of words with its line and buttons, and no more."""


class ConsolePage(QWidget):
    """Programme at the left, the room's view and the controls in the middle, notes at the right."""

    leave_requested = Signal()
    swap_requested = Signal()
    projection_requested = Signal()
    uncover_requested = Signal()
    report_requested = Signal()
    pattern_chosen = Signal(object)
    screen_chosen = Signal(object)
    text_size_requested = Signal(int)
    test_requested = Signal()

    def __init__(self, bridge: SessionBridge, *, keeps: bool = True) -> None:
        """A console over a running workshop; `keeps` is False where nothing reaches the disk."""
        super().__init__()
        self._bridge = bridge
        self._bar = TopBar(keeps=keeps)
        self._banner = TroubleBanner()
        self._programme = ProgrammeList()
        self._preview = Preview()
        self._controls = ControlsPanel()
        self._time = TimePanel()
        self._trainer = TrainerPanel()
        self._note = NotePanel()
        self._lay_out()
        self._stand = BallotStand(self)
        self._keys = self._key_table()
        self._key_list = KeyList(self._keys, self)
        self._resting = connect_keys(self, self._keys)

        # signals
        parts = (self._bar, self._programme, self._controls, self._time, self._note, self._stand)
        for part in parts:
            part.command_requested.connect(self._do)
        bridge.snapshot_changed.connect(self.show_snapshot)
        self._bar.leave_requested.connect(self.leave_requested)
        self._bar.pattern_chosen.connect(self.pattern_chosen)
        self._bar.screen_chosen.connect(self.screen_chosen)
        self._banner.retry_requested.connect(bridge.retry)
        self._controls.undo_requested.connect(bridge.undo)
        self._controls.take_back_requested.connect(bridge.take_back_ballot)
        self._controls.stand_requested.connect(self._open_stand)
        self._controls.report_requested.connect(self.report_requested)
        self._stand.take_back_requested.connect(bridge.take_back_ballot)
        self._stand.leave_requested.connect(self._close_stand)

        self.show_snapshot(bridge.snapshot)

    def show_screen(self, screen: ScreenInfo | None, *, covered: bool = False) -> None:
        """Say where the room's view is. With one screen for all, what is hidden gets hidden here."""
        if screen is not None:
            self._preview.set_room_size(QSize(screen.width, screen.height))
        self._bar.show_screen(screen, covered=covered)
        self._controls.set_discreet(on=screen is None)
        self._trainer.set_discreet(on=screen is None)
        self._stand.set_discreet(on=screen is None)
        self.show_snapshot(self._bridge.snapshot)

    def show_look(self, look: Look) -> None:
        """Show the room as it looks from now on."""
        self._preview.show_look(look)
        self._stand.show_look(look)

    def show_test(self, *, on: bool) -> None:
        """Show the picture that tests the projector, or again what the room sees."""
        self._preview.show_test(on=on)

    def show_screens(self, screens: tuple[ScreenInfo, ...]) -> None:
        """Say which screens the room could have."""
        self._bar.show_screens(screens)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show one instant of the workshop."""
        self._bar.show_snapshot(snapshot)
        self._banner.show_snapshot(snapshot)
        self._programme.show_snapshot(snapshot)
        self._preview.show_public(snapshot.public)
        self._controls.show_snapshot(snapshot)
        self._time.show_snapshot(snapshot)
        self._trainer.show_snapshot(snapshot)
        self._note.show_snapshot(snapshot)
        self._stand.show_snapshot(snapshot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of keys stands in the middle; it is put there anew when it is next opened."""
        super().resizeEvent(event)
        self._key_list.hide()
        self._stand.setGeometry(self.rect())
        self._fit_columns()

    def _do(self, command: Command) -> None:
        self._bridge.do(command)

    def _open_stand(self) -> None:
        scene = self._bridge.snapshot.public.scene
        if not isinstance(scene, VoteScene) or scene.way is not Way.BALLOT_BOX:
            return
        self._note.stop_writing()
        self._stand.setGeometry(self.rect())
        self._stand.show()
        self._stand.raise_()
        for shortcut in self._resting:
            shortcut.setEnabled(False)

    def _close_stand(self) -> None:
        self._stand.hide()
        for shortcut in self._resting:
            shortcut.setEnabled(True)

    def _key_table(self) -> tuple[Key, ...]:
        tr = self.tr

        def wish(command: Command) -> partial[None]:
            return partial(self._bridge.do, command)

        # Twelve keys, two lines in the list.
        votes = tuple(
            Key(
                (str(n),),
                "" if n else "0 – 5",
                tr("een stem voor die keuze"),
                partial(self._controls.press_number, n, 1),
                at_the_box=True,
            )
            for n in range(STEPS)
        )
        takes = tuple(
            Key(
                (f"Shift+{n}",),
                "" if n else tr("Shift + 0 – 5"),
                tr("een stem minder"),
                partial(self._controls.press_number, n, -1),
            )
            for n in range(STEPS)
        )
        return (
            Key(
                ("PgDown",),
                tr("PageDown · pijl rechts · spatie"),
                tr("verder"),
                wish(Next()),
                at_the_box=True,
            ),
            Key(("Right", "Space"), "", "", wish(Next())),
            Key(("PgUp",), tr("PageUp · pijl links"), tr("terug"), wish(Back()), at_the_box=True),
            Key(("Left",), "", "", wish(Back())),
            Key(("V",), "V", tr("stemming openen of sluiten"), wish(OpenOrClose())),
            *votes,
            *takes,
            Key(
                ("Backspace",),
                "Backspace",
                tr("stembus: de laatste stem terugnemen"),
                self._bridge.take_back_ballot,
                at_the_box=True,
            ),
            Key(("K",), "K", tr("stembus op dit scherm"), self._open_stand),
            Key(
                ("Return", "Enter"),
                "Enter",
                tr("uitslag tonen of verbergen; woorden: typen"),
                self._controls.press_enter,
            ),
            Key(("R",), "R", tr("tweede ronde"), wish(StartSecondRound())),
            Key(("D",), "D", tr("duiding naar de zaal"), wish(ToggleReference())),
            Key(("T",), "T", tr("klok starten of stoppen"), wish(ToggleTimer())),
            Key(("+", "="), "+", tr("een minuut meer"), wish(ChangeMinutes(1))),
            Key(("-",), "−", tr("een minuut minder"), wish(ChangeMinutes(-1))),
            Key(("Ctrl+Z",), "Ctrl+Z", tr("ongedaan maken"), self._bridge.undo),
            Key(("Ctrl+Shift+Z", "Ctrl+Y"), "Ctrl+Shift+Z", tr("opnieuw doen"), self._bridge.redo),
            Key(("B", "."), tr("B of punt"), tr("zwart beeld"), wish(ToggleCurtain(Curtain.BLACK))),
            Key(("P",), "P", tr("pauze"), wish(ToggleCurtain(Curtain.BREAK))),
            Key(
                ("N",),
                "N",
                tr("notitie schrijven, Esc als je klaar bent"),
                self._note.start_writing,
            ),
            Key(
                ("Ctrl++", "Ctrl+="),
                tr("Ctrl + plus"),
                tr("grotere tekst in de zaal"),
                partial(self.text_size_requested.emit, 1),
            ),
            Key(
                ("Ctrl+-",),
                tr("Ctrl + min"),
                tr("kleinere tekst in de zaal"),
                partial(self.text_size_requested.emit, -1),
            ),
            Key(("Ctrl+T",), "Ctrl+T", tr("beamertest"), self.test_requested.emit),
            Key(("S",), "S", tr("schermen wisselen"), self.swap_requested.emit),
            Key(("F5",), "F5", tr("projectie starten"), self.projection_requested.emit),
            Key(("Esc",), "Esc", tr("terug naar het regiescherm"), self._escape, at_the_box=True),
            Key(("F1",), "F1", tr("deze lijst"), self._toggle_keys),
        )

    def _toggle_keys(self) -> None:
        self._key_list.toggle()

    def _escape(self) -> None:
        """Leave the innermost thing: what is typed, the list of keys, the box, the full screen."""
        if self._note.stop_writing() or self._controls.stop_typing():
            return
        if self._key_list.isVisible():
            self._key_list.hide()
            return
        if self._stand.isVisible():
            self._close_stand()
            return
        self.uncover_requested.emit()

    def _fit_columns(self) -> None:
        """The sides give way on a narrow laptop, so that the controls keep their room."""
        narrow = self.width() < NARROW
        self._programme.setFixedWidth(212 if narrow else 256)
        side = 288 if narrow else 330
        self._time.setFixedWidth(side)
        self._trainer.setFixedWidth(side)
        self._note.set_width(side)

    def _lay_out(self) -> None:
        picture = Panel()
        picture.column.setContentsMargins(6, 6, 6, 6)
        picture.column.addWidget(self._preview)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(picture, 1)
        middle.addWidget(self._controls)
        # One height for every kind of step, so that the room's picture does not jump.
        self._controls.setFixedHeight(CONTROLS)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._time)
        right.addWidget(self._trainer, 1)
        right.addWidget(self._note)
        self._fit_columns()
        columns = QHBoxLayout()
        columns.setContentsMargins(14, 12, 14, 14)
        columns.setSpacing(14)
        columns.addWidget(self._programme)
        columns.addLayout(middle, 1)
        columns.addLayout(right)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._banner)
        column.addLayout(columns, 1)
