"""The options of handouts: the kinds, the source, the numbers of people and tables, the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.handouts.kinds import KindList
from ui.handouts.sources import Source
from ui.widgets.plain_text import add_choice, set_accessible_name, tip_of_choice
from ui.widgets.styled import Panel, label
from workshop_app.content.deck import MOST_PEOPLE
from workshop_app.handouts.handout_spec import HandoutSpec, PosterSize, in_language
from workshop_app.i18n import Language, gettext
from workshop_app.session.collecting import MOST_TABLES

POSTERS = {PosterSize.A3: "A3", PosterSize.A2: "A2"}

SOURCE_SPACE = 320
"""Width in pixels for the name of a programme or a workshop."""


class OptionsPane(QWidget):
    """The list of kinds, and below it the other options."""

    changed = Signal()
    source_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kinds = KindList()
        self._source = QComboBox()
        # A long name of a workshop must not make the window wider.
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._source.setSizeAdjustPolicy(adjust)
        self._source.setMinimumContentsLength(18)
        self._people = QSpinBox()
        self._people.setRange(1, MOST_PEOPLE)
        self._tables = QSpinBox()
        self._tables.setRange(0, MOST_TABLES)
        self._tables.setSpecialValueText(gettext("geen"))
        self._poster = QComboBox()
        for size, name in POSTERS.items():
            add_choice(self._poster, name, size)
        self._language = QComboBox()
        for language, name in (
            (Language.NL, gettext("Nederlands")),
            (Language.EN, gettext("Engels")),
        ):
            add_choice(self._language, name, language)
        self._duplex = QCheckBox(gettext("Op twee kanten van het papier"))
        self._duplex.setChecked(True)
        self._lay_out()

        # signals
        self.kinds.chosen.connect(self.changed)
        self._source.currentIndexChanged.connect(self.source_changed)
        self._people.valueChanged.connect(self.changed)
        self._tables.valueChanged.connect(self.changed)
        self._poster.currentIndexChanged.connect(self.changed)
        self._language.currentIndexChanged.connect(self.changed)
        self._duplex.toggled.connect(self.changed)

    @property
    def source(self) -> str:
        """The id of the chosen source."""
        return str(self._source.currentData())

    def show_sources(self, sources: Sequence[Source], chosen: str) -> None:
        """Fill the list of sources, and select the one with id `chosen`, or else the first."""
        self._source.blockSignals(True)  # noqa: FBT003 - Qt's call
        self._source.clear()
        for source in sources:
            # Cut a long name in the middle, because it ends with the date of the workshop.
            space, middle = SOURCE_SPACE, Qt.TextElideMode.ElideMiddle
            shown = self._source.fontMetrics().elidedText(source.title, middle, space)
            add_choice(self._source, shown, source.id)
            tip_of_choice(self._source, self._source.count() - 1, source.title)
        self._source.setCurrentIndex(max(self._source.findData(chosen), 0))
        self._source.blockSignals(False)  # noqa: FBT003 - Qt's call

    def show_order(self, spec: HandoutSpec) -> None:
        """Set the options to the values of a spec."""
        for field, value in ((self._people, spec.people), (self._tables, spec.tables)):
            field.blockSignals(True)  # noqa: FBT003 - Qt's call
            field.setValue(value)
            field.blockSignals(False)  # noqa: FBT003 - Qt's call
        self._language.blockSignals(True)  # noqa: FBT003 - Qt's call
        self._language.setCurrentIndex(self._language.findData(spec.language))
        self._language.blockSignals(False)  # noqa: FBT003 - Qt's call
        self.kinds.show_order(spec)

    def applied(self, spec: HandoutSpec) -> HandoutSpec:
        """The spec with the chosen options."""
        return replace(
            in_language(spec, Language(self._language.currentData())),
            people=self._people.value(),
            tables=self._tables.value(),
            poster=PosterSize(self._poster.currentData()),
            duplex=self._duplex.isChecked(),
        )

    def _lay_out(self) -> None:
        what = Panel(gettext("Welke hand-outs"))
        what.column.addWidget(self.kinds, 1)
        whom = Panel(gettext("Voor wie en waarop"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        named = (
            (gettext("Mensen"), self._people),
            (gettext("Tafels"), self._tables),
            (gettext("Poster"), self._poster),
            (gettext("Taal"), self._language),
        )
        for place, (name, field) in enumerate(named):
            row, column = 1 + place // 2, 2 * (place % 2)
            grid.addWidget(label(name), row, column)
            grid.addWidget(field, row, column + 1)
            set_accessible_name(field, name)
        grid.addWidget(self._source, 0, 0, 1, 4)
        cards = label(gettext("Kaarten blijven in de taal van de kaartenset."), "muted")
        grid.addWidget(cards, 3, 0, 1, 4)
        grid.addWidget(self._duplex, 4, 0, 1, 4)
        for place in (1, 3):
            grid.setColumnStretch(place, 1)
        for field in (self._source, self._people, self._tables, self._poster, self._language):
            field.setFixedHeight(34)
        self._source.setAccessibleName(gettext("Programma of workshop"))
        whom.column.addLayout(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(what, 1)
        column.addWidget(whom)
