"""The bar at the top of the console: the workshop, whether it is saved, the room's screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QPushButton

from ui.formats import time_with_seconds, unsaved_votes
from ui.screens import ScreenInfo
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_text import add_action, add_choice, show_text
from ui.widgets.styled import label, set_look
from workshop_app.i18n import gettext
from workshop_app.session.commands import ToggleCurtain
from workshop_app.session.keys import named
from workshop_app.session.live import Snapshot
from workshop_app.session.rehearsal import VoterPattern
from workshop_app.session.state import Curtain
from workshop_app.session.workshop_kind import WorkshopKind, full_name


class TopBar(QFrame):
    """The state of the workshop, and the buttons that hide the scene from the room."""

    command_requested = Signal(object)
    leave_requested = Signal()
    pattern_chosen = Signal(object)
    screen_chosen = Signal(object)

    def __init__(self, *, saves: bool) -> None:
        """Create the bar; `saves` is whether changes are saved."""
        super().__init__()
        self._saves = saves
        self.setProperty("bar", True)  # noqa: FBT003 - Qt's property call
        self._leave = QPushButton(gettext("Naar begin"))
        self._leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = ElidedLabel("strong")
        self._where = label("", "muted")
        self._rehearsal = label(gettext("OEFENING"), "warning")
        self._pattern = QComboBox()
        self._pattern.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pattern.setAccessibleName(gettext("Hoe de verzonnen groep stemt"))
        for pattern, text in (
            (VoterPattern.AGREED, gettext("de groep is het eens")),
            (VoterPattern.CAMPS, gettext("twee kampen")),
            (VoterPattern.SPREAD, gettext("alle kanten op")),
        ):
            add_choice(self._pattern, text, pattern)
        self._projector = QPushButton()
        self._projector.setFlat(True)
        self._projector.setProperty("role", "good")
        self._projector.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._projector.setToolTip(gettext("Kies het scherm voor de zaal"))
        self._screens: tuple[ScreenInfo, ...] = ()
        self._saved = label("", "muted")
        self._break = KeyButton(gettext("Pauze"), "P")
        self._black = KeyButton(gettext("Zwart"), "B")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 18, 6)
        row.setSpacing(14)
        for widget in (self._leave, self._title, self._where, self._rehearsal, self._pattern):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._projector, self._saved, self._break, self._black):
            row.addWidget(widget)

        # signals
        requested = self.command_requested
        self._leave.clicked.connect(self.leave_requested)
        self._break.clicked.connect(partial(requested.emit, ToggleCurtain(Curtain.BREAK)))
        self._black.clicked.connect(partial(requested.emit, ToggleCurtain(Curtain.BLACK)))
        self._pattern.currentIndexChanged.connect(self._choose_pattern)
        self._projector.clicked.connect(self._open_screens)

    def show_screen(self, screen: ScreenInfo | None, *, covered: bool) -> None:
        """Show the room's screen; None if there is only the trainer's.

        `covered` is whether the room's window covers the console then.
        """
        if screen is not None:
            text = gettext("projector: {screen}", screen=_screen_text(screen))
            set_look(self._projector, "role", "good")
        else:
            text = (
                gettext("één scherm: de zaal is in beeld")
                if covered
                else gettext("geen projector: F5 toont de zaal op dit scherm")
            )
            set_look(self._projector, "role", "warning")
        show_text(self._projector, named(text))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot."""
        workshop, public = snapshot.workshop, snapshot.public
        show_text(self._title, full_name(workshop.organisation, workshop.name))
        step = public.step + 1
        where = gettext("stap {step} van {steps}", step=step, steps=public.steps)
        show_text(self._where, where)
        rehearsal = workshop.kind is WorkshopKind.REHEARSAL
        self._rehearsal.setVisible(rehearsal)
        self._pattern.setVisible(rehearsal)
        show_text(self._saved, self._saved_text(snapshot))

    def _saved_text(self, snapshot: Snapshot) -> str:
        if snapshot.unsaved is not None:
            return gettext("niet opgeslagen")
        if not self._saves:
            return gettext("wordt niet opgeslagen")
        if snapshot.saved_at is None:
            return gettext("opgeslagen")
        return gettext("opgeslagen {time}", time=time_with_seconds(snapshot.saved_at))

    def show_screens(self, screens: tuple[ScreenInfo, ...]) -> None:
        """Set the screens that the room could use."""
        self._screens = screens

    def _open_screens(self) -> None:
        if not self._screens:
            return
        menu = QMenu(self)
        for screen in self._screens:
            action = add_action(menu, _screen_text(screen))
            action.triggered.connect(partial(self._choose_screen, screen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._projector.mapToGlobal(QPoint(0, self._projector.height())))

    def _choose_screen(self, screen: ScreenInfo, checked: bool = False) -> None:  # noqa: FBT001, FBT002
        del checked
        self.screen_chosen.emit(screen.id)

    def _choose_pattern(self) -> None:
        self.pattern_chosen.emit(VoterPattern(self._pattern.currentData()))


def _screen_text(screen: ScreenInfo) -> str:
    """The name of a screen, and its size in physical pixels."""
    width, height = round(screen.width * screen.scale), round(screen.height * screen.scale)
    return f"{screen.id.name} {width}×{height}"


class TroubleBanner(QFrame):
    """A banner that is shown as long as changes are not saved."""

    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "trouble")
        self._text = label("", wrap=True)
        self._retry = QPushButton(gettext("Opnieuw proberen"))
        self._retry.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._retry)

        # signals
        self._retry.clicked.connect(self.retry_requested)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show why changes are not saved and how many votes that concerns; else hide."""
        unsaved = snapshot.unsaved
        self.setVisible(unsaved is not None)
        if unsaved is None:
            return
        what = f"{gettext('Niet opgeslagen.')} {unsaved.error}"
        waiting = unsaved_votes(unsaved.votes)
        show_text(self._text, f"{what} {waiting}" if unsaved.votes else what)
