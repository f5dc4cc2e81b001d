"""The steps of a programme."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.step_kind import StepKind

SHORTEST, LONGEST = 1, 480
"""Minutes that a step can have."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the programme, with the minutes that it has now.

    `planned` is how many it had before they were changed; None as long as they were not. The id is
    its own for as long as the workshop exists, wherever the step is moved to; a step that is
    repeated gets a new one, so that nothing of the first time is lost.
    """

    id: int
    kind: StepKind
    minutes: int
    content: str = ""
    skipped: bool = False
    planned: int | None = None

    @property
    def planned_minutes(self) -> int:
        """The minutes of the first plan."""
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
