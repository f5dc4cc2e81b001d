"""The time of a frame during an animation in the room's view.

`python -m benchmarks.motion WIDTH HEIGHT` measures with a projector of that size and prints the
result as JSON. It is a separate process because a process has one set of screens.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.measure import Row, percentile
from ui.offscreen import LAPTOP, offscreen
from workshop_app.colours import PAPER

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workshop_app.session.scenes import PublicSnapshot

COUNTS = (12, 25, 38, 60, 40, 25)
BEFORE = (40, 60, 38, 32, 20, 10)
"""The votes of 200 people in two rounds."""

TIMES = 20
"""The number of times that each animation is shown."""

FRAME = 1 / 60
"""The seconds per frame, on a simulated clock: every frame is painted, however long it takes."""

BOUND = 16.7
"""The milliseconds per frame at 60 frames per second."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The milliseconds of each frame; the first one includes the painting of the scene."""

    reveals: list[float]
    fades: list[float]
    floor: list[float]


def measure() -> list[Row]:
    """The rows with p50 and p99 at 1080p; the floor repaints a plain window of that size."""
    command = [sys.executable, "-m", "benchmarks.motion", "1920", "1080"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    taken = Taken(**json.loads(done.stdout))
    return [
        Row(
            f"a frame of {what} at 1080p (p{part})",
            percentile(times, part),
            percentile(taken.floor, part),
            bound=BOUND,
            bound_is_ratio=False,
        )
        for what, times in (
            ("a reveal of 200 voters", taken.reveals),
            ("a cross-fade", taken.fades),
        )
        for part in (50, 99)
    ]


def _measure_here(room: tuple[int, int]) -> Taken:
    with offscreen(room=room):
        return _movements(room)


def _movements(room: tuple[int, int]) -> Taken:
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtGui import QColor, QPainter, QPaintEvent  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - only in the process that is measured

    from ui import theme  # noqa: PLC0415 - only in the process that is measured
    from ui.app import make_application  # noqa: PLC0415 - only in the process that is measured
    from ui.projector.room_window import RoomView  # noqa: PLC0415 - only in the process that is measured

    make_application(["bench"])
    theme.load_fonts(theme.SHOW_STYLES)
    painted = 0

    class Plain(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            nonlocal painted
            painted += 1
            painter = QPainter(self)
            painter.fillRect(event.rect(), QColor(PAPER))
            painter.end()

    class Counting(RoomView):
        def paintEvent(self, event: QPaintEvent) -> None:
            nonlocal painted
            painted += 1
            super().paintEvent(event)

    def frame(window: QWidget, change: Callable[[], None]) -> float:
        before = painted
        begun = time.perf_counter()
        change()
        # Send only paint requests, as the timer would paint frames that are not counted.
        QCoreApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest)
        taken = (time.perf_counter() - begun) * 1000
        if painted != before + 1:
            raise RuntimeError(f"painted {painted - before} times, not once")
        return taken

    plain, view = Plain(), Counting()
    for window in (plain, view):
        window.setGeometry(LAPTOP[0], 0, *room)
    plain.show()
    QApplication.processEvents()
    floor = [frame(plain, plain.update) for _ in range(TIMES * 40)]
    plain.close()

    instant = 0.0
    view.set_motion(on=True, clock=lambda: instant)
    voting, result, title = _scenes()
    view.show_public(voting)
    view.show()
    QApplication.processEvents()
    gc.collect()
    gc.freeze()

    def move_to(public: PublicSnapshot) -> list[float]:
        nonlocal instant
        frames = [frame(view, lambda: view.show_public(public))]
        while view.movement is not None:
            instant += FRAME
            frames.append(frame(view, view.next_frame))
        if view.painted != public:
            raise RuntimeError("what was shown was not painted")
        return frames

    taken = Taken([], [], floor)
    for _ in range(TIMES):
        taken.reveals.extend(move_to(result))
        taken.fades.extend(move_to(title))
        taken.fades.extend(move_to(voting))
    view.close()
    if len(taken.reveals) < TIMES * 30 or len(taken.fades) < TIMES * 20:
        raise RuntimeError("something did not move")
    return taken


def _scenes() -> tuple[PublicSnapshot, PublicSnapshot, PublicSnapshot]:
    """Snapshots of a second vote, of its result, and of another scene."""
    from workshop_app.content.scale import Option, Scale, ScaleKind  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.content.staircase import staircase  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.results.agreement import Harmony  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.items import ItemKind  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.scenes import (  # noqa: PLC0415 - only in the process that is measured
        BallotFeedback,
        PublicSnapshot,
        Question,
        ResultScene,
        VoteScene,
        WelcomeScene,
    )
    from workshop_app.session.state import VotingMethod  # noqa: PLC0415 - only in the process that is measured

    options = tuple(Option(one.number, one.label, one.hint) for one in staircase().niveaus)
    question = Question(
        ItemKind.BEHAVIOUR,
        "De koude lobby",
        "De receptionist kijkt op, knikt en wijst naar een stoel.",
        "Welk niveau zie je hier?",
        Scale(ScaleKind.NIVEAUS, options),
        1,
        4,
    )
    vote = VoteScene(
        question,
        round=2,
        rounds=2,
        method=VotingMethod.SHOW_OF_HANDS,
        is_open=False,
        votes=sum(COUNTS),
        expected=sum(COUNTS),
        tables_in=(),
        box=BallotFeedback.WAITING,
        can_take_back=False,
    )
    result = ResultScene(
        question, 2, 2, COUNTS, BEFORE, 0.31, Harmony.CAMPS, 0.12, (3, 3), {}, None
    )
    title = WelcomeScene("Gemeente Voorbeeld", "groep B", date(2026, 9, 30))
    voting, shown, welcome = (PublicSnapshot(one, "", 0, 3) for one in (vote, result, title))
    return voting, shown, welcome


if __name__ == "__main__":
    found = _measure_here((int(sys.argv[1]), int(sys.argv[2])))
    print(json.dumps(asdict(found)))
