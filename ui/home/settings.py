"""The dialog with what a trainer can set once for all workshops."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.parts import label
from workshop_app.settings import Settings


class SettingsDialog(QDialog):
    """The bounds of the advice and of the clock, in percents."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Instellingen"))
        self._explain = _percentage(settings.explain_below, self.tr("Opnieuw uitleggen onder"))
        self._clarify = _percentage(settings.clarify_above, self.tr("Verder gaan boven"))
        self._orange = _percentage(settings.orange, self.tr("Klok oranje"))
        self._red = _percentage(settings.red, self.tr("Klok rood"))
        self._notice = label("", "warning", wrap=True)
        self._notice.setMinimumHeight(2 * self._notice.fontMetrics().lineSpacing())
        self._notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._buttons = QDialogButtonBox()
        self._keep = self._buttons.addButton(
            self.tr("Bewaren"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.addButton(self.tr("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        usual = QPushButton(self.tr("Standaardwaarden"))
        self._buttons.addButton(usual, QDialogButtonBox.ButtonRole.ResetRole)
        self._lay_out()

        # signals
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        usual.clicked.connect(self._show_usual)
        for field in (self._explain, self._clarify, self._orange, self._red):
            field.valueChanged.connect(self._check)

    def settings(self) -> Settings:
        """What was filled in.

        Raises:
            ValueError: It makes no sense together; the dialog does not let that be kept.
        """
        return Settings(
            explain_below=self._explain.value(),
            clarify_above=self._clarify.value(),
            orange=self._orange.value(),
            red=self._red.value(),
        )

    def _check(self) -> None:
        wrong = ""
        if self._explain.value() >= self._clarify.value():
            wrong = self.tr("‘Opnieuw uitleggen onder’ moet lager zijn dan ‘verder gaan boven’.")
        elif self._red.value() >= self._orange.value():
            wrong = self.tr("De klok wordt eerst oranje en dan rood: rood moet lager zijn.")
        self._notice.setText(wrong)
        self._keep.setEnabled(not wrong)

    def _show_usual(self) -> None:
        usual = Settings()
        self._explain.setValue(usual.explain_below)
        self._clarify.setValue(usual.clarify_above)
        self._orange.setValue(usual.orange)
        self._red.setValue(usual.red)

    def _lay_out(self) -> None:
        advice = QFormLayout()
        advice.addRow(self.tr("Opnieuw uitleggen onder"), self._explain)
        advice.addRow(self.tr("Verder gaan boven"), self._clarify)
        clock = QFormLayout()
        clock.addRow(self.tr("Klok oranje bij nog"), self._orange)
        clock.addRow(self.tr("Klok rood bij nog"), self._red)
        for form in (advice, clock):
            form.setHorizontalSpacing(18)
            form.setVerticalSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Advies na een stemming"), "strong"))
        told = self.tr(
            "Hoeveel van de stemmen op de duiding staan, bepaalt het advies dat jij ziet."
            " Daartussenin is het advies: laat praten en stem opnieuw."
        )
        column.addWidget(label(told, "muted", wrap=True))
        column.addLayout(advice)
        column.addSpacing(6)
        column.addWidget(label(self.tr("De klok van een stap"), "strong"))
        column.addLayout(clock)
        column.addWidget(self._notice)
        column.addWidget(self._buttons)
        self.setMinimumWidth(520)


def _percentage(value: int, name: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, 99)
    field.setValue(value)
    field.setSuffix(" %")
    field.setMinimumHeight(34)
    field.setAccessibleName(name)
    return field
