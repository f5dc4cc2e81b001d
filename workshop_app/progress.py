"""How long work reports its progress, and how it is cancelled."""

from __future__ import annotations

from collections.abc import Callable

ProgressCallback = Callable[[int], None]
"""Called with a number such as that of the pages done; may raise `CancelledError` to stop."""


class CancelledError(Exception):
    """The user cancelled what was being made, such as a handout."""


def ignore_progress(number: int) -> None:
    """Do nothing: the progress callback for callers that need no progress."""
    del number
