"""The command line: its output, the files it writes and its exit codes."""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.support.databases import opened
from tests.support.deck_files import GOOD, deck_file
from tests.support.samples import (
    END,
    NOON,
    ROOT,
    TickingClock,
    start,
    votes,
    walk,
    workshop,
)
from workshop_app import __version__, cli, paths
from workshop_app.argparse_words import WORDS
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.diagnostics import UNREAD
from workshop_app.errors import KnownError
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HANDOUTS, HandoutKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.i18n import translations
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.session.commands import GoTo, MoveStep, Next, SetParticipants, WriteNote
from workshop_app.session.state import Place, Round, RoundKey
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import Settings
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.export import export_json
from workshop_app.storage.settings_store import SettingsStore
from workshop_app.storage.workshops import WorkshopStore

OWN_DECK = paths.deck_file("klantgerichtheid")


@pytest.fixture
def two_workshops(data_folder: Path) -> Path:
    """A data folder with a finished demo (`aa-1`) and a real workshop that runs (`ab-2`)."""
    database, _ = open_for_writing(data_folder / FILE, TickingClock())
    with closing(database):
        store = WorkshopStore(database)
        demo = workshop("aa-1", kind=WorkshopKind.DEMO)
        store.create(demo, start())
        store.save(demo, start(), walk(start(), [GoTo(END, 1)]), NOON)
        real = workshop("ab-2")
        store.create(real, start())
        pressed = (
            WriteNote(Place(4, "tidy"), "over de bakken"),
            WriteNote(Place(3, "chat"), "mooi “gesprek”"),
            WriteNote(Place(3, ""), "het verhaal"),
            WriteNote(Place(1, ""), "los"),
            SetParticipants(9),
            GoTo(4, 1),
            *votes(4, 3),
            GoTo(3, 1),
            *votes(1, 2),
            *votes(5, 7),
            Next(),
            Next(),
            Next(),
            *votes(0, 9),
        )
        later = NOON + timedelta(minutes=5)
        store.save(real, start(), walk(start(), pressed), later)
    return data_folder


Said = pytest.CaptureFixture[str]


# ------------------------------------------------------------------ decks check


def test_a_valid_deck_is_reported_as_valid(capsys: Said) -> None:
    assert cli.run(["decks", "check", str(OWN_DECK)]) == 0
    texts = capsys.readouterr()
    assert texts.out.startswith(f"{OWN_DECK}: in orde (")
    assert texts.err == ""


def test_an_invalid_deck_is_reported_with_file_and_place(tmp_path: Path, capsys: Said) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("format = \n", encoding="utf-8")
    assert cli.run(["decks", "check", str(bad)]) == 1
    texts = capsys.readouterr()
    assert texts.out == ""
    assert texts.err.startswith(f"{bad}, regel 1, teken 10: ")


def test_every_deck_of_several_is_checked(tmp_path: Path, capsys: Said) -> None:
    missing, other = tmp_path / "missing.toml", tmp_path / "other.toml"
    assert cli.run(["decks", "check", str(missing), str(OWN_DECK), str(other)]) == 1
    texts = capsys.readouterr()
    assert [line.split(": ")[0] for line in texts.out.splitlines()] == [str(OWN_DECK)]
    assert [line.split(": ")[0] for line in texts.err.splitlines()] == [str(missing), str(other)]


def test_a_folder_is_reported_as_a_folder(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)  # as Windows does with a folder
    assert cli.run(["decks", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}: dit is een map. Noem het bestand zelf, bijvoorbeeld deck.toml.\n"
    )


# ------------------------------------------------------------------ workshops list


@pytest.mark.usefixtures("data_folder")
def test_without_a_database_there_are_no_workshops(capsys: Said) -> None:
    assert cli.run(["workshops", "list"]) == 0
    assert capsys.readouterr().out == "Er zijn nog geen workshops opgeslagen.\n"
    assert cli.run(["workshops", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_listing_creates_no_file(data_folder: Path) -> None:
    assert cli.run(["workshops", "list"]) == 0
    assert list(data_folder.iterdir()) == []


def test_rehearsals_are_listed_after_the_workshops_and_marked(
    data_folder: Path, capsys: Said
) -> None:
    for file, kind in ((REHEARSALS, WorkshopKind.REHEARSAL), (FILE, WorkshopKind.REAL)):
        database, _ = open_for_writing(data_folder / file, TickingClock())
        with closing(database):
            WorkshopStore(database).create(workshop(kind.value, kind=kind), start())
        assert cli.run(["workshops", "list"]) == 0
        reported = capsys.readouterr().out
        assert "Team Noord (oefening), 12 mensen, loopt nog" in reported
    assert [line.split()[0] for line in reported.splitlines()] == ["real", "rehearsal"]


def test_the_latest_is_a_rehearsal_only_without_workshops(data_folder: Path) -> None:
    target = data_folder / "export.json"
    for file, kind in ((REHEARSALS, WorkshopKind.REHEARSAL), (FILE, WorkshopKind.REAL)):
        database, _ = open_for_writing(data_folder / file, TickingClock())
        with closing(database):
            WorkshopStore(database).create(workshop(kind.value, kind=kind), start())
        assert cli.run(["workshops", "export", "latest", "-o", str(target)]) == 0
        assert json.loads(target.read_text(encoding="utf-8"))["workshop"]["kind"] == kind.value
    assert cli.run(["workshops", "export", "rehearsal", "-o", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["workshop"]["kind"] == "rehearsal"


def test_a_database_of_an_earlier_version_is_left_alone(data_folder: Path, capsys: Said) -> None:
    before = (ROOT / "tests" / "data" / "versie-1.db").read_bytes()
    (data_folder / FILE).write_bytes(before)
    assert cli.run(["workshops", "list"]) == 1
    assert "oudere Trede" in capsys.readouterr().err
    assert (data_folder / FILE).read_bytes() == before
    assert [file.name for file in data_folder.iterdir()] == [FILE]


def test_the_list_is_available_while_the_app_is_open(data_folder: Path, capsys: Said) -> None:
    database, _ = open_for_writing(data_folder / FILE, TickingClock())
    with closing(database):
        store = WorkshopStore(database)
        store.create(workshop("ab-2"), start())
        store.save(workshop("ab-2"), start(), walk(start(), [SetParticipants(7)]), NOON)
        assert cli.run(["workshops", "list"]) == 0
        assert "7 mensen" in capsys.readouterr().out


def test_an_empty_database_has_no_workshops(data_folder: Path, capsys: Said) -> None:
    open_for_writing(data_folder / FILE, TickingClock())[0].close()
    assert cli.run(["workshops", "list"]) == 0
    assert capsys.readouterr().out == "Er zijn nog geen workshops opgeslagen.\n"


@pytest.mark.usefixtures("two_workshops")
def test_the_list_has_one_line_per_workshop(capsys: Said) -> None:
    assert cli.run(["workshops", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ab-2  2026-03-02  Gemeente Voorbeeld · Team Noord, 9 mensen, loopt nog",
        "aa-1  2026-03-02  Gemeente Voorbeeld · Team Noord (demo), 12 mensen, afgerond",
    ]


@pytest.mark.usefixtures("two_workshops")
def test_the_list_can_be_printed_as_json(capsys: Said) -> None:
    assert cli.run(["workshops", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ["ab-2", "aa-1"]
    assert rows[1] == {
        "id": "aa-1",
        "name": "Team Noord",
        "organisation": "Gemeente Voorbeeld",
        "date": "2026-03-02",
        "kind": "demo",
        "participants": 12,
        "changed_at": "2026-03-02T12:00:00Z",
        "ended": True,
    }


def test_a_damaged_database_is_reported_and_left_alone(data_folder: Path, capsys: Said) -> None:
    (data_folder / FILE).write_bytes(b"this is no database at all")
    assert cli.run(["workshops", "list"]) == 1
    assert "niet te lezen" in capsys.readouterr().err
    assert [file.name for file in data_folder.iterdir()] == [FILE]


# ------------------------------------------------------------------ workshops export


def exported(wanted: str, folder: Path) -> Any:  # noqa: ANN401 - any JSON
    """The document that an export writes."""
    target = folder / "out.json"
    assert cli.run(["workshops", "export", wanted, "-o", str(target)]) == 0
    return json.loads(target.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("two_workshops")
def test_the_export_has_the_votes_and_the_notes(tmp_path: Path, capsys: Said) -> None:
    document = exported("ab-2", tmp_path)
    assert document["format"] == "workshop-app/export"
    assert document["workshop"] == {
        "id": "ab-2",
        "name": "Team Noord",
        "organisation": "Gemeente Voorbeeld",
        "date": "2026-03-02",
        "participants": 9,
        "kind": "real",
        "deck": "tiny",
    }
    assert [(r["round"], r["way"], r["state"], r["counts"]) for r in document["rounds"]] == [
        (1, "show_of_hands", "revealed", [0, 2, 0, 0, 0, 7]),
        (2, "show_of_hands", "open", [9, 0, 0, 0, 0, 0]),
        (1, "show_of_hands", "closed", [0, 0, 0, 0, 3, 0]),
    ]
    assert [note["text"] for note in document["notes"]] == [
        "los",
        "het verhaal",
        "mooi “gesprek”",
        "over de bakken",
    ]
    assert capsys.readouterr().out == f"{tmp_path / 'out.json'}\n"


def test_the_export_follows_the_programme_and_not_the_ids() -> None:
    places = [Place(4, ""), Place(4, "tidy"), Place(3, "chat"), Place(3, "help")]
    state = replace(
        walk(start(), [MoveStep(4, -1)]),
        rounds={
            RoundKey(*place, number): Round(hands=(place.step, number, 0, 0, 0, 0))
            for number in (2, 1)
            for place in places[:0:-1]
        },
        notes={place: f"{place.step} {place.item}" for place in reversed(places)},
    )
    document = json.loads(export_json(workshop(), state))
    assert [r["counts"][:2] for r in document["rounds"]] == [
        [4, 1],
        [4, 2],
        [3, 1],
        [3, 2],
        [3, 1],
        [3, 2],
    ]
    assert [note["text"] for note in document["notes"]] == ["4 ", "4 tidy", "3 chat", "3 help"]


@pytest.mark.usefixtures("two_workshops")
def test_a_workshop_without_votes_has_an_export_too(tmp_path: Path) -> None:
    document = exported("aa-1", tmp_path)
    assert document["workshop"]["kind"] == "demo"
    assert (document["rounds"], document["notes"]) == ([], [])


@pytest.mark.usefixtures("two_workshops")
@pytest.mark.parametrize(("wanted", "found"), [("latest", "ab-2"), ("aa", "aa-1"), ("ab", "ab-2")])
def test_a_workshop_is_found_by_the_start_of_its_id(
    tmp_path: Path, wanted: str, found: str
) -> None:
    assert exported(wanted, tmp_path)["workshop"]["id"] == found


@pytest.mark.usefixtures("two_workshops")
@pytest.mark.parametrize("wanted", ["zz", "a", ""])
def test_an_id_without_a_single_match_is_reported(
    tmp_path: Path, capsys: Said, wanted: str
) -> None:
    target = tmp_path / "out.json"
    assert cli.run(["workshops", "export", wanted, "-o", str(target)]) == 1
    assert f"“{wanted}”" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.usefixtures("data_folder")
def test_without_a_database_there_is_nothing_to_export(tmp_path: Path, capsys: Said) -> None:
    target = tmp_path / "out.json"
    assert cli.run(["workshops", "export", "latest", "-o", str(target)]) == 1
    assert "nog geen workshops" in capsys.readouterr().err
    assert not target.exists()


def test_an_export_leaves_the_database_as_it_was(two_workshops: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in two_workshops.iterdir()}
    assert exported("latest", tmp_path)
    assert {file.name: file.read_bytes() for file in two_workshops.iterdir()} == before


@pytest.mark.usefixtures("two_workshops")
def test_a_failed_export_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    assert cli.run(["workshops", "export", "latest", "-o", str(target)]) == 1
    assert str(target) in capsys.readouterr().err
    assert target.read_bytes() == b"old"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.usefixtures("two_workshops")
def test_an_export_to_a_missing_folder_is_reported(tmp_path: Path, capsys: Said) -> None:
    target = tmp_path / "nowhere" / "out.json"
    assert cli.run(["workshops", "export", "latest", "-o", str(target)]) == 1
    assert str(target) in capsys.readouterr().err


# ------------------------------------------------------------------ exit codes


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["decks"],
        ["decks", "check"],
        ["workshops"],
        ["workshops", "list", "--xml"],
        ["workshops", "export"],
        ["workshops", "export", "latest"],
        ["workshops", "export", "latest", "-o", "x.csv", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_an_invalid_call_exits_with_2(arguments: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as end:
        cli.run(arguments)
    assert end.value.code == 2
    assert "workshop-app" in capsys.readouterr().err


ENGLISH = re.compile(
    r"\b(usage|error|argument|arguments|invalid|choose|required|unrecognized|expected|options|show|"
    r"positional|message|exit|ambiguous|ignored)\b"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["decks"],
        ["workshops", "list", "--xml"],
        ["workshops", "list", "--json=1"],
        ["workshops", "export", "latest", "-o", "x.csv", "--format", "csv"],
        ["handout", "x", "-o", "x.pdf"],
        ["handout", "toetsen", "--people=veel", "-o", "x.pdf"],
        ["handout", "toetsen", "-o"],
        ["handout", "toetsen", "--p", "1"],
        ["--help"],
        ["handout", "--help"],
        ["workshops", "export", "--help"],
    ],
    ids=" ".join,
)
def test_the_output_of_argparse_is_dutch(arguments: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit):
        cli.run(arguments)
    texts = "".join(capsys.readouterr())
    assert "gebruik: workshop-app" in texts
    assert ENGLISH.findall(texts.replace("workshops export", "")) == []


FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "mutually exclusive arguments must be optional",
    "subcommands",
    "%r is not callable",
    "can't open '%(filename)s': %(error)s",
    "cannot merge actions - two groups are named %r",
    "cannot have multiple subparser arguments",
    "dest= is required for options like %r",
    "show program's version number and exit",
}
"""Texts of argparse that no call in this app shows, besides those that begin as below."""

BEGINNINGS = (
    "conflicting ",
    "invalid option string",
    "invalid conflict",
    "unexpected option",
    'argument "-"',
)


def test_every_text_of_this_argparse_version_is_translated() -> None:
    calls = (
        node
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "ngettext"}
    )
    words = {one.value for call in calls for one in call.args if isinstance(one, ast.Constant)}
    asked = {word for word in words if isinstance(word, str) and not word.startswith(BEGINNINGS)}
    deprecated = {word for word in asked if word.endswith("is deprecated")}
    assert asked - deprecated - FOR_PROGRAMMERS <= set(WORDS)
    for english, dutch in WORDS.items():
        places = re.compile(r"%(?:\((\w+)\))?")
        assert set(places.findall(english)) == set(places.findall(dutch))


def test_argparse_is_left_as_it_was() -> None:
    with pytest.raises(SystemExit):
        cli.run(["--help"])
    assert "usage:" in argparse.ArgumentParser().format_usage()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("eigen.toml", "decks check"),
        ("Team Noord.workshop", "nieuwere versie"),
        ("van-een-ander.KAARTENSET", "nieuwere versie"),
        ("foto.png", "--help"),
        ("map", "--help"),
    ],
)
def test_an_unsupported_file_is_reported_in_the_terminal_and_the_window(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    shown: list[str] = []

    def open_windows(start: str, message: str = "") -> int:
        shown.append(f"{start}: {message}")
        raise KnownError("Trede is al open.")

    monkeypatch.setattr(cli, "_open_windows", open_windows)
    file = tmp_path / name
    file.mkdir() if name == "map" else file.touch()
    assert cli.run([str(file)]) == 1
    reported, open_already = capsys.readouterr().err.splitlines()
    assert reported.startswith(f"Trede kan het bestand {name} nog niet openen.")
    assert says in reported
    assert open_already == "Trede is al open."
    assert shown == [f"home: {reported}"]


def test_a_missing_file_is_reported(tmp_path: Path, capsys: Said) -> None:
    missing = tmp_path / "weg.toml"
    assert cli.run([str(missing)]) == 1
    assert capsys.readouterr().err.startswith(f"Het bestand {missing} is er niet.")


def test_a_programme_is_accepted_only_with_a_rehearsal(capsys: Said) -> None:
    assert cli.run(["demo", "--programme", "basis"]) == 1
    assert "--rehearse" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raised", "code"), [(ZeroDivisionError("stuk"), 3), (KeyboardInterrupt(), 130)]
)
def test_no_traceback_is_shown_to_the_user(
    data_folder: Path,
    capsys: Said,
    monkeypatch: pytest.MonkeyPatch,
    raised: BaseException,
    code: int,
) -> None:
    def fail(call: object) -> int:
        raise raised

    monkeypatch.setattr(cli, "_carry_out", fail)
    with pytest.raises(SystemExit) as end:
        cli.main(["workshops", "list"])
    assert end.value.code == code
    texts = capsys.readouterr().err
    assert "Traceback" not in texts
    if code == 3:
        assert (
            f"Er ging iets mis in Trede zelf. Je workshops zijn opgeslagen. Wat er gebeurde staat in {data_folder / UNREAD}"
            in texts
        )
        assert "ZeroDivisionError: stuk" in (data_folder / UNREAD).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="on Windows it is a name like any other")
def test_a_bug_without_a_data_folder_is_reported(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(call: object) -> int:
        raise ZeroDivisionError("stuk")

    monkeypatch.setenv("WORKSHOP_APP_HOME", "~no-such-user-here/Trede")
    monkeypatch.setattr(cli, "_carry_out", fail)
    with pytest.raises(SystemExit) as end:
        cli.main(["workshops", "list"])
    assert end.value.code == 3
    texts = capsys.readouterr().err
    assert "Er ging iets mis in Trede zelf." in texts
    assert "ZeroDivisionError('stuk')" in texts
    assert "Traceback" not in texts


@pytest.mark.parametrize("buffering", [[], ["-u"]])
@pytest.mark.parametrize("call", ["--version", "--help", "decks --help"])
def test_a_closed_output_pipe_gives_no_error(
    python: Python, call: str, buffering: list[str]
) -> None:
    script = (
        "import os, sys\nfrom workshop_app import cli\n"
        "reading, writing = os.pipe(); os.close(reading); os.dup2(writing, 1)\n"
        f"cli.main({call.split()})\n"
    )
    done = python(*buffering, "-c", script)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def incomplete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """A copy of the resources of the app, from which a test can remove files."""
    folder = tmp_path / "resources"
    shutil.copytree(paths.resources(), folder)
    cached = (staircase, builtin_texts, translations, style.register_fonts, style.plain)
    monkeypatch.setattr(paths, "resources", lambda: folder)
    for made in cached:
        made.cache_clear()
    yield folder
    for made in cached:
        made.cache_clear()


BROKEN = [b"", b"\x00\x01\x00\x00", b"\xff" * 64, b"Geen bestand van Trede."]


@pytest.mark.parametrize("content", [None, *BROKEN], ids=repr)
@pytest.mark.parametrize(
    ("pattern", "arguments"),
    [
        ("fonts/*SemiBold.ttf", []),
        ("staircase.toml", []),
        ("standard.toml", []),
        ("staircase_en.toml", ["--language", "en"]),
        ("standard_en.toml", ["--language", "en"]),
        ("i18n/trede_en.mo", ["--language", "en"]),
        ("decks/klantgerichtheid/deck.toml", []),
    ],
)
def test_a_missing_or_damaged_resource_is_named(
    incomplete: Path,
    tmp_path: Path,
    capsys: Said,
    pattern: str,
    arguments: list[str],
    content: bytes | None,
) -> None:
    (file,) = incomplete.glob(pattern)
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    else:
        assert paths.missing() == [file]
    call = ["handout", "toetsen", *arguments, "-o", str(tmp_path / "blad.pdf")]
    assert cli.run(call) == 1
    texts = capsys.readouterr().err
    assert file.name in texts
    if content is None:
        assert "Installeer Trede opnieuw." in texts
    assert not (tmp_path / "blad.pdf").exists()


def test_no_resource_is_missing() -> None:
    assert paths.missing() == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["workshops", "--help"]])
def test_help_and_version_are_printed(arguments: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as end:
        cli.run(arguments)
    assert end.value.code == 0
    assert "workshop-app" in capsys.readouterr().out


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize(("wanted", "code"), [("list", 0), ("export", 1)])
def test_main_exits_with_the_exit_code(tmp_path: Path, wanted: str, code: int) -> None:
    more = {"list": [], "export": ["latest", "-o", str(tmp_path / "out.json")]}
    with pytest.raises(SystemExit) as end:
        cli.main(["workshops", wanted, *more[wanted]])
    assert end.value.code == code


# ------------------------------------------------------------------ handouts and processes


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["deelnemersboekje"], "Klantgerichtheid"),
        (["deelnemersboekje", "--deck", str(OWN_DECK)], "Klantgerichtheid"),
        (["deelnemersboekje", "--workshop", "ab"], "Team Noord"),
        (["verslag"], "Verslag"),
        (["verslag", "--workshop", "ab-2"], "Verslag"),
        (["toetsen"], "Toetsen"),
    ],
)
@pytest.mark.usefixtures("two_workshops")
def test_a_handout_is_written_as_pdf(tmp_path: Path, arguments: list[str], title: str) -> None:
    target = tmp_path / "blad.pdf"
    assert cli.run(["handout", *arguments, "-o", str(target)]) == 0
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) >= 1
        assert title in str(pdf.docinfo["/Title"])


@pytest.mark.parametrize(
    ("deck_language", "texts", "title", "tag"),
    [
        ("nl", [], "Deelnemersboekje", "nl-NL"),
        ("nl", ["--language", "en"], "Participant’s booklet", "en-GB"),
        ("en", [], "Participant’s booklet", "en-GB"),
        ("en", ["--language", "nl"], "Deelnemersboekje", "nl-NL"),
    ],
)
def test_a_handout_is_in_the_language_of_the_deck_or_of_the_call(
    tmp_path: Path, deck_language: str, texts: list[str], title: str, tag: str
) -> None:
    deck = deck_file(tmp_path, f'language = "{deck_language}"\n{GOOD}')
    target = tmp_path / "blad.pdf"
    call = ["handout", "deelnemersboekje", "--deck", str(deck), *texts, "-o", str(target)]
    assert cli.run(call) == 0
    with pikepdf.open(target) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith(title)
        assert str(pdf.Root["/Lang"]) == tag


def test_a_package_is_made_in_the_language_of_the_call(tmp_path: Path) -> None:
    call = ["handout", "pakket", "--kinds", "toetsen,bewijs", "--language", "en"]
    folder = tmp_path / "p"
    assert cli.run([*call, "-o", str(folder)]) == 0
    assert {file.name for file in folder.iterdir()} == {
        "bewijs-klantgerichtheid-en.pdf",
        "toetsen-klantgerichtheid-en.pdf",
    }


@pytest.mark.usefixtures("two_workshops")
def test_a_package_holds_every_handout_that_can_be_made(tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "diep" / "pakket"
    assert cli.run(["handout", "pakket", "-o", str(folder)]) == 0
    made = {file.name for file in folder.iterdir()}
    plain = [kind for kind in HANDOUTS if not kind.needs_run]
    assert made == {f"{kind.id}-klantgerichtheid.pdf" for kind in plain}
    assert len(capsys.readouterr().out.splitlines()) == len(plain)
    assert cli.run(["handout", "pakket", "--workshop", "ab-2", "-o", str(folder)]) == 0
    assert len(list(folder.iterdir())) == len(plain) + len(HANDOUTS)


@pytest.mark.usefixtures("two_workshops")
def test_a_package_holds_only_the_chosen_kinds(tmp_path: Path, capsys: Said) -> None:
    call = ["handout", "pakket", "--kinds", " toetsen,verslag", "-o", str(tmp_path / "p")]
    assert cli.run(call) == 0
    assert [file.name.split("-")[0] for file in sorted((tmp_path / "p").iterdir())] == [
        "toetsen",
        "verslag",
    ]
    assert cli.run(["handout", "pakket", "--kinds", "affiche", "-o", str(tmp_path / "q")]) == 1
    assert "Kies uit: deelnemersboekje" in capsys.readouterr().err
    assert not (tmp_path / "q").exists()


def test_a_package_is_made_whole_or_not_at_all(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    assert cli.run(["handout", "pakket", "-o", str(tmp_path / "bestand" / "map")]) == 1
    assert "kan niet worden gemaakt" in capsys.readouterr().err
    call = ["handout", "toetsen", "--kinds", "toetsen", "-o", str(tmp_path / "t.pdf")]
    assert cli.run(call) == 1
    assert not (tmp_path / "t.pdf").exists()


def test_a_package_on_a_full_disk_leaves_nothing(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[HandoutKind] = []

    def make(kind: HandoutKind, *_: object) -> bytes:
        made.append(kind)
        return b"%PDF"

    real, calls = os.fsync, list[int]()

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(catalogue, "make", make)
    monkeypatch.setattr(os, "fsync", full)
    assert cli.run(["handout", "pakket", "-o", str(tmp_path / "map")]) == 1
    assert len(made) > 4
    assert "de schijf is vol" in capsys.readouterr().err
    assert not (tmp_path / "map").exists()


@pytest.mark.usefixtures("two_workshops")
def test_options_of_the_call_override_those_of_the_workshop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs: list[HandoutSpec] = []

    def make(kind: HandoutKind, spec: HandoutSpec) -> bytes:
        specs.append(spec)
        return b"%PDF"

    monkeypatch.setattr(catalogue, "make", make)
    with opened(paths.data_folder() / FILE) as database:
        SettingsStore(database).save(Settings(organisation="De Stad", accent="#00857C"))
    call = ["handout", "toetsen", "--workshop", "ab-2", "-o", str(tmp_path / "t.pdf")]
    assert cli.run(call) == 0
    numbers = ["--people", "24", "--tables", "0", "--poster", "a2", "--single-sided"]
    assert cli.run([*call, *numbers]) == 0
    usual, texts = specs
    assert usual.workshop is not None
    assert (usual.poster, usual.duplex, usual.branding.organisation) == ("a3", True, "De Stad")
    assert (texts.people, texts.tables, texts.poster, texts.duplex) == (24, 0, "a2", False)
    assert texts.branding.accent == "#00857C"


@pytest.mark.parametrize("number", ["0", "-1", "veel", "100000", "٣", "1.5", ""])
def test_an_invalid_number_of_people_is_refused(tmp_path: Path, capsys: Said, number: str) -> None:
    with pytest.raises(SystemExit) as left:
        cli.run(["handout", "toetsen", f"--people={number}", "-o", str(tmp_path / "t.pdf")])
    assert left.value.code == 2
    assert "getal van 1 tot en met" in capsys.readouterr().err


def test_a_report_needs_a_workshop(tmp_path: Path, capsys: Said) -> None:
    assert cli.run(["handout", "verslag", "-o", str(tmp_path / "blad.pdf")]) == 1
    assert "nog geen workshops" in capsys.readouterr().err


def test_a_booklet_of_a_broken_deck_is_not_made(tmp_path: Path, capsys: Said) -> None:
    deck = tmp_path / "deck.toml"
    deck.write_text("titel = ", encoding="utf-8")
    target = tmp_path / "blad.pdf"
    call = ["handout", "deelnemersboekje", "--deck", str(deck), "-o", str(target)]
    assert cli.run(call) == 1
    assert str(deck) in capsys.readouterr().err
    assert not target.exists()


@pytest.fixture
def python(data_folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a separate Python in this data folder, with warnings as errors."""

    def start_python(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", *arguments],
            cwd=ROOT,
            env={
                **{name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
                "WORKSHOP_APP_HOME": str(data_folder),
                "PYTHONUTF8": "1",
            },
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    return start_python


Python = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_program_prints_its_version(python: Python) -> None:
    done = python("-m", "workshop_app", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == f"workshop-app {__version__}"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_the_program_exits_with_1_for_invalid_input(python: Python, tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    done = python("-m", "workshop_app", "decks", "check", str(missing))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{missing}: ")
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("two_workshops")
def test_the_command_line_imports_no_gui(python: Python, tmp_path: Path) -> None:
    calls = [
        ["decks", "check", str(OWN_DECK)],
        ["workshops", "list"],
        ["workshops", "export", "latest", "-o", str(tmp_path / "out.json")],
    ]
    script = (
        "import sys\n"
        "from workshop_app import cli\n"
        f"codes = [cli.run(call) for call in {calls!r}]\n"
        "heavy = {'PySide6', 'shiboken6', 'ui', 'reportlab'} & {m.split('.')[0] for m in sys.modules}\n"
        "print(codes, sorted(heavy))\n"
    )
    done = python("-c", script)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "[0, 0, 0] []"


STOPPED_AT_IMPORT = """
import os, signal, sys

class CtrlC:
    def find_spec(self, name, path=None, target=None):
        if name == "MODULE":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, CtrlC())
from workshop_app.__main__ import main
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="there, a process cannot send itself Ctrl+C")
@pytest.mark.parametrize("module", ["workshop_app.cli", "workshop_app.paths"])
def test_ctrl_c_at_the_start_ends_the_program_without_a_word(python: Python, module: str) -> None:
    done = python("-c", STOPPED_AT_IMPORT.replace("MODULE", module), "workshops", "list")
    assert done.returncode == -signal.SIGINT
    assert (done.stdout, done.stderr) == ("", "")
