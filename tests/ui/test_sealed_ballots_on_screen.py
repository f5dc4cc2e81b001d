"""Between ballots, nothing on the console reveals what the last voter chose."""

from __future__ import annotations

import contextlib
import io
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.support.pdfs import text_of
from tests.ui.driving import live_of, settle
from ui.app import Trede
from ui.console.ballot_overlay import BallotOverlay
from workshop_app import cli
from workshop_app.handouts import catalogue
from workshop_app.session.commands import (
    Back,
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    OpenOrClose,
    SetTables,
    SetTableVote,
    StartSecondRound,
    ToggleCurtain,
)
from workshop_app.session.navigation import current_round
from workshop_app.session.state import Curtain, RoundState, VotingMethod

BALLOTS = ((4, 1, 1, 3, 5, 2), (2, 2, 5, 1, 3, 4))
"""The ballots in the one workshop and in the other."""

SEED = 12


def texts_of(window: QWidget) -> list[str]:
    """All texts of a window, hidden ones included, with tool tips and accessible names.

    The ballot overlay is left out, as only the voter sees it.
    """
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, BallotOverlay) or isinstance(widget.parent(), BallotOverlay):
            continue
        found += [widget.toolTip(), widget.statusTip(), widget.accessibleName()]
        if isinstance(widget, QAbstractButton | QLabel | QLineEdit):
            found.append(widget.text())
        found.append(str(widget.isVisibleTo(window)))
    found += [action.text() for action in window.findChildren(QAction)]
    return found


def peeks(card: int, chance: random.Random) -> list[Command | str]:
    """Random actions of a trainer between two ballots, except showing the result."""
    choices: list[Command | str] = [
        *[OpenOrClose(), ToggleCurtain(Curtain.BLACK), ToggleCurtain(Curtain.BREAK)],
        *[GoTo(card), GoTo(card, 2), GoTo(1), Back(), StartSecondRound()],
        *(ChangeVotingMethod(method) for method in VotingMethod),
        *[SetTables(3), SetTableVote(1, 2), ChangeCount(3), ChangeCount(3, -1)],
        *["undo", "redo", "tick"],
    ]
    return chance.choices(choices, k=6)


def carry_out(trede: Trede, action: Command | str) -> None:
    bridge = live_of(trede).bridge
    match action:
        case "undo":
            bridge.undo()
        case "redo":
            bridge.redo()
        case "tick":
            bridge.tick()
        case str():
            raise AssertionError(action)
        case command:
            bridge.do(command)


def unseen(trede: Trede) -> bool:
    """Whether no result has been shown so far."""
    rounds = live_of(trede).bridge.snapshot.state.rounds.values()
    return not any(one.state is RoundState.REVEALED or one.shown for one in rounds)


def open_box(trede: Trede, card: int) -> None:
    """Go to the ballot box of the first behaviour, open for the next voter."""
    bridge = live_of(trede).bridge
    bridge.do(GoTo(1))
    bridge.do(GoTo(card, 1))
    found = current_round(bridge.snapshot.workshop.contents, bridge.snapshot.state)
    if found is None or found.state is not RoundState.OPEN:
        bridge.do(OpenOrClose())
    bridge.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX))


class ProgressCallback:
    """A clock that only moves when the test calls `forward`."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self) -> None:
        """Let five seconds pass before the next voter."""
        self.now += timedelta(seconds=5)


def vote_and_peek(
    trede: Trede, progress: ProgressCallback, ballots: tuple[int, ...], out: Path
) -> list[object]:
    """Everything the trainer sees while these ballots are cast."""
    trede.start_demo()
    bridge = live_of(trede).bridge
    card = next(step.id for step in bridge.snapshot.state.steps if step.kind == "card")
    chance = random.Random(SEED)
    seen: list[object] = []
    for choice in ballots:
        progress.forward()
        open_box(trede, card)
        bridge.do(CastBallot(choice))
        assert bridge.snapshot.refusal is None
        progress.forward()
        for action in peeks(card, chance):
            carry_out(trede, action)
            settle()
            seen.append(texts_of(trede.window))
            assert unseen(trede)
    with contextlib.redirect_stdout(io.StringIO()):
        file = out / "export.json"
        assert cli.run(["workshops", "export", "latest", "-o", str(file)]) == 0
    seen.append(file.read_text(encoding="utf-8"))
    workshop_id = bridge.snapshot.workshop.id
    order = trede.handouts.sources.spec(workshop_id)
    papers = (catalogue.REPORT, catalogue.EMERGENCY)
    return [*seen, *(text_of(catalogue.make(kind, order)) for kind in papers)]


@pytest.mark.usefixtures("qapp")
def test_the_trainer_sees_the_same_between_any_ballots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[object]] = []
    for number, ballots in enumerate(BALLOTS):
        data_folder = tmp_path / str(number)
        data_folder.mkdir()
        monkeypatch.setenv("WORKSHOP_APP_HOME", str(data_folder))
        progress = ProgressCallback()
        trede = Trede(data_folder, progress, lambda: "000000000001")
        trede.window.show()
        trede.after_show()
        seen.append(vote_and_peek(trede, progress, ballots, data_folder))
        trede.close()
        trede.window.hide()
        trede.window.deleteLater()
        trede.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(seen[0]) == 6 * len(BALLOTS[0]) + 3
    for one, other in zip(*seen, strict=True):
        assert one == other
