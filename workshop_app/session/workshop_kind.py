"""The kind of a workshop, and its full name."""

from __future__ import annotations

from enum import StrEnum

from workshop_app.foreign_text import isolated, single_line


class WorkshopKind(StrEnum):
    """What a workshop was run for; only a `REAL` workshop has results of a real group."""

    REAL = "real"
    DEMO = "demo"
    REHEARSAL = "rehearsal"


def full_name(organisation: str, name: str) -> str:
    """The name of a workshop on one line; empty if neither part was filled in.

    Each part is isolated, so that right-to-left text in it does not reorder the rest of the line.
    """
    return " · ".join(isolated(single_line(part)) for part in (organisation, name) if part)
