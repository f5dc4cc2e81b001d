"""The output of the command line: any name, to any stream, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.databases import stored
from tests.support.deck_files import GOOD, deck_file
from tests.support.samples import ROOT, start, workshop
from workshop_app import cli, output
from workshop_app.paths import FILE

NAME = "Gemeente Łódź 東京"


def called(
    data_folder: Path, *arguments: str | os.PathLike[str], shell: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process in which Python would write in a Windows code page."""
    environment = {
        **os.environ,
        "WORKSHOP_APP_HOME": str(data_folder),
        "PYTHONIOENCODING": "cp1252",
    }
    command = [sys.executable, "-m", "workshop_app", *arguments]
    if shell:
        command = ["sh", "-c", shell, "sh", *command]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=120
    )


@pytest.fixture
def oddly_named(data_folder: Path) -> Path:
    """A data folder with a workshop whose name cannot be encoded in any Windows code page."""
    with stored(data_folder / FILE) as store:
        store.create(replace(workshop("ab-2"), organisation=NAME), start())
    return data_folder


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_names_are_written_to_a_pipe_in_utf8(oddly_named: Path, form: list[str]) -> None:
    done = called(oddly_named, "workshops", "list", *form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert NAME in done.stdout.decode("utf-8")


def test_errors_are_written_in_utf8_too(data_folder: Path, tmp_path: Path) -> None:
    done = called(data_folder, "decks", "check", tmp_path / f"{NAME}.toml")
    assert (done.returncode, done.stdout) == (1, b"")
    assert f"{NAME}.toml: dit bestand is er niet." in done.stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only there is every byte the name of a file")
def test_an_undecodable_name_is_written(data_folder: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"set-\xff")
    (tmp_path / name).mkdir()
    calls = (
        (deck_file(tmp_path / name, GOOD), 0, rb"set-\udcff"),
        (
            tmp_path / name,
            1,
            "set-·: dit is een map.".encode(),
        ),  # "·" for undecodable bytes
    )
    for file, code, reported in calls:
        done = called(data_folder, "decks", "check", file)
        assert done.returncode == code
        assert reported in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize(
    ("shell", "code", "reported"),
    [
        ('"$@" >/dev/full', 1, b"De uitvoer kan niet worden geschreven (de schijf is vol)."),
        ('"$@" >&-', 0, b""),
        ('"$@" 2>&-', 0, b""),
        ('"$@" 2>/dev/full', 0, b""),
        ('{ "$@"; echo "code $?" >&2; } | :', 0, b""),
    ],
)
@pytest.mark.parametrize("call", [["workshops", "list"], ["--help"]])
def test_a_full_or_closed_stream_gives_no_traceback(
    oddly_named: Path, call: list[str], shell: str, code: int, reported: bytes
) -> None:
    if "/dev/full" in shell and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = called(oddly_named, *call, shell=shell)
    if call != ["--help"]:  # argparse ignores the error in some versions of Python
        assert done.returncode == code
        assert reported in done.stderr
    for unwanted in (b"Traceback", b"Exception", b"Error", b"code 120"):
        assert unwanted not in done.stderr


def test_a_program_without_streams_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, oddly_named: Path
) -> None:
    """Windows starts a program without a console like this."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.prepare_output()
    try:
        assert cli.run(["workshops", "list"]) == 0
        assert cli.run(["decks", "check", str(oddly_named / "nergens.toml")]) == 1
        with pytest.raises(SystemExit):
            cli.run(["--help"])
    finally:
        sys.stdout.close()
        sys.stderr.close()
