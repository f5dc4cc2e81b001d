"""The print dialog: which printer, which pages and how many copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.handouts.print_request import PrintRequest
from ui.widgets.plain_text import add_choice, set_accessible_name
from ui.widgets.styled import Panel, label
from workshop_app.i18n import gettext

MOST_COPIES = 200


class PrintDialog(QDialog):
    """Asks how to print; the handout itself determines the paper size and the use of both sides.

    The print dialogs of the systems differ; Qt's dialog for Linux is partly in English and starts
    with the paper size of the printer. For stapling or another tray, the user can print from the
    system's viewer.
    """

    print_requested = Signal(PrintRequest)

    def __init__(
        self,
        printers: Sequence[str],
        titles: Sequence[str],
        count: int,
        *,
        duplex: bool,
        parent: QWidget,
    ) -> None:
        """Create the dialog.

        Args:
            printers: The names to choose from; the first one is proposed.
            titles: The titles of the handouts to print.
            count: The number of pages, to choose a part of; 0 for no choice.
            duplex: Whether both sides of the paper are printed.
            parent: The window to open the dialog over.
        """
        super().__init__(parent)
        self.setWindowTitle(gettext("Afdrukken"))
        self._duplex = duplex
        self._printer = QComboBox()
        for name in printers:
            add_choice(self._printer, name, name)
        # A long name of a printer must not make the dialog wider.
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._printer.setSizeAdjustPolicy(adjust)
        self._copies = _number(gettext("Exemplaren"), MOST_COPIES)
        self._all = QRadioButton(gettext("Alle bladzijden"))
        self._all.setChecked(True)
        self._part = QRadioButton(gettext("Alleen"))
        which = QButtonGroup(self)  # needed because the buttons have different parents
        for choice in (self._all, self._part):
            which.addButton(choice)
        self._first = _number(gettext("Eerste bladzijde"), max(count, 1))
        self._last = _number(gettext("Laatste bladzijde"), max(count, 1))
        self._last.setValue(count)
        self._print = QPushButton(gettext("Afdrukken"))
        self._print.setDefault(True)
        self._cancel = QPushButton(gettext("Annuleren"))
        self._lay_out(titles, count)
        self._printer.setFocus()

        # signals
        for field in (self._first, self._last):
            field.valueChanged.connect(self._want_part)
        self._first.valueChanged.connect(self._last.setMinimum)
        self._print.clicked.connect(self._request)
        self._cancel.clicked.connect(self.reject)

    def _request(self) -> None:
        part = self._part.isChecked()
        request = PrintRequest(
            printer=str(self._printer.currentData()),
            copies=self._copies.value(),
            first=self._first.value() if part else 0,
            last=self._last.value() if part else 0,
            duplex=self._duplex,
        )
        self.accept()
        self.print_requested.emit(request)

    def _want_part(self) -> None:
        """Choose to print a part, because a page number was changed."""
        self._part.setChecked(True)

    def _lay_out(self, titles: Sequence[str], count: int) -> None:
        panel = Panel(", ".join(titles) if len(titles) == 1 else "")
        if len(titles) > 1:
            panel = Panel(
                gettext("{number} hand-outs, elk als een eigen opdracht", number=len(titles))
            )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(gettext("Printer")), 0, 0)
        grid.addWidget(self._printer, 0, 1)
        grid.addWidget(label(self._copies.accessibleName()), 1, 0)
        grid.addWidget(_left(self._copies), 1, 1)
        if count > 1:
            grid.addWidget(label(gettext("Bladzijden")), 2, 0)
            grid.addWidget(self._all, 2, 1)
            to = label(gettext("tot en met"))
            grid.addWidget(_left(self._part, self._first, to, self._last), 3, 1)
        self._printer.setAccessibleName(gettext("Printer"))
        for field in (self._printer, self._copies, self._first, self._last):
            field.setFixedHeight(34)
        panel.column.addLayout(grid)
        sides = (
            gettext("Op twee kanten, omslaan over de lange kant.")
            if self._duplex
            else gettext("Op één kant van het papier.")
        )
        size = gettext("Op ware grootte: 100 %.")
        more = gettext("Nieten of een andere lade? Kies ‘Openen’ en druk daar af.")
        panel.column.addWidget(label(f"{sides} {size}", "muted", wrap=True))
        panel.column.addWidget(label(more, "muted", wrap=True))
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addStretch(1)
        for button in (self._cancel, self._print):
            button.setMinimumSize(130, 40)
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(panel)
        column.addLayout(below)
        self.setMinimumWidth(500)


def _number(name: str, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, most)
    set_accessible_name(made, name)
    made.setMinimumWidth(80)
    return made


def _left(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return made
