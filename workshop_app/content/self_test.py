"""The subject of a self-test: a step in which a group votes on itself."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from workshop_app.content.step_kind import ORGANISATION

INDICATORS = "indicators"
"""The content of a self-test that votes on all indicators one by one."""


class SelfTestSubject(Enum):
    """The subject of a self-test. The type checker verifies that a `match` covers all of them."""

    TEAM = "team"
    ORGANISATION = "organisation"
    ALL_INDICATORS = "all indicators"
    INDICATORS_OF_NIVEAU = "indicators of a niveau"


class SelfTestContent(NamedTuple):
    """The content of a self-test; `niveau` is 0 unless it is about the indicators of a niveau."""

    subject: SelfTestSubject
    niveau: int = 0


def self_test_content(content: str) -> SelfTestContent:
    """Parse the content of a self-test step: empty, a name, or `n1` to `n5`.

    Raises:
        KeyError: The content is not valid.
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
