"""What a self-test is about: the content of a step in which a team votes on itself."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from workshop_app.content.step_kind import ORGANISATION

INDICATORS = "indicators"
"""The content of a self-test of all indicators, one by one."""


class SelfTestSubject(Enum):
    """What a group looks at. A `match` over all of them is checked to be complete."""

    TEAM = "team"
    ORGANISATION = "organisation"
    ALL_INDICATORS = "all indicators"
    INDICATORS_OF_NIVEAU = "indicators of a niveau"


class SelfTestContent(NamedTuple):
    """The content of a self-test; `niveau` is 0 where it is not about the indicators of one."""

    subject: SelfTestSubject
    niveau: int = 0


def self_test_content(content: str) -> SelfTestContent:
    """What the content of a self-test step stands for: nothing, a name, or `n1` to `n5`.

    Raises:
        KeyError: It stands for nothing.
    """
    if not content:
        return SelfTestContent(SelfTestSubject.TEAM)
    if content == ORGANISATION:
        return SelfTestContent(SelfTestSubject.ORGANISATION)
    if content == INDICATORS:
        return SelfTestContent(SelfTestSubject.ALL_INDICATORS)
    number = content.removeprefix("n")
    if content[:1] == "n" and len(number) == 1 and number in "12345":
        return SelfTestContent(SelfTestSubject.INDICATORS_OF_NIVEAU, int(number))
    raise KeyError(content)
