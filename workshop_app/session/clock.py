"""The clock that a workshop goes by: that of the laptop, but one that nobody can set.

Durations come from a clock that only counts on (`time_since_boot`). So a laptop clock that is put
right, or goes to another time, neither takes minutes away nor books any.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

UNNOTICED = timedelta(minutes=1)
"""The two clocks may drift so far apart before the laptop's counts as set."""


def time_since_boot() -> float:
    """Seconds since some moment before the program started, time asleep included.

    `time.monotonic` stands still while a laptop sleeps, on Linux and macOS; these do not.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SteadyClock:
    """Tells the time in UTC, and goes on evenly when the laptop's clock is set."""

    def __init__(
        self, wall: Callable[[], datetime], elapsed: Callable[[], float] | None = None
    ) -> None:
        """A clock that says what `wall` says now, and from here on goes by `elapsed`, in seconds.

        Without `elapsed` it says what `wall` says.
        """
        self._wall = wall
        self._elapsed = elapsed
        self._begun = elapsed() if elapsed else 0.0
        self._begun_at = self._of_laptop()

    def now(self) -> datetime:
        """The time, in UTC."""
        if self._elapsed is None:
            return self._of_laptop()
        return self._begun_at + timedelta(seconds=self._elapsed() - self._begun)

    def follow(self) -> timedelta:
        """Go along with the laptop's clock where it was set; returns how far, or nothing."""
        if self._elapsed is None:
            return timedelta(0)
        ahead = self._of_laptop() - self.now()
        if abs(ahead) <= UNNOTICED:
            return timedelta(0)
        self._begun_at += ahead
        return ahead

    def _of_laptop(self) -> datetime:
        return self._wall().astimezone(UTC)
