"""Text alternatives of drawings, for readers who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.content.staircase import HIGHEST, Niveau
from workshop_app.foreign_text import SOFT_HYPHEN
from workshop_app.i18n import gettext
from workshop_app.results.tally import Counts


def staircase_text(niveaus: Sequence[Niveau]) -> str:
    """Return the steps of a staircase from the bottom up, with their hints."""
    steps = [f"{niveau.number}: {niveau.label}, {niveau.hint}" for niveau in niveaus]
    words = gettext("Een trap. Van onder naar boven: {steps}.", steps="; ".join(steps))
    return words.replace(SOFT_HYPHEN, "")


def votes_text(
    first: Counts | None,
    second: Counts | None,
    lowest: int,
    reference: int | None,
    names: tuple[str, str],
) -> str:
    """Return the votes on each step in each round, and the niveau of the reference."""
    sentences = [
        f"{name or gettext('Stemmen')}: {_counted(counts, lowest)}."
        for name, counts in zip(names, (first, second), strict=True)
        if counts is not None
    ]
    if reference is not None:
        sentences.append(gettext("Duiding: niveau {number}.", number=reference))
    return " ".join(sentences)


def _counted(counts: Counts, lowest: int) -> str:
    return ", ".join(count_text(n, str(counts[n])) for n in range(lowest, HIGHEST + 1))


def count_text(niveau: int, count: str) -> str:
    """Return the votes for one niveau: `niveau 3: 5`."""
    return gettext("niveau {number}: {count}", number=niveau, count=count)


def rings_text(labels: Sequence[str], lowest: int, ends: Sequence[str]) -> str:
    """Return which numbers can be ticked for each label, and the meaning of the ends."""
    *others, last = [str(number) for number in range(lowest, HIGHEST + 1)]
    choice = (
        gettext("kruis {others} of {last} aan", others=", ".join(others), last=last)
        if others
        else gettext("kruis {last} aan", last=last)
    )
    sentences = [f"{label}: {choice}." for label in labels]
    if ends:
        sentences.append(
            gettext(
                "{low} is {meaning_of_low}, {high} is {meaning_of_high}.",
                low=lowest,
                meaning_of_low=ends[0],
                high=HIGHEST,
                meaning_of_high=ends[-1],
            )
        )
    return " ".join(sentences)
