"""A rehearsal: the whole programme walked through, with voters made up by a seeded chance."""

from __future__ import annotations

import random
from collections.abc import Iterator

from workshop_app.content.staircase import HIGHEST
from workshop_app.session.commands import ChangeCount, Command, GoTo, Next, ToggleReference
from workshop_app.session.programme import Step, Workshop


def rehearsal_commands(workshop: Workshop, participants: int, seed: int) -> Iterator[Command]:
    """The commands that walk through a workshop: every story, both rounds, every duiding.

    The first round is spread widely around the reference niveau, the second less so.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up voters, nothing to keep safe
    for number, step in enumerate(workshop.programme):
        if number:
            yield Next()
        yield from _step_commands(step, number, participants, chance)


def _step_commands(
    step: Step, number: int, participants: int, chance: random.Random
) -> Iterator[Command]:
    if step.card is None:
        return
    for item, behaviour in enumerate(step.card.behaviours, 1):
        yield GoTo(number, item)
        for spread in (1.4, 0.6):
            yield Next()
            for _ in range(participants):
                vote = round(chance.gauss(behaviour.reference.niveau, spread))
                yield ChangeCount(min(max(vote, step.card.lowest), HIGHEST))
            yield Next()
            if spread > 1:
                yield Next()
        yield ToggleReference()
    yield Next()
