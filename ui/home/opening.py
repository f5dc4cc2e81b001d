"""The dialog that begins a workshop: who, when, how many."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.parts import label
from workshop_app.content.deck import Deck
from workshop_app.session.opening import Opening
from workshop_app.session.programme import programme_of
from workshop_app.session.rules import MOST_PEOPLE

LONGEST_NAME = 80


class OpeningDialog(QDialog):
    """Asks what a new workshop needs; everything but the number of people may stay empty."""

    def __init__(self, deck: Deck, today: date, participants: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nieuwe workshop"))
        self._organisation = QLineEdit()
        self._organisation.setMaxLength(LONGEST_NAME)
        self._organisation.setPlaceholderText(self.tr("bijvoorbeeld Gemeente Voorbeeld"))
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText(self.tr("bijvoorbeeld groep B"))
        self._date = QDateEdit(QDate(today.year, today.month, today.day))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMMM yyyy")
        self._people = QSpinBox()
        self._people.setRange(1, MOST_PEOPLE)
        self._people.setValue(participants)
        for field in (self._date, self._people):
            field.setMinimumHeight(self._name.sizeHint().height())

        steps = programme_of(deck)
        minutes = sum(step.minutes for step in steps)
        programme = self.tr("%1: %2 kaarten, ongeveer %3 minuten")
        for place, value in enumerate((deck.title, len(deck.cards), minutes), 1):
            programme = programme.replace(f"%{place}", str(value))

        buttons = QDialogButtonBox()
        begin = buttons.addButton(self.tr("Beginnen"), QDialogButtonBox.ButtonRole.AcceptRole)
        begin.setDefault(True)
        buttons.addButton(self.tr("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)

        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(18)
        form.addRow(self.tr("Organisatie"), self._organisation)
        form.addRow(self.tr("Groep"), self._name)
        form.addRow(self.tr("Datum"), self._date)
        form.addRow(self.tr("Aantal mensen"), self._people)
        form.addRow(self.tr("Programma"), label(programme, wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(20)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(520)

        # signals
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def opening(self) -> Opening:
        """What was filled in."""
        day = self._date.date()
        return Opening(
            organisation=self._organisation.text(),
            name=self._name.text(),
            held_on=date(day.year(), day.month(), day.day()),
            participants=self._people.value(),
        )
