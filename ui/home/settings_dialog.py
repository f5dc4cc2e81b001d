"""The dialog with the settings for all workshops."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.formats import percentage
from ui.home.branding import BrandingPanel
from ui.widgets.plain_text import add_choice, set_accessible_name, show_text
from ui.widgets.styled import label
from workshop_app.i18n import gettext
from workshop_app.interface_language import LanguageChoice
from workshop_app.settings import ROOM_TEXTS, RoomTheme, Settings


class SettingsDialog(QDialog):
    """The limits of advice and clock, the language, the look of the room, and the branding."""

    def __init__(self, settings: Settings, language: LanguageChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Instellingen"))
        self._before = settings
        self._explain = _percentage(gettext("Opnieuw uitleggen onder"))
        self._clarify = _percentage(gettext("Verder gaan boven"))
        self._orange = _percentage(gettext("Klok oranje"))
        self._red = _percentage(gettext("Klok rood"))
        self._language = QComboBox()
        set_accessible_name(self._language, gettext("Taal van Trede"))
        for choice, name in (
            (LanguageChoice.SYSTEM, gettext("zoals deze computer")),
            # Each in its own language, so that people find theirs.
            (LanguageChoice.NL, "Nederlands"),
            (LanguageChoice.EN, "English"),
        ):
            add_choice(self._language, name, choice)
        self._theme = QComboBox()
        for theme, name in (
            (RoomTheme.LIGHT, gettext("licht")),
            (RoomTheme.DARK, gettext("donker")),
            (RoomTheme.CONTRAST, gettext("hoog contrast")),
        ):
            add_choice(self._theme, name, theme)
        self._text = QComboBox()
        for percent in ROOM_TEXTS:
            add_choice(self._text, percentage(percent), percent)
        self._motion = QCheckBox(gettext("Stippen laten landen en beelden laten overvloeien"))
        self._branding = BrandingPanel()
        for field in (self._language, self._theme, self._text):
            field.setFixedHeight(34)
        self._notice = label("", "warning", wrap=True)
        self._notice.setMinimumHeight(2 * self._notice.fontMetrics().lineSpacing())
        self._notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._buttons = QDialogButtonBox()
        self._save = self._buttons.addButton(
            gettext("Opslaan"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.addButton(gettext("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        usual = self._buttons.addButton(
            gettext("Standaardwaarden"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self._lay_out()
        self._show(settings, language)

        # signals
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        usual.clicked.connect(self._show_usual)
        for field in (self._explain, self._clarify, self._orange, self._red):
            field.valueChanged.connect(self._check)
        self._branding.changed.connect(self._check)

    def settings(self) -> Settings:
        """The settings that were filled in.

        Raises:
            ValueError: They contradict each other; the dialog cannot be accepted then.
        """
        return replace(
            self._before,
            explain_below=self._explain.value(),
            clarify_above=self._clarify.value(),
            orange=self._orange.value(),
            red=self._red.value(),
            motion=self._motion.isChecked(),
            room_theme=RoomTheme(self._theme.currentData()),
            room_text=int(self._text.currentData()),
            organisation=self._branding.organisation,
            logo=self._branding.logo,
            accent=self._branding.accent,
        )

    def language(self) -> LanguageChoice:
        """The language that was chosen for the interface."""
        return LanguageChoice(self._language.currentData())

    def _check(self) -> None:
        wrong = ""
        if self._explain.value() >= self._clarify.value():
            wrong = gettext("‘Opnieuw uitleggen onder’ moet lager zijn dan ‘verder gaan boven’.")
        elif self._red.value() >= self._orange.value():
            wrong = gettext("De klok wordt eerst oranje en dan rood: rood moet lager zijn.")
        show_text(self._notice, wrong)
        self._save.setEnabled(not wrong and not self._branding.wrong)

    def _show_usual(self) -> None:
        """Set all fields to the defaults, except the branding."""
        branding = self._branding
        accent = "" if branding.wrong else branding.accent
        usual = Settings(organisation=branding.organisation, logo=branding.logo, accent=accent)
        self._show(usual, LanguageChoice.SYSTEM)

    def _show(self, settings: Settings, language: LanguageChoice) -> None:
        self._explain.setValue(settings.explain_below)
        self._clarify.setValue(settings.clarify_above)
        self._orange.setValue(settings.orange)
        self._red.setValue(settings.red)
        self._language.setCurrentIndex(self._language.findData(language))
        self._theme.setCurrentIndex(self._theme.findData(settings.room_theme))
        self._text.setCurrentIndex(self._text.findData(settings.room_text))
        self._motion.setChecked(settings.motion)
        self._branding.show_style(settings.organisation, settings.logo, settings.accent)

    def _lay_out(self) -> None:
        advice = QFormLayout()
        advice.addRow(gettext("Opnieuw uitleggen onder"), self._explain)
        advice.addRow(gettext("Verder gaan boven"), self._clarify)
        clock = QFormLayout()
        clock.addRow(gettext("Klok wordt oranje bij nog"), self._orange)
        clock.addRow(gettext("Klok wordt rood bij nog"), self._red)
        room = QFormLayout()
        room.addRow(gettext("Kleuren"), self._theme)
        room.addRow(gettext("Grootte van tekst"), self._text)
        room.addRow("", self._motion)
        for form in (advice, clock, room):
            form.setHorizontalSpacing(18)
            form.setVerticalSpacing(10)
        left, right = QVBoxLayout(), QVBoxLayout()
        for half in (left, right):
            half.setSpacing(14)
        left.addWidget(label(gettext("Advies na een stemming"), "strong"))
        hint = gettext(
            "Het deel van de stemmen op de duiding bepaalt het advies dat jij ziet."
            " Daartussenin is het advies: laat praten en stem opnieuw."
        )
        left.addWidget(label(hint, "muted", wrap=True))
        left.addLayout(advice)
        left.addSpacing(6)
        left.addWidget(label(gettext("De klok van een stap"), "strong"))
        left.addLayout(clock)
        left.addSpacing(6)
        left.addWidget(label(gettext("Taal van Trede"), "strong"))
        hint = gettext("Geldt vanaf de volgende start van Trede.")
        left.addWidget(label(hint, "muted", wrap=True))
        left.addWidget(self._language)
        left.addStretch(1)
        right.addWidget(label(gettext("In de zaal"), "strong"))
        right.addLayout(room)
        right.addSpacing(6)
        right.addWidget(label(gettext("Huisstijl"), "strong"))
        hint = gettext("Zo herken je jouw organisatie in de zaal en op de hand-outs.")
        right.addWidget(label(hint, "muted", wrap=True))
        right.addWidget(self._branding)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(40)
        halves.addLayout(left, 4)
        halves.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addLayout(halves)
        column.addWidget(self._notice)
        column.addWidget(self._buttons)
        self.setMinimumWidth(960)
        # On a small screen Qt limits the height of a dialog, which would compress the rows.
        self.setMinimumHeight(self.sizeHint().height())


def _percentage(name: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, 99)
    field.setSuffix(gettext("\u00a0%"))
    field.setMinimumHeight(34)
    set_accessible_name(field, name)
    return field
