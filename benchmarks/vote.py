"""The time from a key press until both windows are painted, including the commit to disk.

Motion is on, as by default; for a reveal the first frame counts.

`python -m benchmarks.vote WIDTH HEIGHT` measures with a projector of that size and prints the
result as JSON. It is a separate process because a process has one set of screens.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.measure import Row, percentile
from ui.offscreen import LAPTOP, offscreen
from workshop_app.colours import PAPER

VOTERS = 200
ROUNDS = 5
REVEALS = 20
"""The number of times that the result of each round is shown and hidden again."""

SIZES = (("1080p", 1920, 1080, 16.7), ("2160p", 3840, 2160, 33.0))
"""The projectors: name, width, height, and the milliseconds that a vote may take."""

A_REVEAL = 2
"""The factor for the bound of a reveal, which paints both windows completely, once per round."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The milliseconds of each press: hands, ballots, reveals, and two plain windows."""

    hands: list[float]
    ballots: list[float]
    reveals: list[float]
    floor: list[float]


def measure() -> list[Row]:
    """The rows with p50 and p99 of 200 voters; the floor repaints two plain windows."""
    rows: list[Row] = []
    for name, width, height, bound in SIZES:
        taken = _in_a_process_of_its_own(width, height)
        for what, times, most in (
            ("a raised hand", taken.hands, bound),
            ("a ballot", taken.ballots, bound),
            ("a reveal of 200 voters", taken.reveals, A_REVEAL * bound),
        ):
            rows.extend(
                Row(
                    f"{what} to both windows painted at {name} (p{part})",
                    percentile(times, part),
                    percentile(taken.floor, part),
                    bound=most,
                    bound_is_ratio=False,
                )
                for part in (50, 99)
            )
    return rows


def _in_a_process_of_its_own(width: int, height: int) -> Taken:
    command = [sys.executable, "-m", "benchmarks.vote", str(width), str(height)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Taken(**json.loads(done.stdout))


def _measure_here(room: tuple[int, int]) -> Taken:
    with tempfile.TemporaryDirectory() as folder, offscreen(room=room):
        floor = _plain_windows(room)
        hands, ballots, reveals = _workshop(Path(folder))
    return Taken(hands, ballots, reveals, floor)


def _plain_windows(room: tuple[int, int]) -> list[float]:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtTest import QTest  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - only in the process that is measured

    from ui.app import make_application  # noqa: PLC0415 - only in the process that is measured

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
            painter.fillRect(event.rect(), QColor(PAPER))
            painter.end()

    console, projector = Plain(), Plain()
    console.other = projector
    console.resize(*LAPTOP)
    projector.setGeometry(LAPTOP[0], 0, *room)
    for window in (projector, console):
        window.show()
    console.activateWindow()
    QApplication.processEvents()
    taken: list[float] = []
    for _ in range(VOTERS * ROUNDS):
        begun = time.perf_counter()
        QTest.keyClick(console, Qt.Key.Key_3)
        QApplication.processEvents()
        taken.append((time.perf_counter() - begun) * 1000)
    for window in (projector, console):
        window.close()
    return taken


def _workshop(data_folder: Path) -> tuple[list[float], list[float], list[float]]:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtTest import QTest  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only in the process that is measured

    from benchmarks.clock import FastClock  # noqa: PLC0415 - only in the process that is measured
    from ui.app import Trede, new_id  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.commands import ChangeVotingMethod, GoTo, OpenOrClose  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.state import VotingMethod  # noqa: PLC0415 - only in the process that is measured

    clock = FastClock()
    trede = Trede(data_folder, clock, new_id, moves=True)
    trede.window.show()
    trede.window.activateWindow()
    trede.start_demo()
    live = trede.live
    if live is None:
        raise RuntimeError("the demo did not open")
    bridge = live.bridge
    # As the app does after its start: exempt loaded objects from garbage collection.
    gc.collect()
    gc.freeze()
    digits = [Qt.Key(Qt.Key.Key_0 + niveau) for niveau in range(6)]

    def press(key: Qt.Key) -> float:
        clock.pass_time(1)  # two ballots within 600 ms are a double press
        begun = time.perf_counter()
        QTest.keyClick(trede.window, key)
        QApplication.processEvents()
        taken = (time.perf_counter() - begun) * 1000
        if live.room.painted != bridge.snapshot.public:
            raise RuntimeError("what was pressed was not painted")
        return taken

    times: dict[VotingMethod, list[float]] = {
        VotingMethod.SHOW_OF_HANDS: [],
        VotingMethod.BALLOT_BOX: [],
    }
    reveals: list[float] = []
    card = next(step.id for step in bridge.snapshot.state.steps if step.content)
    behaviours = [
        (card + step, item) for step in range(2) for item in range(1, 5)
    ]  # the first two cards, without the dilemma
    for number in range(ROUNDS):
        bridge.do(GoTo(*behaviours[number]))
        for method, taken in times.items():
            bridge.do(ChangeVotingMethod(method))
            bridge.do(OpenOrClose())
            QApplication.processEvents()
            share = VOTERS // len(times)
            taken.extend(press(digits[vote % 6]) for vote in range(share))
            bridge.do(OpenOrClose())
        reveals.extend(press(Qt.Key.Key_Return) for _ in range(2 * REVEALS))
    store = trede.folder.workshops.store
    rounds = store.load(store.find("latest"))[1].rounds
    if sum(round_.votes for round_ in rounds.values()) != VOTERS * ROUNDS:
        raise RuntimeError("a vote was not committed")
    trede.close()
    trede.window.close()
    # Every second press hides the result, and does not count.
    return times[VotingMethod.SHOW_OF_HANDS], times[VotingMethod.BALLOT_BOX], reveals[::2]


if __name__ == "__main__":
    found = _measure_here((int(sys.argv[1]), int(sys.argv[2])))
    print(json.dumps(asdict(found)))
