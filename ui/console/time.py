"""The time panel at the right of the console: the clock of the step and the expected end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.formats import clock, time_of_day
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_text import push_button, set_accessible_name, set_tool_tip, show_text
from ui.widgets.styled import Panel, label, set_look
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.session.absence import Absence, Cause
from workshop_app.session.commands import ChangeMinutes, ToggleCountdown, ToggleTimer
from workshop_app.session.live import Snapshot
from workshop_app.session.timing import Alert, TimeView

COLOURS = {Alert.NONE: theme.INK, Alert.ORANGE: theme.ORANGE, Alert.RED: theme.RED}


class _Bar(QWidget):
    """A bar with the fraction of the step's time that is spent."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self._colour = theme.INK
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float, colour: str) -> None:
        """Show a fraction, limited to 0 to 1."""
        shown = min(max(part, 0.0), 1.0)
        if (shown, colour) != (self._part, self._colour):
            self._part, self._colour = shown, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, and the spent fraction on it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.LINE))
        painter.drawRoundedRect(self.rect(), 4, 4)
        if self._part:
            painter.setBrush(QColor(self._colour))
            painter.drawRoundedRect(QRectF(0, 0, self._part * self.width(), 8), 4, 4)
        painter.end()


class TimePanel(Panel):
    """The clock of the current step, and its effect on the end of the workshop."""

    command_requested = Signal(object)
    decide_requested = Signal()

    def __init__(self) -> None:
        super().__init__(gettext("Tijd"))
        self._clock = label("")
        self._clock.setFont(theme.font(28, QFont.Weight.Bold))
        self._clock.setStyleSheet("font-size: 28px; font-weight: 700;")
        self._of = label("", "muted")
        self._less = _minute_button("−", gettext("Een minuut minder voor deze stap"))
        self._more = _minute_button("+", gettext("Een minuut meer voor deze stap"))
        self._run = KeyButton("", "T")
        self._run.setProperty("small", True)  # noqa: FBT003 - Qt's property call
        self._room = QPushButton(gettext("Klok in de zaal"))
        self._room.setCheckable(True)
        self._room.setProperty("small", True)  # noqa: FBT003 - Qt's property call
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setMinimumHeight(self._run.sizeHint().height())
        self._bar = _Bar()
        self._end = label("", wrap=True)
        self._end.setMinimumHeight(2 * self._end.fontMetrics().lineSpacing())
        self._end.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._absence = label("", "warning", wrap=True)
        self._decide = QPushButton()
        self._decide.setProperty("small", True)  # noqa: FBT003 - Qt's property call
        self._decide.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._clock)
        first.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(self._less)
        first.addWidget(self._more)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self._run, 1)
        second.addWidget(self._room, 1)
        self.column.setSpacing(6)
        self.column.addLayout(first)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._end)
        self.column.addLayout(second)
        self.column.addWidget(self._absence)
        self.column.addWidget(self._decide)

        # signals
        self._less.clicked.connect(partial(self.command_requested.emit, ChangeMinutes(-1)))
        self._more.clicked.connect(partial(self.command_requested.emit, ChangeMinutes(1)))
        self._run.clicked.connect(partial(self.command_requested.emit, ToggleTimer()))
        self._room.clicked.connect(partial(self.command_requested.emit, ToggleCountdown()))
        self._decide.clicked.connect(self.decide_requested)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the time of a snapshot."""
        time = snapshot.time
        whole = 60 * snapshot.state.step.minutes
        show_text(self._clock, clock(time.spent))
        show_text(self._of, gettext("van {whole} min", whole=whole // 60))
        set_look(self._clock, "alert", time.alert.value)
        self._bar.show_part(time.spent / whole, COLOURS[time.alert])
        self._run.setText(gettext("Stop") if time.running else gettext("Start"))
        self._room.setChecked(snapshot.state.countdown)
        show_text(self._end, self._end_text(time))
        self._show_absence(snapshot.absence)

    def _show_absence(self, absence: Absence | None) -> None:
        self._absence.setVisible(absence is not None)
        self._decide.setVisible(absence is not None and absence.can_be_decided)
        if absence is not None:
            show_text(self._absence, absence_text(absence))
            show_text(
                self._decide,
                gettext("Toch niet meetellen") if absence.counted else gettext("Toch meetellen"),
            )

    def _end_text(self, time: TimeView) -> str:
        if time.planned_end is None:
            return gettext(
                "Begin je nu, dan ben je om {time} klaar.", time=time_of_day(time.expected_end)
            )
        first = gettext("Gepland einde {time}", time=time_of_day(time.planned_end))
        return f"{first}, {self._drift_text(time)}\n{self._win_text(time)}"

    def _drift_text(self, time: TimeView) -> str:
        if time.drift == 0:
            return gettext("je ligt op schema")
        text = gettext("{drift} min uitloop") if time.drift > 0 else gettext("{drift} min voor")
        return filled(text, drift=abs(time.drift))

    def _win_text(self, time: TimeView) -> str:
        if time.left < 0:
            return gettext("Deze stap is {time} over tijd.", time=clock(-time.left))
        return gettext("Nu doorgaan wint {wins} min.", wins=time.wins)


def absence_text(absence: Absence) -> str:
    """The text about an absence: its cause, its minutes, and whether it counts."""
    minutes = str(max(1, round(abs(absence.seconds) / 60)))
    if absence.cause is Cause.CLOCK_SET and absence.seconds < 0:
        return gettext(
            "De klok van je laptop is {minutes} min teruggezet. De tijd van deze stap loopt"
            " gewoon door.",
            minutes=minutes,
        )
    counted = {
        Cause.CLOSED: gettext("Trede was {minutes} min dicht. Die tijd telt mee."),
        Cause.STOOD_STILL: gettext("Je laptop stond {minutes} min stil. Die tijd telt mee."),
        Cause.CLOCK_SET: gettext(
            "De klok van je laptop sprong {minutes} min vooruit. Die tijd telt mee."
        ),
    }
    left_out = {
        Cause.CLOSED: gettext("Trede was {minutes} min dicht. Die tijd telt niet mee."),
        Cause.STOOD_STILL: gettext("Je laptop stond {minutes} min stil. Die tijd telt niet mee."),
        Cause.CLOCK_SET: gettext(
            "De klok van je laptop sprong {minutes} min vooruit. Die tijd telt niet mee."
        ),
    }
    return filled((counted if absence.counted else left_out)[absence.cause], minutes=minutes)


def _minute_button(text: str, name: str) -> QPushButton:
    button = push_button(text)
    set_accessible_name(button, name)
    set_tool_tip(button, name)
    button.setFixedWidth(34)
    button.setProperty("small", True)  # noqa: FBT003 - Qt's property call
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
