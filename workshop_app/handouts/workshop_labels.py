"""The texts about a workshop that all handouts share: organisation, day, length and warnings."""

from __future__ import annotations

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.i18n import gettext, gettext_noop, ngettext
from workshop_app.session.step import Step, Steps
from workshop_app.session.voting import usual_tables
from workshop_app.session.workshop_kind import WorkshopKind

_NOT_REAL = {
    WorkshopKind.REAL: "",
    WorkshopKind.REHEARSAL: gettext_noop("OEFENING"),
    WorkshopKind.DEMO: gettext_noop("Demo: geen echte groep"),
}
_VOTES_NOT_REAL = {
    **_NOT_REAL,
    WorkshopKind.REHEARSAL: gettext_noop("OEFENING, met verzonnen stemmen"),
}


def warning(kind: WorkshopKind, *, votes: bool = False) -> str:
    """Return the warning for a rehearsal or demo; empty for a real workshop.

    Args:
        kind: The kind of workshop.
        votes: Whether the handout reports votes.
    """
    return gettext((_VOTES_NOT_REAL if votes else _NOT_REAL)[kind])


def workshop_label(spec: HandoutSpec) -> str:
    """Return the organisation and the day on one line; empty if neither is known."""
    day = style.date_text(spec.held_on) if spec.held_on else ""
    return " · ".join(part for part in (style.one_line(spec.organisation), day) if part)


def footer(spec: HandoutSpec) -> str:
    """Return the text at the foot of every page: the workshop and its organisation."""
    return " · ".join(part for part in (spec.name, spec.organisation.strip()) if part)


def notice_of(spec: HandoutSpec) -> str:
    """Return the warning, the workshop and the organisation on one line, without empty ones."""
    parts = (warning(spec.kind), spec.name, spec.organisation)
    return " · ".join(style.one_line(part) for part in parts if part.strip())


def steps_taken(spec: HandoutSpec) -> Steps:
    """Return the steps of the programme that are not skipped."""
    return tuple(step for step in spec.steps if not step.skipped)


def steps_once(spec: HandoutSpec) -> list[Step]:
    """Return the steps that are not skipped; a repeated one only where it comes first."""
    once: dict[tuple[StepKind, str], Step] = {}
    for step in steps_taken(spec):
        once.setdefault((step.kind, step.content), step)
    return list(once.values())


def planned_minutes(spec: HandoutSpec) -> int:
    """Return the planned length of the programme."""
    return sum(step.minutes for step in steps_taken(spec))


def length_text(minutes: int) -> str:
    """Return a length of time as text: `45 minuten`, `1 uur en 30 minuten`."""
    hours, rest = divmod(minutes, 60)
    parts = [ngettext("1 uur", "{count} uur", hours)] if hours else []
    if rest or not hours:
        parts.append(minutes_text(rest))
    return gettext(" en ").join(parts)


def minutes_text(minutes: int) -> str:
    """Return a number of minutes as text: `1 minuut`, `45 minuten`."""
    return ngettext("1 minuut", "{count} minuten", minutes)


def clock_text(minutes: int) -> str:
    """Return the time since the start: `0:05`, `3:30`."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def table_count(spec: HandoutSpec) -> int:
    """Return the number of tables, or the usual number for the people if it is not set."""
    return spec.tables or usual_tables(spec.people)
