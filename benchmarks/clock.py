"""A clock that goes as fast as a measurement wants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FastClock:
    """Stands still until time is told to pass."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def pass_time(self, seconds: float) -> None:
        """Let this many seconds go by."""
        self.now += timedelta(seconds=seconds)
