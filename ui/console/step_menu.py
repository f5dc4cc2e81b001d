"""The menu of a step in the programme: skip it, repeat it, move it, add another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.plain_text import add_action, add_menu
from workshop_app.content.deck import PlannedStep
from workshop_app.content.self_test import INDICATORS
from workshop_app.content.step_kind import ORGANISATION, StepKind
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.session.commands import (
    AddStep,
    Command,
    GoTo,
    MoveStep,
    RemoveStep,
    RepeatStep,
    SkipStep,
)
from workshop_app.session.items import Contents
from workshop_app.session.labels import step_label
from workshop_app.session.live import Snapshot
from workshop_app.session.programme import default_minutes
from workshop_app.session.programme_changes import has_records
from workshop_app.session.step import Step

LONGEST_TITLE = 44


def step_menu(
    snapshot: Snapshot, step: Step, do: Callable[[Command], None], parent: QWidget
) -> QMenu:
    """A menu of the commands for a step; `do` is called with the chosen command."""
    menu = QMenu(parent)
    steps = snapshot.state.steps
    minutes = str(step.minutes)
    skip = (
        gettext("Weer meenemen (kost {minutes} min)")
        if step.skipped
        else gettext("Overslaan (wint {minutes} min)")
    )
    entries: tuple[tuple[str, Command, bool], ...] = (
        (gettext("Ga hierheen"), GoTo(step.id), step is not snapshot.state.step),
        (filled(skip, minutes=minutes), SkipStep(step.id), True),
        (gettext("Nog een keer, hierna"), RepeatStep(step.id), True),
        (gettext("Eerder"), MoveStep(step.id, -1), step is not steps[0]),
        (gettext("Later"), MoveStep(step.id, 1), step is not steps[-1]),
        (
            gettext("Verwijderen"),
            RemoveStep(step.id),
            step is not snapshot.state.step and not has_records(snapshot.state, step.id),
        ),
    )
    for text, command, enabled in entries:
        action = add_action(menu, text)
        action.setEnabled(enabled)
        action.triggered.connect(partial(do, command))
    menu.addSeparator()
    add = menu.addMenu(gettext("Stap toevoegen hierna"))
    fill_with_steps(add, snapshot.workshop.contents, step.id, do)
    return menu


def fill_with_steps(
    menu: QMenu, contents: Contents, after: int, do: Callable[[Command], None]
) -> None:
    """Add an entry to a menu for each step that the deck offers, by kind.

    An entry adds its step after the step with id `after`; `do` is called with that command.
    """
    for kind in StepKind:
        choices = list(_choices(contents, kind))
        if not choices:
            continue
        is_single = len(choices) == 1 and not choices[0][0]
        place = menu if is_single else add_menu(menu, step_label(kind))
        for title, content in choices:
            minutes = default_minutes(contents, PlannedStep(kind, content))
            text = gettext(
                "{title} · {minutes} min", title=short(title or step_label(kind)), minutes=minutes
            )
            action = add_action(place, text)
            action.triggered.connect(partial(do, AddStep(kind, content, minutes, after)))


def _choices(contents: Contents, kind: StepKind) -> Iterator[tuple[str, str]]:
    """Titles and contents of the steps of one kind; an empty title if the kind is enough."""
    deck = contents.deck
    match kind:
        case StepKind.CARD:
            yield from ((card.title, card.id) for card in deck.cards)
        case StepKind.TRANSFER:
            yield from (
                (card.transfer.title, card.id) for card in deck.cards if card.transfer is not None
            )
        case StepKind.EXPLANATION:
            yield from ((slide.title, slide.id) for slide in deck.slides)
        case StepKind.STATEMENT:
            yield from ((statement.text, statement.id) for statement in deck.statements)
        case StepKind.QUESTION:
            yield from ((question.text, question.id) for question in deck.questions)
        case StepKind.FEEDBACK:
            yield from ((exercise.title, exercise.id) for exercise in deck.exercises)
        case StepKind.TEAM:
            yield gettext("het team als geheel"), ""
            yield gettext("de organisatie als geheel"), ORGANISATION
            yield gettext("alle indicatoren"), INDICATORS
            for niveau in contents.stairs.niveaus[1:]:
                yield (
                    gettext("indicatoren van niveau {number}", number=niveau.number),
                    f"n{niveau.number}",
                )
        case _:
            yield "", ""


def short(title: str) -> str:
    """The title, cut to `LONGEST_TITLE` characters with an ellipsis."""
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
