"""The kinds of steps of a programme."""

from __future__ import annotations

from enum import StrEnum

ORGANISATION = "organisation"
"""The content of a self-test of the whole organisation; for the whole team it is empty."""


class StepKind(StrEnum):
    """The kinds of steps; the values are their names in deck files and in the database."""

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
