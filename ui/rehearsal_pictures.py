"""An automatic rehearsal: plays a workshop in the real windows with made-up voters.

It saves a picture of every screen, and two PDFs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import Trede, make_application, new_id, now
from ui.live_windows import LiveWindows
from ui.offscreen import LAPTOP, offscreen
from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.errors import StorageError, why
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import spec_of
from workshop_app.session.commands import (
    AddEntry,
    CastBallot,
    ChangeCount,
    SetTableVote,
    ToggleCurtain,
)
from workshop_app.session.opening import demo_opening
from workshop_app.session.programme import find_programme
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsal_commands
from workshop_app.session.scenes import Scene, VoteScene, WordsScene
from workshop_app.session.state import Curtain, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.files import write_file
from workshop_app.storage.instance_lock import InstanceLock

SEED = 1
PATIENCE = 20_000
"""Milliseconds to wait for a page in the preview of the handouts."""

GATHERING = (AddEntry, CastBallot, ChangeCount, SetTableVote)
"""Commands that come many times in a row; a picture is taken only after the last of them."""


@dataclass(frozen=True, slots=True)
class Script:
    """What to play: a programme of the deck that comes with the app, and how the group votes.

    An empty `programme` is that of the demo. `tables` is the number of tables.
    """

    programme: str = ""
    kind: WorkshopKind = WorkshopKind.REHEARSAL
    pattern: VoterPattern = VoterPattern.AGREED
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS
    tables: int = 0


def rehearse(
    out: Path, clock: Callable[[], datetime] = now, script: Script | None = None
) -> Iterator[Path]:
    """Play a workshop from the home page to its end.

    A ballot within 600 ms of the same one before counts as a double press, so a script with the
    ballot box needs a clock that advances at each call.

    Yields:
        The path of each picture and PDF, once it is written.

    Raises:
        KnownError: The data folder or `out` cannot be written, another copy is open, or there is
            no such programme.
    """
    script = script or Script()
    if script.programme:
        find_programme(read_deck(paths.deck_file(paths.OWN_DECK)), script.programme)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            "De map {out} kan niet worden gemaakt ({reason}).",
            "Kies een andere map.",
            out=out,
            reason=why(error),
        ) from error
    data_folder = paths.data_folder()
    single = InstanceLock(data_folder)
    if QApplication.instance() is None:
        with offscreen():
            make_application(sys.argv[:1])
    trede = Trede(data_folder, clock, new_id)
    try:
        yield from _play(trede, out, clock, script)
    finally:
        trede.close()
        trede.window.close()
        single.release()


def _play(trede: Trede, out: Path, clock: Callable[[], datetime], script: Script) -> Iterator[Path]:
    trede.window.resize(*LAPTOP)
    trede.window.show()
    trede.refresh_home()
    yield _picture(trede.window, out / "home.png")
    yield from _handouts(trede, out)
    opening = demo_opening(clock().date())
    trede.begin_as(
        script.kind,
        replace(
            opening,
            programme=script.programme or opening.programme,
            method=script.method,
            tables=script.tables,
        ),
    )
    live = trede.live
    if live is None:
        raise StorageError("De repetitie kon niet beginnen.", "Kijk in de gegevensmap.")
    if live.group is not None:
        live.group.leave()  # the commands below replace the made-up group of the window
    workshop, state = live.bridge.snapshot.workshop, live.bridge.snapshot.state
    voters = SimulatedVoters(script.pattern, SEED)
    taken: set[str] = set()
    for command in rehearsal_commands(workshop.contents, state, voters, clock()):
        if not isinstance(command, GATHERING):
            yield from _both(trede, live, out, taken)
        live.bridge.do(command)
    yield from _both(trede, live, out, taken)
    live.bridge.do(ToggleCurtain(Curtain.BREAK))
    yield from _both(trede, live, out, taken)
    live.bridge.do(ToggleCurtain(Curtain.BREAK))

    state = live.bridge.snapshot.state
    spec = spec_of(workshop, state)
    booklet = out / catalogue.file_name(catalogue.BOOKLET, workshop.deck.id)
    write_file(booklet, catalogue.make(catalogue.BOOKLET, spec))
    yield booklet
    report = out / catalogue.file_name(catalogue.REPORT, workshop.organisation, workshop.date)
    write_file(report, catalogue.make(catalogue.REPORT, spec))
    yield report


def _handouts(trede: Trede, out: Path) -> Iterator[Path]:
    """Take a picture of the handouts window, once its preview shows a page."""
    trede.handouts.open_window()
    window = trede.handouts.window
    if window is None:
        return  # the app has shown a message
    loop = QEventLoop()
    window.preview.page_shown.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)  # a picture without a page is better than none
    loop.exec()
    yield _picture(window, out / "handouts.png")
    window.close()


def _is_empty(scene: Scene) -> bool:
    """Whether the scene still waits for the first vote or entry."""
    match scene:
        case VoteScene(votes=0) | WordsScene(entries=()):
            return True
        case _:
            return False


def _both(trede: Trede, live: LiveWindows, out: Path, taken: set[str]) -> Iterator[Path]:
    """Take pictures of room and console, unless `taken` has the current place of the workshop."""
    snapshot = live.bridge.snapshot
    position = snapshot.state.position
    scene = type(snapshot.public.scene).__name__.removesuffix("Scene").lower()
    if _is_empty(snapshot.public.scene):
        return
    parts = [f"{snapshot.public.step + 1:02d}", f"{position.item}", scene]
    if scene in ("vote", "result"):
        parts.append(f"ronde{position.round}")
    if snapshot.state.reference_shown:
        parts.append("duiding")
    name = "-".join(parts)
    if name in taken:
        return
    taken.add(name)
    yield _picture(live.room, out / f"{name}-zaal.png")
    yield _picture(trede.window, out / f"{name}-regie.png")


def _picture(window: QWidget, path: Path) -> Path:
    """Save a picture of a window after its pending events are processed; returns `path`."""
    QApplication.processEvents()
    if not window.grab().save(str(path)):
        raise StorageError(
            "Het beeld {path} kan niet worden geschreven.",
            "Maak ruimte vrij of kies een map.",
            path=path,
        )
    return path
