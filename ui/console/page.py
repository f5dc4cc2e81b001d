"""The console: the trainer's view of a running workshop, made to fit 1366 × 768."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.console.aside import NotePanel, TrainerPanel
from ui.console.keys import Key, KeyList, connect_keys
from ui.console.programme import ProgrammeList
from ui.console.tally import TallyTiles
from ui.console.words import command_words, next_action, refusal_words, stage_hint
from ui.projector.window import Preview
from ui.screens import ScreenInfo
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.parts import Panel, label, set_look
from ui.words import Counted
from workshop_app.content.staircase import STEPS
from workshop_app.results.tally import NO_VOTES
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    GoTo,
    Next,
    OpenOrClose,
    RevealOrHide,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.kind import full_name
from workshop_app.session.live import Snapshot
from workshop_app.session.programme import StepKind
from workshop_app.session.rules import round_key
from workshop_app.session.state import Curtain, Place, Round, RoundState, Stage

NARROW = 1350
"""Pixels: a laptop of 1920 × 1080 at 150 % has 1280."""


class ConsolePage(QWidget):
    """Programme at the left, the room's view and the controls in the middle, notes at the right."""

    leave_requested = Signal()
    swap_requested = Signal()
    projection_requested = Signal()
    uncover_requested = Signal()
    report_requested = Signal()

    def __init__(self, bridge: SessionBridge, *, keeps: bool = True) -> None:
        """A console over a running workshop; `keeps` is False where nothing reaches the disk."""
        super().__init__()
        self._bridge = bridge
        self._keeps = keeps
        self._discreet = False

        self._title = ElidedLabel("strong")
        self._where = label("", "muted")
        self._projector = label("", "good")
        self._saved = label("", "muted")
        self._leave = QPushButton(self.tr("Naar begin"))
        self._leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._break = KeyButton(self.tr("Pauze"), "P")
        self._black = KeyButton(self.tr("Zwart"), "B")

        self._banner_text = label("", wrap=True)
        self._retry = QPushButton(self.tr("Opnieuw proberen"))
        self._retry.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self._programme = ProgrammeList()
        self._preview = Preview()
        self._controls = Panel(" ")
        self._tiles = TallyTiles()
        self._next = KeyButton("", self.tr("Spatie"), primary=True)
        self._next.setMinimumWidth(160)
        self._open = KeyButton(self.tr("Open"), "V")
        self._undo = KeyButton(self.tr("Ongedaan"), "Ctrl+Z")
        self._second = KeyButton(self.tr("Ronde 2"), "R")
        self._reference = KeyButton(self.tr("Duiding"), "D")
        self._report = QPushButton(self.tr("Verslag maken (pdf)"))
        self._report.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._votes = label("", "muted")
        self._hint = label("", "muted", wrap=True)
        self._notice = label("", "warning", wrap=True)

        self._trainer = TrainerPanel()
        self._note = NotePanel()

        self._banner = self._build_banner()
        self._lay_out()
        self._keys = self._key_table()
        self._key_list = KeyList(self._keys, self)

        self._connect()
        self.show_snapshot(bridge.snapshot)

    def show_screen(self, screen: ScreenInfo | None, *, covered: bool = False) -> None:
        """Say where the room's view is. With one screen for all, what is hidden gets hidden here."""
        self._discreet = screen is None
        if screen is not None:
            text = self.tr("projector: %1 %2×%3")
            for place, value in enumerate((screen.id.name, screen.width, screen.height), 1):
                text = text.replace(f"%{place}", str(value))
            set_look(self._projector, "role", "good")
            self._preview.set_room_size(QSize(screen.width, screen.height))
        else:
            text = (
                self.tr("één scherm: de zaal is in beeld")
                if covered
                else self.tr("geen projector: F5 toont de zaal op dit scherm")
            )
            set_look(self._projector, "role", "warning")
        self._projector.setText(text)
        self._trainer.set_discreet(on=self._discreet)
        self.show_snapshot(self._bridge.snapshot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show one instant of the workshop."""
        workshop, state = snapshot.workshop, snapshot.state
        self._title.setText(full_name(workshop.organisation, workshop.name))
        where = self.tr("stap %1 van %2").replace("%1", str(state.position.step + 1))
        self._where.setText(where.replace("%2", str(len(workshop.programme))))
        self._show_saved(snapshot)
        self._programme.show_position(workshop, state.position)
        self._preview.show_public(snapshot.public)
        self._show_controls(snapshot)
        self._trainer.show_snapshot(snapshot)
        self._note.show_snapshot(snapshot)

    def _connect(self) -> None:
        # signals
        bridge = self._bridge
        connect_keys(self, self._keys)
        bridge.snapshot_changed.connect(self.show_snapshot)
        self._next.clicked.connect(partial(self._bridge.do, Next()))
        self._open.clicked.connect(partial(self._bridge.do, OpenOrClose()))
        self._second.clicked.connect(partial(self._bridge.do, StartSecondRound()))
        self._reference.clicked.connect(partial(self._bridge.do, ToggleReference()))
        self._break.clicked.connect(partial(self._bridge.do, ToggleCurtain(Curtain.BREAK)))
        self._black.clicked.connect(partial(self._bridge.do, ToggleCurtain(Curtain.BLACK)))
        self._undo.clicked.connect(bridge.undo)
        self._retry.clicked.connect(bridge.retry)
        self._report.clicked.connect(self.report_requested)
        self._leave.clicked.connect(self.leave_requested)
        self._tiles.change_requested.connect(self._change_count)
        self._programme.go_to_requested.connect(self._go_to)
        self._note.note_written.connect(self._write_note)

    def _show_saved(self, snapshot: Snapshot) -> None:
        unsaved = snapshot.unsaved
        self._banner.setVisible(unsaved is not None)
        if unsaved is not None:
            waiting = Counted().waiting(unsaved.votes)
            what = f"{self.tr('Niet bewaard.')} {unsaved.error}"
            self._banner_text.setText(f"{what} {waiting}" if unsaved.votes else what)
            self._saved.setText(self.tr("niet opgeslagen"))
        elif not self._keeps:
            self._saved.setText(self.tr("wordt niet bewaard"))
        elif snapshot.saved_at is not None:
            text = self.tr("opgeslagen %1")
            self._saved.setText(text.replace("%1", f"{snapshot.saved_at:%H:%M:%S}"))
        else:
            self._saved.setText(self.tr("opgeslagen"))

    def _show_controls(self, snapshot: Snapshot) -> None:
        workshop, state = snapshot.workshop, snapshot.state
        position = state.position
        step = workshop.programme[position.step]
        voting = step.behaviour(position.item) is not None
        number = position.round
        key = round_key(workshop.programme, position, number)
        round_ = state.rounds.get(key, Round()) if key else Round()
        is_open = position.stage is Stage.VOTE and round_.state is RoundState.OPEN

        self._controls.title.setText(self._heading(number, round_, position.stage, voting=voting))
        for widget in (self._tiles, self._open, self._second, self._reference):
            widget.setVisible(voting)
        if voting and step.card is not None:
            self._tiles.show_counts(
                round_.counts if key else NO_VOTES,
                lowest=step.card.lowest,
                hidden=self._discreet and position.stage is not Stage.RESULT,
                enabled=is_open or position.stage is Stage.READ,
            )
        self._open.setText(self.tr("Sluit") if is_open else self.tr("Open"))
        self._next.setText(next_action(workshop, state))
        self._next.setEnabled(state.curtain is not None or step.kind is not StepKind.END)
        self._second.setEnabled(number == 1 and round_.votes > 0)
        self._reference.setEnabled(position.stage is Stage.RESULT)
        self._undo.setEnabled(snapshot.undoable is not None)
        undoable = snapshot.undoable
        self._undo.setToolTip(command_words(undoable) if undoable is not None else "")
        self._report.setVisible(step.kind is StepKind.END)
        self._votes.setText(self._count_words(round_.votes, state.participants) if voting else "")
        self._hint.setText(stage_hint(workshop, state))
        self._notice.setText(self._notice_words(snapshot, round_.votes if voting else 0))

    def _notice_words(self, snapshot: Snapshot, votes: int) -> str:
        """What was refused, or what looks odd; empty when all is well."""
        if snapshot.refusal is not None:
            return refusal_words(snapshot.refusal)
        people = snapshot.state.participants
        if votes > people:
            text = self.tr("Dat zijn meer stemmen dan mensen (%1). Klopt dat?")
            return text.replace("%1", str(people))
        return ""

    def _heading(self, number: int, round_: Round, stage: Stage, *, voting: bool) -> str:
        if not voting:
            return self.tr("Nu in beeld").upper()
        parts = [
            self.tr("Handopsteken"),
            self.tr("ronde %1").replace("%1", str(number)),
            {
                RoundState.OPEN: self.tr("open"),
                RoundState.CLOSED: self.tr("dicht"),
                RoundState.REVEALED: self.tr("uitslag in beeld"),
            }[round_.state]
            if stage is not Stage.TALK
            else self.tr("de groep praat"),
        ]
        return " · ".join(parts).upper()

    def _count_words(self, votes: int, participants: int) -> str:
        left = participants - votes
        of = self.tr("%1 van %2").replace("%1", str(votes)).replace("%2", str(participants))
        if left > 0:
            return f"{of} · {self.tr('nog %1').replace('%1', str(left))}"
        return of if left == 0 else Counted().votes(votes)

    def _key_table(self) -> tuple[Key, ...]:
        tr = self.tr
        # Twelve keys, two lines in the list.
        votes = tuple(
            Key(
                (str(n),),
                "" if n else "0 – 5",
                tr("een stem voor dat niveau"),
                partial(self._change_count, n, 1),
            )
            for n in range(STEPS)
        )
        takes = tuple(
            Key(
                (f"Shift+{n}",),
                "" if n else tr("Shift + 0 – 5"),
                tr("een stem minder"),
                partial(self._change_count, n, -1),
            )
            for n in range(STEPS)
        )
        return (
            Key(
                ("PgDown", "Right", "Space"),
                tr("PageDown · pijl rechts · spatie"),
                tr("verder"),
                partial(self._bridge.do, Next()),
            ),
            Key(
                ("PgUp", "Left"),
                tr("PageUp · pijl links"),
                tr("terug"),
                partial(self._bridge.do, Back()),
            ),
            Key(
                ("V",),
                "V",
                tr("stemming openen of sluiten"),
                partial(self._bridge.do, OpenOrClose()),
            ),
            *votes,
            *takes,
            Key(
                ("Return", "Enter"),
                "Enter",
                tr("uitslag tonen of verbergen"),
                partial(self._bridge.do, RevealOrHide()),
            ),
            Key(("R",), "R", tr("tweede ronde"), partial(self._bridge.do, StartSecondRound())),
            Key(
                ("D",), "D", tr("duiding naar de zaal"), partial(self._bridge.do, ToggleReference())
            ),
            Key(("Ctrl+Z",), "Ctrl+Z", tr("ongedaan maken"), self._bridge.undo),
            Key(("Ctrl+Shift+Z", "Ctrl+Y"), "Ctrl+Shift+Z", tr("opnieuw doen"), self._bridge.redo),
            Key(
                ("B", "."),
                tr("B of punt"),
                tr("zwart beeld"),
                partial(self._bridge.do, ToggleCurtain(Curtain.BLACK)),
            ),
            Key(("P",), "P", tr("pauze"), partial(self._bridge.do, ToggleCurtain(Curtain.BREAK))),
            Key(
                ("N",),
                "N",
                tr("notitie schrijven, Esc als je klaar bent"),
                self._note.start_writing,
            ),
            Key(("S",), "S", tr("schermen wisselen"), self.swap_requested.emit),
            Key(("F5",), "F5", tr("projectie starten"), self.projection_requested.emit),
            Key(("Esc",), "Esc", tr("terug naar het regiescherm"), self._escape),
            Key(("F1",), "F1", tr("deze lijst"), self._toggle_keys),
        )

    def _change_count(self, niveau: int, by: int) -> None:
        self._bridge.do(ChangeCount(niveau, by))

    def _go_to(self, step: int, item: int) -> None:
        self._bridge.do(GoTo(step, item))

    def _write_note(self, place: Place, text: str) -> None:
        self._bridge.do(WriteNote(place, text))

    def _toggle_keys(self) -> None:
        self._key_list.toggle()

    def _escape(self) -> None:
        """Leave the innermost thing: the note, the list of keys, the full screen."""
        if self._note.stop_writing():
            return
        if self._key_list.isVisible():
            self._key_list.hide()
            return
        self.uncover_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of keys stands in the middle; it is put there anew when it is next opened."""
        super().resizeEvent(event)
        self._key_list.hide()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The sides give way on a narrow laptop, so that the controls keep their room."""
        narrow = self.width() < NARROW
        self._programme.setFixedWidth(212 if narrow else 250)
        side = 288 if narrow else 330
        self._trainer.setFixedWidth(side)
        self._note.set_width(side)

    def _build_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("banner", "trouble")
        row = QHBoxLayout(banner)
        row.setContentsMargins(18, 8, 18, 8)
        row.addWidget(self._banner_text, 1)
        row.addWidget(self._retry)
        return banner

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("bar", True)  # noqa: FBT003 - Qt's property call
        top = QHBoxLayout(bar)
        top.setContentsMargins(18, 6, 18, 6)
        top.setSpacing(14)
        for widget in (self._leave, self._title, self._where):
            top.addWidget(widget)
        top.addStretch(1)
        for widget in (self._projector, self._saved, self._break, self._black):
            top.addWidget(widget)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            self._next,
            self._open,
            self._undo,
            self._second,
            self._reference,
            self._report,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        status = QHBoxLayout()
        status.addWidget(self._notice, 1)
        status.addWidget(self._votes)
        self._controls.column.addWidget(self._hint)
        self._controls.column.addWidget(self._tiles)
        self._controls.column.addLayout(status)
        self._controls.column.addStretch(1)
        self._controls.column.addLayout(buttons)

        picture = Panel()
        picture.column.setContentsMargins(6, 6, 6, 6)
        picture.column.addWidget(self._preview)

        middle = QVBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(picture, 1)
        middle.addWidget(self._controls)
        self._controls.setMinimumHeight(282)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self._trainer, 3)
        right.addWidget(self._note, 2)
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
        column.addWidget(bar)
        column.addWidget(self._banner)
        column.addLayout(columns, 1)
