"""Memory during a day of eight hours, with real windows, made-up voters and a tick each second.

`python -m benchmarks.day`, which `measure` starts as a separate process, prints the memory as JSON.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

from benchmarks.clock import FastClock
from benchmarks.measure import Row
from ui.offscreen import offscreen

HOURS = 8
SECONDS_A_COMMAND = 24
"""With this, the half-day programme takes about its planned time."""

SETTLED = 4
"""The hours after which every kind of scene was shown, and all caches are filled."""

FLAT = 1.1
"""The largest ratio of the memory at the end of the day to that after `SETTLED` hours."""


def measure() -> tuple[list[float], Row]:
    """The resident memory in MB at the start and after each hour, and the row for the table."""
    command = [sys.executable, "-m", "benchmarks.day"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    used: list[float] = json.loads(done.stdout)
    row = Row(
        f"memory at the end of a day (floor: after {SETTLED} hours)",
        used[-1],
        used[SETTLED],
        bound=FLAT,
        bound_is_ratio=True,
        unit="MB",
    )
    return used, row


def hours_table(used: list[float]) -> str:
    """The memory hour by hour as a Markdown table."""
    names = ["start", *(f"{hour} h" for hour in range(1, len(used)))]
    return "\n".join(
        (
            f"| memory, MB | {' | '.join(names)} |",
            f"|---|{'---:|' * len(names)}",
            f"| a rehearsed day | {' | '.join(f'{megabytes:.1f}' for megabytes in used)} |",
        )
    )


def resident() -> float:
    """The current resident memory of this process, in MB (Linux only)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def _a_day(data_folder: Path) -> list[float]:
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - only in the process that is measured
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only in the process that is measured

    from ui.app import Trede, make_application, new_id  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.opening import Opening  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.rehearsal import (  # noqa: PLC0415 - only in the process that is measured
        SimulatedVoters,
        VoterPattern,
        rehearsal_commands,
    )
    from workshop_app.session.state import VotingMethod  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.workshop_kind import WorkshopKind  # noqa: PLC0415 - only in the process that is measured

    make_application(["bench"])
    clock = FastClock()
    begun = clock.now
    trede = Trede(data_folder, clock, new_id)
    trede.window.show()
    trede.after_show()
    used: list[float] = []
    choices = zip(
        cycle(("halve-dag", "onze-trap")), cycle(VotingMethod), cycle(VoterPattern), strict=False
    )
    for programme, method, pattern in choices:
        opening = Opening("Gemeente Voorbeeld", "", begun.date(), 12, 4, programme, method)
        trede.begin_as(WorkshopKind.REHEARSAL, opening)
        live = trede.live
        if live is None or live.group is None:
            raise RuntimeError("the rehearsal did not open")
        live.group.leave()
        QApplication.processEvents()
        if not used:
            used.append(resident())
        bridge = live.bridge
        snapshot = bridge.snapshot
        voters = SimulatedVoters(pattern, 1)
        commands = rehearsal_commands(snapshot.workshop.contents, snapshot.state, voters, clock.now)
        for command in commands:
            bridge.do(command)
            for _ in range(SECONDS_A_COMMAND):
                clock.pass_time(1)
                bridge.tick()
                QApplication.processEvents()
            if (clock.now - begun).total_seconds() >= 3600 * len(used):
                used.append(resident())
            if len(used) > HOURS:
                trede.close()
                trede.window.close()
                return used
        trede.leave_workshop()
        # Delete the closed windows here, as there is no event loop that does it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    raise RuntimeError("a day never ends")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, offscreen():
        print(json.dumps(_a_day(Path(folder))))
