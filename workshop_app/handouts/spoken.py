"""What a drawing says in words, for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.content.staircase import HIGHEST, Niveau
from workshop_app.results.tally import Counts

WORD_BREAK = "\u00ad"


def staircase_words(niveaus: Sequence[Niveau]) -> str:
    """The steps of a staircase from the bottom up, with their hints."""
    steps = [f"{niveau.number}: {niveau.label}, {niveau.hint}" for niveau in niveaus]
    return f"Een trap. Van onder naar boven: {'; '.join(steps)}.".replace(WORD_BREAK, "")


def votes_words(
    first: Counts | None,
    second: Counts | None,
    lowest: int,
    reference: int | None,
    names: tuple[str, str],
) -> str:
    """How many votes stand on each step in each round, and where the duiding lies."""
    said = [
        f"{name or 'Stemmen'}: {_counted(counts, lowest)}."
        for name, counts in zip(names, (first, second), strict=True)
        if counts is not None
    ]
    if reference is not None:
        said.append(f"Duiding: niveau {reference}.")
    return " ".join(said)


def _counted(counts: Counts, lowest: int) -> str:
    return ", ".join(f"niveau {n}: {counts[n]}" for n in range(lowest, HIGHEST + 1))


def rings_words(labels: Sequence[str], lowest: int, ends: Sequence[str]) -> str:
    """What there is to tick."""
    *others, last = [str(number) for number in range(lowest, HIGHEST + 1)]
    choice = f"kruis {', '.join(others)} of {last} aan" if others else f"kruis {last} aan"
    said = [f"{label}: {choice}." for label in labels]
    if ends:
        said.append(f"{lowest} is {ends[0]}, {HIGHEST} is {ends[-1]}.")
    return " ".join(said)
