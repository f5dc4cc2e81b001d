"""The choice of the running workshop that "continue" on the home page refers to."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from tests.support.samples import own_deck
from workshop_app.session.opening import Opening, begin
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.listing import WorkshopList, WorkshopRow
from workshop_app.storage.running import running
from workshop_app.storage.workshops import WorkshopStore

FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def row(
    name: str, hours: float, kind: WorkshopKind = WorkshopKind.REAL, *, ended: bool = False
) -> WorkshopRow:
    changed = FIRST + timedelta(hours=hours)
    return WorkshopRow(name, name, "", date(2026, 3, 2), kind, 12, changed, ended)


def test_the_last_changed_workshop_is_chosen_in_any_order() -> None:
    rows = [row("a", 1), row("b", 3), row("c", 2), row("d", 4, ended=True)]
    for seed in range(10):
        random.Random(seed).shuffle(rows)
        found = running(rows)
        assert found is not None
        assert found.name == "b"


def test_a_real_workshop_is_chosen_before_a_later_demo() -> None:
    found = running([row("demo", 9, WorkshopKind.DEMO), row("groep", 1)])
    assert found is not None
    assert found.name == "groep"
    found = running([row("demo", 9, WorkshopKind.DEMO), row("groep", 1, ended=True)])
    assert found is not None
    assert found.name == "demo"


def test_a_rehearsal_is_never_chosen() -> None:
    assert running([row("oefening", 9, WorkshopKind.REHEARSAL)]) is None
    assert running([]) is None


def test_times_in_different_zones_are_compared() -> None:
    east = FIRST.astimezone(timezone(timedelta(hours=9))) + timedelta(minutes=1)
    later, earlier = row("a", 0)._replace(changed_at=east), row("b", 0)
    found = running([earlier, later])
    assert found is not None
    assert found.name == "a"


def test_a_list_can_be_limited_or_have_only_unfinished_workshops(tmp_path: Path) -> None:
    database, _ = open_for_writing(tmp_path / "trede.db", lambda: FIRST)
    store = WorkshopStore(database)
    for number in range(5):
        opening = Opening("Gemeente", f"groep {number}", date(2026, 3, 2), participants=12)
        at = FIRST + timedelta(hours=number)
        store.create(*begin(opening, own_deck(), WorkshopKind.REAL, at, lambda n=number: str(n)))
    database.execute("UPDATE workshop SET ended = 1 WHERE id IN ('4', '2')")
    listing = WorkshopList(database)
    assert [one.id for one in listing.rows()] == ["4", "3", "2", "1", "0"]
    assert [one.id for one in listing.rows(2)] == ["4", "3"]
    assert [one.id for one in listing.unfinished()] == ["3", "1", "0"]
    database.close()
