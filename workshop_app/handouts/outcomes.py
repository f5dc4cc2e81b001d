"""What a workshop came to, gathered for the report, and the Dutch words for it."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.deck import Behaviour, Card
from workshop_app.results.agreement import Harmony, harmony
from workshop_app.results.tally import Counts, Summary, summary
from workshop_app.session.programme import Workshop
from workshop_app.session.state import Place, RoundKey, RoundState, State

HARMONY_WORDS = {
    Harmony.CAMPS: "twee kampen",
    Harmony.SPREAD: "alle kanten op",
    Harmony.DIVIDED: "verdeeld",
    Harmony.MOSTLY: "grotendeels eens",
    Harmony.UNITED: "eensgezind",
}


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """One round that has votes. `hidden` says that the group does not see its result now."""

    number: int
    counts: Counts
    figures: Summary
    hidden: bool

    @property
    def harmony(self) -> str:
        """The agreement in words."""
        return HARMONY_WORDS[harmony(self.figures.agreement)]


@dataclass(frozen=True, slots=True)
class BehaviourOutcome:
    """A behaviour with its rounds and note; a round without votes is None."""

    behaviour: Behaviour
    number: int
    first: RoundOutcome | None
    second: RoundOutcome | None
    note: str

    @property
    def rounds(self) -> tuple[RoundOutcome, ...]:
        """The rounds with votes, in order."""
        return tuple(found for found in (self.first, self.second) if found)

    @property
    def shift(self) -> float | None:
        """How much the agreement rose from round 1 to round 2; None without both rounds."""
        if self.first is None or self.second is None:
            return None
        return self.second.figures.agreement - self.first.figures.agreement


@dataclass(frozen=True, slots=True)
class CardOutcome:
    """A card with the outcomes of its behaviours and its own note."""

    card: Card
    number: int
    behaviours: tuple[BehaviourOutcome, ...]
    note: str

    @property
    def voted(self) -> bool:
        """Whether any of its behaviours has votes."""
        return any(outcome.rounds for outcome in self.behaviours)

    @property
    def in_report(self) -> bool:
        """Whether there is anything to tell of it: votes or notes."""
        return self.voted or any((self.note, *(outcome.note for outcome in self.behaviours)))

    @property
    def told_unvoted(self) -> tuple[BehaviourOutcome, ...]:
        """The behaviours without votes that belong with the card: all of them if any has a note."""
        unvoted = tuple(outcome for outcome in self.behaviours if not outcome.rounds)
        noted = any(outcome.note for outcome in unvoted)
        return unvoted if noted or (self.in_report and not self.voted) else ()

    @property
    def left_out(self) -> tuple[BehaviourOutcome, ...]:
        """The behaviours without votes of which there is nothing to tell with the card."""
        told = self.told_unvoted
        return tuple(item for item in self.behaviours if not item.rounds and item not in told)


def outcomes_of(workshop: Workshop, state: State) -> tuple[CardOutcome, ...]:
    """The outcomes of all cards of a workshop, in the order of the deck."""

    def note(card: str, behaviour: str = "") -> str:
        return state.notes.get(Place(card, behaviour), "").strip()

    return tuple(
        CardOutcome(
            card,
            number,
            tuple(
                BehaviourOutcome(
                    behaviour,
                    index,
                    _round(state, card, behaviour, 1),
                    _round(state, card, behaviour, 2),
                    note(card.id, behaviour.id),
                )
                for index, behaviour in enumerate(card.behaviours, 1)
            ),
            note(card.id),
        )
        for number, card in enumerate(workshop.deck.cards, 1)
    )


def _round(state: State, card: Card, behaviour: Behaviour, number: int) -> RoundOutcome | None:
    found = state.rounds.get(RoundKey(card.id, behaviour.id, number))
    if found is None:
        return None
    figures = summary(found.counts, card.lowest)
    if figures is None:
        return None
    return RoundOutcome(number, found.counts, figures, found.state is not RoundState.REVEALED)


def votes_words(votes: int) -> str:
    """A number of votes, such as `1 stem` or `12 stemmen`."""
    return f"{votes} stem" if votes == 1 else f"{votes} stemmen"


def middle_words(median: tuple[int, int]) -> str:
    """The middle vote, such as `niveau 3`, or `tussen 2 en 3` for an even group split there."""
    low, high = median
    return f"niveau {low}" if low == high else f"tussen {low} en {high}"


def distance_words(median: tuple[int, int], reference: int) -> str:
    """Where the middle vote lies beside the duiding: the group was stricter, milder or neither.

    A group that sees a lower niveau than the duiding judges more strictly.
    """
    low, high = median
    if low <= reference <= high:
        return "gelijk aan de duiding" if low == high else "met de duiding daarbinnen"
    steps = low - reference if low > reference else reference - high
    amount = "1 niveau" if steps == 1 else f"{steps} niveaus"
    return f"{amount} {'milder' if low > reference else 'strenger'} dan de duiding"
