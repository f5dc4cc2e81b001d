"""Which workshop "go on" means: what was running when the app was last closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workshop_app.session.workshop_kind import WorkshopKind

if TYPE_CHECKING:
    from workshop_app.storage.listing import WorkshopRow


def running(rows: Iterable[WorkshopRow]) -> WorkshopRow | None:
    """The workshop to go on with, whatever the order of the rows; None where none is running.

    Of those that have not ended it is the one changed last. A workshop with a group comes before a
    demo that was tried later, and a rehearsal is never meant.
    """
    left = (row for row in rows if not row.ended and row.kind is not WorkshopKind.REHEARSAL)
    return max(left, key=lambda row: (row.kind is WorkshopKind.REAL, row.changed_at), default=None)
