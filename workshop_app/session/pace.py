"""Going on at the pace of a group: what a double press must not skip.

A remote control bounces, and a trainer presses twice. So the press that follows the one which came
to a vote is ignored for a moment, and a vote without votes is only left by a second press.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from workshop_app.session.commands import Command, Next, Refusal

SETTLE = timedelta(seconds=1)
"""How long `Next` is refused after a `Next` that came to a vote, or that asked to skip one."""


class Pace:
    """Decides which `Next` comes too fast. Nothing of it is saved."""

    def __init__(self) -> None:
        self._came_at: datetime | None = None
        self.asks_to_skip = False
        """Whether the next `Next` leaves a vote that nobody voted in."""

    def refuses(self, command: Command, *, empty_vote: bool, now: datetime) -> Refusal | None:
        """Why a command must wait; None if it may go on.

        Args:
            command: The command.
            empty_vote: Whether the workshop is at a vote that nobody voted in.
            now: The moment of the command.
        """
        if not isinstance(command, Next):
            return None
        if self._came_at is not None and timedelta(0) <= now - self._came_at < SETTLE:
            return Refusal.TOO_SOON
        if empty_vote and not self.asks_to_skip:
            self.asks_to_skip = True
            self._came_at = now
            return Refusal.NOBODY_VOTED
        return None

    def forget(self) -> None:
        """Start anew: the workshop moved in another way."""
        self._came_at, self.asks_to_skip = None, False

    def done(self, command: Command, *, arrived: bool, now: datetime) -> None:
        """Take in a command that was carried out; `arrived` is whether it came to a vote."""
        self.asks_to_skip = False
        self._came_at = now if arrived and isinstance(command, Next) else None
