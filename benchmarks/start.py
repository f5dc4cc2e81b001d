"""The time from the start of the process to the first painted window; the floor is a QWidget.

Also the time to the home page with very many workshops; the floor is one with none. That is in
processor time, as the difference is smaller than the influence of other programs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.home import save_workshops
from benchmarks.measure import Row, percentile

ROUNDS = 41
QUARTER = 25
"""The percentile in use; other programs only make a start slower, so the fastest count."""

MANY = 5000
"""A number of workshops larger than any trainer will give."""

ALL_READ = 1.3
"""The bound for a start and reading `MANY` workshops, which follows the first paint."""

MORE_MEMORY = 12
"""The memory in MB that a start with `MANY` workshops may use more than one with none."""

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
import gc, time
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
    print(1000 * time.process_time(), flush=True)
    print("complete", flush=True)
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, settled)

def settled():
    # After the timer that fills the list.
    print(1000 * time.process_time(), flush=True)
    from benchmarks.day import resident
    print(resident(), flush=True)
    print("settled", flush=True)

import ui.app, ui.main_window
shown = ui.main_window.MainWindow.show_fitting
ui.main_window.MainWindow.show_fitting = show
completed = ui.app.Trede.after_show
ui.app.Trede.after_show = complete
cli.run([])
"""


def measure() -> list[Row]:
    """The rows of interleaved starts with a warm disk cache, at percentile `QUARTER`."""
    floor: list[float] = []
    painted: list[float] = []
    complete: list[float] = []
    none = Settled()
    many = Settled()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        data_folder, full = Path(folder), Path(other)
        save_workshops(full, MANY)
        for place in (data_folder, full):
            _start(APP, place, "complete")
        for _ in range(ROUNDS):
            floor.append(_start(FLOOR, data_folder, "painted"))
            painted.append(_start(APP, data_folder, "painted"))
            complete.append(_start(APP, data_folder, "complete"))
            none.add(data_folder)
            many.add(full)
    rows = [
        Row(
            f"{what} (p{QUARTER})",
            percentile(taken, QUARTER),
            percentile(beside, QUARTER),
            bound=bound,
            bound_is_ratio=True,
        )
        for what, taken, beside, bound in (
            ("start to first painted window", painted, floor, 1.5),
            ("start to home with its list of workshops", complete, floor, 1.75),
            (
                f"processor time to home with {MANY} workshops; floor: with none",
                many.shown,
                none.shown,
                1.1,
            ),
            (
                f"processor time to home and all of {MANY} workshops read; floor: with none",
                many.read,
                none.read,
                ALL_READ,
            ),
        )
    ]
    memory = Row(
        f"memory of home with {MANY} workshops (floor: with none)",
        many.memory,
        none.memory,
        bound=none.memory + MORE_MEMORY,
        bound_is_ratio=False,
        unit="MB",
    )
    return [*rows, memory]


class Settled:
    """Starts until everything is loaded: processor time in milliseconds, and memory in MB."""

    def __init__(self) -> None:
        self.shown: list[float] = []
        self.read: list[float] = []
        self.memory = 0.0

    def add(self, data_folder: Path) -> None:
        """Measure one more start with a data folder."""
        _, reply = _until(APP, data_folder, "settled")
        self.shown.append(float(reply[reply.index("complete") - 1]))
        read, held = map(float, reply[-3:-1])
        self.read.append(read)
        self.memory = held


def _start(code: str, data_folder: Path, word: str) -> float:
    """The milliseconds until a program prints a word; the program is stopped then."""
    return _until(code, data_folder, word)[0]


def _until(code: str, data_folder: Path, word: str) -> tuple[float, list[str]]:
    """The milliseconds until a program prints a word, and all lines it printed."""
    environment = {
        **os.environ,
        "WORKSHOP_APP_HOME": str(data_folder),
        "QT_QPA_PLATFORM": "offscreen",
    }
    # The bundle carries bytecode; without it, what is measured is the compiler.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        reply: list[str] = []
        for line in process.stdout or ():
            reply.append(line.strip())
            if reply[-1] == word:
                break
        elapsed = time.perf_counter() - begun
        process.kill()
    if not reply or reply[-1] != word:
        raise RuntimeError(f"the program never said {word!r}")
    return elapsed * 1000, reply
