"""The part of the settings for the branding of an organisation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.formats import decimal
from ui.widgets.file_dialog import file_dialog
from ui.widgets.limited import LimitedLine
from ui.widgets.picture_reader import picture_reader
from ui.widgets.plain_text import fill_in, placeholder, show_text
from ui.widgets.styled import label
from workshop_app.colours import is_colour
from workshop_app.content.bounded_file import read_bounded
from workshop_app.contrast import contrast, readable_accent
from workshop_app.errors import why
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.settings import LARGEST_LOGO, LONGEST_ORGANISATION, is_logo

LOGO = QSize(150, 44)
"""The size in pixels of the area for the logo in the dialog."""


class BrandingPanel(QWidget):
    """Fields for a name, a logo and an accent colour, with the contrast of that colour."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._logo = b""
        self._organisation = LimitedLine(LONGEST_ORGANISATION)
        self._organisation.setPlaceholderText(gettext("bijvoorbeeld Gemeente Voorbeeld"))
        self._organisation.setAccessibleName(gettext("Organisatie"))
        self._shown_logo = QLabel()
        self._shown_logo.setFixedSize(LOGO)
        self._choose_logo = QPushButton(gettext("Logo kiezen"))
        self._drop_logo = QPushButton(gettext("Weghalen"))
        self._accent = QLineEdit()
        self._accent.setFixedWidth(104)
        placeholder(self._accent, theme.ACCENT)
        self._accent.setAccessibleName(gettext("Accentkleur"))
        self._pick = QPushButton(gettext("Kleur kiezen"))
        self._wanted = _patch()
        self._used = _patch()
        self._arrow = label("→")
        self._shown = label("", "muted", wrap=True)
        self._shown.setMinimumHeight(2 * self._shown.fontMetrics().lineSpacing())
        self._shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        for button in (self._choose_logo, self._drop_logo, self._pick):
            button.setAutoDefault(False)
        self._lay_out()
        self._show_logo()
        self._judge()

        # signals
        self._choose_logo.clicked.connect(self._ask_logo)
        self._drop_logo.clicked.connect(self._remove_logo)
        self._pick.clicked.connect(self._ask_colour)
        self._accent.textChanged.connect(self._judge)

    @property
    def organisation(self) -> str:
        """The name that was filled in."""
        return self._organisation.text().strip()

    @property
    def logo(self) -> bytes:
        """The bytes of the logo; empty for none."""
        return self._logo

    @property
    def accent(self) -> str:
        """The accent colour that was filled in, as `#RRGGBB` if valid; empty for Trede's own."""
        return _with_sign(self._accent.text()).upper()

    @property
    def wrong(self) -> str:
        """An error message if the branding cannot be saved like this; else empty."""
        if self.accent and not is_colour(self.accent):
            return gettext("Schrijf de kleur als # met zes cijfers of letters, zoals #00857C.")
        return ""

    def show_style(self, organisation: str, logo: bytes, accent: str) -> None:
        """Fill in a branding."""
        fill_in(self._organisation, organisation)
        self._logo = logo
        fill_in(self._accent, accent)
        self._show_logo()
        self._judge()

    def use_logo(self, file: Path) -> None:
        """Use the logo in a file; shows an error message if it cannot be used."""
        try:
            data = read_bounded(file, LARGEST_LOGO)
        except OSError as error:
            self._show_text(
                gettext("Dit bestand kan niet worden gelezen ({reason}).", reason=why(error))
            )
            return
        if len(data) > LARGEST_LOGO:
            self._show_text(
                gettext("Dit logo is groter dan 1 MB. Maak het kleiner en kies opnieuw.")
            )
        elif not is_logo(data) or _picture(data).isNull():
            self._show_text(gettext("Dit is geen plaatje dat Trede kent. Kies een PNG of JPEG."))
        else:
            self._logo = data
            self._show_logo()
            self._judge()

    def _ask_logo(self) -> None:
        dialog = file_dialog(self, gettext("Logo kiezen"))
        dialog.setNameFilter(gettext("Plaatjes (*.png *.jpg *.jpeg)"))

        def chosen(file: str) -> None:
            self.use_logo(Path(file))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _remove_logo(self) -> None:
        self._logo = b""
        self._show_logo()

    def _ask_colour(self) -> None:
        wanted = self.accent if is_colour(self.accent) else theme.ACCENT
        dialog = QColorDialog(QColor(wanted), self)

        def chosen(colour: QColor) -> None:
            fill_in(self._accent, colour.name().upper())

        dialog.colorSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        # Not `open`: that of QColorDialog requires a receiver and a slot signature.
        dialog.setModal(True)
        dialog.show()

    def _show_logo(self) -> None:
        picture = _picture(self._logo) if self._logo else QPixmap()
        self._shown_logo.setPixmap(picture)
        self._shown_logo.setText("" if self._logo else gettext("geen logo"))
        self._drop_logo.setEnabled(bool(self._logo))

    def _judge(self) -> None:
        """Show the chosen colour, the one that will be used, and its contrast or what is wrong."""
        wanted = self.accent or theme.ACCENT
        fits = is_colour(wanted)
        used = readable_accent(wanted) if fits else theme.ACCENT
        other = fits and used.upper() != wanted.upper()
        _colour(self._wanted, wanted if fits else theme.WHITE)
        _colour(self._used, used)
        for part in (self._used, self._arrow):
            part.setVisible(other)
        if not fits:
            text = self.wrong
        elif other:
            text = gettext(
                "Deze kleur is op wit niet goed te lezen (contrast {number}). Trede maakt hem"
                " donkerder:"
                " {used}."
            )
        else:
            text = gettext("Goed te lezen op wit (contrast {number}).")
        number = decimal(contrast(wanted, theme.WHITE), places=1) if fits else ""
        self._show_text(filled(text, number=number, used=used))
        self.changed.emit()

    def _show_text(self, text: str) -> None:
        show_text(self._shown, text)

    def _lay_out(self) -> None:
        logo = QHBoxLayout()
        logo.setSpacing(8)
        logo.addWidget(self._shown_logo, 1)
        logo.addWidget(self._choose_logo)
        logo.addWidget(self._drop_logo)
        accent = QHBoxLayout()
        accent.setSpacing(8)
        for part in (self._accent, self._wanted, self._arrow, self._used):
            accent.addWidget(part)
        accent.addStretch(1)
        accent.addWidget(self._pick)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.addRow(gettext("Organisatie"), self._organisation)
        form.addRow(gettext("Logo"), logo)
        form.addRow(gettext("Accentkleur"), accent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self._shown)


def _with_sign(text: str) -> str:
    text = text.strip()
    return f"#{text}" if text and not text.startswith("#") else text


def _patch() -> QLabel:
    made = QLabel()
    made.setFixedSize(34, 34)
    return made


def _colour(patch: QLabel, colour: str) -> None:
    patch.setStyleSheet(f"background: {colour}; border: 1px solid {theme.LINE}; border-radius: 6px")


def _picture(data: bytes) -> QPixmap:
    """A logo scaled to fit in the dialog; null if it is too large or cannot be decoded."""
    with picture_reader(data) as reader:
        if reader is None:
            return QPixmap()
        image = reader.read()
    if image.isNull():
        return QPixmap()
    ratio = Qt.AspectRatioMode.KeepAspectRatio
    smooth = Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(LOGO, ratio, smooth))
