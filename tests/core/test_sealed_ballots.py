"""The trainer cannot see how sealed ballots are split, whatever the trainer does.

Two workshops run side by side. The trainer does the same in both, the voters choose differently.
Until a result is revealed, all output must be equal: snapshots, export and handouts.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pdfs import text_of, workshop_report
from tests.support.samples import (
    ENOUGH,
    INDICATORS,
    LOBBY,
    TEAM,
    MemoryStore,
    SetClock,
    contents,
    start,
    workshop,
)
from workshop_app.content.staircase import staircase
from workshop_app.errors import StorageError
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import spec_of
from workshop_app.results.tally import NO_VOTES
from workshop_app.session.commands import (
    Back,
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    RevealOrHide,
    SetTables,
    SetTableVote,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
)
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.round_analysis import analyse_round
from workshop_app.session.scenes import ResultScene
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import Curtain, Round, RoundKey, RoundState, State, VotingMethod
from workshop_app.storage.export import export_json

FULL = StorageError("De schijf is vol.", "Maak ruimte vrij.")
CHAT = RoundKey(LOBBY, "chat", 1)

UNDO, REDO, TAKE_BACK, DISK, VOTE = "undo", "redo", "take back", "disk", "vote"

TRAINER: list[Command | str] = [
    *[OpenOrClose(), OpenOrClose(), Next(), Next(), Back(), StartSecondRound()],
    *[RevealOrHide(), ToggleReference(), ToggleCurtain(Curtain.BLACK)],
    *[GoTo(LOBBY, 1), GoTo(LOBBY, 2), GoTo(ENOUGH), GoTo(INDICATORS, 0), GoTo(TEAM)],
    *(ChangeVotingMethod(method) for method in VotingMethod),
    *[ChangeCount(3), ChangeCount(3, -1), SetTables(4), SetTableVote(1, 2), SetTableVote(1, None)],
    *[UNDO, UNDO, REDO, TAKE_BACK, DISK],
]


class Run:
    """A workshop with a session in memory."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.store = MemoryStore(start())
        self.session = LiveSession(workshop(), start(), self.store, self.clock)

    def do(self, action: Command | str) -> None:
        """Do a command, or one of the other actions: undo, redo, take back, disk."""
        self.clock.forward(2)
        match action:
            case "undo":
                self.session.undo()
            case "redo":
                self.session.redo()
            case "take back":
                self.session.take_back_ballot()
            case "disk":
                self.store.trouble = None if self.store.trouble else FULL
                self.session.retry()
            case str():
                raise AssertionError(action)
            case command:
                self.session.do(command)

    def seen(self) -> tuple[Snapshot, bytes]:
        """All that the trainer can see, after the feedback that only the voter sees has ended."""
        self.clock.forward(2)
        snapshot = self.session.tick()
        assert snapshot.box.choice is None
        return snapshot, export_json(workshop(), self.store.state)

    @property
    def shown(self) -> bool:
        """Whether a result with ballots is shown."""
        return any(
            round_.state is RoundState.REVEALED and any(round_.ballots)
            for round_ in self.session.snapshot.state.rounds.values()
        )


actions = st.lists(
    st.one_of(st.sampled_from(TRAINER), st.tuples(st.integers(1, 5), st.integers(1, 5))),
    max_size=40,
)
"""Actions of the trainer, mixed with the choices of a voter in the one and in the other run."""


@given(actions)
def test_the_trainer_cannot_see_the_split_before_a_result(
    pressed: list[Command | str | tuple[int, int]],
) -> None:
    one, other = Run(), Run()
    for action in [
        ChangeVotingMethod(VotingMethod.BALLOT_BOX),
        GoTo(LOBBY, 1),
        OpenOrClose(),
        (1, 4),
        *pressed,
    ]:
        if isinstance(action, tuple):
            one.do(CastBallot(action[0]))
            other.do(CastBallot(action[1]))
        else:
            one.do(action)
            other.do(action)
        if one.shown or other.shown:
            return
        assert one.seen() == other.seen()
        assert analyse_round(contents(), one.session.snapshot.state) == analyse_round(
            contents(), other.session.snapshot.state
        )


@given(st.lists(st.sampled_from(TRAINER), max_size=15), st.permutations([1, 1, 2, 3, 4, 5, 5]))
def test_the_order_of_ballots_is_not_visible_even_with_the_result(
    between: list[Command | str], order: list[int]
) -> None:
    one, other = Run(), Run()
    ballots = sorted(order)
    for run, choices in ((one, ballots), (other, order)):
        run.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX))
        run.do(GoTo(LOBBY, 1))
        run.do(OpenOrClose())
        for choice in choices:
            run.do(CastBallot(choice))
    for action in between:
        if action is not TAKE_BACK:  # it depends on the choice of the last voter
            one.do(action)
            other.do(action)
        assert one.seen() == other.seen()


def box(*then: Command | str) -> Run:
    """A box with two ballots for 3 and one for 5, followed by the actions `then`."""
    run = Run()
    first = (ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), OpenOrClose())
    for action in (*first, *[CastBallot(choice) for choice in (3, 3, 5)], *then):
        run.do(action)
    return run


CLOSED = (OpenOrClose(),)
PEEKS: dict[str, tuple[Command | str, ...]] = {
    "open": (),
    "closed": CLOSED,
    "closed, the way is hands": (*CLOSED, ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS)),
    "closed, the way is tables": (*CLOSED, ChangeVotingMethod(VotingMethod.TABLES)),
    "another vote and back": (
        GoTo(LOBBY, 2),
        ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS),
        GoTo(LOBBY, 1),
    ),
    "undone": (*CLOSED, UNDO, UNDO),
    "hands went on": (ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS), ChangeCount(2), *CLOSED),
    "a second round that nobody voted in": (*CLOSED, StartSecondRound(), Back()),
}


@pytest.mark.parametrize("then", PEEKS.values(), ids=PEEKS.keys())
def test_the_trainer_sees_only_the_number_of_sealed_ballots(
    then: tuple[Command | str, ...],
) -> None:
    run = box(*then)
    round_ = run.session.snapshot.state.rounds[CHAT]
    assert (round_.ballots, round_.in_box, round_.is_sealed) == (NO_VOTES, 3, True)
    assert run.session.snapshot.advice is None
    assert analyse_round(contents(), run.session.snapshot.state) is None
    assert run.store.state.rounds[CHAT].ballots == (0, 0, 0, 2, 0, 1)


def test_hiding_a_result_does_not_seal_the_box_again() -> None:
    run = box(RevealOrHide())
    assert run.session.snapshot.state.rounds[CHAT].ballots == (0, 0, 0, 2, 0, 1)
    run.do(RevealOrHide())
    hidden = run.session.snapshot.state.rounds[CHAT]
    assert (hidden.ballots, hidden.state) == ((0, 0, 0, 2, 0, 1), RoundState.CLOSED)
    assert (hidden.shown, hidden.added_to) == (True, False)


ADDED = (RevealOrHide(), RevealOrHide(), OpenOrClose(), CastBallot(2))


@pytest.mark.parametrize("then", [(), (OpenOrClose(),), (TAKE_BACK,), (UNDO,)])
def test_a_box_with_ballots_added_after_a_result_stays_marked(
    then: tuple[Command | str, ...],
) -> None:
    run = box(*ADDED, *then)
    assert run.store.state.rounds[CHAT].added_to
    assert run.session.snapshot.state.rounds[CHAT].is_sealed
    run.do(GoTo(LOBBY, 1))
    run.do(RevealOrHide())
    kept = run.store.state.rounds[CHAT]
    assert kept.added_to
    assert kept.shown
    scene = run.session.snapshot.public.scene
    assert isinstance(scene, ResultScene)
    assert scene.added_to


def test_undo_and_redo_do_not_remove_the_mark() -> None:
    """The room saw the first result, although the trainer undid showing it."""
    run = box(RevealOrHide(), UNDO, CastBallot(2))
    assert run.store.state.rounds[CHAT].added_to
    run.do(REDO)
    kept = run.store.state.rounds[CHAT]
    assert (kept.state, kept.added_to, kept.votes) == (RoundState.REVEALED, True, 4)


def test_redoing_a_result_lifts_the_curtain() -> None:
    run = box(RevealOrHide(), UNDO, ToggleCurtain(Curtain.BLACK), REDO)
    snapshot = run.session.snapshot
    assert snapshot.state.rounds[CHAT].state is RoundState.REVEALED
    assert snapshot.state.curtain is None


def test_the_number_of_waiting_votes_does_not_reveal_a_choice() -> None:
    """A ballot is taken back and cast again while saving fails, with the same or another choice."""
    waiting: set[int] = set()
    for again in (5, 4):
        run = box()
        run.do(DISK)
        run.do(TAKE_BACK)
        run.do(CastBallot(again))
        unsaved = run.session.snapshot.unsaved
        assert unsaved is not None
        waiting.add(unsaved.votes)
    assert len(waiting) == 1


def one_waiting(choice: int) -> Run:
    """Four ballots on disk, and one that waits because the disk refuses."""
    run = Run()
    for action in (
        ChangeVotingMethod(VotingMethod.BALLOT_BOX),
        GoTo(LOBBY, 1),
        OpenOrClose(),
        *map(CastBallot, (2, 3, 3, 2)),
        DISK,
        CastBallot(choice),
    ):
        run.do(action)
    return run


@pytest.mark.parametrize("showing", [RevealOrHide(), Next()], ids=["reveal", "go on"])
def test_no_result_is_shown_while_a_ballot_waits_for_the_disk(showing: Command) -> None:
    """With the next result, it would reveal that ballot."""
    run = one_waiting(1)
    run.do(showing)
    assert run.session.snapshot.refusal is Refusal.BALLOTS_NOT_SAVED
    assert not run.shown
    run.do(DISK)
    assert run.store.state.rounds[CHAT].is_sealed
    run.do(showing)
    assert run.session.snapshot.state.rounds[CHAT].ballots == (0, 1, 2, 2, 0, 0)
    assert not run.store.state.rounds[CHAT].added_to


def test_a_disk_that_is_back_shows_the_result_at_once() -> None:
    run = one_waiting(1)
    run.store.trouble = None
    run.do(RevealOrHide())
    assert run.shown
    assert run.session.snapshot.state.rounds[CHAT].votes == 5


def test_undo_does_not_show_a_result_without_a_ballot_that_waits() -> None:
    run = box(RevealOrHide(), RevealOrHide(), OpenOrClose(), DISK, CastBallot(1))
    for _ in range(2):
        run.do(UNDO)
        assert not isinstance(run.session.snapshot.public.scene, ResultScene)
    run.do(DISK)
    scene = run.session.snapshot.public.scene
    assert isinstance(scene, ResultScene)
    assert scene.added_to


# ------------------------------------------------------------------ handouts


def revealed(state: State) -> State:
    """The same state with every result revealed."""
    rounds = {key: round_.revealed() for key, round_ in state.rounds.items()}
    return replace(state, rounds=rounds)


def voted(*ballots: tuple[int, int, int, int, int, int]) -> State:
    """A state with closed, sealed ballot boxes in three kinds of polls."""
    keys = (CHAT, RoundKey(ENOUGH, "enough", 1), RoundKey(TEAM, "team", 1))
    rounds = {
        key: Round(RoundState.CLOSED, VotingMethod.BALLOT_BOX, ballots=counts)
        for key, counts in zip(keys, ballots, strict=True)
    }
    return replace(start(), rounds=rounds)


ONE = voted((0, 0, 2, 1, 0, 0), (0, 1, 0, 0, 1, 1), (0, 3, 0, 0, 0, 0))
OTHER = voted((1, 0, 0, 0, 0, 2), (0, 0, 3, 0, 0, 0), (1, 0, 0, 1, 0, 1))


@pytest.mark.parametrize("kind", [catalogue.REPORT, catalogue.EMERGENCY], ids=lambda kind: kind.id)
def test_handouts_have_only_the_number_of_sealed_ballots(kind: catalogue.HandoutKind) -> None:
    one, other = (catalogue.make(kind, spec_of(workshop(), state)) for state in (ONE, OTHER))
    assert text_of(one) == text_of(other)
    shown = catalogue.make(kind, spec_of(workshop(), revealed(ONE)))
    assert text_of(shown) != text_of(one), "nothing of these votes is ever on this paper"


def test_the_report_explains_sealed_boxes() -> None:
    state = replace(
        ONE, rounds={**ONE.rounds, CHAT: replace(ONE.rounds[CHAT], state=RoundState.OPEN)}
    )
    text = text_of(workshop_report(workshop(), state, staircase()))
    assert (
        "In de stembus van ronde 1: 3 stemmen. De stemming was nog open toen dit verslag werd"
        " gemaakt. Wat er is gekozen, staat pas in het verslag als de groep de uitslag heeft"
        " gezien." in text
    )
    assert "In de stembus van ‘nu’: 3 stemmen. Wat er is gekozen," in text
    assert text.count("Wat er is gekozen, staat pas in het verslag") == 3
    assert "niet gestemd" not in text.split("Al het gedrag")[0].split("Zo liep")[0]


def test_the_report_marks_a_box_with_ballots_added_after_a_result() -> None:
    run = box(*ADDED, RevealOrHide())
    text = text_of(workshop_report(workshop(), run.store.state, staircase()))
    assert "Na een eerdere uitslag is in ronde 1 verder gestemd in de stembus." in text
    once = box(RevealOrHide())
    assert "eerdere uitslag" not in text_of(
        workshop_report(workshop(), once.store.state, staircase())
    )


def test_concealing_a_state_without_secrets_returns_that_state() -> None:
    state = revealed(ONE)
    assert concealed(state) is state
    assert concealed(concealed(ONE)) == concealed(ONE)


def test_a_refused_press_reveals_nothing_about_the_box() -> None:
    """Removing a hand is refused whatever ballots the box has."""
    run = box(ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS))
    for choice in range(6):
        run.do(ChangeCount(choice, -1))
        assert run.session.snapshot.refusal is Refusal.NO_VOTE_TO_TAKE
