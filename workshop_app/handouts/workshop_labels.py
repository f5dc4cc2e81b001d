"""For whom and when a workshop is, and how long it lasts, in the words of every handout."""

from __future__ import annotations

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.language import mark, say, say_count
from workshop_app.session.step import Step, Steps
from workshop_app.session.voting import usual_tables
from workshop_app.session.workshop_kind import WorkshopKind

_NOT_REAL = {
    WorkshopKind.REAL: "",
    WorkshopKind.REHEARSAL: mark("OEFENING"),
    WorkshopKind.DEMO: mark("Demo: geen echte groep"),
}
_VOTES_NOT_REAL = {**_NOT_REAL, WorkshopKind.REHEARSAL: mark("OEFENING, met verzonnen stemmen")}


def warning(kind: WorkshopKind, *, votes: bool = False) -> str:
    """What paper says of itself where it is not of a real group; `votes` where it tells of those."""
    return say((_VOTES_NOT_REAL if votes else _NOT_REAL)[kind])


def occasion(spec: HandoutSpec) -> str:
    """The organisation and the day on one line; empty where neither is known."""
    day = style.date_words(spec.held_on) if spec.held_on else ""
    return " · ".join(part for part in (style.one_line(spec.organisation), day) if part)


def footer(spec: HandoutSpec) -> str:
    """What stands at the foot of every page: the workshop, and for whom it is."""
    return " · ".join(part for part in (spec.name, spec.organisation.strip()) if part)


def notice_of(spec: HandoutSpec) -> str:
    """The warning for a rehearsal or a demo, and whom it is for; both may be missing."""
    parts = (warning(spec.kind), spec.name, spec.organisation)
    return " · ".join(style.one_line(part) for part in parts if part.strip())


def steps_taken(spec: HandoutSpec) -> Steps:
    """The steps of the programme without those that are left out."""
    return tuple(step for step in spec.steps if not step.skipped)


def steps_once(spec: HandoutSpec) -> list[Step]:
    """The steps that are taken; one that is repeated comes once, where it comes first."""
    once: dict[tuple[StepKind, str], Step] = {}
    for step in steps_taken(spec):
        once.setdefault((step.kind, step.content), step)
    return list(once.values())


def planned_minutes(spec: HandoutSpec) -> int:
    """How long the programme takes."""
    return sum(step.minutes for step in steps_taken(spec))


def length_words(minutes: int) -> str:
    """A length of time in words: `45 minuten`, `1 uur en 30 minuten`."""
    hours, rest = divmod(minutes, 60)
    parts = [say_count("1 uur", "{count} uur", hours).format(count=hours)] if hours else []
    if rest or not hours:
        parts.append(minutes_words(rest))
    return say(" en ").join(parts)


def minutes_words(minutes: int) -> str:
    """A number of minutes: `1 minuut`, `45 minuten`."""
    return say_count("1 minuut", "{count} minuten", minutes).format(count=minutes)


def clock_words(minutes: int) -> str:
    """Time gone by since the start: `0:05`, `3:30`."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def table_count(spec: HandoutSpec) -> int:
    """How many tables there are; as many as the people fill where nobody said."""
    return spec.tables or usual_tables(spec.people)
