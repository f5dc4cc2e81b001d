"""The projector is disconnected and connected many times during a vote."""

from __future__ import annotations

import random

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tests.desktop.desk import BEAMER, Seat
from tests.support.samples import MemoryStore
from tests.ui.driving import shown_texts
from workshop_app.session.commands import Back, ChangeCount, Next, OpenOrClose
from workshop_app.session.live import LiveSession
from workshop_app.session.state import Stage, State

TIMES = 100
SEED = 20261122
AT_LAPTOP = QRect(0, 0, 1366, 768)
AT_BEAMER = QRect(1366, 0, 1920, 1080)


class Expected:
    """The expected workshop after the same keys, from a session without windows."""

    def __init__(self, seat: Seat) -> None:
        shown = seat.live.bridge.snapshot
        self._session = LiveSession(
            shown.workshop, shown.state, MemoryStore(shown.state), seat.clock
        )

    def press(self, key: str) -> None:
        match key.removeprefix("shift+"):
            case "Next":
                self._session.do(Next())
            case "Prior":
                self._session.do(Back())
            case "v":
                self._session.do(OpenOrClose())
            case "ctrl+z":
                self._session.undo()
            case digit:
                self._session.do(ChangeCount(int(digit), -1 if key != digit else 1))

    @property
    def state(self) -> State:
        return self._session.snapshot.state


def some_keys(chance: random.Random) -> list[str]:
    """Random keys of a trainer: mostly votes, and sometimes another key."""
    digits = [str(chance.randint(0, 5)) for _ in range(chance.randint(0, 5))]
    keys = [f"shift+{digit}" if chance.random() < 0.25 else digit for digit in digits]
    if chance.random() < 0.3:
        keys.append(chance.choice(("ctrl+z", "v", "v", "Next", "Prior")))
    return keys


def same(one: State, other: State) -> bool:
    """Whether two states have the same rounds and position."""
    return one.rounds == other.rounds and one.position == other.position


def test_no_vote_is_lost_when_the_projector_is_reconnected_a_hundred_times(seat: Seat) -> None:
    chance = random.Random(SEED)
    desk = seat.desk
    seat.trede.start_demo()
    seat.has_keyboard()
    desk.type_keys("Next", "Next", "Next", "Next")
    seat.until(
        lambda: seat.live.bridge.snapshot.state.position.stage is Stage.VOTE, "there is no vote"
    )
    seat.room_is_at(AT_BEAMER)
    expected = Expected(seat)
    pressed = 0

    def all_is_counted() -> bool:
        return same(seat.live.bridge.snapshot.state, expected.state)

    def room_shows_it() -> bool:
        painted = seat.live.room.painted
        return painted is not None and painted.scene == seat.live.bridge.snapshot.public.scene

    def says_beamer() -> bool:
        return "projector: BEAMER 1920×1080" in shown_texts(seat.trede.window)

    def says_no_projector() -> bool:
        return any("geen projector" in text for text in shown_texts(seat.trede.window))

    def during(*command: str) -> None:
        """Press random keys and run `command` at the same time, in a random order."""
        nonlocal pressed
        keys = some_keys(chance)
        pressed += len(keys)
        for key in keys:
            expected.press(key)
        actions = [command]
        if keys:
            actions.insert(chance.randint(0, 1), ("xdotool", "key", "--delay", "3", *keys))
        hands = [desk.begin(*action) for action in actions[:1]]
        for _ in range(chance.randint(0, 40)):
            QApplication.processEvents()
        hands += [desk.begin(*action) for action in actions[1:]]
        seat.until(lambda: all(hand.poll() is not None for hand in hands), "a hand got stuck")
        assert [hand.returncode for hand in hands] == [0] * len(hands)

    for number in range(TIMES):
        during("xrandr", "--delmonitor", "BEAMER")
        if chance.random() < 0.7:  # otherwise it is reconnected at once
            seat.room_is_away()
            assert seat.console is not None, f"no console at {number}"
            assert AT_LAPTOP.contains(seat.console)
            seat.until(says_no_projector, f"the console does not say so, at {number}")
            seat.until(all_is_counted, f"lost while the plug was out, at {number}")
        during("xrandr", "--setmonitor", *BEAMER.split())
        seat.room_is_at(AT_BEAMER)
        seat.until(all_is_counted, f"lost at {number}")
        assert seat.console is not None
        assert not seat.console.intersects(AT_BEAMER)
        seat.until(says_beamer, f"the console does not say so, at {number}")
        seat.until(room_shows_it, f"the room shows another moment, at {number}")
    seat.has_keyboard()
    assert pressed > TIMES
    workshop = seat.live.bridge.snapshot.workshop
    _, kept = seat.trede.folder.workshops.store.load(workshop.id)
    assert same(kept, expected.state)
