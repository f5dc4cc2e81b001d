"""From starting the process to the first painted window, beside a bare QWidget's."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Row

ROUNDS = 21

PAINTED = """
def tell_when_painted(window):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.UpdateRequest:
                QTimer.singleShot(0, tell)
            return False

    def tell():
        print("painted", flush=True)
        os._exit(0)

    window.watch = Watch()
    window.windowHandle().installEventFilter(window.watch)
    window.installEventFilter(window.watch)
"""

FLOOR = f"""
import os, sys
from PySide6.QtWidgets import QApplication, QWidget
{PAINTED}
app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.show()
tell_when_painted(window)
app.exec()
"""

APP = f"""
import os, sys
from workshop_app import cli
{PAINTED}
def show(window):
    shown(window)
    tell_when_painted(window)

import ui.window
shown = ui.window.MainWindow.show_fitting
ui.window.MainWindow.show_fitting = show
cli.run([])
"""


def measure() -> list[Row]:
    """The median of interleaved starts, both with a warm disk cache."""
    floor: list[float] = []
    app: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        _start(APP, Path(home))
        for _ in range(ROUNDS):
            floor.append(_start(FLOOR, Path(home)))
            app.append(_start(APP, Path(home)))
    return [
        Row(
            "start to first painted window (median)",
            statistics.median(app),
            statistics.median(floor),
            bound=1.5,
            bound_is_ratio=True,
        )
    ]


def _start(code: str, home: Path) -> float:
    """Milliseconds until a program says that its window is painted."""
    environment = {
        **os.environ,
        "WORKSHOP_APP_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        elapsed = time.perf_counter() - begun
    if line != "painted\n":
        raise RuntimeError(f"no window was painted: {line!r}")
    return elapsed * 1000
