"""What a step of a programme is."""

from __future__ import annotations

from enum import StrEnum

ORGANISATION = "organisation"
"""The content of a self-test of the organisation as a whole; of a team as a whole it has none."""


class StepKind(StrEnum):
    """The kinds of steps, by the names they have in deck files and in the database."""

    WELCOME = "welcome"
    STAIRCASE = "staircase"
    EXPLANATION = "explanation"
    CARD = "card"
    TRANSFER = "transfer"
    STATEMENT = "statement"
    TEAM = "team"
    QUESTION = "question"
    FEEDBACK = "feedback"
    PLEDGES = "pledges"
    LOOK_BACK = "look_back"
    BREAK = "break"
    END = "end"
