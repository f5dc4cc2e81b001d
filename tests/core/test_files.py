"""Files for the user: whole, or as they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.core.databases import names_in
from workshop_app.errors import StorageError
from workshop_app.storage.files import write_file, write_files


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    for data in (b"first, and longer", b"second"):
        write_file(file, data)
        assert file.read_bytes() == data
    assert "out.json" in names_in(tmp_path)
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (Path, "replace")])
def test_a_write_that_fails_leaves_the_old_file(
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


def test_of_several_files_all_are_written_or_none(
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


def test_a_file_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as error:
        write_file(tmp_path / "nowhere" / "out.json", b"new")
    assert error.value.remedy
