"""From a key press to both windows painted, the commit to disk included."""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Row, percentile

VOTES = 900
"""Short of the 999 that one round may hold."""


def measure() -> list[Row]:
    """p99 of votes at 1080p; the floor repaints two plain windows of the same sizes on a key."""
    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        sizes = (("LAPTOP", 0, 1366, 768), ("PROJECTOR", 1366, 1920, 1080))
        screens.write_text(
            json.dumps(
                {
                    "screens": [
                        {"name": name, "x": x, "y": 0, "width": width, "height": height}
                        for name, x, width, height in sizes
                    ]
                }
            ),
            encoding="utf-8",
        )
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        floor = _plain_windows()
        votes = _votes(Path(folder))
    return [
        Row(
            f"vote to both windows painted at 1080p (p{part})",
            percentile(votes, part),
            percentile(floor, part),
            bound=16.7,
            bound_is_ratio=False,
        )
        for part in (50, 99)
    ]


def _plain_windows() -> list[float]:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the platform is chosen first
    from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    from ui.app import make_application  # noqa: PLC0415

    make_application(["bench"])

    class Plain(QWidget):
        other: QWidget | None = None

        def keyPressEvent(self, event: QKeyEvent) -> None:
            del event
            self.update()
            if self.other is not None:
                self.other.update()

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.fillRect(event.rect(), QColor("#FBF8F3"))
            painter.end()

    console, room = Plain(), Plain()
    console.other = room
    console.resize(1366, 768)
    room.setGeometry(1366, 0, 1920, 1080)
    for window in (room, console):
        window.show()
    console.activateWindow()
    QApplication.processEvents()
    taken: list[float] = []
    for _ in range(VOTES):
        begun = time.perf_counter()
        QTest.keyClick(console, Qt.Key.Key_3)
        QApplication.processEvents()
        taken.append((time.perf_counter() - begun) * 1000)
    for window in (room, console):
        window.close()
    return taken


def _votes(home: Path) -> list[float]:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the platform is chosen first
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ui.app import Trede, new_id, now  # noqa: PLC0415
    from workshop_app.session.commands import GoTo, OpenOrClose  # noqa: PLC0415

    trede = Trede(home, now, new_id)
    trede.window.show()
    trede.window.activateWindow()
    trede.start_demo()
    live = trede.live
    if live is None:
        raise RuntimeError("the demo did not open")
    live.bridge.do(GoTo(2, 2))
    live.bridge.do(OpenOrClose())
    QApplication.processEvents()
    digits = [Qt.Key(Qt.Key.Key_0 + niveau) for niveau in range(6)]
    taken: list[float] = []
    for number in range(VOTES):
        begun = time.perf_counter()
        QTest.keyClick(trede.window, digits[number % 6])
        QApplication.processEvents()
        taken.append((time.perf_counter() - begun) * 1000)
        if live.room.painted != live.bridge.snapshot.public:
            raise RuntimeError("a vote was not painted")
    rounds = trede.store.load(trede.store.find("latest"))[1].rounds
    if sum(round_.votes for round_ in rounds.values()) != VOTES:
        raise RuntimeError("a vote was not committed")
    trede.close()
    trede.window.close()
    return taken
