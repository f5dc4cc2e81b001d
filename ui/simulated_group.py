"""The simulated group of a rehearsal: it votes in each round that opens, one person at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.bridge import SessionBridge
from workshop_app.session.live import Snapshot
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, vote_command
from workshop_app.session.state import RoundKey, RoundState, Stage, VotingMethod
from workshop_app.session.voting import expected_votes

SEED = 1
PACE = {VotingMethod.SHOW_OF_HANDS: 150, VotingMethod.BALLOT_BOX: 700, VotingMethod.TABLES: 500}
"""Milliseconds between two votes."""


class SimulatedGroup(QObject):
    """Follows the workshop and casts the missing votes of each round that opens.

    The number of missing votes is determined once a round, so votes that the trainer adds or
    removes later are not corrected.
    """

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._voters = SimulatedVoters(VoterPattern.AGREED, SEED)
        self._round: RoundKey | None = None
        self._choices: list[int] = []
        self._cast = 0
        self._gone = False
        self._pace = QTimer(self)

        # signals
        bridge.snapshot_changed.connect(self._follow)
        self._pace.timeout.connect(self._vote)

        self._follow(bridge.snapshot)

    def choose(self, pattern: VoterPattern) -> None:
        """Set the voting pattern, from the next round on."""
        self._voters = SimulatedVoters(pattern, SEED)

    def _follow(self, snapshot: Snapshot) -> None:
        if self._gone:
            return
        state = snapshot.state
        item = current_item(snapshot.workshop.contents, state)
        round_ = current_round(snapshot.workshop.contents, state)
        open_ = round_ is not None and round_.state is RoundState.OPEN
        if not open_ or state.position.stage is not Stage.VOTE or state.curtain is not None:
            self._pace.stop()
            return
        key = RoundKey(state.position.step, item.id, state.position.round)
        if item.poll is not None and round_ is not None and key != self._round:
            missing = max(0, expected_votes(state, round_) - round_.votes)
            self._round, self._cast = key, 0
            self._choices = self._voters.choices(item.poll, key.number, missing)
        if round_ is not None and self._cast < len(self._choices) and not self._pace.isActive():
            self._pace.start(PACE[round_.method])

    def _vote(self) -> None:
        snapshot = self._bridge.snapshot
        round_ = current_round(snapshot.workshop.contents, snapshot.state)
        if round_ is None or self._cast >= len(self._choices):
            self._pace.stop()
            return
        choice = self._choices[self._cast]
        self._cast += 1
        self._bridge.do(vote_command(snapshot.state, round_.method, self._cast - 1, choice))

    def leave(self) -> None:
        """Stop voting for good, because the workshop is left or another source of votes is used."""
        self._gone = True
        self._pace.stop()
