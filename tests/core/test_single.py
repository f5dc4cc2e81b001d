"""One copy at a time: the lock on the data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.samples import ROOT
from workshop_app.storage.single import WAKE, AlreadyOpenError, SingleCopy

HOLDER = """
import sys
from pathlib import Path
from workshop_app.storage.single import SingleCopy

held = SingleCopy(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_copy_is_refused_and_wakes_the_first(home: Path) -> None:
    first = SingleCopy(home)
    assert not (home / WAKE).exists()
    with pytest.raises(AlreadyOpenError) as error:
        SingleCopy(home)
    assert error.value.remedy
    woken = (home / WAKE).read_bytes()
    assert woken
    with pytest.raises(AlreadyOpenError):
        SingleCopy(home)
    assert (home / WAKE).read_bytes() != woken
    first.release()


def test_a_folder_that_was_let_go_is_free(home: Path) -> None:
    for _ in range(2):
        SingleCopy(home).release()
    assert not (home / WAKE).exists()


def test_another_folder_is_free(home: Path, tmp_path: Path) -> None:
    first, second = SingleCopy(home), SingleCopy(tmp_path)
    first.release()
    second.release()


def test_a_killed_copy_holds_nothing(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", HOLDER, str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyOpenError):
            SingleCopy(home)
        holder.kill()
        holder.wait()
        SingleCopy(home).release()
