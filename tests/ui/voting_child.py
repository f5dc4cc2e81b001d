"""A separate process in which a trainer does random actions until the process is killed.

Usage: voting_child.py SEED INSTANT. After each action it prints, as one JSON line, what the console
and the room show. The data folder is that of WORKSHOP_APP_HOME.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    Back,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipStep,
    StartSecondRound,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReference,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.state import Curtain, Place, VotingMethod

Action = Command | str
"""A command, or `undo`, `redo` or `take back`."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the room and the trainer saw at one instant."""

    scene: str
    votes_in_the_room: int | None
    counts: tuple[str, ...]
    tables: tuple[str, ...]
    words: tuple[str, ...]
    clock: str


class StepClock:
    """A clock that moves one second per action, in this process and in its parent."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def step(self) -> None:
        self.now += timedelta(seconds=1)


def actions(seed: int) -> Iterator[Action]:
    """An endless sequence of random actions: votes with every method, and all other commands."""
    chance = random.Random(seed)

    def pick(*choices: Callable[[], Action]) -> Action:
        return chance.choice(choices)()

    def step() -> int:
        return chance.randint(1, 18)

    def voting() -> Action:
        return pick(
            lambda: ChangeCount(chance.randint(0, 5), chance.choice((1, 1, 1, -1))),
            lambda: CastBallot(chance.randint(0, 5)),
            lambda: CastBallot(chance.randint(1, 4)),
            lambda: SetTableVote(chance.randint(1, 4), chance.choice((None, 1, 2, 3, 4))),
            lambda: "take back",
        )

    def words() -> Action:
        return pick(
            lambda: AddEntry(f"wat iemand zegt {chance.randint(1, 99)}", chance.randint(0, 4)),
            lambda: AddEntry("iets anders"),
            lambda: EditEntry(chance.randint(1, 4), chance.choice(("", "beter")), 2),
            lambda: MoveEntry(chance.randint(1, 4), chance.choice((-1, 1))),
            ToggleByTable,
        )

    def programme() -> Action:
        return pick(
            lambda: SkipStep(step()),
            lambda: RepeatStep(step()),
            lambda: MoveStep(step(), chance.randint(-2, 2)),
            lambda: AddStep(StepKind.BREAK, "", 10, step()),
            lambda: ChangeMinutes(chance.choice((-1, 1))),
        )

    def rest() -> Action:
        return pick(
            lambda: ChangeVotingMethod(chance.choice(tuple(VotingMethod))),
            lambda: GoTo(step(), chance.randint(0, 2)),
            lambda: WriteNote(Place(step(), ""), f"notitie {chance.randint(1, 9)}"),
            lambda: SetTables(chance.randint(1, 6)),
            lambda: SetParticipants(chance.randint(8, 14)),
            lambda: ToggleCurtain(chance.choice(tuple(Curtain))),
            ToggleTimer,
            ToggleCountdown,
            ToggleReference,
            StartSecondRound,
            lambda: "undo",
            lambda: "redo",
        )

    while True:
        lot = chance.random()
        if lot < 0.45:
            yield voting()
        elif lot < 0.65:
            yield chance.choice((Next(), Next(), Back(), OpenOrClose(), RevealOrHide()))
        elif lot < 0.77:
            yield words()
        elif lot < 0.85:
            yield programme()
        else:
            yield rest()


def carry_out(session: LiveSession, action: Action) -> None:
    """Do one action in a session."""
    match action:
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case "take back":
            session.take_back_ballot()
        case str():
            raise ValueError(action)
        case _:
            session.do(action)


def main() -> None:  # noqa: PLR0915 - imports count as statements
    """Open the app, continue the existing workshop with Enter, and do action after action."""
    # Imported here, as the parent of this process needs only the actions.
    from PySide6.QtWidgets import QTableWidget  # noqa: PLC0415 - only in the child

    from tests.support.databases import readable  # noqa: PLC0415 - only in the child
    from tests.ui.driving import live_of, press, settle, shown_texts  # noqa: PLC0415 - only in the child
    from ui.app import Trede, make_application, new_id  # noqa: PLC0415 - only in the child
    from ui.console.tables_panel import TablesPanel  # noqa: PLC0415 - only in the child
    from ui.console.tally_tiles import Tile  # noqa: PLC0415 - only in the child
    from ui.console.time import TimePanel  # noqa: PLC0415 - only in the child
    from ui.offscreen import offscreen  # noqa: PLC0415 - only in the child
    from workshop_app import paths  # noqa: PLC0415 - only in the child
    from workshop_app.session.scenes import VoteScene  # noqa: PLC0415 - only in the child

    clock = StepClock(datetime.fromisoformat(sys.argv[2]))
    with offscreen():
        qt = make_application(["trede"])
    trede = Trede(paths.data_folder(), clock, new_id)
    trede.window.show()
    trede.window.activateWindow()
    trede.after_show()
    settle()
    if readable(trede.folder.workshops.store)[0].ended:
        trede.open_workshop(trede.folder.workshops.store.find("latest"))
        settle()
    else:
        press(trede, "enter")
    live = live_of(trede)
    console = live.console
    tables = console.findChildren(TablesPanel)[0]
    words = console.findChildren(QTableWidget)[0]
    time = console.findChildren(TimePanel)[0]

    def written(table: QTableWidget) -> tuple[str, ...]:
        cells = (table.item(row, 1) for row in range(table.rowCount()))
        return tuple(cell.text() for cell in cells if cell is not None)

    def report() -> None:
        settle()
        scene = live.room.painted.scene if live.room.painted else None
        shown = Shown(
            scene=type(scene).__name__,
            votes_in_the_room=scene.votes if isinstance(scene, VoteScene) else None,
            counts=tuple(tile.count for tile in console.findChildren(Tile) if tile.isVisible()),
            tables=tables.shown() if tables.isVisible() else (),
            words=written(words) if words.isVisible() else (),
            clock=shown_texts(time)[1],
        )
        print(json.dumps(asdict(shown)), flush=True)  # noqa: T201 - read by the parent

    report()
    for action in actions(int(sys.argv[1])):
        clock.step()
        match action:
            case "undo":
                live.bridge.undo()
            case "redo":
                live.bridge.redo()
            case "take back":
                live.bridge.take_back_ballot()
            case str():
                raise ValueError(action)
            case _:
                live.bridge.do(action)
        report()
    qt.exit()


if __name__ == "__main__":
    main()
