"""The outcomes of a workshop, step by step, gathered for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from workshop_app.content.deck import Card
from workshop_app.content.scale import Scale
from workshop_app.content.self_test import SelfTestSubject, self_test_content
from workshop_app.content.step_kind import StepKind
from workshop_app.i18n import gettext
from workshop_app.results.agreement import Summary, summary
from workshop_app.results.comparison import Gap, gap
from workshop_app.results.tally import Counts
from workshop_app.session.items import Contents, Item, ItemKind, Poll
from workshop_app.session.state import (
    Entry,
    Place,
    Round,
    RoundKey,
    RoundState,
    State,
    VotingMethod,
)
from workshop_app.session.step import Step


@dataclass(frozen=True, slots=True)
class SealedRound:
    """A round whose ballots no result has shown: the number of votes, but not their split.

    Attributes:
        number: The number of the round.
        votes: The number of votes.
        methods: The voting methods by which they came in.
        is_open: Whether the round is still open.
    """

    number: int
    votes: int
    methods: tuple[VotingMethod, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """One round that has votes, with their split.

    Attributes:
        number: The number of the round.
        counts: The votes per option.
        figures: The summary; None if the options have no order.
        methods: The voting methods by which the votes came in.
        tables: The choice of each table.
        hidden: Whether the result is hidden from the group now.
        added_to: Whether ballots came in after the group had seen a result.
    """

    number: int
    counts: Counts
    figures: Summary | None
    methods: tuple[VotingMethod, ...]
    tables: Mapping[int, int]
    hidden: bool
    added_to: bool = False

    @property
    def votes(self) -> int:
        """The number of votes, one or more."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """An item of a step, with its votes, entries and note.

    A round without votes is None. So is a round whose votes are secret: that one is in `sealed`.
    """

    item: Item
    first: RoundOutcome | None = None
    second: RoundOutcome | None = None
    sealed: tuple[SealedRound, ...] = ()
    entries: tuple[Entry, ...] = ()
    note: str = ""

    @property
    def poll(self) -> Poll:
        """The poll of the item.

        Raises:
            ValueError: There is nothing to vote on.
        """
        if self.item.poll is None:
            raise ValueError(f"no vote at a {self.item.kind.value}")
        return self.item.poll

    @property
    def scale(self) -> Scale:
        """The scale of the poll."""
        return self.poll.scale

    @property
    def rounds(self) -> tuple[RoundOutcome, ...]:
        """The rounds whose votes may be reported, in order."""
        return tuple(found for found in (self.first, self.second) if found)

    @property
    def was_voted(self) -> bool:
        """Whether there are votes, sealed or not."""
        return bool(self.rounds or self.sealed)

    @property
    def votes(self) -> tuple[int | None, int | None]:
        """The number of votes in each round, sealed or not; None for a round without votes."""
        found = {one.number: one.votes for one in (*self.rounds, *self.sealed)}
        return found.get(1), found.get(2)

    @property
    def unseen(self) -> tuple[int, ...]:
        """The numbers of the rounds whose result is hidden from the group now."""
        return tuple(
            sorted(
                [one.number for one in self.rounds if one.hidden]
                + [one.number for one in self.sealed]
            )
        )

    @property
    def shift(self) -> float | None:
        """The rise in agreement from round 1 to round 2; None without both."""
        if not (self.first and self.second and self.first.figures and self.second.figures):
            return None
        return self.second.figures.agreement - self.first.figures.agreement

    @property
    def gap(self) -> Gap | None:
        """For a self-test, the gap between now and needed; None without both votes."""
        if self.first is None or self.second is None:
            return None
        scale = self.scale
        return gap(self.first.counts, self.second.counts, scale.lowest, scale.highest)

    @property
    def is_reported(self) -> bool:
        """Whether the item has votes, entries or a note."""
        return bool(self.was_voted or self.entries or self.note)


@dataclass(frozen=True)
class StepOutcome:
    """A step with the outcomes of its items.

    Attributes:
        step: The step.
        items: The outcomes of its items.
        note: The note on the step itself.
        spent: The time spent on it, in seconds.
        time: 1, or 2 for the second time that the same thing was done, and so on.
        number: The number of the card in the deck, from 1; 0 for other steps.
    """

    step: Step
    items: tuple[ItemOutcome, ...]
    note: str
    spent: float
    time: int = 1
    number: int = 0

    @cached_property
    def polls(self) -> tuple[ItemOutcome, ...]:
        """The items that can be voted on."""
        return tuple(found for found in self.items if found.item.poll is not None)

    @cached_property
    def voted(self) -> bool:
        """Whether any of its items has votes."""
        return any(found.was_voted for found in self.polls)

    @cached_property
    def is_reported(self) -> bool:
        """Whether the step has anything to report: votes, entries or notes."""
        return bool(self.note) or any(found.is_reported for found in self.items)

    @property
    def card(self) -> Card | None:
        """The card, if the step is about one."""
        about = self.items[0].item.about
        return about if isinstance(about, Card) else None

    @cached_property
    def methods(self) -> tuple[VotingMethod, ...]:
        """The voting methods by which its votes came in."""
        found = {
            method
            for item in self.polls
            for round_ in (*item.rounds, *item.sealed)
            for method in round_.methods
        }
        return tuple(method for method in VotingMethod if method in found)

    @cached_property
    def sides(self) -> ItemOutcome | None:
        """The vote on the sides of a dilemma."""
        return next((one for one in self.items if one.item.kind is ItemKind.SIDES), None)

    @cached_property
    def behaviours(self) -> tuple[ItemOutcome, ...]:
        """The behaviours of a card."""
        return tuple(one for one in self.items if one.item.kind is ItemKind.BEHAVIOUR)

    @cached_property
    def reported_unvoted(self) -> tuple[ItemOutcome, ...]:
        """The behaviours without votes that are reported with the card.

        All of them if any has a note, or if the step has no votes but something else to report.
        """
        unvoted = tuple(found for found in self.behaviours if not found.was_voted)
        noted = any(found.note for found in unvoted)
        return unvoted if noted or (self.is_reported and not self.voted) else ()

    @cached_property
    def left_out(self) -> tuple[ItemOutcome, ...]:
        """The behaviours without votes that are not reported with the card.

        Empty for a step that was skipped as a whole: the programme shows that.
        """
        if self.reported_unvoted or (self.step.skipped and not self.is_reported):
            return ()
        return tuple(found for found in self.behaviours if not found.was_voted)

    @property
    def numbered_subject(self) -> str:
        """What the step is about, with the number of the card if it has one."""
        return f"{self.number}. {self.subject}" if self.number else self.subject

    @property
    def subject(self) -> str:
        """What the step is about, in the words of the deck; empty if its kind is enough."""
        first = self.items[0].item
        match self.step.kind:
            case StepKind.STATEMENT | StepKind.QUESTION:
                return first.text
            case StepKind.TEAM:
                return team_text(self.step.content)
            case _:
                return first.title


def outcomes_of(contents: Contents, state: State) -> tuple[StepOutcome, ...]:
    """Return the outcomes of all steps, in the order of the programme."""
    numbers = {card.id: number for number, card in enumerate(contents.deck.cards, 1)}
    times: Counter[tuple[StepKind, str]] = Counter()
    outcomes: list[StepOutcome] = []
    for step in state.steps:
        items = tuple(_item(state, step, item) for item in contents.items(step))
        note = state.notes.get(Place(step.id, ""), "").strip()
        what = (step.kind, step.content)
        # A skipped step does not make the next one a second time.
        done = not step.skipped or bool(note) or any(found.is_reported for found in items)
        outcomes.append(
            StepOutcome(
                step,
                items,
                note,
                state.timer.spent.get(step.id, 0.0),
                times[what] + 1,
                numbers.get(step.content, 0) if step.kind is StepKind.CARD else 0,
            )
        )
        times[what] += done
    return tuple(outcomes)


def _item(state: State, step: Step, item: Item) -> ItemOutcome:
    if not item.id:
        return ItemOutcome(item)  # its note is the note on the step
    place = Place(step.id, item.id)
    rounds = {
        number: found
        for number in (1, 2)
        if (found := state.rounds.get(RoundKey(*place, number))) is not None and found.votes
    }
    first, second = (_round(item.poll, number, rounds.get(number)) for number in (1, 2))
    sealed = tuple(
        SealedRound(number, found.votes, _methods(found), found.state is RoundState.OPEN)
        for number, found in rounds.items()
        if item.poll is not None and found.is_sealed
    )
    note = state.notes.get(place, "").strip()
    return ItemOutcome(item, first, second, sealed, state.entries.get(place, ()), note)


def _round(poll: Poll | None, number: int, found: Round | None) -> RoundOutcome | None:
    if poll is None or found is None or found.is_sealed:
        return None
    scale = poll.scale
    figures = summary(found.counts, scale.lowest, scale.highest) if scale.is_ordered else None
    return RoundOutcome(
        number,
        found.counts,
        figures,
        _methods(found),
        found.tables,
        hidden=found.state is not RoundState.REVEALED,
        added_to=found.added_to,
    )


def _methods(found: Round) -> tuple[VotingMethod, ...]:
    """Return the voting methods by which the votes of a round came in."""
    came = (
        (VotingMethod.SHOW_OF_HANDS, sum(found.hands)),
        (VotingMethod.BALLOT_BOX, sum(found.ballots) + found.in_box),
        (VotingMethod.TABLES, len(found.tables)),
    )
    return tuple(method for method, votes in came if votes)


def team_text(content: str) -> str:
    """Return the subject of a self-test as text."""
    subject, niveau = self_test_content(content)
    match subject:
        case SelfTestSubject.TEAM:
            return gettext("Het team als geheel")
        case SelfTestSubject.ORGANISATION:
            return gettext("De organisatie als geheel")
        case SelfTestSubject.ALL_INDICATORS:
            return gettext("Alle indicatoren, één voor één")
        case SelfTestSubject.INDICATORS_OF_NIVEAU:
            return gettext("De indicatoren van niveau {number}", number=niveau)
