"""Find the workshop to continue: the one that was running when the app was last closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workshop_app.session.workshop_kind import WorkshopKind

if TYPE_CHECKING:
    from workshop_app.storage.listing import WorkshopRow


def running(rows: Iterable[WorkshopRow]) -> WorkshopRow | None:
    """Return the workshop to continue, or None if none is running; the order of rows is irrelevant.

    It is the workshop changed last of those that have not ended. A real workshop has precedence
    over a demo that was changed later, and rehearsals are ignored.
    """
    left = (row for row in rows if not row.ended and row.kind is not WorkshopKind.REHEARSAL)
    return max(left, key=lambda row: (row.kind is WorkshopKind.REAL, row.changed_at), default=None)
