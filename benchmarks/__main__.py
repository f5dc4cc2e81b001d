"""Run every benchmark and print the tables; the exit code is 1 if a bound is exceeded."""

from __future__ import annotations

import sys

from benchmarks import day, motion, pack, start, vote
from benchmarks.measure import Row, table


def main() -> int:
    """Measure and print; return the exit code."""
    rows: list[Row] = [*start.measure(), *vote.measure(), *motion.measure()]
    used, flat = day.measure()
    packed, about_pack = pack.measure()
    rows += [flat, *packed]
    print(table(rows))
    print()
    print(about_pack)
    print()
    print(day.hours_table(used))
    return 0 if all(row.held for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
