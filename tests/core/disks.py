"""Disks and users that refuse, for tests: what a system does that has no room or no rights."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534
"""A user without rights."""

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="modes and pipes as POSIX has them")


@contextmanager
def unprivileged() -> Generator[None]:
    """For a while no rights that ordinary users do not have."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def open_folder() -> Generator[Path]:
    """A folder that an unprivileged user can reach, and that is theirs."""
    folder = Path(tempfile.mkdtemp(prefix="trede-test-"))
    try:
        give_away(folder)
        yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def give_away(*files: Path) -> None:
    """Let the unprivileged user own files."""
    if os.name == "posix" and os.geteuid() == 0:
        for file in files:
            os.chown(file, NOBODY, NOBODY)


@contextmanager
def small_disk(size: str) -> Generator[Path]:
    """A disk of its own, with room for `size` (for instance `"1M"`); skips where there can be none."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    with tempfile.TemporaryDirectory(prefix="trede-disk-") as folder:
        mount = ["/bin/mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", folder]
        if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
            pytest.skip("no disk can be mounted here")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["/bin/umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Take all the room that a disk has left; the file that has it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return filler


def run_without_writing(script: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Run a script that may make files, but write no byte in any of them."""
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n{script}"
    return subprocess.run(
        [sys.executable, "-W", "error", "-B", "-c", limited, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
