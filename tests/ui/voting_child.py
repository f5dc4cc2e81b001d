"""A trainer who presses keys without stopping, in a process of its own, until it is killed.

Usage: voting_child.py SEED. After each key it prints, as one JSON line, what the trainer's tiles
and the room's window show; the data folder is the one that WORKSHOP_APP_HOME names.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

VOTES = ("0", "1", "2", "3", "4", "5", "3", "shift+3", "ctrl+z")
OTHERS = ("next", "back", "v", "r")


@dataclass(frozen=True, slots=True)
class Shown:
    """What people in the room and the trainer could see at one instant."""

    scene: str
    tiles: tuple[str, ...]
    votes_in_the_room: int | None


def keys(seed: int) -> Iterator[str]:
    """Which keys are pressed: mostly votes, now and then one that goes elsewhere."""
    chance = random.Random(seed)
    while True:
        yield chance.choice(VOTES if chance.random() < 0.85 else OTHERS)


def main() -> None:
    """Open the app, press Enter to go on with the workshop there is, then key after key."""
    # Imported here: the parent of this process needs only `keys`.
    from tests.ui.driving import live_of, press, settle, shown_texts  # noqa: PLC0415
    from ui.app import Trede, make_application, new_id, now  # noqa: PLC0415
    from ui.console.tally import Tile  # noqa: PLC0415
    from workshop_app import paths  # noqa: PLC0415
    from workshop_app.session.scenes import VoteScene  # noqa: PLC0415

    qt = make_application(["trede"])
    trede = Trede(paths.home(), now, new_id)
    trede.window.show()
    trede.window.activateWindow()
    trede.after_show()
    settle()
    press(trede, "enter")
    live = live_of(trede)

    def report() -> None:
        scene = live.room.painted.scene if live.room.painted else None
        tiles = [text for tile in live.console.findChildren(Tile) for text in shown_texts(tile)]
        votes = scene.votes if isinstance(scene, VoteScene) else None
        shown = Shown(type(scene).__name__, tuple(tiles), votes)
        print(json.dumps(asdict(shown)), flush=True)  # noqa: T201 - the parent reads it

    report()
    for key in keys(int(sys.argv[1])):
        press(trede, key)
        report()
    qt.exit()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
