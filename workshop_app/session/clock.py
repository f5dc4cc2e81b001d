"""The clock of a workshop, which is not affected by changes to the laptop's clock.

Durations are measured with a clock that cannot be set (`time_since_boot`). So a correction of the
laptop's clock, such as for daylight saving time, neither removes nor adds minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

UNNOTICED = timedelta(minutes=1)
"""The largest difference between the two clocks that does not count as a change of the clock."""


def time_since_boot() -> float:
    """Seconds since a fixed moment before the program started, including time asleep.

    On Linux and macOS `time.monotonic` stops while a laptop sleeps; the clocks used here do not.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SteadyClock:
    """A clock in UTC that runs on evenly when the laptop's clock is changed."""

    def __init__(
        self, wall: Callable[[], datetime], elapsed: Callable[[], float] | None = None
    ) -> None:
        """Start at the time of `wall`; from here on, follow `elapsed`, which counts seconds.

        Without `elapsed` the clock simply returns the time of `wall`.
        """
        self._wall = wall
        self._elapsed = elapsed
        self._begun = elapsed() if elapsed else 0.0
        self._begun_at = self._of_laptop()

    def now(self) -> datetime:
        """The current time, in UTC."""
        if self._elapsed is None:
            return self._of_laptop()
        return self._begun_at + timedelta(seconds=self._elapsed() - self._begun)

    def follow(self) -> timedelta:
        """Adopt the time of the laptop's clock if it was changed.

        Returns:
            How far the clock moved; zero if the laptop's clock was not changed.
        """
        if self._elapsed is None:
            return timedelta(0)
        ahead = self._of_laptop() - self.now()
        if abs(ahead) <= UNNOTICED:
            return timedelta(0)
        self._begun_at += ahead
        return ahead

    def _of_laptop(self) -> datetime:
        return self._wall().astimezone(UTC)
