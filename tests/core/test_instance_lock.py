"""The instance lock, which lets one copy of the app at a time write in a data folder."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.databases import names_in
from tests.support.disks import (
    POSIX_ONLY,
    open_folder,
    run_without_writing,
    small_disk,
    unprivileged,
)
from tests.support.samples import ROOT
from workshop_app.errors import StorageError
from workshop_app.storage import instance_lock
from workshop_app.storage.instance_lock import (
    ACTIVATION,
    LOCK,
    TRIES,
    AlreadyOpenError,
    InstanceLock,
    is_held,
)

HOLDER = """
import sys
from pathlib import Path
from workshop_app.storage.instance_lock import InstanceLock

held = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_copy_is_refused_and_wakes_the_first(data_folder: Path) -> None:
    first = InstanceLock(data_folder)
    assert not (data_folder / ACTIVATION).exists()
    with pytest.raises(AlreadyOpenError) as error:
        InstanceLock(data_folder)
    assert error.value.remedy
    woken = (data_folder / ACTIVATION).read_bytes()
    assert woken
    with pytest.raises(AlreadyOpenError):
        InstanceLock(data_folder)
    assert (data_folder / ACTIVATION).read_bytes() != woken
    first.release()


def test_a_released_folder_can_be_locked_again(data_folder: Path) -> None:
    for _ in range(2):
        InstanceLock(data_folder).release()
    assert not (data_folder / ACTIVATION).exists()


def test_another_folder_can_be_locked(data_folder: Path, tmp_path: Path) -> None:
    first, second = InstanceLock(data_folder), InstanceLock(tmp_path)
    first.release()
    second.release()


def test_the_lock_of_a_killed_copy_is_free(data_folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", HOLDER, str(data_folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyOpenError):
            InstanceLock(data_folder)
        holder.kill()
        holder.wait()
        InstanceLock(data_folder).release()


# ------------------------------------------------------------------ a held or impossible lock

SECOND = """
import sys
from pathlib import Path
from workshop_app.storage.instance_lock import AlreadyOpenError, InstanceLock

try:
    InstanceLock(Path(sys.argv[1]))
except AlreadyOpenError as error:
    print(error.what)
"""


@POSIX_ONLY
def test_a_second_copy_is_refused_where_nothing_can_be_written(data_folder: Path) -> None:
    first = InstanceLock(data_folder)
    for _ in range(2):
        done = run_without_writing(SECOND, data_folder)
        assert (done.stdout, done.stderr) == ("Trede is al open.\n", "")
        assert (
            data_folder / ACTIVATION
        ).read_bytes() == b""  # its existence is enough to wake the first copy
    first.release()


def test_a_second_copy_is_refused_where_no_file_can_be_created(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = InstanceLock(data_folder)
    real = os.open

    def full(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == data_folder / ACTIVATION:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, flags, mode)

    monkeypatch.setattr(instance_lock.os, "open", full)
    with pytest.raises(AlreadyOpenError):
        InstanceLock(data_folder)
    first.release()


@POSIX_ONLY
def test_a_second_copy_is_refused_when_the_wake_file_is_a_pipe_or_folder(data_folder: Path) -> None:
    first = InstanceLock(data_folder)
    os.mkfifo(data_folder / ACTIVATION)
    with pytest.raises(AlreadyOpenError):
        InstanceLock(data_folder)
    (data_folder / ACTIVATION).unlink()
    (data_folder / ACTIVATION).mkdir()
    with pytest.raises(AlreadyOpenError):
        InstanceLock(data_folder)
    first.release()


@pytest.mark.parametrize(
    "code",
    [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EIO, errno.EPERM],
    ids=errno.errorcode.get,
)
def test_a_disk_without_locks_is_not_reported_as_already_open(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(instance_lock, "_lock", refuse)
    with pytest.raises(StorageError, match="of het al open is") as error:
        InstanceLock(data_folder)
    assert error.value.remedy
    assert names_in(data_folder) == [LOCK]
    assert not is_held(data_folder)


@pytest.mark.parametrize("code", [errno.EAGAIN, errno.EACCES, errno.EDEADLK])
def test_a_lock_held_for_a_moment_is_retried(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    refusals = [code] * (TRIES - 1)
    waits: list[float] = []

    def refuse(_: int) -> None:
        if refusals:
            raise OSError(refusals.pop(), "")

    monkeypatch.setattr(instance_lock, "_lock", refuse)
    monkeypatch.setattr(instance_lock.time, "sleep", waits.append)
    InstanceLock(data_folder).release()
    assert len(waits) == TRIES - 1

    refusals.extend([code] * TRIES)
    with pytest.raises(AlreadyOpenError):
        InstanceLock(data_folder)


@POSIX_ONLY
def test_a_read_only_folder_is_not_reported_as_already_open() -> None:
    with open_folder() as folder:
        folder.chmod(0o500)
        with unprivileged(), pytest.raises(StorageError, match="je mag er niet bij") as error:
            InstanceLock(folder)
        assert error.value.remedy
        folder.chmod(0)
        with unprivileged(), pytest.raises(StorageError):
            InstanceLock(folder / "inside")


def test_a_full_disk_is_not_reported_as_already_open() -> None:
    with small_disk("64k,nr_inodes=2") as disk:
        (disk / "only").touch()
        with pytest.raises(StorageError, match="De schijf is vol"):
            InstanceLock(disk)


def test_is_held_reports_whether_a_folder_is_locked(data_folder: Path) -> None:
    assert not is_held(data_folder)
    assert names_in(data_folder) == []
    single = InstanceLock(data_folder)
    assert is_held(data_folder)
    single.release()
    assert not is_held(data_folder)
    assert not is_held(data_folder / "nowhere")


@pytest.mark.skipif(os.name != "posix", reason="there, a folder with an open file stays")
def test_a_recreated_folder_is_locked_again(tmp_path: Path) -> None:
    data_folder = tmp_path / "data"
    single = InstanceLock(data_folder)
    single.hold_again()  # no effect: the folder is unchanged
    data_folder.rename(tmp_path / "weg")
    single.hold_again()  # no effect: there is no folder to lock
    assert not data_folder.exists()
    data_folder.mkdir()
    single.hold_again()
    assert is_held(data_folder)
    single.release()
    assert not is_held(data_folder)


@pytest.mark.skipif(os.name != "posix", reason="there, a folder with an open file stays")
def test_a_replaced_folder_that_another_copy_locked_is_refused(tmp_path: Path) -> None:
    data_folder = tmp_path / "data"
    first = InstanceLock(data_folder)
    data_folder.rename(tmp_path / "weg")
    second = InstanceLock(data_folder)
    with pytest.raises(StorageError, match="andere Trede"):
        first.hold_again()
    assert not (data_folder / ACTIVATION).exists(), (
        "it is checked every second; the other copy must not notice"
    )
    second.release()
    first.hold_again()
    assert is_held(data_folder)
    first.release()
