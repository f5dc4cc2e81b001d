"""The console: the trainer's view of a running workshop, designed for 1366 × 768 pixels."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.console.aside import NotePanel, TrainerPanel
from ui.console.ballot_overlay import BallotOverlay
from ui.console.bar import TopBar, TroubleBanner
from ui.console.collect import Draft
from ui.console.controls import ControlsPanel
from ui.console.programme_list import ProgrammeList
from ui.console.show_keys import KeyList, ShowKeys
from ui.console.time import TimePanel
from ui.projector.look import Look
from ui.projector.room_window import Preview
from ui.screens import ScreenInfo
from ui.widgets.styled import Panel
from workshop_app.session.commands import (
    AddEntry,
    Back,
    ChangeMinutes,
    Command,
    EditEntry,
    MoveEntry,
    Next,
    OpenOrClose,
    Press,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.keys import Action
from workshop_app.session.live import Snapshot
from workshop_app.session.rules import all_places, current_place
from workshop_app.session.scenes import VoteScene
from workshop_app.session.state import Curtain, Place, VotingMethod

NARROW = 1350
"""Width in pixels below which the side columns are narrower; 1920 at a scale of 150 % is 1280."""

CONTROLS = 326
"""Height in pixels of the controls: just enough for the list of words, its field and buttons."""


COMMANDS: dict[Action, Command] = {
    Action.NEXT: Next(),
    Action.BACK: Back(),
    Action.OPEN_OR_CLOSE: OpenOrClose(),
    Action.SECOND_ROUND: StartSecondRound(),
    Action.REFERENCE: ToggleReference(),
    Action.REFERENCE_STAGE: ToggleReferenceStage(),
    Action.TIMER: ToggleTimer(),
    Action.MINUTE_MORE: ChangeMinutes(1),
    Action.MINUTE_LESS: ChangeMinutes(-1),
    Action.BLACK: ToggleCurtain(Curtain.BLACK),
    Action.BREAK: ToggleCurtain(Curtain.BREAK),
}
"""The actions that are a single command without arguments."""


WRITING = (AddEntry, EditEntry, MoveEntry, WriteNote)
"""The commands that come from the text fields themselves."""


class ConsolePage(QWidget):
    """The console: programme at the left, room and controls in the middle, notes at the right."""

    leave_requested = Signal()
    swap_requested = Signal()
    projection_requested = Signal()
    uncover_requested = Signal()
    report_requested = Signal()
    handouts_requested = Signal()
    pattern_chosen = Signal(object)
    screen_chosen = Signal(object)
    text_size_requested = Signal(int)
    theme_requested = Signal()
    test_requested = Signal()
    key_card_requested = Signal()

    def __init__(self, bridge: SessionBridge, *, saves: bool = True) -> None:
        """Create the console of a running workshop; `saves` is whether changes are saved."""
        super().__init__()
        self._bridge = bridge
        self._place: Place | None = None
        self._bar = TopBar(saves=saves)
        self._banner = TroubleBanner()
        self._programme = ProgrammeList()
        self._preview = Preview()
        self._controls = ControlsPanel()
        self._time = TimePanel()
        self._trainer = TrainerPanel()
        self._note = NotePanel()
        self._lay_out()
        self._ballot_overlay = BallotOverlay(self)
        self._key_list = KeyList(self)
        self._actions: dict[Action, Callable[[], None]] = {
            Action.TAKE_BACK_BALLOT: bridge.take_back_ballot,
            Action.BALLOT_OVERLAY: self._open_ballot_overlay,
            Action.ENTER: self._controls.press_enter,
            Action.UNDO: self._undo,
            Action.REDO: self._redo,
            Action.NOTE: self._note.start_writing,
            Action.LARGER: partial(self.text_size_requested.emit, 1),
            Action.SMALLER: partial(self.text_size_requested.emit, -1),
            Action.THEME: self.theme_requested.emit,
            Action.PROJECTOR_TEST: self.test_requested.emit,
            Action.SWAP: self.swap_requested.emit,
            Action.PROJECT: self.projection_requested.emit,
            Action.ESCAPE: self._escape,
            Action.KEYS: self._key_list.toggle,
        }
        self._keys = ShowKeys(self, self._act)

        # signals
        parts = (
            self._bar,
            self._programme,
            self._controls,
            self._time,
            self._note,
            self._ballot_overlay,
        )
        for part in parts:
            part.command_requested.connect(self._do)
        bridge.snapshot_changed.connect(self.show_snapshot)
        self._bar.leave_requested.connect(self.leave_requested)
        self._bar.pattern_chosen.connect(self.pattern_chosen)
        self._bar.screen_chosen.connect(self.screen_chosen)
        self._banner.retry_requested.connect(bridge.retry)
        self._time.decide_requested.connect(bridge.decide_absence)
        self._controls.undo_requested.connect(self._undo)
        self._controls.take_back_requested.connect(bridge.take_back_ballot)
        self._controls.ballot_overlay_requested.connect(self._open_ballot_overlay)
        self._controls.report_requested.connect(self.report_requested)
        self._controls.handouts_requested.connect(self.handouts_requested)
        self._ballot_overlay.take_back_requested.connect(bridge.take_back_ballot)
        self._ballot_overlay.leave_requested.connect(self._close_ballot_overlay)
        self._key_list.card_requested.connect(self.key_card_requested)

        self.show_snapshot(bridge.snapshot)

    def show_screen(self, screen: ScreenInfo | None, *, covered: bool = False) -> None:
        """Show where the room's window is: its screen, or None if there is only one screen.

        With only one screen, the room may see the console, so secrets are hidden in it. `covered`
        is whether the room's window covers the console then.
        """
        if screen is not None:
            self._preview.set_room_size(QSize(screen.width, screen.height), screen.scale)
        self._bar.show_screen(screen, covered=covered)
        for part in (self._controls, self._trainer, self._note, self._ballot_overlay):
            part.set_discreet(on=screen is None)
        self.show_snapshot(self._bridge.snapshot)

    def show_look(self, look: Look) -> None:
        """Set the look of the room's picture."""
        self._preview.show_look(look)
        self._ballot_overlay.show_look(look)

    def show_test(self, *, on: bool) -> None:
        """Show the test picture of the projector, or the room's scene again."""
        self._preview.show_test(on=on)

    def show_screens(self, screens: tuple[ScreenInfo, ...]) -> None:
        """Set the screens that the room could use."""
        self._bar.show_screens(screens)

    def file_drafts(self) -> bool:
        """File all texts that were typed and not filed yet.

        Returns:
            Whether there was such a text and it is saved.
        """
        self._controls.finish_editing()
        filed = [self._file(place, draft) for place, draft in self._controls.take_drafts().items()]
        return any(filed) and self._bridge.snapshot.unsaved is None

    def _file(self, place: Place, draft: Draft) -> bool:
        """File a half-typed line as an entry at its place; returns whether it fitted anywhere.

        If that place is full, it is added to the trainer's note there, or else to the first note
        with space for it, so that no line is lost.
        """
        if self._fits(AddEntry(draft.text, draft.table, place)):
            return True
        state = self._bridge.snapshot.state
        for noted in (place, *all_places(self._bridge.snapshot.workshop.contents, state)):
            note = f"{state.notes.get(noted, '')}\n{draft.text}".strip()
            if self._fits(WriteNote(noted, note)):
                return True
        return False

    def _fits(self, command: Command) -> bool:
        self._bridge.do(command)
        return self._bridge.snapshot.refusal is None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot; if the workshop moved to another place, typing ends first."""
        place = current_place(snapshot.workshop.contents, snapshot.state)
        if place != self._place:
            self._place = place
            self._note.stop_writing()
            self._controls.stop_typing()
        self._bar.show_snapshot(snapshot)
        self._banner.show_snapshot(snapshot)
        self._programme.show_snapshot(snapshot)
        self._preview.show_public(snapshot.public)
        self._controls.show_snapshot(snapshot)
        self._time.show_snapshot(snapshot)
        self._trainer.show_snapshot(snapshot)
        self._note.show_snapshot(snapshot)
        self._ballot_overlay.show_snapshot(snapshot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns and the ballot overlay; hide the list of keys.

        The list is centred when it is opened again.
        """
        super().resizeEvent(event)
        self._key_list.hide()
        self._ballot_overlay.setGeometry(self.rect())
        self._fit_columns()

    def _do(self, command: Command) -> None:
        if not isinstance(command, WRITING):
            self._controls.finish_editing()  # file it before the workshop moves on
        self._bridge.do(command)

    def _undo(self) -> None:
        self._controls.finish_editing()
        self._bridge.undo()

    def _redo(self) -> None:
        self._controls.finish_editing()
        self._bridge.redo()

    def _open_ballot_overlay(self) -> None:
        scene = self._bridge.snapshot.public.scene
        if not isinstance(scene, VoteScene) or scene.method is not VotingMethod.BALLOT_BOX:
            return
        self._note.stop_writing()
        self._ballot_overlay.setGeometry(self.rect())
        self._ballot_overlay.show()
        self._ballot_overlay.raise_()
        self._keys.set_at_the_box(on=True)

    def _close_ballot_overlay(self) -> None:
        self._ballot_overlay.hide()
        self._keys.set_at_the_box(on=False)

    def _act(self, action: Action, number: int, press: Press | None) -> None:
        """Do the action of a key.

        Args:
            action: The action.
            number: The index of the pressed key among those of the action.
            press: For a digit: the device and the time.
        """
        if action is Action.VOTE:
            self._controls.press_number(number, 1, press)
        elif action is Action.TAKE_VOTE:
            self._controls.press_number(number, -1, press)
        elif action in COMMANDS:
            self._do(COMMANDS[action])
        else:
            self._actions[action]()

    def _escape(self) -> None:
        """End the first that applies: typing, the list of keys, the ballot overlay, full screen."""
        if self._note.stop_writing() or self._controls.stop_typing():
            return
        if self._key_list.isVisible():
            self._key_list.hide()
            return
        if self._ballot_overlay.isVisible():
            self._close_ballot_overlay()
            return
        self.uncover_requested.emit()

    def _fit_columns(self) -> None:
        """Make the side columns narrower on a narrow screen, to leave space for the controls."""
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
        # A fixed height, so that the room's picture keeps its size at every kind of step.
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
