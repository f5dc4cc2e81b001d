"""The command line on a data folder in any state: a result or an error message, no traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.databases import interrupted, opened, stored, wal
from tests.support.disks import POSIX_ONLY, give_away, open_folder, unprivileged
from tests.support.samples import start, workshop
from workshop_app import cli
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.storage.instance_lock import InstanceLock
from workshop_app.storage.workshops import WorkshopStore

Said = pytest.CaptureFixture[str]


def no_database(path: Path) -> None:
    path.write_bytes(b"dit is geen database" * 100)


def no_text(path: Path) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    whole = bytearray(path.read_bytes())
    whole[whole.index(b"STRICT")] = 0xF0
    path.write_bytes(whole)


def no_file(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def emptied(path: Path) -> None:
    interrupted(path.with_name(FILE))
    log = wal(path.with_name(FILE))
    path.with_name(FILE).unlink()
    path.with_name(f"{FILE}-wal").unlink()
    path.write_bytes(b"")
    path.with_name(f"{path.name}-wal").write_bytes(log)


STATES = [no_database, no_text, no_file, pytest.param(pipe, marks=POSIX_ONLY), emptied]
COMMANDS = ["workshops list", "workshops export latest -o uit.json", "handout verslag -o uit.pdf"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("file", [FILE, REHEARSALS])
@pytest.mark.parametrize("make", STATES)
def test_an_unreadable_database_is_reported(
    data_folder: Path, capsys: Said, make: Callable[[Path], None], file: str, command: str
) -> None:
    make(data_folder / file)
    assert cli.run(command.split()) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "is niet te lezen. Start Trede" in shown.err


@pytest.mark.parametrize("file", [FILE, REHEARSALS])
def test_a_damaged_database_is_reported_while_the_app_is_open(
    data_folder: Path, capsys: Said, file: str
) -> None:
    single = InstanceLock(data_folder)
    no_text(data_folder / file)
    assert cli.run(["workshops", "list"]) == 1
    assert "is niet te lezen" in capsys.readouterr().err
    single.release()


def test_while_the_app_is_open_its_last_commit_is_read(data_folder: Path, capsys: Said) -> None:
    single = InstanceLock(data_folder)
    with opened(data_folder / FILE) as database:
        WorkshopStore(database).create(workshop(), start())
        assert wal(data_folder / FILE)
        assert cli.run(["workshops", "list", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["w1"]
    single.release()


def test_while_the_app_is_open_without_a_database_there_are_no_workshops(
    data_folder: Path, capsys: Said
) -> None:
    single = InstanceLock(data_folder)
    assert cli.run(["workshops", "list"]) == 0
    assert "nog geen workshops" in capsys.readouterr().out
    single.release()


@POSIX_ONLY
def test_the_workshops_of_a_read_only_folder_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    with open_folder() as folder:
        interrupted(folder / FILE)
        give_away(*folder.iterdir())
        folder.chmod(0o500)
        monkeypatch.setenv("WORKSHOP_APP_HOME", str(folder))
        with unprivileged():
            assert cli.run(["workshops", "list"]) == 0
    assert "w1" in capsys.readouterr().out


@POSIX_ONLY
def test_an_unreadable_folder_is_reported(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    with open_folder() as folder:
        interrupted(folder / FILE)
        folder.chmod(0)
        monkeypatch.setenv("WORKSHOP_APP_HOME", str(folder))
        with unprivileged():
            assert cli.run(["workshops", "list"]) == 1
    assert "is niet te gebruiken" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="on Windows it is a name like any other")
@pytest.mark.parametrize("name", ["x" * 256, "~no-such-user-here"])
def test_an_impossible_folder_name_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: Said, name: str
) -> None:
    monkeypatch.setenv("WORKSHOP_APP_HOME", name)
    assert cli.run(["workshops", "list"]) == 1
    assert "niet te " in capsys.readouterr().err


@pytest.mark.parametrize("command", ["list", "export"])
def test_a_data_folder_that_is_a_file_is_not_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, command: str
) -> None:
    file = tmp_path / "bestand"
    file.write_bytes(b"")
    monkeypatch.setenv("WORKSHOP_APP_HOME", str(file))
    call = ["list"] if command == "list" else ["export", "latest", "-o", str(tmp_path / "uit.json")]
    assert cli.run(["workshops", *call]) == 1
    assert f"De map {file} is niet te gebruiken (dat is geen map)." in capsys.readouterr().err
