"""Digit keys on real keyboards: key codes sent through X, for any layout and NumLock."""

from __future__ import annotations

import subprocess
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from tests.desktop.desk import Desk, Seat
from tests.desktop.test_desk import start_vote, votes
from ui.widgets.typing import TypedText
from workshop_app.results.tally import Counts
from workshop_app.session.commands import ChangeVotingMethod, RevealOrHide
from workshop_app.session.state import Position, Stage, VotingMethod

LAYOUTS = (
    *("us", "us intl", "us dvorak", "gb", "nl", "be", "fr", "fr bepo", "de", "ch", "ch fr"),
    *("it", "es", "pl", "cz", "hu", "tr", "ru"),
)
"""Layouts and variants, by the names of setxkbmap."""

ROW = ("19", "10", "11", "12", "13", "14")
KEYPAD = ("90", "87", "88", "89", "83", "84", "85", "79", "80", "81")
"""The key codes of 0 to 5 on the digit row, and of 0 to 9 on the keypad."""

PAGE_DOWN, PAGE_UP, SHIFT, NUM_LOCK = "117", "112", "50", "77"
SPACE, BLACK = "65", "56"


class Keyboard:
    """The keyboard of a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def use(self, layout: str, *, numlock: bool) -> None:
        """Set the layout and the state of NumLock."""
        self._desk.run("setxkbmap", *layout.split())
        lights = self._desk.run("xset", "q").split("Num Lock:")[1]
        if lights.split()[0] != ("on" if numlock else "off"):
            self.press(NUM_LOCK)

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys, given by their codes."""
        held = ("keydown", SHIFT), ("keyup", SHIFT)
        before, after = held if shift else ((), ())
        self._desk.run("xdotool", *before, "key", *keys, *after)

    @contextmanager
    def held(self, key: str, seconds: float) -> Generator[subprocess.Popen[bytes]]:
        """Hold a key down, which the X server repeats; yields the program that does."""
        self._desk.run("xset", "r", "on")
        self._desk.run("xset", "r", "rate", "200", "40")
        with self._desk.begin(
            "xdotool", "keydown", key, "sleep", str(seconds), "keyup", key
        ) as one:
            yield one
        self._desk.run("xset", "r", "off")


@pytest.fixture
def keyboard(seat: Seat) -> Generator[Keyboard]:
    made = Keyboard(seat.desk)
    seat.desk.run("xset", "r", "off")  # otherwise keys can repeat on a busy machine
    yield made
    made.use("us", numlock=False)
    seat.desk.run("xset", "r", "on")


def counts(seat: Seat) -> Counts:
    state = seat.live.bridge.snapshot.state
    (round_,) = state.rounds.values()
    return round_.counts


def position(seat: Seat) -> Position:
    return seat.live.bridge.snapshot.state.position


@pytest.mark.parametrize("layout", LAYOUTS)
def test_digits_are_recognised_on_every_keyboard(
    seat: Seat, keyboard: Keyboard, layout: str
) -> None:
    start_vote(seat)
    here = position(seat)
    for numlock in (True, False):
        keyboard.use(layout, numlock=numlock)
        for shift, expected in ((False, 2), (True, 0)):
            # Invalid choices come first, so that they are handled by the time the others are.
            keyboard.press(*KEYPAD[6:], *KEYPAD[:6], *ROW, shift=shift)
            seat.until(
                lambda wanted=expected: counts(seat) == (wanted,) * 6,
                f"NumLock {numlock}, Shift {shift}: {counts(seat)} for {expected} each",
            )
            assert position(seat) == here


def test_a_key_that_is_held_down_counts_once(seat: Seat, keyboard: Keyboard) -> None:
    start_vote(seat)
    with keyboard.held(ROW[3], seconds=1.5) as held:
        # Event by event, as they come in: those of a queue Qt recognises by itself.
        seat.until(lambda: held.poll() is not None, "the key is still held")
    keyboard.press(ROW[1])
    seat.until(lambda: counts(seat)[1] == 1, "the key after it got lost")
    assert counts(seat)[3] == 1


def test_a_held_space_bar_goes_on_once(seat: Seat, keyboard: Keyboard) -> None:
    seat.trede.start_demo()
    seat.has_keyboard()
    step = position(seat).step
    with keyboard.held(SPACE, seconds=1) as held:
        seat.until(lambda: held.poll() is not None, "the key is still held")
    keyboard.press(BLACK)
    seat.until(
        lambda: seat.live.bridge.snapshot.state.curtain is not None, "the key after it got lost"
    )
    steps = [one.id for one in seat.live.bridge.snapshot.state.steps]
    assert steps.index(position(seat).step) == steps.index(step) + 1


@pytest.mark.parametrize("layout", ["us", "be"])
def test_ballots_can_be_cast_with_the_keypad_without_numlock(
    seat: Seat, keyboard: Keyboard, layout: str
) -> None:
    start_vote(seat)
    seat.live.bridge.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX))
    keyboard.use(layout, numlock=False)
    keyboard.press(KEYPAD[3], KEYPAD[9], KEYPAD[6], KEYPAD[4], KEYPAD[2])
    seat.until(lambda: votes(seat) == 3, "the keypad does not vote")
    assert position(seat).stage is Stage.VOTE
    keyboard.press(KEYPAD[3], shift=True)
    keyboard.press(ROW[0])
    seat.until(lambda: votes(seat) == 4, "a key got lost")
    assert position(seat).stage is Stage.VOTE
    assert counts(seat) == (0, 0, 0, 0, 0, 0)  # the split is a secret until the result
    seat.live.bridge.do(RevealOrHide())
    assert counts(seat) == (1, 0, 1, 1, 1, 0)


@pytest.mark.parametrize("numlock", [True, False])
def test_a_remote_moves_through_the_show_with_numlock_on_or_off(
    seat: Seat, keyboard: Keyboard, *, numlock: bool
) -> None:
    start_vote(seat)
    keyboard.use("be", numlock=numlock)
    keyboard.press(PAGE_UP)
    seat.until(lambda: position(seat).stage is Stage.READ, "PageUp does not go back")
    keyboard.press(PAGE_DOWN)
    seat.until(lambda: position(seat).stage is Stage.VOTE, "PageDown does not go on")


def test_keys_type_the_characters_of_the_layout_in_a_note(seat: Seat, keyboard: Keyboard) -> None:
    start_vote(seat)
    here = position(seat)
    (note,) = seat.live.console.findChildren(TypedText)
    note.setFocus()
    keyboard.use("be", numlock=True)
    keyboard.press(*ROW)
    keyboard.press(*ROW, shift=True)
    keyboard.press(*KEYPAD[:4])
    seat.until(lambda: note.toPlainText() == "à&é\"'(0123450123", f"{note.toPlainText()}")
    keyboard.use("be", numlock=False)
    keyboard.press(KEYPAD[9], KEYPAD[3], KEYPAD[7], ROW[1])
    seat.until(lambda: note.toPlainText().startswith("&à"), "the keypad does not move the cursor")
    assert position(seat) == here
    assert votes(seat) == 0
