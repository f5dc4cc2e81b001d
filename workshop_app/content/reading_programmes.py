"""Read the programmes of a deck file; the subjects of their steps must be in the same file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import msgspec

from workshop_app.content.deck import FEWEST_PEOPLE, MOST_PEOPLE, PlannedStep, Programme
from workshop_app.content.self_test import INDICATORS
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import ORGANISATION, StepKind
from workshop_app.content.struct_faults import Table
from workshop_app.content.validation import Faults, Place, choices, ids_of, in_field, tables
from workshop_app.i18n import LazyText, gettext_noop

PARTS = {
    # I18N: {name} is empty, or begins with a space, as in: kaart 3 ‘De lobby’
    "cards": gettext_noop("kaart {number}{name}"),
    "slides": gettext_noop("uitleg {number}{name}"),
    "statements": gettext_noop("stelling {number}{name}"),
    "questions": gettext_noop("open vraag {number}{name}"),
    "exercises": gettext_noop("oefening {number}{name}"),
    "programmes": gettext_noop("programma {number}{name}"),
}
"""The lists of a deck file, with what the place of one item of each is called in a fault."""

ABOUT = {
    StepKind.CARD: "cards",
    StepKind.TRANSFER: "cards",
    StepKind.EXPLANATION: "slides",
    StepKind.STATEMENT: "statements",
    StepKind.QUESTION: "questions",
    StepKind.FEEDBACK: "exercises",
}
"""The kinds of steps that are about a part of a deck, and the list that contains it."""


class ProgrammeReader:
    """Reads the programmes of one file; `parts` are the tables of its lists."""

    def __init__(self, parts: Mapping[str, Sequence[Table]], faults: Faults) -> None:
        self._faults = faults
        self._ids = {part: ids_of(there) for part, there in parts.items()}
        self._with_transfer = ids_of([card for card in parts["cards"] if "transfer" in card])
        self._known = {part: frozenset(ids) for part, ids in self._ids.items()}
        self._known_with_transfer = frozenset(self._with_transfer)

    def read(self, raw: Table, place: Place) -> Programme | None:
        """Read the programme in a table; None if it cannot be used."""
        steps: list[PlannedStep] = []
        raw_steps = tables(raw.get("steps"))
        for number, raw_step in enumerate(raw_steps, 1):
            at: Place = (*place, LazyText("stap {number}", number=number))
            if not self._faults.is_filled(raw_step, at):
                continue
            step = self._faults.convert(raw_step, PlannedStep, at)
            if step is not None:
                self._check_step(step, at)
                steps.append(step)
        programme = self._faults.convert({**raw, "steps": []}, Programme, place)
        if not raw_steps:
            self._faults.report(
                in_field(place, "steps"),
                LazyText("er zijn geen stappen."),
                LazyText(
                    "Geef er minstens één, bijvoorbeeld {example}.",
                    example='steps = [{ kind = "welcome" }]',
                ),
            )
        self._check_people(raw, place)
        return programme and msgspec.structs.replace(programme, steps=tuple(steps))

    def _check_people(self, raw: Table, place: Place) -> None:
        low = cast("object", raw.get("people_from", FEWEST_PEOPLE))
        high = cast("object", raw.get("people_to", MOST_PEOPLE))
        if type(low) is not int or type(high) is not int:  # a bool is not a number of people
            return
        if FEWEST_PEOPLE <= high < low <= MOST_PEOPLE:
            self._faults.report(
                in_field(place, "people_to"),
                LazyText(
                    "{high} mensen is minder dan de {low} van ‘people_from’.", high=high, low=low
                ),
                LazyText(
                    "Zet bij ‘people_from’ het kleinste aantal en bij ‘people_to’ het grootste."
                ),
            )

    def _check_step(self, step: PlannedStep, place: Place) -> None:
        at = in_field(place, "content")
        if step.kind in ABOUT:
            self._check_content(step, at)
        elif step.kind is StepKind.TEAM:
            niveaus = (f"n{n.number}" for n in staircase().niveaus if n.indicators)
            parts = [ORGANISATION, INDICATORS, *niveaus]
            if step.content and step.content not in parts:
                self._faults.report(
                    at,
                    LazyText("“{content}” is geen deel van de trap.", content=step.content),
                    LazyText(
                        "Laat ‘content’ weg voor het team als geheel, of kies uit: {names}.",
                        names=", ".join(parts),
                    ),
                )
        elif step.content:
            self._faults.report(
                at,
                LazyText("bij een stap ‘{kind}’ hoort geen ‘content’.", kind=step.kind.value),
                LazyText("Haal ‘content’ weg."),
            )

    def _check_content(self, step: PlannedStep, place: Place) -> None:
        part = ABOUT[step.kind]
        ids, known = self._ids[part], self._known[part]
        missing = LazyText("Voeg eerst een deel [[{part}]] toe.", part=part)
        if step.kind is StepKind.TRANSFER:
            ids, known = self._with_transfer, self._known_with_transfer
            missing = LazyText("Geef eerst een kaart een ‘transfer’.")
        if step.content in known:
            return
        if not step.content:
            problem = LazyText("er staat niet over welk deel [[{part}]] deze stap gaat.", part=part)
        elif step.content in self._known[part]:
            problem = LazyText("de kaart “{name}” heeft geen transfer.", name=step.content)
        else:
            problem = LazyText(
                "er is geen deel [[{part}]] met de id “{name}”.", part=part, name=step.content
            )
        self._faults.report(place, problem, choices(ids) if ids else missing)
