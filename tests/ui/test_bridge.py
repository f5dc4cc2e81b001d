"""The bridge reads the clock regularly while the workshop is open."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from tests.support.samples import MemoryStore
from ui import bridge
from ui.bridge import SessionBridge
from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import Opening, begin
from workshop_app.session.workshop_kind import WorkshopKind

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_the_bridge_reads_the_clock_until_it_is_stopped(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "SECOND", 1)
    deck = read_deck(paths.deck_file(paths.OWN_DECK))
    opening = Opening("G", "A", date(2026, 11, 22), 12)
    workshop, state = begin(opening, deck, WorkshopKind.REAL, NOW, lambda: "w1")
    looks: list[datetime] = []

    def clock() -> datetime:
        looks.append(NOW)
        return NOW

    watched = SessionBridge(LiveSession(workshop, state, MemoryStore(state), clock))
    seen: list[object] = []
    watched.snapshot_changed.connect(seen.append)
    qtbot.waitUntil(lambda: len(seen) > 2)
    watched.stop()
    before = len(looks)
    qtbot.wait(20)
    assert len(looks) == before
    watched.deleteLater()
