"""One screen for all: whatever is hidden cannot be told from what the room sees, at any frame.

The same workshop is run twice with other secrets: another split of the votes, another duiding,
another note. Every frame of every window must be the same picture both times, until the trainer
shows something.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.driving import click, live_of, press, scene, settle
from ui import screens as ui_screens
from ui.app import Trede
from ui.screens import ScreenInfo
from ui.widgets.typing import TypedText
from workshop_app.content import reading
from workshop_app.content.deck import Deck
from workshop_app.session.commands import WriteNote
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.opening import Opening
from workshop_app.session.scenes import ResultScene, VoteScene
from workshop_app.session.state import Place

OPENING = Opening("Org", "Groep", date(2026, 11, 22), 12, tables=3)


@dataclass(frozen=True)
class Secret:
    """What the room must not learn: as many votes either way."""

    votes: tuple[str, ...]
    second: tuple[str, ...]
    ballots: tuple[str, ...]
    tables: tuple[str, ...]
    note: str
    niveaus_down: bool


ONE = Secret(
    ("0", "0", "1"), ("4", "4"), ("3", "3"), ("1", "1"), "Iemand zweeg.", niveaus_down=False
)
OTHER = Secret(
    ("5", "4", "4"), ("2", "3"), ("0", "5"), ("4", "2"), "Allen praten mee.", niveaus_down=True
)


class Frames(QObject):
    """Every picture that a window is about to show, with all that its widgets say unasked."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._last: dict[str, str] = {}
        self._looking = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt says so
        frame = event.type() is QEvent.Type.UpdateRequest
        if frame and isinstance(watched, QWidget) and watched.isWindow() and not self._looking:
            self._looking = True
            self._see(type(watched).__name__, self._digest(watched))
            self._looking = False
        return False

    def _see(self, window: str, digest: str) -> None:
        # The same picture painted once more shows nothing.
        if self._last.get(window) != digest:
            self._last[window] = digest
            self.seen.append(f"{window} {digest}")

    @staticmethod
    def _digest(window: QWidget) -> str:
        picture = window.grab().toImage()
        told = hashlib.sha256(bytes(picture.constBits()))
        for widget in [window, *window.findChildren(QWidget)]:
            if widget.isVisible():
                told.update(f"{widget.toolTip()}|{widget.accessibleName()}".encode())
        return told.hexdigest()


def other_deck(deck: Deck) -> Deck:
    """The same cards with another duiding, and other things for the trainer alone to know."""
    cards = tuple(
        msgspec.structs.replace(
            card,
            trainer_note="Iets heel anders. " * 7,
            behaviours=tuple(
                msgspec.structs.replace(
                    behaviour,
                    reference=msgspec.structs.replace(
                        behaviour.reference, niveau=5 - behaviour.reference.niveau, why="Daarom."
                    ),
                )
                for behaviour in card.behaviours
            ),
        )
        for card in deck.cards
    )
    return msgspec.structs.replace(deck, cards=cards)


class Run:
    """One workshop on one screen."""

    def __init__(self, home: Path, secret: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
        home.mkdir()
        self.secret = secret
        self.now = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
        self.frames = Frames()
        if secret.niveaus_down:
            own = reading.read_deck

            def read(path: Path) -> Deck:
                return other_deck(own(path))

            monkeypatch.setattr(reading, "read_deck", read)
        self.trede = Trede(home, self._clock, lambda: "000000000001")
        self.trede.window.show()
        self.trede.window.activateWindow()
        self.trede.begin_as(WorkshopKind.REAL, OPENING)
        settle()

    def _clock(self) -> datetime:
        return self.now

    def press(self, *keys: str) -> None:
        """Half a minute passes before each key, so that no vote is a double one."""
        for key in keys:
            self.now += timedelta(seconds=30)
            press(self.trede, key)

    def watch(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self.frames)
        settle()

    def close(self) -> list[str]:
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self.frames)
        self.trede.close()
        self.trede.window.hide()
        self.trede.window.deleteLater()
        self.trede.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self.frames.seen


def to_the_vote(run: Run) -> None:
    run.press("next", "next", "next", "next")
    assert isinstance(scene(run.trede), VoteScene)


def vote_and_toggle(run: Run) -> None:
    """Show of hands, closed, opened, with the room's view put over the console and taken away."""
    to_the_vote(run)
    live_of(run.trede).bridge.do(WriteNote(Place(3, "doorpraten"), run.secret.note))
    for vote in run.secret.votes:
        run.press(vote)
    run.press("f5", "esc", "f5", "v", "esc", "v", "f5")
    run.press(run.secret.votes[0], "ctrl+z", "esc")


def vote_by_ballots(run: Run) -> None:
    to_the_vote(run)
    click(run.trede.window, "Stembus")
    run.press("k")
    for vote in run.secret.ballots:
        run.press(vote)
    run.press("backspace", run.secret.ballots[0], "esc", "f5", "esc")


def vote_at_tables(run: Run) -> None:
    to_the_vote(run)
    click(run.trede.window, "Tafels")
    for vote in run.secret.tables:
        run.press(vote)
    run.press("f5", "esc", "v")


def talk_and_vote_again(run: Run) -> None:
    """The second round is as secret as the first one was."""
    to_the_vote(run)
    run.press("3", "3", "next", "next")
    while not isinstance(scene(run.trede), VoteScene):
        run.press("next")
    for vote in run.secret.second:
        run.press(vote)
    run.press("f5", "esc", "f5", "esc")


DEEDS = [vote_and_toggle, vote_by_ballots, vote_at_tables, talk_and_vote_again]


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[ScreenInfo]:
    """The screens there are, to take away from and to give back to."""
    del qapp
    screens = ui_screens.current_screens()
    monkeypatch.setattr(ui_screens, "current_screens", lambda: list(screens))
    return screens


@pytest.mark.parametrize("deeds", DEEDS)
def test_no_frame_tells_what_is_hidden(
    desktop: list[ScreenInfo],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    deeds: Callable[[Run], None],
) -> None:
    del desktop[1:]
    seen: list[list[str]] = []
    for number, secret in enumerate((ONE, OTHER)):
        run = Run(tmp_path / str(number), secret, monkeypatch)
        assert live_of(run.trede).screens.screen is None
        run.watch()
        deeds(run)
        seen.append(run.close())
    assert len(seen[0]) > 8
    assert seen[0] == seen[1]


def test_no_frame_tells_what_is_hidden_once_the_projector_is_gone(
    desktop: list[ScreenInfo], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = list(desktop)
    seen: list[list[str]] = []
    for number, secret in enumerate((ONE, OTHER)):
        desktop[:] = both
        run = Run(tmp_path / str(number), secret, monkeypatch)
        to_the_vote(run)
        live_of(run.trede).bridge.do(WriteNote(Place(3, "doorpraten"), run.secret.note))
        run.press(*secret.votes)
        assert live_of(run.trede).screens.screen is not None
        run.watch()
        run.frames.seen.clear()
        del desktop[1:]
        live_of(run.trede).screens.choose(None)
        settle()
        assert live_of(run.trede).screens.screen is None
        run.press("f5", "esc")
        seen.append(run.close())
    assert len(seen[0]) > 2
    assert seen[0] == seen[1]


def test_a_note_shows_while_it_is_written(trede: Trede) -> None:
    trede.start_demo()
    settle()
    console = live_of(trede).console
    field = console.findChildren(TypedText)[0]
    press(trede, "n")
    QTest.keyClicks(field, "Let op de tijd.")
    press(trede, "esc")
    assert field.toPlainText() == "Let op de tijd."
    console.show_screen(None)
    assert field.toPlainText() == ""
    press(trede, "n")
    assert field.toPlainText() == "Let op de tijd."
    QTest.keyClicks(field, " Nu.")
    press(trede, "esc")
    assert field.toPlainText() == ""
    notes = live_of(trede).bridge.snapshot.state.notes
    assert list(notes.values()) == ["Let op de tijd. Nu."]


def test_what_is_shown_does_make_a_difference(
    desktop: list[ScreenInfo], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that frames are the same for a reason: the first one after the reveal is not."""
    del desktop[1:]
    seen: list[list[str]] = []
    for number, secret in enumerate((ONE, OTHER)):
        run = Run(tmp_path / str(number), secret, monkeypatch)
        run.watch()
        to_the_vote(run)
        run.press(*secret.votes)
        run.press("enter")
        assert isinstance(scene(run.trede), ResultScene)
        seen.append(run.close())
    assert seen[0][:-1] == seen[1][:-1]
    assert seen[0][-1] != seen[1][-1]
