"""The dialog to begin a workshop: organisation, date, number of people, programme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.limited import LimitedLine
from ui.widgets.plain_text import add_choice, show_text
from ui.widgets.styled import label
from ui.workshop_titles import dated_title
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import FEWEST_PEOPLE, MOST_PEOPLE, Deck, Programme
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.foreign_text import filled, isolated
from workshop_app.i18n import gettext
from workshop_app.session.collecting import MOST_TABLES
from workshop_app.session.items import Contents
from workshop_app.session.labels import method_label
from workshop_app.session.opening import Opening
from workshop_app.session.programme import steps_of
from workshop_app.session.state import VotingMethod
from workshop_app.storage.listing import WorkshopRow

LONGEST_NAME = 80


class OpeningDialog(QDialog):
    """Asks for the data of a new workshop; the texts may stay empty."""

    def __init__(
        self,
        deck: Deck,
        today: date,
        participants: int,
        parent: QWidget,
        *,
        rehearsal: bool = False,
        earlier: Sequence[WorkshopRow] = (),
    ) -> None:
        """Create the dialog.

        Args:
            deck: The deck, for its programmes.
            today: The proposed date.
            participants: The proposed number of people.
            parent: The window to open the dialog over.
            rehearsal: Whether it is for a rehearsal with a made-up group.
            earlier: The workshops that a programme can look back on.
        """
        super().__init__(parent)
        self._contents = Contents(deck, staircase(), builtin_texts())
        self.setWindowTitle(gettext("Oefenen") if rehearsal else gettext("Nieuwe workshop"))
        self._organisation = LimitedLine(LONGEST_NAME)
        self._organisation.setPlaceholderText(gettext("bijvoorbeeld Gemeente Voorbeeld"))
        self._name = LimitedLine(LONGEST_NAME)
        self._name.setPlaceholderText(gettext("bijvoorbeeld groep B"))
        self._date = QDateEdit(QDate(today.year, today.month, today.day))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMMM yyyy")
        self._people = QSpinBox()
        self._people.setRange(1, MOST_PEOPLE)
        self._people.setValue(participants)
        self._tables = QSpinBox()
        self._tables.setRange(0, MOST_TABLES)
        self._tables.setSpecialValueText(gettext("geen"))
        self._programme = QComboBox()
        for programme in deck.programmes:
            add_choice(self._programme, programme.title, programme.id)
        if not deck.programmes:
            self._programme.addItem(gettext("Alle kaarten"), "")
        self._about = label("", "muted", wrap=True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._about.setMinimumHeight(3 * self._about.fontMetrics().lineSpacing())
        self._method = QComboBox()
        for method in VotingMethod:
            add_choice(self._method, method_label(method), method)
        self._reference = QCheckBox(gettext("Na de laatste uitslag komt de duiding in beeld"))
        self._reference.setChecked(True)
        self._follows = QComboBox()
        self._follows.addItem(gettext("geen eerdere workshop"), "")
        for row in earlier:
            add_choice(self._follows, dated_title(row), row.id)
        if earlier:
            self._follows.setCurrentIndex(1)
        height = self._name.sizeHint().height()
        fields = (
            self._date,
            self._people,
            self._tables,
            self._programme,
            self._method,
            self._follows,
        )
        for field in fields:
            field.setMinimumHeight(height)
        self._looks_back = False
        self._form = QFormLayout()
        self._lay_out(rehearsal=rehearsal)

        # signals
        self._programme.currentIndexChanged.connect(self._show_programme)

        self._show_programme()

    def opening(self) -> Opening:
        """The data that was filled in."""
        day = self._date.date()
        return Opening(
            organisation=self._organisation.text(),
            name=self._name.text(),
            held_on=date(day.year(), day.month(), day.day()),
            participants=self._people.value(),
            tables=self._tables.value(),
            programme=str(self._programme.currentData()),
            method=VotingMethod(self._method.currentData()),
            reference_stage=self._reference.isChecked(),
        )

    @property
    def follows(self) -> str:
        """The id of the workshop to look back on; empty for none."""
        return str(self._follows.currentData()) if self._looks_back else ""

    def _show_programme(self) -> None:
        wanted = str(self._programme.currentData())
        steps = steps_of(self._contents, wanted)
        self._looks_back = any(step.kind is StepKind.LOOK_BACK for step in steps)
        self._form.setRowVisible(self._follows, self._looks_back and self._follows.count() > 1)
        text = gettext("{number} stappen, {minutes} minuten.")
        minutes = sum(step.minutes for step in steps)
        text = filled(text, number=len(steps), minutes=minutes)
        hint = [text]
        for programme in self._contents.deck.programmes:
            if programme.id == wanted:
                hint = [isolated(programme.aim), text, self._people_text(programme)]
        show_text(self._about, " ".join(part for part in hint if part))

    def _people_text(self, programme: Programme) -> str:
        """The number of people that a programme is for; empty if the deck does not specify it."""
        if (programme.people_from, programme.people_to) == (FEWEST_PEOPLE, MOST_PEOPLE):
            return ""
        text = gettext("Voor {fewest} tot {most} mensen.")
        fewest, most = programme.people_from, programme.people_to
        return filled(text, fewest=fewest, most=most)

    def _lay_out(self, *, rehearsal: bool) -> None:
        form = self._form
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(18)
        form.addRow(gettext("Programma"), self._programme)
        form.addRow("", self._about)
        form.addRow(gettext("Terugblik op"), self._follows)
        if rehearsal:
            hint = gettext(
                "Een verzonnen groep stemt mee. Een oefening staat apart van je workshops."
            )
            form.addRow("", label(hint, wrap=True))
        else:
            form.addRow(gettext("Organisatie"), self._organisation)
            form.addRow(gettext("Groep"), self._name)
            form.addRow(gettext("Datum"), self._date)
        form.addRow(gettext("Aantal mensen"), self._people)
        form.addRow(gettext("Aantal tafels"), self._tables)
        form.addRow(gettext("Stemmen met"), self._method)
        form.addRow("", self._reference)

        buttons = QDialogButtonBox()
        begin = buttons.addButton(gettext("Beginnen"), QDialogButtonBox.ButtonRole.AcceptRole)
        begin.setDefault(True)
        buttons.addButton(gettext("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(20)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(560)

        # signals
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
