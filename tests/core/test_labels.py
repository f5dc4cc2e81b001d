"""The names of what a workshop is made of."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import pytest

from workshop_app.content.step_kind import StepKind
from workshop_app.i18n import Language, use_language
from workshop_app.results.agreement import Harmony
from workshop_app.session.labels import harmony_label, method_label, step_label
from workshop_app.session.state import VotingMethod


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("label", "members"),
    [(harmony_label, Harmony), (step_label, StepKind), (method_label, VotingMethod)],
)
def test_every_member_has_a_name_of_its_own(
    label: Callable[[Enum], str], members: type[Enum], language: Language
) -> None:
    with use_language(language):
        names = [label(member) for member in members]
    assert all(names)
    assert len(set(names)) == len(members)
