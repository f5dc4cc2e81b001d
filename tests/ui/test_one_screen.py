"""One screen for trainer and room: no frame of any window reveals what is hidden.

The same workshop is run twice with other secrets: another split of the votes, other references and
another note. The pictures of the windows must be the same both times, until the trainer shows
something: right after each key and click, before Qt processes deferred events, and once more after
that. The time at which a window system requests a frame depends on the machine, but it is between
those two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.driving import button, key_click, live_of, press, scene, settle
from ui import screens as ui_screens
from ui.app import Trede
from ui.screens import ScreenInfo
from ui.widgets.typing import TypedText
from workshop_app.content import deck_reading
from workshop_app.content.deck import Deck
from workshop_app.session.commands import WriteNote
from workshop_app.session.opening import Opening
from workshop_app.session.scenes import ResultScene, VoteScene
from workshop_app.session.state import Place
from workshop_app.session.workshop_kind import WorkshopKind

OPENING = Opening("Org", "Groep", date(2026, 11, 22), 12, tables=3)


@dataclass(frozen=True)
class Secret:
    """The secrets of one run; both runs have the same number of votes."""

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


class Frames:
    """Hashes of the windows at given moments: their pictures, tool tips and accessible names."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._last: dict[str, str] = {}

    def look(self) -> None:
        """Record each visible window whose picture changed."""
        windows = {
            f"{type(window).__name__} {window.accessibleName()} {window.windowTitle()}": window
            for window in QApplication.topLevelWidgets()
            if window.isVisible()
        }
        for name, window in sorted(windows.items()):
            digest = self._digest(window)
            # An unchanged picture reveals nothing.
            if self._last.get(name) != digest:
                self._last[name] = digest
                self.seen.append(f"{name} {digest}")

    @staticmethod
    def _digest(window: QWidget) -> str:
        picture = window.grab().toImage()
        reported = hashlib.sha256(bytes(picture.constBits()))
        for widget in [window, *window.findChildren(QWidget)]:
            if widget.isVisible():
                reported.update(f"{widget.toolTip()}|{widget.accessibleName()}".encode())
        return reported.hexdigest()


def other_deck(deck: Deck) -> Deck:
    """The same cards with other references and other notes for the trainer."""
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
    """A workshop on one screen, with recorded frames."""

    def __init__(self, data_folder: Path, secret: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
        data_folder.mkdir()
        self.secret = secret
        self.now = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
        self.frames = Frames()
        self._watching = False
        if secret.niveaus_down:
            own = deck_reading.read_deck

            def read(path: Path) -> Deck:
                return other_deck(own(path))

            monkeypatch.setattr(deck_reading, "read_deck", read)
        self.trede = Trede(data_folder, self._clock, lambda: "000000000001")
        self.trede.window.show()
        self.trede.window.activateWindow()
        self.trede.begin_as(WorkshopKind.REAL, OPENING)
        settle()

    def _clock(self) -> datetime:
        return self.now

    def press(self, *keys: str) -> None:
        """Press keys half a minute apart, so that no vote is a double press."""
        for key in keys:
            self.now += timedelta(seconds=30)
            # Update the clock on the console now, not when Qt's timer fires.
            live_of(self.trede).bridge.tick()
            self.do(partial(key_click, self.trede, key))

    def click(self, text: str) -> None:
        found = button(self.trede.window, text)
        self.do(partial(QTest.mouseClick, found, Qt.MouseButton.LeftButton))

    def do(self, action: Callable[[], object]) -> None:
        """Do an action, and record frames before and after Qt processes deferred events."""
        action()
        self._look()
        settle()
        self._look()

    def progress(self) -> None:
        settle()
        self._watching = True
        self._look()

    def _look(self) -> None:
        if self._watching:
            self.frames.look()

    def close(self) -> list[str]:
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
    """Vote by show of hands, close and reopen, and switch the room's view over the console."""
    to_the_vote(run)
    live_of(run.trede).bridge.do(WriteNote(Place(3, "doorpraten"), run.secret.note))
    for vote in run.secret.votes:
        run.press(vote)
    run.press("f5", "esc", "f5", "v", "esc", "v", "f5")
    run.press(run.secret.votes[0], "ctrl+z", "esc")


def vote_by_ballots(run: Run) -> None:
    to_the_vote(run)
    run.click("Stembus")
    run.press("k")
    for vote in run.secret.ballots:
        run.press(vote)
    run.press("backspace", run.secret.ballots[0], "esc", "f5", "esc")


def vote_at_tables(run: Run) -> None:
    to_the_vote(run)
    run.click("Tafels")
    for vote in run.secret.tables:
        run.press(vote)
    run.press("f5", "esc", "v")


def talk_and_vote_again(run: Run) -> None:
    """Vote in the second round, which is as secret as the first."""
    to_the_vote(run)
    run.press("3", "3", "next", "next")
    while not isinstance(scene(run.trede), VoteScene):
        run.press("next")
    for vote in run.secret.second:
        run.press(vote)
    run.press("f5", "esc", "f5", "esc")


ACTIONS = [vote_and_toggle, vote_by_ballots, vote_at_tables, talk_and_vote_again]


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[ScreenInfo]:
    """The list of available screens, which a test can change."""
    del qapp
    screens = ui_screens.current_screens()
    monkeypatch.setattr(ui_screens, "current_screens", lambda: list(screens))
    return screens


@pytest.mark.parametrize("actions", ACTIONS)
def test_no_frame_reveals_a_secret(
    desktop: list[ScreenInfo],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    actions: Callable[[Run], None],
) -> None:
    del desktop[1:]
    seen: list[list[str]] = []
    for number, secret in enumerate((ONE, OTHER)):
        run = Run(tmp_path / str(number), secret, monkeypatch)
        assert live_of(run.trede).screens.screen is None
        run.progress()
        actions(run)
        seen.append(run.close())
    assert len(seen[0]) > 8
    assert seen[0] == seen[1]


def test_no_frame_reveals_a_secret_after_the_projector_is_disconnected(
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
        del desktop[1:]
        live_of(run.trede).screens.choose(None)
        run.progress()
        assert live_of(run.trede).screens.screen is None
        run.press("f5", "esc")
        seen.append(run.close())
    assert len(seen[0]) > 2
    assert seen[0] == seen[1]


def test_a_note_is_only_visible_while_it_is_written(trede: Trede) -> None:
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


def test_frames_differ_after_the_reveal(
    desktop: list[ScreenInfo], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This proves that the comparison of frames can fail."""
    del desktop[1:]
    seen: list[list[str]] = []
    hidden: list[int] = []
    for number, secret in enumerate((ONE, OTHER)):
        run = Run(tmp_path / str(number), secret, monkeypatch)
        run.progress()
        to_the_vote(run)
        run.press(*secret.votes)
        hidden.append(len(run.frames.seen))
        run.press("enter")
        assert isinstance(scene(run.trede), ResultScene)
        seen.append(run.close())
    assert hidden[0] == hidden[1]
    (one, other) = (frames[hidden[0] :] for frames in seen)
    assert seen[0][: hidden[0]] == seen[1][: hidden[0]]
    assert one
    assert set(one).isdisjoint(other)
