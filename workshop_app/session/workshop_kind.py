"""What a workshop is called, and what it was run for."""

from __future__ import annotations

from enum import StrEnum

from workshop_app.foreign_text import isolated, single_line


class WorkshopKind(StrEnum):
    """Only `REAL` workshops are somebody's results."""

    REAL = "real"
    DEMO = "demo"
    REHEARSAL = "rehearsal"


def full_name(organisation: str, name: str) -> str:
    """The name of a workshop on one line; empty where neither part was filled in.

    Each part keeps to itself, whatever its direction.
    """
    return " · ".join(isolated(single_line(part)) for part in (organisation, name) if part)
