"""The appearance of the windows: colours, the app's font, and the style sheet."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from workshop_app import colours, paths

FAMILY = "Atkinson Hyperlegible Next"
STYLES = ("Regular", "Bold")
SHOW_STYLES = ("SemiBold", "ExtraBold")

INK, WHITE, ACCENT = colours.INK, colours.WHITE, colours.ACCENT
STEP_FILLS = colours.STEP_FILLS
MUTED = "#5B6475"
DESK = "#F3EFE7"
LINE = "#E3DCCF"
BORDER = "#CFC6B6"
DISABLED = "#A29C92"
DISABLED_FILL = "#A7ABB5"
ACCENT_TINT = "#FBEEE6"
GOOD = "#1F7A4D"
ORANGE = "#B45F06"
RED = "#B3261E"


def step_fill(niveau: int) -> QColor:
    """The fill colour of a niveau, or of "none of these" (0); never the only carrier of meaning."""
    return QColor(STEP_FILLS[niveau])


def step_ink(niveau: int) -> QColor:
    """The colour of text on `step_fill`."""
    return QColor(colours.STEP_INKS[niveau])


@cache
def load_fonts(styles: tuple[str, ...] = STYLES) -> None:
    """Register styles of the app's font with Qt, once a process; needs a QApplication.

    The home page only uses `STYLES`; a workshop also needs `SHOW_STYLES`.
    """
    for style in styles:
        QFontDatabase.addApplicationFont(str(paths.font_file(style)))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The app's font at a size in pixels, without hinting, to get equal widths on all systems.

    With hinting, Windows rounds the width of each letter to whole pixels, and texts that fit
    elsewhere would not fit.
    """
    made = QFont(FAMILY)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setPixelSize(max(1, pixels))
    made.setWeight(weight)
    return made


def apply_theme(app: QApplication) -> None:
    """Apply the font, palette and style sheet to the application."""
    load_fonts()
    app.setFont(font(16))
    palette = QPalette(QColor(DESK))
    for role, colour in (
        (QPalette.ColorRole.Window, DESK),
        (QPalette.ColorRole.Base, WHITE),
        (QPalette.ColorRole.Button, WHITE),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, INK),
        (QPalette.ColorRole.HighlightedText, WHITE),
        (QPalette.ColorRole.PlaceholderText, MUTED),
    ):
        palette.setColor(role, QColor(colour))
    app.setPalette(palette)
    app.setStyleSheet(STYLE_SHEET)


STYLE_SHEET = f"""
QFrame[panel="true"] {{
    background: {WHITE}; border: 1px solid {LINE}; border-radius: 8px;
}}
QFrame[bar="true"] {{ background: {WHITE}; border: none; border-bottom: 1px solid {LINE}; }}
QLabel {{ background: transparent; }}
QLabel[role="caption"] {{ color: {MUTED}; font-size: 13px; font-weight: 700; }}
QLabel[role="muted"] {{ color: {MUTED}; }}
QLabel[role="skipped"] {{ color: {MUTED}; text-decoration: line-through; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="heading"] {{ font-size: 22px; font-weight: 700; }}
QLabel[role="good"] {{ color: {GOOD}; font-weight: 600; }}
QLabel[role="warning"] {{ color: {ACCENT}; font-weight: 600; }}
QLabel[chip="true"] {{
    background: {WHITE}; border: 1px solid {BORDER}; border-radius: 6px; padding: 3px 8px;
    font-size: 14px;
}}
QLabel[alert="orange"] {{ color: {ORANGE}; }}
QLabel[alert="red"] {{ color: {RED}; }}
QFrame[banner="trouble"] {{ background: {ACCENT}; border: none; }}
QFrame[banner="good"] {{ background: {GOOD}; border: none; }}
QPushButton[table="true"][current="true"] {{ border: 2px solid {ACCENT}; padding: 6px 13px; }}
QSpinBox QLineEdit, QDateEdit QLineEdit {{ border: none; padding: 0; }}
QFrame[banner] QLabel {{ color: {WHITE}; font-weight: 600; }}
QPushButton {{
    background: {WHITE}; border: 1px solid {BORDER}; border-radius: 8px; padding: 7px 14px;
}}
QPushButton:hover {{ border-color: {INK}; }}
QPushButton:pressed {{ background: {LINE}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 6px 13px; }}
QPushButton:disabled {{ color: {DISABLED}; border-color: {LINE}; }}
QPushButton[primary="true"], QPushButton:default {{
    background: {INK}; color: {WHITE}; border-color: {INK}; font-weight: 700;
}}
QPushButton[primary="true"]:hover, QPushButton:default:hover {{ background: #303A50; }}
QPushButton[primary="true"]:disabled, QPushButton:default:disabled {{
    background: {DISABLED_FILL}; border-color: {DISABLED_FILL}; color: {WHITE};
}}
QPushButton[role] {{ border: none; padding: 7px 4px; font-weight: 600; }}
QPushButton[role="good"] {{ color: {GOOD}; }}
QPushButton[role="warning"] {{ color: {ACCENT}; }}
QPushButton[role]:hover {{ text-decoration: underline; }}
QPushButton[small="true"] {{ padding: 3px 8px; font-size: 14px; }}
QPushButton:checked {{ background: {ACCENT_TINT}; border-color: {ACCENT}; }}
QPushButton[row="true"] {{
    border: none; border-left: 4px solid transparent; border-radius: 0; text-align: left;
    padding: 6px 8px; background: transparent;
}}
QPushButton[row="true"]:hover {{ background: {DESK}; }}
QPushButton[row="true"][current="true"] {{
    background: {ACCENT_TINT}; border-left-color: {ACCENT}; font-weight: 700;
}}
QPushButton[item="true"] {{ padding: 3px 8px 3px 22px; font-size: 14px; color: {MUTED}; }}
QPushButton[item="true"][current="true"] {{ color: {INK}; }}
QPlainTextEdit, QLineEdit {{
    background: {WHITE}; border: 1px solid {BORDER}; border-radius: 6px; padding: 6px;
    selection-background-color: {INK};
}}
QPlainTextEdit:focus, QLineEdit:focus {{
    border: 2px solid {ACCENT}; padding: 5px;
}}
QTableWidget {{
    background: {WHITE}; border: 1px solid {LINE}; border-radius: 6px; gridline-color: {LINE};
}}
QTableWidget::item {{ padding: 2px 6px; }}
QTableWidget::item:selected {{ background: {ACCENT_TINT}; color: {INK}; }}
QListWidget {{
    background: {WHITE}; border: 1px solid transparent; border-radius: 6px; outline: none;
}}
QListWidget::item {{ border: none; border-radius: 6px; padding: 0 4px; }}
QListWidget::item:hover {{ background: {DESK}; }}
QListWidget::item:selected {{ background: {ACCENT_TINT}; color: {INK}; }}
QListWidget:focus {{ border-color: {ACCENT}; }}
QListView[rows="true"] {{ border: none; border-top: 1px solid {LINE}; outline: none; }}
QMenu {{ background: {WHITE}; border: 1px solid {BORDER}; padding: 6px 0; }}
QMenu::item {{ padding: 6px 22px; }}
QMenu::item:selected {{ background: {ACCENT_TINT}; }}
QMenu::item:disabled {{ color: {DISABLED}; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {BORDER}; border-radius: 4px; min-height: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
"""
