"""The paths of the data folder and the resources, and the errors for impossible ones."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from tests.support.disks import POSIX_ONLY
from workshop_app import paths
from workshop_app.errors import KnownError, StorageError
from workshop_app.storage.instance_lock import InstanceLock


def test_the_data_folder_can_be_chosen(data_folder: Path) -> None:
    assert paths.data_folder() == data_folder


@pytest.mark.parametrize("chosen", [None, ""])
def test_the_default_data_folder_is_that_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    if chosen is None:
        monkeypatch.delenv("WORKSHOP_APP_HOME")
    else:
        monkeypatch.setenv("WORKSHOP_APP_HOME", chosen)
    folder = paths.data_folder()
    assert folder.is_absolute()
    assert folder.name == "Trede"


def test_a_chosen_folder_may_be_relative(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data_folder)
    monkeypatch.setenv("WORKSHOP_APP_HOME", "here")
    assert paths.data_folder() == data_folder / "here"


@pytest.mark.skipif(os.name != "posix", reason="on Windows it is a name like any other")
def test_the_home_of_an_unknown_user_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_APP_HOME", "~no-such-user-here/Trede")
    with pytest.raises(KnownError, match="De gegevensmap is niet te vinden") as error:
        paths.data_folder()
    assert error.value.remedy


@POSIX_ONLY
def test_a_deleted_working_folder_is_reported(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data_folder / "gone").mkdir()
    monkeypatch.chdir(data_folder / "gone")
    (data_folder / "gone").rmdir()
    monkeypatch.setenv("WORKSHOP_APP_HOME", "here")
    with pytest.raises(KnownError):
        paths.data_folder()


def test_an_absent_home_folder_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv("WORKSHOP_APP_HOME")
    monkeypatch.setattr(platformdirs, "user_data_path", homeless)
    with pytest.raises(KnownError):
        paths.data_folder()


@pytest.mark.parametrize("name", ["x" * 256, "\N{GRINNING FACE}" * 100])
def test_a_data_folder_with_a_name_that_is_too_long_is_refused(
    data_folder: Path, name: str
) -> None:
    with pytest.raises(StorageError, match="niet te gebruiken") as error:
        InstanceLock(data_folder / name)
    assert error.value.remedy


def test_a_missing_data_folder_is_created(data_folder: Path) -> None:
    wanted = data_folder / "far" / "away"
    for _ in range(2):
        InstanceLock(wanted).release()
        assert wanted.is_dir()


def test_a_data_folder_that_cannot_be_created_is_refused(data_folder: Path) -> None:
    (data_folder / "file").write_bytes(b"")
    # Windows reports the file that is in the place of the folder.
    reported = "dat is geen map" if os.name == "posix" else "er staat al een bestand met die naam"
    with pytest.raises(StorageError, match=reported) as error:
        InstanceLock(data_folder / "file" / "folder")
    assert error.value.remedy


def test_a_deck_is_given_by_its_name_or_its_path(tmp_path: Path) -> None:
    own = paths.deck_file("klantgerichtheid")
    assert own.is_relative_to(paths.resources())
    assert own.is_file()
    assert paths.deck_file(str(tmp_path / "deck.toml")) == tmp_path / "deck.toml"
    assert paths.deck_file("no-such-deck") == Path("no-such-deck")


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Bold", "ExtraBold", "RegularItalic"])
def test_the_fonts_are_in_the_resources(style: str) -> None:
    assert paths.font_file(style).read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_a_known_error_shows_its_problem_and_its_remedy() -> None:
    assert str(KnownError("Het is op.", "Koop nieuw.")) == "Het is op. Koop nieuw."
    assert str(KnownError("Het is op.")) == "Het is op."
