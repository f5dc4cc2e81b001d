"""The result of a transfer: did the group recognise the niveaus in another situation too?"""

from __future__ import annotations

from workshop_app.content.step_kind import StepKind
from workshop_app.results.reference import Judged, Learned, on_reference
from workshop_app.session.items import Contents, ItemKind
from workshop_app.session.state import RoundKey, RoundState, State
from workshop_app.session.step import Step


def learned(contents: Contents, state: State, here: Step) -> Learned:
    """Compare the transfer at step `here` with the card it belongs to.

    Only revealed rounds are used. If several earlier steps are about the card, the last one with a
    revealed round is used.
    """
    first: list[Judged] = []
    second: list[Judged] = []
    for step in state.steps:
        if step.id == here.id:
            break
        if step.kind is not StepKind.CARD or step.content != here.content:
            continue
        found = [_judged(contents, state, step, number) for number in (1, 2)]
        if any(found):
            first, second = found
    return Learned(
        on_reference(first),
        on_reference(second),
        on_reference(_judged(contents, state, here, 1)),
    )


def _judged(contents: Contents, state: State, step: Step, number: int) -> list[Judged]:
    found: list[Judged] = []
    for item in contents.items(step):
        round_ = state.rounds.get(RoundKey(step.id, item.id, number))
        if item.kind is not ItemKind.BEHAVIOUR or item.poll is None or item.poll.reference is None:
            continue
        if round_ is not None and round_.state is RoundState.REVEALED:
            found.append((round_.counts, item.poll.reference.niveau))
    return found
