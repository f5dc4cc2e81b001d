"""The steps of a programme."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.step_kind import StepKind

SHORTEST, LONGEST = 1, 480
"""The fewest and the most minutes that a step can have."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the programme, with its current minutes.

    `planned` is the number of minutes before a change; None if they were never changed. The id
    stays the same when the step is moved; the copy made by repeating a step gets a new id, so
    that the results of the first time are not overwritten.
    """

    id: int
    kind: StepKind
    minutes: int
    content: str = ""
    skipped: bool = False
    planned: int | None = None

    @property
    def planned_minutes(self) -> int:
        """The minutes as first planned."""
        return self.minutes if self.planned is None else self.planned


Steps = tuple[Step, ...]


def find_step(steps: Steps, step_id: int) -> Step:
    """The step with this id.

    Raises:
        KeyError: There is no such step.
    """
    for step in steps:
        if step.id == step_id:
            return step
    raise KeyError(step_id)
