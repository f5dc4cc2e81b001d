"""The ballot box, at which people vote one by one: what it remembers, and for how long.

It exists in memory only. The last ballot is remembered until the next voter comes, so that a
voter can take back a mistake; only counts are stored on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from workshop_app.session.commands import CastBallot
from workshop_app.session.scenes import BallotFeedback
from workshop_app.session.state import RoundKey

DOUBLE_PRESS = timedelta(milliseconds=600)
"""A repeat of the same choice on the same device within this time is a double press."""

FEEDBACK_STAYS = timedelta(seconds=1)
"""How long the box shows the outcome of a press."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """What the box shows the current voter.

    `choice` is what was just pressed, as long as the sign is shown; the room never gets it.
    `can_take_back` is whether the last voter can still take back the ballot.
    """

    feedback: BallotFeedback = BallotFeedback.WAITING
    choice: int | None = None
    can_take_back: bool = False


class _Finger(NamedTuple):
    """Identifies repeated presses by one finger: the same device and the same choice."""

    device: str
    choice: int


class _Counted(NamedTuple):
    """When a press was made, on the clock of its device, and when the box counted it."""

    made: timedelta
    counted: datetime


class _Ballot(NamedTuple):
    choice: int
    round: RoundKey
    finger: _Finger | None
    in_room: bool


class BallotBox:
    """Remembers the last ballot, the recent presses and the sign on show."""

    def __init__(self) -> None:
        self._last: _Ballot | None = None
        self._feedback = BallotFeedback.WAITING
        self._at: datetime | None = None
        self._presses: dict[_Finger, _Counted] = {}

    def is_double_press(self, ballot: CastBallot, now: datetime) -> bool:
        """Whether a ballot is the second half of a double press.

        Two voters on two devices may press at the same moment, and so may two voters on one
        keyboard with different choices. So only the same choice on the same device counts as a
        double press.
        """
        counted = self._presses.get(finger) if (finger := _finger(ballot)) is not None else None
        if counted is None:
            return False
        return timedelta(0) <= _made(ballot, now) - counted.made < DOUBLE_PRESS

    def counted(self, ballot: CastBallot, round_: RoundKey, now: datetime, *, kept: bool) -> None:
        """Record a counted ballot; `kept` is False if it could not be saved yet."""
        finger = _finger(ballot)
        self._last = _Ballot(ballot.choice, round_, finger, ballot.in_room)
        # For secrecy, forget presses as soon as they are no longer needed.
        self._presses = {
            other: press
            for other, press in self._presses.items()
            if abs(now - press.counted) < FEEDBACK_STAYS
        }
        if finger is not None:
            self._presses[finger] = _Counted(_made(ballot, now), now)
        self._say(BallotFeedback.COUNTED if kept else BallotFeedback.WAITS_FOR_DISK, now)

    def pressed_twice(self, now: datetime) -> None:
        """Record a double press; a ballot that is still to be saved keeps its own sign."""
        waits = self._feedback is BallotFeedback.WAITS_FOR_DISK and self._is_fresh(now)
        self._say(BallotFeedback.WAITS_FOR_DISK if waits else BallotFeedback.DOUBLE_PRESS, now)

    def last_choice(self, round_: RoundKey) -> int | None:
        """The choice of the last voter of this round, while it can be taken back; else None."""
        return self._last.choice if self._last and self._last.round == round_ else None

    def taken_back(self, now: datetime) -> None:
        """Record that the last voter took the ballot back and can vote again immediately."""
        if self._last is not None and self._last.finger is not None:
            self._presses.pop(self._last.finger, None)
        self._last = None
        self._say(BallotFeedback.TAKEN_BACK, now)

    def too_late(self, now: datetime) -> None:
        """Record a press that came after the round was closed."""
        self._say(BallotFeedback.TOO_LATE, now)

    def forget(self) -> None:
        """Forget the last ballot, which can no longer be taken back: its round is over."""
        self._last = None

    def view(self, now: datetime) -> BoxView:
        """What the box shows at this moment."""
        if not self._is_fresh(now):
            return BoxView(can_take_back=self._last is not None)
        # A double press shows no choice, because another voter may have voted in between.
        counted = self._feedback in (BallotFeedback.COUNTED, BallotFeedback.WAITS_FOR_DISK)
        last = self._last
        choice = last.choice if counted and last is not None and not last.in_room else None
        return BoxView(self._feedback, choice, last is not None)

    def _is_fresh(self, now: datetime) -> bool:
        return self._at is not None and timedelta(0) <= now - self._at < FEEDBACK_STAYS

    def _say(self, feedback: BallotFeedback, now: datetime) -> None:
        self._feedback, self._at = feedback, now


def _finger(ballot: CastBallot) -> _Finger | None:
    return _Finger(ballot.press.device, ballot.choice) if ballot.press is not None else None


def _made(ballot: CastBallot, now: datetime) -> timedelta:
    """When a ballot was pressed: the time of its event, or `now` if the event has no time."""
    if ballot.press is not None and ballot.press.at is not None:
        return timedelta(milliseconds=ballot.press.at)
    return timedelta(seconds=now.timestamp())
