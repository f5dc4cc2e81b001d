"""Writing files for the user: a file is written completely, or left unchanged."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.databases import names_in
from workshop_app.errors import StorageError
from workshop_app.storage.files import (
    IN_USE,
    PAUSES,
    can_be_replaced,
    flush,
    remove_file,
    replace_file,
    write_file,
    write_files,
)

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights and links as POSIX has them")
WINDOWS = pytest.mark.skipif(os.name != "nt", reason="only Windows lets a program hold a file")


def held() -> OSError:
    """The error that Windows raises for a file that another program has open."""
    error = PermissionError(13, "Permission denied")
    error.winerror = 32  # pyright: ignore[reportAttributeAccessIssue] - Windows only
    return error


def test_a_file_is_written_completely(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    for data in (b"first, and longer", b"second"):
        write_file(file, data)
        assert file.read_bytes() == data
    assert "out.json" in names_in(tmp_path)
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (os, "open"), (Path, "replace")])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    file = tmp_path / "out.json"
    file.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, name, refuse)
    with pytest.raises(StorageError, match=r"out\.json") as error:
        write_file(file, b"new")
    monkeypatch.undo()
    assert error.value.remedy
    assert file.read_bytes() == b"old"
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_several_files_are_all_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    files = [folder / name for name in ("a.pdf", "b.pdf", "c.pdf")]
    files[0].write_bytes(b"old")
    real, calls = os.fsync, list[int]()

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"b\.pdf"):
        write_files((file, b"new") for file in files)
    assert names_in(folder) == ["a.pdf"]
    assert files[0].read_bytes() == b"old"
    write_files((file, b"new") for file in files)
    assert [file.read_bytes() for file in files] == [b"new"] * 3


def test_a_folder_is_not_overwritten_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(StorageError):
        write_file(tmp_path / "out.json", b"new")
    assert (tmp_path / "out.json").is_dir()
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as error:
        write_file(tmp_path / "nowhere" / "out.json", b"new")
    assert error.value.remedy


@pytest.mark.parametrize("step", ["replace", "unlink"])
def test_a_file_in_use_is_retried_for_about_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    real: Callable[..., object] = getattr(Path, step)
    slept: list[float] = []

    def after(tries: int) -> None:
        slept.clear()
        made: list[int] = []

        def refuse(path: Path, *values: object, **named: object) -> object:
            made.append(1)
            if len(made) <= tries:
                raise held()
            return real(path, *values, **named)

        monkeypatch.setattr(Path, step, refuse)
        if step == "replace":
            replace_file(file, tmp_path / "b.pdf", slept.append)
        else:
            remove_file(file, slept.append)

    after(3)
    assert slept == list(PAUSES[:3])
    assert not file.exists()
    file.write_bytes(b"old")
    with pytest.raises(PermissionError):
        after(len(PAUSES) + 1)
    assert slept == list(PAUSES)
    assert 0.5 < sum(PAUSES) < 1.5
    assert file.read_bytes() == b"old"


def test_other_errors_are_not_retried(tmp_path: Path) -> None:
    slept: list[float] = []
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "a.pdf", tmp_path / "b.pdf", slept.append)
    remove_file(tmp_path / "a.pdf", slept.append)
    assert not slept


def test_a_file_in_use_is_detected_before_any_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf")]
    for file in files:
        file.write_bytes(b"old")
    real = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target == files[1]:
            raise held()
        return real(path, target)

    slept: list[float] = []
    monkeypatch.setattr(Path, "replace", refuse)
    assert [can_be_replaced(file) for file in files] == [True, False, True]
    with pytest.raises(StorageError, match=r"b\.pdf.*ander programma") as error:
        write_files([(file, b"new") for file in files], slept.append)
    assert "Sluit" in error.value.remedy
    assert slept == list(PAUSES)
    assert [file.read_bytes() for file in files] == [b"old"] * 3
    assert names_in(tmp_path)[:3] == ["a.pdf", "b.pdf", "c.pdf"]


@pytest.mark.parametrize("links", [True, False], ids=["links", "copies"])
def test_a_refused_rename_puts_the_files_before_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """A viewer opens the third of four files after all were found to be free."""
    names = ("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    folder = tmp_path / "pack"
    folder.mkdir()
    for name in names[1:]:
        (folder / name).write_bytes(b"old")
    real = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "c.pdf" and (folder / "b.pdf").read_bytes() == b"new":
            raise held()
        return real(path, target)

    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links on this disk")

    monkeypatch.setattr(Path, "replace", refuse)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    slept: list[float] = []
    with pytest.raises(StorageError, match=r"c\.pdf"):
        write_files([(folder / name, b"new") for name in names], slept.append)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == dict.fromkeys(
        names[1:], b"old"
    )


@WINDOWS
def test_a_file_in_use_on_windows_is_left_unchanged(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        write_file(file, b"old")
    with files[1].open("rb"):
        assert not can_be_replaced(files[1])
        with pytest.raises(StorageError) as error:
            write_files([(file, b"new") for file in files], lambda _: None)
        assert "Sluit" in error.value.remedy
        assert [file.read_bytes() for file in files] == [b"old"] * 2
        with pytest.raises(PermissionError) as refused:
            remove_file(files[1], lambda _: None)
        assert getattr(refused.value, "winerror", 0) in IN_USE
    assert can_be_replaced(files[1])
    write_files([(file, b"new") for file in files])
    assert [file.read_bytes() for file in files] == [b"new"] * 2


def test_a_missing_file_can_be_replaced(tmp_path: Path) -> None:
    assert can_be_replaced(tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_without_permission_is_reported_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, `tempfile` retries endlessly in a folder that claims to be writable."""
    tries: list[object] = []

    def refuse(*values: object, **_: object) -> int:
        tries.append(values)
        assert len(tries) < 10
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StorageError, match="je mag er niet bij"):
        write_file(tmp_path / "a.pdf", b"new")
    assert len(tries) == 1


@POSIX
@pytest.mark.parametrize(("umask", "rights"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_gets_the_default_permissions(tmp_path: Path, umask: int, rights: int) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "a.pdf", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == rights


@POSIX
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_an_existing_file_keeps_its_permissions(tmp_path: Path, rights: int) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    file.chmod(rights)
    write_file(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == rights


@POSIX
def test_a_symlink_is_followed_and_kept(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    real = tmp_path / "elders" / "echt.pdf"
    link = tmp_path / "a.pdf"
    link.symlink_to(Path("elders", "echt.pdf"))
    for data in (b"first", b"second"):  # the first time, its target does not exist yet
        write_file(link, data)
        assert link.is_symlink()
        assert real.read_bytes() == data
    assert names_in(tmp_path / "elders") == ["echt.pdf"]


@POSIX
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(StorageError, match="geen gewoon bestand"):
        write_file(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").is_fifo()


def is_accepted(file: Path) -> bool:
    """Whether the system accepts a file name of this length."""
    try:
        file.touch()
    except OSError:
        return False
    return True


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    names = (tmp_path / ("n" * length) for length in range(255, 0, -1))
    longest = next(file for file in names if is_accepted(file))
    write_file(longest, b"new")
    assert longest.read_bytes() == b"new"
    with pytest.raises(StorageError):
        write_file(tmp_path / ("n" * 300), b"new")


@POSIX
def test_on_macos_the_cache_of_the_disk_is_flushed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - absent on Windows

    asked: list[object] = []
    knows = True

    def control(descriptor: int, what: int) -> int:
        asked.append(what)
        if not knows:
            raise OSError(45, "Operation not supported")
        return 0

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", control)

    def fsync(descriptor: int) -> None:
        asked.append("fsync")

    monkeypatch.setattr(os, "fsync", fsync)
    flush(0)
    assert asked == [51]
    knows = False
    flush(0)
    assert asked == [51, 51, "fsync"]
