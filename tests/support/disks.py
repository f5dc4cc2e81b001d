"""Full disks and users without rights, for tests of what happens when writing is refused."""

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

from tests.support.samples import ROOT

UNPRIVILEGED = 65534
"""The id of a user without rights."""

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="modes and pipes as POSIX has them")


@contextmanager
def unprivileged() -> Generator[None]:
    """Run as an ordinary user without rights; does nothing where the tests don't run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(UNPRIVILEGED)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def open_folder() -> Generator[Path]:
    """A temporary folder that the unprivileged user owns and can reach."""
    folder = Path(tempfile.mkdtemp(prefix="trede-test-"))
    try:
        give_away(folder)
        yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def give_away(*files: Path) -> None:
    """Make the unprivileged user the owner of files."""
    if os.name == "posix" and os.geteuid() == 0:
        for file in files:
            os.chown(file, UNPRIVILEGED, UNPRIVILEGED)


@contextmanager
def small_disk(size: str) -> Generator[Path]:
    """A mounted disk of `size` (for instance `"1M"`); skips the test where none can be mounted."""
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
    """Use all the space left on a disk; return the file that fills it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return filler


def run_without_writing(script: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Run a script that may create files but not write a byte to any of them."""
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n{script}"
    return subprocess.run(
        [sys.executable, "-W", "error", "-B", "-c", limited, *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
