"""What a workshop is called, and what it was run for."""

from __future__ import annotations

from enum import StrEnum


class WorkshopKind(StrEnum):
    """Only `REAL` workshops are somebody's results."""

    REAL = "real"
    DEMO = "demo"
    REHEARSAL = "rehearsal"


def full_name(organisation: str, name: str) -> str:
    """The name of a workshop on one line; empty where neither part was filled in."""
    return " · ".join(part for part in (organisation, name) if part)
