"""The ballot box at which people come to vote one by one: what it remembers, and for how long.

It lives in memory only. The last ballot is remembered until the next voter comes, so that whoever
pressed wrong can take it back; on disk there are counts and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop_app.session.scenes import BoxSign
from workshop_app.session.state import RoundKey

DOUBLE_PRESS = timedelta(milliseconds=600)
"""A press so soon after a counted one is the same finger."""

SIGN_STAYS = timedelta(seconds=1)
"""How long the box says what became of a press."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """What the box shows the voter who stands at it.

    `choice` is what was just pressed, for as long as the sign stays; the room never gets it.
    `can_take_back` is whether the last voter may still change their mind.
    """

    sign: BoxSign = BoxSign.WAITING
    choice: int | None = None
    can_take_back: bool = False


@dataclass(frozen=True, slots=True)
class _Ballot:
    choice: int
    round: RoundKey


class BallotBox:
    """The memory of the box."""

    def __init__(self) -> None:
        self._last: _Ballot | None = None
        self._sign = BoxSign.WAITING
        self._at: datetime | None = None
        self._counted_at: datetime | None = None

    def is_double_press(self, now: datetime) -> bool:
        """Whether a press at this moment belongs to the one that was counted just before."""
        if self._counted_at is None:
            return False
        return timedelta(0) <= now - self._counted_at < DOUBLE_PRESS

    def counted(self, choice: int, round_: RoundKey, now: datetime, *, kept: bool) -> None:
        """A ballot came in; `kept` is False where the disk refuses it for now."""
        self._last = _Ballot(choice, round_)
        self._counted_at = now
        self._say(BoxSign.COUNTED if kept else BoxSign.WAITS_FOR_DISK, now)

    def last_choice(self, round_: RoundKey) -> int | None:
        """What the last voter of this round chose, as long as it can be taken back."""
        return self._last.choice if self._last and self._last.round == round_ else None

    def taken_back(self, now: datetime) -> None:
        """The last voter took the ballot back, and may vote again at once."""
        self._last = None
        self._counted_at = None
        self._say(BoxSign.TAKEN_BACK, now)

    def too_late(self, now: datetime) -> None:
        """A press came after closing."""
        self._say(BoxSign.TOO_LATE, now)

    def forget(self) -> None:
        """The round closed or was left: nobody can take anything back."""
        self._last = None

    def view(self, now: datetime) -> BoxView:
        """What the box shows at this moment."""
        fresh = self._at is not None and timedelta(0) <= now - self._at < SIGN_STAYS
        if not fresh:
            return BoxView(can_take_back=self._last is not None)
        told = self._sign in (BoxSign.COUNTED, BoxSign.WAITS_FOR_DISK)
        choice = self._last.choice if told and self._last else None
        return BoxView(self._sign, choice, self._last is not None)

    def _say(self, sign: BoxSign, now: datetime) -> None:
        self._sign, self._at = sign, now
