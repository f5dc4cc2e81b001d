"""The real windows under strace: no text of a deck causes a file or URL to be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.desktop.desk import Desk
from tests.support.samples import ROOT
from tests.ui.hostile import SPY

CHILD = Path(__file__).with_name("hostile_child.py")


def traced(desk: Desk, folder: Path, *options: str) -> tuple[str, list[str]]:
    """The output of the walk, and the system calls that name the file in the texts."""
    log = folder / "calls"
    done = subprocess.run(
        [
            *("strace", "--follow-forks", "--seccomp-bpf", "--string-limit=4096"),
            *("--trace=%file,connect", f"--output={log}"),
            *(sys.executable, str(CHILD), str(folder), *options),
        ],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": desk.display,
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert len(calls) > 1000
    return done.stdout, [call for call in calls if SPY in call]


def test_no_file_named_in_a_text_is_opened(desk: Desk, tmp_path: Path) -> None:
    output, calls = traced(desk, tmp_path)
    assert int(output) > 60
    assert calls == []


def test_strace_detects_a_text_that_is_interpreted_as_markup(desk: Desk, tmp_path: Path) -> None:
    _, calls = traced(desk, tmp_path, "--bare")
    assert any(f"//server/{SPY}" in call for call in calls)
