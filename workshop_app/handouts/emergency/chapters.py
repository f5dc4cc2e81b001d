"""The steps of a programme as the chapters of the emergency pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.content.deck import Slide
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.outcomes import team_text
from workshop_app.handouts.wording import with_time
from workshop_app.i18n import gettext
from workshop_app.session.items import Item
from workshop_app.session.labels import step_label
from workshop_app.session.step import Step

LONGEST_TITLE = 50
"""Maximum length of a large title, in characters.

A longer title is set smaller, and is left out of `Chapter.name`.
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A step of the programme in the emergency pack.

    Args:
        step: The step.
        items: The items of the step.
        title: What it is about, as text for a list.
        number: The number of a card in the booklet; 0 for another step.
        then: The names of the steps after it, up to and including the first that has pages.
        follows_on: Whether it may share a page with the chapter before it, as one explanation after
            another does.
        goes_on: Whether the chapter after it may share its page.
    """

    step: Step
    items: tuple[Item, ...]
    title: str
    number: int = 0
    then: str = ""
    follows_on: bool = False
    goes_on: bool = False

    @property
    def kind(self) -> str:
        """The name of the kind of step, followed by the card's number if it has one."""
        name = step_label(self.step.kind)
        return f"{name} {self.number}" if self.number else name

    @property
    def name(self) -> str:
        """The kind, and the title if it is short."""
        short = self.title if len(self.title) <= LONGEST_TITLE else ""
        return " · ".join(part for part in (self.kind, short) if part)

    @property
    def is_explained(self) -> bool:
        """Whether the step only has points to read aloud."""
        return isinstance(self.items[0].about, Slide)

    @property
    def has_pages(self) -> bool:
        """Whether there is anything to read aloud or to write down."""
        return self.items[0].about is not None or any(
            item.poll is not None or item.collects for item in self.items
        )


def chapters_of(spec: HandoutSpec) -> list[Chapter]:
    """Return the steps that are not skipped, in the order of the programme."""
    numbers: dict[str, int] = {}
    times: Counter[tuple[StepKind, str]] = Counter()
    chapters: list[Chapter] = []
    for step in spec.steps:
        if step.skipped:
            continue
        items = spec.contents.items(step)
        times[(step.kind, step.content)] += 1
        number = 0
        if step.kind is StepKind.CARD:
            number = numbers.setdefault(step.content, len(numbers) + 1)
        title = _title(step, items[0])
        time = times[(step.kind, step.content)]
        chapters.append(Chapter(step, items, with_time(title, time) if title else "", number))
    return [_in_its_place(chapters, index) for index in range(len(chapters))]


def _in_its_place(chapters: Sequence[Chapter], index: int) -> Chapter:
    chapter, coming = chapters[index], chapters[index + 1 :]
    before = next((one for one in reversed(chapters[:index]) if one.has_pages), None)
    after = next((one for one in coming if one.has_pages), None)
    return replace(
        chapter,
        then=_then(coming),
        follows_on=chapter.is_explained and before is not None and before.is_explained,
        goes_on=chapter.is_explained and after is not None and after.is_explained,
    )


def _then(coming: Sequence[Chapter]) -> str:
    names: list[str] = []
    for chapter in coming:
        names.append(chapter.name)
        if chapter.has_pages:
            break
    return gettext(", dan ").join(names)


def _title(step: Step, first: Item) -> str:
    match step.kind:
        case StepKind.STATEMENT | StepKind.QUESTION:
            return first.text
        case StepKind.TEAM:
            return team_text(step.content)
        case _:
            return first.title
