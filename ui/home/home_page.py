"""The home page: continue a workshop, begin one, try the demo, open an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.plain_text import show_text
from ui.widgets.sign import sign_picture
from ui.widgets.styled import Panel, label
from ui.workshop_titles import workshop_details, workshop_title
from workshop_app.i18n import gettext

if TYPE_CHECKING:  # imported only after the first window is shown
    from ui.home.workshop_view import WorkshopsView
    from workshop_app.storage.listing import ListedRow, WorkshopRow


class HomePage(QWidget):
    """The page that the app opens with."""

    new_requested = Signal()
    rehearsal_requested = Signal()
    settings_requested = Signal()
    demo_requested = Signal()
    open_requested = Signal(str)
    report_requested = Signal(str)
    handouts_requested = Signal()
    booklet_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._going_on: str | None = None

        self._continue_panel = Panel(gettext("Verder waar je was"))
        self._continue_name = label("", "heading", wrap=True)
        self._continue_details = label("", "muted", wrap=True)
        self._continue = QPushButton(gettext("Doorgaan"))
        self._new = QPushButton(gettext("Nieuwe workshop"))
        self._new.setShortcut("Ctrl+N")
        self._demo = QPushButton(gettext("Probeer de demo"))
        self._rehearse = QPushButton(gettext("Oefenen met een verzonnen groep"))
        self._settings = QPushButton(gettext("Instellingen"))
        self._handouts = QPushButton(gettext("Hand-outs"))
        self._handouts.setShortcut("Ctrl+H")
        self._booklet = QPushButton(gettext("Deelnemersboekje (pdf)"))
        self._earlier = Panel(gettext("Jouw workshops"))
        self._none = label(
            gettext(
                "Hier komen je workshops te staan. Begin met de demo: binnen een minuut sta je"
                " midden in je eerste kaart."
            ),
            "muted",
            wrap=True,
        )
        self._list: WorkshopsView | None = None

        self._lay_out()
        self._continue_panel.hide()

        # signals
        self._continue.clicked.connect(self._go_on)
        self._new.clicked.connect(self.new_requested)
        self._demo.clicked.connect(self.demo_requested)
        self._rehearse.clicked.connect(self.rehearsal_requested)
        self._settings.clicked.connect(self.settings_requested)
        self._handouts.clicked.connect(self.handouts_requested)
        self._booklet.clicked.connect(self.booklet_requested)

    @property
    def list(self) -> WorkshopsView:
        """The list of workshops, created at the first use, after the first window is shown."""
        if self._list is None:
            from ui.home.workshop_view import WorkshopsView  # noqa: PLC0415 - after the first window: 2 ms

            self._list = WorkshopsView()
            self._earlier.column.addWidget(self._list, 1)
            self._list.open_requested.connect(self.open_requested)
            self._list.report_requested.connect(self.report_requested)
        return self._list

    def show_workshops(self, rows: Sequence[ListedRow], going_on: WorkshopRow | None) -> None:
        """Show the stored workshops, and the one to continue with, if any."""
        self._going_on = going_on.id if going_on else None
        self._continue_panel.setVisible(going_on is not None)
        first = self._continue if going_on else self._demo
        # The default button, pressed by Enter; the style sheet highlights it.
        self._continue.setDefault(going_on is not None)
        self._demo.setDefault(going_on is None)
        if going_on is not None:
            show_text(self._continue_name, workshop_title(going_on))
            show_text(self._continue_details, workshop_details(going_on))
        self.show_rows(rows)
        first.setFocus()

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Show the stored workshops, or a hint if there are none."""
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)

    def _go_on(self) -> None:
        if self._going_on is not None:
            self.open_requested.emit(self._going_on)

    def _lay_out(self) -> None:
        name = label("Trede")
        name.setStyleSheet("font-size: 44px; font-weight: 700;")
        tagline = label(
            gettext("Stem, praat, stem opnieuw: samen de trap van klantgerichtheid op."),
            "muted",
            wrap=True,
        )
        head = QHBoxLayout()
        head.setSpacing(16)
        sign = label()
        sign.setPixmap(sign_picture(74, 52, self.devicePixelRatioF()))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self._settings, 0, Qt.AlignmentFlag.AlignVCenter)

        self._continue_panel.column.addWidget(self._continue_name)
        self._continue_panel.column.addWidget(self._continue_details)
        self._continue_panel.column.addWidget(self._continue)

        begin = Panel(gettext("Beginnen"))
        for button in (self._new, self._demo, self._rehearse):
            begin.column.addWidget(button)
        paper = Panel(gettext("Voor op papier"))
        papers = QHBoxLayout()
        papers.addWidget(self._handouts, 1)
        papers.addWidget(self._booklet, 1)
        paper.column.addLayout(papers)
        beginning = (self._continue, self._new, self._demo, self._rehearse)
        for button in (*beginning, self._handouts, self._booklet, self._settings):
            button.setMinimumHeight(44)
            button.setAutoDefault(True)  # Enter presses the button with the focus

        panels = QVBoxLayout()
        panels.setContentsMargins(0, 0, 0, 0)
        panels.setSpacing(14)
        for panel in (self._continue_panel, begin, paper):
            panels.addWidget(panel)
        panels.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addLayout(head)
        left.addWidget(tagline)
        left.addSpacing(8)
        left.addWidget(_scrolling(panels), 1)

        self._none.hide()
        self._earlier.column.addWidget(self._none)
        self._earlier.column.addStretch(0)  # keeps the heading at the top while there is no list

        grid = QGridLayout(self)
        grid.setContentsMargins(48, 36, 48, 36)
        grid.setHorizontalSpacing(40)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self._earlier, 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    """A scroll area with a column, which scrolls if it is higher than the area."""
    content = QWidget()
    content.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
