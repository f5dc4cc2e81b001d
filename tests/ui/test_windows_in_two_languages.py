"""The windows in Dutch and in English: every text is translated, and fits on a small laptop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scripts import translations
from tests.core.loudly import Capitals, with_texts
from tests.core.samples import commands, own_deck
from tests.ui.clipping import clipped
from tests.ui.conftest import Clock
from tests.ui.driving import settle
from tests.ui.tour import SHOWS, home_windows, live_of, show_windows, texts_of
from ui.app import Trede
from ui.console.words import command_words, refusal_words
from ui.i18n import install_language
from ui.projector.scenes import paint_scene
from workshop_app import i18n
from workshop_app.content import builtin_texts, reading, resource_file, staircase
from workshop_app.content.deck import Deck
from workshop_app.handouts import catalogue
from workshop_app.i18n import Language
from workshop_app.session.commands import Refusal
from workshop_app.session.scenes import PublicSnapshot

Texts = TypeVar("Texts")

SMALL = (1024, 640)
CONSOLE = (1260, 640)
"""The smallest window of the console: its row of buttons beside two columns is this wide."""

LAPTOP = (1366, 768)

NAMES = frozenset({"Trede", "Nederlands", "English", "Ctrl+Z"})
"""What is the same in every language."""


@pytest.fixture
def clock() -> Clock:
    """A clock that moves a second at each call: the steps last as long as in a workshop."""
    instant = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=1)))

    def look() -> datetime:
        nonlocal instant
        instant += timedelta(seconds=1)
        return instant

    return look


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

    monkeypatch.setattr(reading, "read_deck", read)
    monkeypatch.setattr("ui.handouts.sources.read_deck", read)
    monkeypatch.setattr(catalogue, "make", make)
    for module in (builtin_texts, staircase):
        monkeypatch.setattr(module, "read_texts", read_texts)
    cached = (builtin_texts.standard, staircase.staircase)
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
    found = {word.strip(" .,:;()/·…‘’“”") for text in texts for word in text.split()}
    return {
        word
        for word in found - NAMES - days
        if any(letter.islower() for letter in word) and not re.search(r"\d|\.\w", word)
    }


def tours(trede: Trede) -> Iterator[tuple[str, QWidget]]:
    yield from home_windows(trede)
    for programme in SHOWS:
        yield from show_windows(trede, programme)


def painted(public: PublicSnapshot) -> list[str]:
    """The texts of a scene of the room."""
    picture = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    found = [one.text for one in paint_scene(painter, QRectF(picture.rect()), public)]
    painter.end()
    return found


@pytest.mark.usefixtures("loudly")
def test_every_text_of_the_windows_and_the_room_is_translated(
    make_trede: Callable[[], Trede],
) -> None:
    trede = make_trede()
    left: dict[str, set[str]] = {}
    for name, window in tours(trede):
        if found := small_words(texts_of(window)):
            left.setdefault(name, found)
        if trede.live is not None:
            shown = painted(live_of(trede).bridge.snapshot.public)
            if found := small_words(shown):
                left.setdefault(f"room: {name}", found)
    assert [f"{name}: {sorted(found)}" for name, found in left.items()] == []
