"""From starting the process to the first painted window, beside a bare QWidget's."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Row, percentile

ROUNDS = 41
QUARTER = 25
"""Other programs only ever make a start slower: the fastest quarter says what it costs."""

PAINTED = """
def tell_when_painted(window):
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched, event):
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    window.installEventFilter(watch)
    while not watch.painted:
        QCoreApplication.processEvents()
    window.removeEventFilter(watch)
    print("painted", flush=True)
"""

FLOOR = f"""
import sys
from PySide6.QtWidgets import QApplication, QWidget
{PAINTED}
app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.show()
tell_when_painted(window)
"""

APP = f"""
import gc
from workshop_app import cli
# The command line does this before it loads Qt; here Qt is loaded first, to watch the window.
gc.disable()
{PAINTED}
def show(window):
    shown(window)
    tell_when_painted(window)

def complete(trede):
    completed(trede)
    trede.window.repaint()
    print("complete", flush=True)

import ui.app, ui.window
shown = ui.window.MainWindow.show_fitting
ui.window.MainWindow.show_fitting = show
completed = ui.app.Trede.after_show
ui.app.Trede.after_show = complete
cli.run([])
"""


def measure() -> list[Row]:
    """Interleaved starts with a warm disk cache; the slowest of the fastest quarter of each."""
    floor: list[float] = []
    painted: list[float] = []
    complete: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _start(APP, home, "complete")
        for _ in range(ROUNDS):
            floor.append(_start(FLOOR, home, "painted"))
            painted.append(_start(APP, home, "painted"))
            complete.append(_start(APP, home, "complete"))
    return [
        Row(
            f"start to {what} (p{QUARTER})",
            percentile(taken, QUARTER),
            percentile(floor, QUARTER),
            bound=bound,
            bound_is_ratio=True,
        )
        for what, taken, bound in (
            ("first painted window", painted, 1.5),
            ("home with its list of workshops", complete, 1.75),
        )
    ]


def _start(code: str, home: Path, word: str) -> float:
    """Milliseconds until a program says a word; it is stopped there."""
    environment = {
        **os.environ,
        "WORKSHOP_APP_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        said = ""
        for line in process.stdout or ():
            said = line.strip()
            if said == word:
                break
        elapsed = time.perf_counter() - begun
        process.kill()
    if said != word:
        raise RuntimeError(f"the program never said {word!r}")
    return elapsed * 1000
