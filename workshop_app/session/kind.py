"""What a workshop was run for."""

from __future__ import annotations

from enum import StrEnum


class WorkshopKind(StrEnum):
    """Only `REAL` workshops are somebody's results."""

    REAL = "real"
    DEMO = "demo"
    REHEARSAL = "rehearsal"
