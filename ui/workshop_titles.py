"""The texts of a stored workshop in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.formats import count_of_people, long_date
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.session.workshop_kind import WorkshopKind, full_name

if TYPE_CHECKING:  # imported only after the first window is shown
    from pathlib import Path

    from typing_extensions import TypeIs

    from workshop_app.storage.listing import ListedRow, WorkshopRow


def is_readable(row: ListedRow) -> TypeIs[WorkshopRow]:
    """Whether the row is of a workshop that can be opened."""
    from workshop_app.storage.listing import WorkshopRow  # noqa: PLC0415 - after the first window: 5 ms

    return isinstance(row, WorkshopRow)


def workshop_title(row: ListedRow) -> str:
    """The name of a workshop in a list, on one line."""
    organisation = row.organisation if is_readable(row) else ""
    return full_name(organisation, row.name) or gettext("Workshop zonder naam")


def dated_title(row: WorkshopRow) -> str:
    """The name of a workshop with its date, for a combo box."""
    return f"{workshop_title(row)} · {row.date.day}-{row.date.month}-{row.date.year}"


def workshop_details(row: ListedRow) -> str:
    """The date, number of people and kind of a workshop, or that it cannot be read."""
    if not is_readable(row):
        return _unreadable_text(row.where)
    parts = [long_date(row.date)]
    if row.participants:  # 0 means unknown
        parts.append(count_of_people(row.participants))
    if row.kind is WorkshopKind.REHEARSAL:
        parts.append(gettext("oefening, met een verzonnen groep"))
    elif row.kind is WorkshopKind.DEMO:
        parts.append(gettext("demo"))
    if row.ended:
        parts.append(gettext("afgerond"))
    return " · ".join(parts)


def _unreadable_text(where: Path | None) -> str:
    unreadable = gettext("niet te lezen")
    if where is None:
        return unreadable
    text = gettext("wat ervan opgeslagen is, staat in {where}")
    return f"{unreadable} · {filled(text, where=where)}"
