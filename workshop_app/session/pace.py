"""Going on at the pace of a group: what a double press must not skip.

A remote control bounces, and a trainer presses twice. So the press that follows the one which came
to a vote is ignored for a moment, and a vote without votes is only left by a second press.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from workshop_app.session.commands import Refusal

SETTLE = timedelta(seconds=1)
"""How long `Next` is refused after a `Next` that came to a vote, or that asked to skip one."""


class Pace:
    """Decides which `Next` comes too fast. Nothing of it is saved."""

    def __init__(self) -> None:
        self._came_at: datetime | None = None
        self.asks_to_skip = False
        """Whether `Next` was refused at a vote without votes; the next one leaves that vote."""

    def refuses(self, now: datetime, *, empty_vote: bool) -> Refusal | None:
        """Why a `Next` must wait; None if it may go on.

        Args:
            now: The moment of the `Next`.
            empty_vote: Whether the current stage is a vote without votes.
        """
        if self._came_at is not None and timedelta(0) <= now - self._came_at < SETTLE:
            return Refusal.TOO_SOON
        if empty_vote and not self.asks_to_skip:
            self.asks_to_skip = True
            self._came_at = now
            return Refusal.NOBODY_VOTED
        return None

    def came_to_vote(self, now: datetime) -> None:
        """Start the wait after a `Next` that came to a vote."""
        self._came_at, self.asks_to_skip = now, False

    def forget(self) -> None:
        """End the wait and the question: something else was done."""
        self._came_at, self.asks_to_skip = None, False
