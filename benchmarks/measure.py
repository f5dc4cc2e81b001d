"""The rows of the table: each a measurement, its floor and its bound."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement; `bound` limits its ratio to the floor, or the figure itself."""

    name: str
    figure: float
    floor: float
    bound: float
    bound_is_ratio: bool
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """The ratio of the figure to the floor."""
        return self.figure / self.floor

    @property
    def held(self) -> bool:
        """Whether the measurement is within the bound."""
        return (self.ratio if self.bound_is_ratio else self.figure) <= self.bound


def percentile(values: Sequence[float], part: int) -> float:
    """The value below which `part` percent of the values are."""
    return statistics.quantiles(values, n=100, method="inclusive")[part - 1]


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| measured | figure | floor | ratio | bound | held |",
        "|---|---:|---:|---:|---|---|",
    ]
    for row in rows:
        bound = f"≤ {row.bound:g} × floor" if row.bound_is_ratio else f"≤ {row.bound:g} {row.unit}"
        lines.append(
            f"| {row.name} | {row.figure:.2f} {row.unit} | {row.floor:.2f} {row.unit}"
            f" | {row.ratio:.2f} | {bound}"
            f" | {'yes' if row.held else 'NO'} |"
        )
    return "\n".join(lines)
