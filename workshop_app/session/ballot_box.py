"""The ballot box at which people come to vote one by one: what it remembers, and for how long.

It lives in memory only. The last ballot is remembered until the next voter comes, so that whoever
pressed wrong can take it back; on disk there are counts and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from workshop_app.session.commands import CastBallot
from workshop_app.session.scenes import BallotFeedback
from workshop_app.session.state import RoundKey

DOUBLE_PRESS = timedelta(milliseconds=600)
"""The same choice at the same device, so soon after it was counted, is the same finger."""

SIGN_STAYS = timedelta(seconds=1)
"""How long the box says what became of a press."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """What the box shows the voter who stands at it.

    `choice` is what was just pressed, for as long as the sign stays; the room never gets it.
    `can_take_back` is whether the last voter may still change their mind.
    """

    sign: BallotFeedback = BallotFeedback.WAITING
    choice: int | None = None
    can_take_back: bool = False


class _Finger(NamedTuple):
    """What makes a second press the same finger's: nothing else than the same key, or spot."""

    device: str
    choice: int


class _Counted(NamedTuple):
    """When a press was made, by its own clock, and when the box counted it."""

    made: timedelta
    counted: datetime


class _Ballot(NamedTuple):
    choice: int
    round: RoundKey
    finger: _Finger | None
    in_room: bool


class BallotBox:
    """The memory of the box."""

    def __init__(self) -> None:
        self._last: _Ballot | None = None
        self._sign = BallotFeedback.WAITING
        self._at: datetime | None = None
        self._presses: dict[_Finger, _Counted] = {}

    def is_double_press(self, ballot: CastBallot, now: datetime) -> bool:
        """Whether a ballot is the second half of a double press.

        Two voters at two devices may press in the same instant, and so may two at one keyboard
        who choose differently: only the same choice at the same device is taken for one finger.
        """
        counted = self._presses.get(finger) if (finger := _finger(ballot)) is not None else None
        if counted is None:
            return False
        return timedelta(0) <= _made(ballot, now) - counted.made < DOUBLE_PRESS

    def counted(self, ballot: CastBallot, round_: RoundKey, now: datetime, *, kept: bool) -> None:
        """A ballot came in; `kept` is False where the disk refuses it for now."""
        finger = _finger(ballot)
        self._last = _Ballot(ballot.choice, round_, finger, ballot.in_room)
        # What was pressed is remembered no longer than it has to be.
        self._presses = {
            other: press
            for other, press in self._presses.items()
            if abs(now - press.counted) < SIGN_STAYS
        }
        if finger is not None:
            self._presses[finger] = _Counted(_made(ballot, now), now)
        self._say(BallotFeedback.COUNTED if kept else BallotFeedback.WAITS_FOR_DISK, now)

    def pressed_twice(self, now: datetime) -> None:
        """The second half of a double press came; a ballot that still waits goes on saying so."""
        waits = self._sign is BallotFeedback.WAITS_FOR_DISK and self._is_fresh(now)
        self._say(BallotFeedback.WAITS_FOR_DISK if waits else BallotFeedback.DOUBLE_PRESS, now)

    def last_choice(self, round_: RoundKey) -> int | None:
        """What the last voter of this round chose, as long as it can be taken back."""
        return self._last.choice if self._last and self._last.round == round_ else None

    def taken_back(self, now: datetime) -> None:
        """The last voter took the ballot back, and may vote again at once."""
        if self._last is not None and self._last.finger is not None:
            self._presses.pop(self._last.finger, None)
        self._last = None
        self._say(BallotFeedback.TAKEN_BACK, now)

    def too_late(self, now: datetime) -> None:
        """A press came after closing."""
        self._say(BallotFeedback.TOO_LATE, now)

    def forget(self) -> None:
        """The round closed or was left: nobody can take anything back."""
        self._last = None

    def view(self, now: datetime) -> BoxView:
        """What the box shows at this moment."""
        if not self._is_fresh(now):
            return BoxView(can_take_back=self._last is not None)
        # A double press shows no choice: another voter may have come in between.
        told = self._sign in (BallotFeedback.COUNTED, BallotFeedback.WAITS_FOR_DISK)
        last = self._last
        choice = last.choice if told and last is not None and not last.in_room else None
        return BoxView(self._sign, choice, last is not None)

    def _is_fresh(self, now: datetime) -> bool:
        return self._at is not None and timedelta(0) <= now - self._at < SIGN_STAYS

    def _say(self, sign: BallotFeedback, now: datetime) -> None:
        self._sign, self._at = sign, now


def _finger(ballot: CastBallot) -> _Finger | None:
    return _Finger(ballot.press.device, ballot.choice) if ballot.press is not None else None


def _made(ballot: CastBallot, now: datetime) -> timedelta:
    """When a ballot was pressed, by its event's clock, or by ours where the event has none."""
    if ballot.press is not None and ballot.press.at is not None:
        return timedelta(milliseconds=ballot.press.at)
    return timedelta(seconds=now.timestamp())
