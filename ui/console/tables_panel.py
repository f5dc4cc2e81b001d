"""The table vote on the console: the tables with the vote that each agreed on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.console.tally_tiles import HIDDEN_COUNT
from ui.widgets.plain_text import push_button, show_text
from ui.widgets.styled import label, set_look
from workshop_app.content.scale import Scale
from workshop_app.i18n import gettext
from workshop_app.session.collecting import MOST_TABLES
from workshop_app.session.commands import SetTables, SetTableVote
from workshop_app.session.state import Round

IN_A_ROW = 8


class TablesPanel(QWidget):
    """A button for each table, and one for each choice.

    The next choice is for the marked table: the first without a vote, unless the trainer clicked
    another one.
    """

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._marked = 1
        self._clicked: int | None = None
        self._votes: dict[int, int] = {}
        self._number = QSpinBox()
        self._number.setMinimumHeight(36)
        self._number.setRange(1, MOST_TABLES)
        self._number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._number.setAccessibleName(gettext("Aantal tafels"))
        self._choices = [push_button(str(choice)) for choice in range(6)]
        self._none = QPushButton(gettext("Wissen"))
        self._none.setToolTip(gettext("De stem van deze tafel weghalen"))
        self._asked = label("", "strong")
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._tables: list[QPushButton] = []

        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self._asked)
        for choice, button in enumerate(self._choices):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self.choose, choice))
            choices.addWidget(button)
        self._none.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices.addWidget(self._none)
        choices.addStretch(1)
        choices.addWidget(label(gettext("Tafels"), "muted"))
        choices.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addLayout(choices)

        # signals
        self._none.clicked.connect(partial(self.choose, None))
        self._number.valueChanged.connect(self._change_number)

    def shown(self) -> tuple[str, ...]:
        """The texts of the buttons of the tables."""
        return tuple(button.text() for button in self._tables)

    def choose(self, choice: int | None) -> None:
        """Set the vote of the marked table; None removes it."""
        table, self._clicked = self._marked, None
        self.command_requested.emit(SetTableVote(table, choice))

    def show_round(
        self, scale: Scale, round_: Round, number: int, *, hidden: bool, enabled: bool
    ) -> None:
        """Show which of the `number` tables voted, and their votes unless `hidden`."""
        self._number.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self._number.setValue(number)
        self._number.blockSignals(False)  # noqa: FBT003 - Qt's own call
        self._votes = dict(round_.tables)
        waiting = [table for table in range(1, number + 1) if table not in self._votes]
        clicked = self._clicked if self._clicked and self._clicked <= number else None
        self._marked = clicked or (waiting[0] if waiting else number)
        self._make_buttons(number)
        for table, button in enumerate(self._tables, 1):
            show_text(button, self._table_text(table, hidden=hidden))
            set_look(button, "current", table == self._marked and enabled)
        show_text(self._asked, gettext("Tafel {marked} kiest", marked=self._marked))
        for choice, button in enumerate(self._choices):
            button.setVisible(scale.has(choice))
            button.setEnabled(enabled)
        self._none.setEnabled(enabled and self._marked in self._votes)

    def _table_text(self, table: int, *, hidden: bool) -> str:
        name = gettext("Tafel {table}", table=table)
        if table not in self._votes:
            return f"{name}: –"
        return f"{name}: {HIDDEN_COUNT if hidden else self._votes[table]}"

    def _make_buttons(self, number: int) -> None:
        while len(self._tables) > number:
            gone = self._tables.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._tables) < number:
            index = len(self._tables)
            button = QPushButton()
            button.setProperty("table", True)  # noqa: FBT003 - Qt's property call
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._mark, index + 1))
            self._grid.addWidget(button, index // IN_A_ROW, index % IN_A_ROW)
            self._tables.append(button)

    def _mark(self, table: int) -> None:
        self._clicked = self._marked = table
        for number, button in enumerate(self._tables, 1):
            set_look(button, "current", number == table)
        show_text(self._asked, gettext("Tafel {table} kiest", table=table))
        self._none.setEnabled(table in self._votes)

    def _change_number(self, number: int) -> None:
        self.command_requested.emit(SetTables(number))
