"""What a programme needs in its booklet: the situations, and the pages that come after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from workshop_app.content.deck import Card, Deck, Exercise, OpenQuestion, transfer_card
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.booklet.self_test_pages import self_test
from workshop_app.handouts.booklet.writing import exercise_pages, pledge, question_pages
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Story
from workshop_app.handouts.workshop_labels import steps_taken
from workshop_app.session.step import Step


class Wanted:
    """The parts of a programme that need pages in the booklet, without skipped steps.

    An item that occurs more than once is listed once, at its last occurrence.
    """

    def __init__(self, spec: HandoutSpec) -> None:
        self._steps = steps_taken(spec)
        self._spec = spec

    def has(self, kind: StepKind) -> bool:
        """Return whether the programme has a step of this kind."""
        return any(step.kind is kind for step in self._steps)

    def situations(self) -> Iterator[tuple[Card, bool]]:
        """Yield the cards and the transfers, each with whether it is a transfer."""
        cards = {card.id: card for card in self._spec.deck.cards}
        for step in self._once(StepKind.CARD, StepKind.TRANSFER):
            card = cards[step.content]
            if step.kind is StepKind.TRANSFER:
                yield transfer_card(card), True
            else:
                yield card, False

    def other_pages(self) -> Iterator[Story]:
        """Yield the pages after the cards and statements, each kind at its first occurrence."""
        makers: dict[StepKind, Callable[[Deck, list[str]], Story]] = {
            StepKind.TEAM: lambda _deck, _ids: self_test(
                self._spec.stairs, self._spec.builtin_texts
            ),
            StepKind.QUESTION: lambda deck, ids: question_pages(_named(deck.questions, ids)),
            StepKind.FEEDBACK: lambda deck, ids: exercise_pages(_named(deck.exercises, ids)),
            StepKind.PLEDGES: lambda _deck, _ids: pledge(self._spec.builtin_texts),
        }
        for kind in dict.fromkeys(step.kind for step in self._steps if step.kind in makers):
            ids = [step.content for step in self._once(kind)]
            yield makers[kind](self._spec.deck, ids)

    def _once(self, *kinds: StepKind) -> list[Step]:
        """The steps of these kinds, a repeated one at its first occurrence."""
        steps = [step for step in self._steps if step.kind in kinds]
        return list({(step.kind, step.content): step for step in steps}.values())


Part = TypeVar("Part", OpenQuestion, Exercise)


def _named(parts: Sequence[Part], ids: Sequence[str]) -> list[Part]:
    found = {part.id: part for part in parts}
    return [found[name] for name in ids]
