"""The windows in Dutch and in English: every text is translated, and fits on a small laptop."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar, get_args

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QLocale, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scripts import translations
from tests.support.effective_commands import EFFECTIVE
from tests.support.languages import Capitals, dutch_in, with_texts
from tests.support.samples import own_deck
from tests.ui.clipping import clipped
from tests.ui.conftest import Clock, clock_with
from tests.ui.driving import settle
from tests.ui.tour import SHOWS, home_windows, live_of, show_windows, texts_of
from ui import theme
from ui.app import Trede
from ui.console.step_texts import command_text, refusal_text
from ui.handouts.kinds import ABOUT, KindList
from ui.projector.projector_test import ProjectorTestScene
from ui.projector.scene_painting import paint_scene, paint_test
from workshop_app import i18n
from workshop_app.content import builtin_texts, deck_reading, resource_file, staircase
from workshop_app.content.deck import Deck
from workshop_app.handouts import catalogue
from workshop_app.i18n import Language
from workshop_app.session.commands import Refusal
from workshop_app.session.scenes import PublicSnapshot, Scene

Texts = TypeVar("Texts")

SMALL = (1024, 640)
CONSOLE = 1260
"""The least width of the trainer's window, in which the row of buttons is beside two columns."""

TITLE_BAR = 24
"""The height in pixels that a screen keeps from a dialog."""

BOX = 42
"""The width in pixels of a check box with the space around it."""

LAPTOP = (1366, 768)

NAMES = frozenset({"Trede", "Nederlands", "English"})
KEYS = frozenset(
    {"Backspace", "Ctrl", "Enter", "Esc", "PageDown", "PageUp", "PgDown", "PgUp", "Shift"}
)
"""What is the same in every language: names, and what is on keys."""


@pytest.fixture
def clock() -> Clock:
    """A clock that moves a second at each call: the steps last as long as in a workshop."""
    return clock_with(timedelta(seconds=1))


@pytest.fixture
def loud_content(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All content, of the deck and of the staircase, in capitals; and no handouts are made."""
    deck = with_texts(own_deck(), str.upper)

    def read(_file: Path) -> Deck:
        return deck

    def read_texts(file: Path, kind: type[Texts]) -> Texts:
        return with_texts(resource_file.read_texts(file, kind), str.upper)

    def make(*_: object) -> bytes:
        return b""

    monkeypatch.setattr(deck_reading, "read_deck", read)
    monkeypatch.setattr("ui.handouts.sources.read_deck", read)
    monkeypatch.setattr(catalogue, "make", make)
    for module in (builtin_texts, staircase):
        monkeypatch.setattr(module, "read_texts", read_texts)
    cached = (builtin_texts.builtin_texts, staircase.staircase)
    for one in cached:
        one.cache_clear()
    yield
    for one in cached:
        one.cache_clear()


@pytest.fixture
def loudly(monkeypatch: pytest.MonkeyPatch, loud_content: None) -> None:
    """All texts of the interface in capitals too."""

    def of(_language: Language) -> Capitals:
        return Capitals()

    monkeypatch.setattr(i18n, "translations", of)


def small_words(texts: list[str]) -> set[str]:
    """The words with small letters, except names, dates and the names of keys."""
    days = {QLocale().monthName(n) for n in range(1, 13)} | {
        QLocale().dayName(n) for n in range(1, 8)
    }
    found = {word.strip(" .,:;()/·…‘’“”") for text in texts for word in re.split(r"\s|\+", text)}
    return {
        word
        for word in found - NAMES - KEYS - days
        if any(letter.islower() for letter in word) and not re.search(r"\d|\.\w", word)
    }


def tours(trede: Trede) -> Iterator[tuple[str, QWidget]]:
    yield from home_windows(trede)
    for programme in SHOWS:
        yield from show_windows(trede, programme)


def shown(trede: Trede) -> Iterator[tuple[str, list[str]]]:
    """The texts of each window of the tours, and of the scene that the room sees then."""
    for name, window in tours(trede):
        yield name, texts_of(window)
        if trede.live is not None:
            yield f"room, {name}", painted(live_of(trede).bridge.snapshot.public)
    yield "room, projector test", painted(ProjectorTestScene(1280, 720))


def painted(public: PublicSnapshot | ProjectorTestScene) -> list[str]:
    """The texts of a scene of the room, or of the projector test."""
    picture = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    place = QRectF(picture.rect())
    if isinstance(public, ProjectorTestScene):
        found = paint_test(painter, place, public)
    else:
        found = paint_scene(painter, place, public)
    painter.end()
    return [one.text for one in found]


@pytest.mark.usefixtures("loudly")
def test_every_text_of_the_windows_and_the_room_is_translated(
    make_trede: Callable[[], Trede],
) -> None:
    texts_by_name = list(shown(make_trede()))
    left = [
        f"{name}: {sorted(found)}" for name, texts in texts_by_name if (found := small_words(texts))
    ]
    assert not left, "\n".join(left)
    seen = {name.split(", ")[-1] for name, _ in texts_by_name}
    assert seen >= {kind.__name__.removesuffix("Scene").lower() for kind in get_args(Scene)}


def test_a_text_past_the_catalogue_is_found(trede: Trede) -> None:
    """Without the capitals the same search finds words everywhere."""
    assert {"workshop", "Instellingen"} <= small_words(texts_of(trede.window))
    trede.start_demo()
    assert small_words(painted(live_of(trede).bridge.snapshot.public))


@pytest.mark.usefixtures("loudly")
def test_every_refusal_and_every_command_is_translated() -> None:
    assert small_words([refusal_text(refusal) for refusal in Refusal]) == set()
    output = [command_text(command) for _, command in EFFECTIVE]
    assert small_words([words for words in output if words]) == set()


@pytest.mark.usefixtures("loud_content", "english")
def test_no_window_and_no_scene_shows_dutch_in_english(make_trede: Callable[[], Trede]) -> None:
    """The content is in capitals, so that what has small letters is a text of the interface."""
    catalog = read_po(io.StringIO(translations.PO.read_text("utf-8")))
    fixed = {
        str(message.id).casefold()
        for message in catalog
        if isinstance(message.id, str) and message.id and message.id != message.string
    }
    fixed -= {str(message.string).casefold() for message in catalog}
    trede = make_trede()
    left: list[str] = []
    for name, texts in shown(trede):
        words = dutch_in(" ".join(small_words(texts)))
        whole = {text for text in texts if text.casefold() in fixed and not text.isupper()}
        left += [f"{name}: {found}" for found in sorted((words | whole) - NAMES)]
    assert not left, "\n".join(left)


def test_dutch_is_found_in_the_same_way(trede: Trede) -> None:
    words = dutch_in(" ".join(small_words(texts_of(trede.window))))
    assert {"instellingen", "probeer"} <= words


# ------------------------------------------------------------------ nothing is cut off


def too_large(tour: Iterator[tuple[str, QWidget]], window: QWidget) -> list[str]:
    """What does not fit in the windows of a tour; the trainer's window has the smallest size."""
    found: list[str] = []
    for name, shown_window in tour:
        if shown_window is window:
            # A banner above the console takes more height; a window of 640 grows by it.
            window.resize(*(LAPTOP if name == "banner" else SMALL))
            settle()
        elif not isinstance(shown_window, QMenu) and shown_window.isWindow():
            size = shown_window.size()
            if size.width() > SMALL[0] or size.height() > SMALL[1] - TITLE_BAR:
                shown_window.resize(size.boundedTo(QSize(SMALL[0], SMALL[1] - TITLE_BAR)))
                settle()
            size = shown_window.size()
            if size.width() > SMALL[0] or size.height() > SMALL[1] - TITLE_BAR:
                found.append(f"{name}: a window of {size.toTuple()}")
        found += [
            f"{name}: {fault}" for fault in (*clipped(shown_window), *cut_kinds(shown_window))
        ]
    return found


def cut_kinds(window: QWidget) -> list[str]:
    """The lines of the list of handouts that are wider than it, which its delegate cuts."""
    return [
        str(kinds.item(row).data(ABOUT))
        for kinds in window.findChildren(KindList)
        for row in range(kinds.count())
        if QFontMetrics(theme.font(14)).horizontalAdvance(str(kinds.item(row).data(ABOUT)))
        > kinds.viewport().width() - BOX
    ]


@pytest.mark.parametrize("language", Language)
def test_everything_fits_on_a_small_screen(
    switch_language: Callable[[Language], None],
    make_trede: Callable[[], Trede],
    language: Language,
) -> None:
    switch_language(language)
    trede = make_trede()
    window = trede.window
    assert window.minimumWidth() == CONSOLE
    faults = too_large(home_windows(trede), window)
    for programme in SHOWS:
        faults += too_large(show_windows(trede, programme), window)
    assert faults == []


def test_what_does_not_fit_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    button = QPushButton("Opslaan als", window)
    button.move(10, 10)
    one_line = QLabel("Een lange regel", window)
    one_line.move(10, 60)
    lines = QLabel("Een tekst die over meer dan een regel gaat", window)
    lines.setWordWrap(True)
    lines.setGeometry(10, 100, 120, 90)
    field = QComboBox(window)
    field.addItem("Handopsteken")
    field.setGeometry(150, 10, 160, 34)
    hint = QLineEdit(window)
    hint.setPlaceholderText("bijvoorbeeld groep B")
    hint.setGeometry(150, 60, 200, 34)
    window.show()
    settle()
    assert clipped(window) == []
    for widget, fault in (
        (button, lambda: button.resize(30, button.height())),
        (one_line, lambda: one_line.resize(one_line.width() - 5, one_line.height())),
        (one_line, lambda: one_line.resize(one_line.width() + 5, 6)),
        (lines, lambda: lines.resize(120, 20)),
        (lines, lambda: lines.resize(20, 600)),
        (field, lambda: field.resize(60, 34)),
        (hint, lambda: hint.resize(60, 34)),
        (button, lambda: button.move(350, 10)),
    ):
        before = widget.geometry()
        fault()
        assert clipped(window), f"{type(widget).__name__} at {widget.geometry()}"
        widget.setGeometry(before)
        assert clipped(window) == []
