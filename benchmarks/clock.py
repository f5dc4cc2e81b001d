"""A clock that a benchmark can move forward."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FastClock:
    """A clock that stands still until `pass_time` moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def pass_time(self, seconds: float) -> None:
        """Move the clock forward by this many seconds."""
        self.now += timedelta(seconds=seconds)
