"""What the command line says is in the language of the moment: help, errors, faults and losses."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import cast

import msgspec
import pytest

from tests.core.test_content import WRONG_TEXT
from tests.core.test_deck_cards import CARDS, WRONG
from tests.core.test_deck_parts import WRONG_PARTS
from tests.support.databases import opened
from tests.support.deck_files import GOOD, PARTS, WHOLE, deck_file, edited
from tests.support.languages import Capitals, dutch_in, texts_in
from tests.support.samples import END, NOON, TickingClock, start, walk, workshop
from tests.support.small_pictures import blank_picture, small_picture
from workshop_app import argparse_words, cli, paths
from workshop_app.cli_arguments import make_parser
from workshop_app.content import deck_reading, reading_cards
from workshop_app.content.struct_faults import explained
from workshop_app.errors import KnownError
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HANDOUTS, HandoutKind
from workshop_app.i18n import Language, gettext, use_language
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.session.commands import GoTo
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import Settings
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.rows import Losses, Lost
from workshop_app.storage.settings_store import NAMES, Preferences
from workshop_app.storage.workshops import WorkshopStore

Say = Callable[..., str]
"""Gives a call, and returns what it writes."""


def below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The subcommands of a command, by their names."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in actions(parser):
        if isinstance(action.choices, dict):
            found.update(cast("dict[str, argparse.ArgumentParser]", action.choices))
    return found


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions  # pyright: ignore[reportPrivateUsage] - argparse has no other list


def commands(parser: argparse.ArgumentParser, *names: str) -> Iterator[tuple[str, ...]]:
    """The names of every command and subcommand, the program itself first."""
    yield names
    for name, command in below(parser).items():
        yield from commands(command, *names, name)


def names_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What is typed as it is, in any language: commands, options and choices."""
    yield parser.prog
    for action in actions(parser):
        yield from action.option_strings
        yield from map(str, action.choices or ())
    for command in below(parser).values():
        yield from names_of(command)


HELP = [(*names, "--help") for names in commands(make_parser())]

WRONG_CALLS: list[tuple[str, ...]] = [
    ("decks",),
    ("no-such-command",),
    ("workshops", "list", "--xml"),
    ("workshops", "list", "--json=1"),
    ("workshops", "export", "latest", "-o"),
    ("workshops", "export", "latest", "-o", "x", "--format", "csv"),
    ("handout", "toetsen", "--p", "1", "-o", "x.pdf"),
    ("handout", "toetsen", "--people=X", "-o", "x.pdf"),
    ("handout", "toetsen"),
    ("decks", "check"),
]


@pytest.fixture
def run_command(capsys: pytest.CaptureFixture[str]) -> Say:
    def shown(*call: object) -> str:
        with suppress(SystemExit):
            cli.main([str(part) for part in call])
        return "".join(capsys.readouterr())

    return shown


FOREIGN = re.compile(
    r"‘[^’]*’|“[^”]*”|\"[^\"]*\"|\[\[?[\w.]+\]?\]|\{.*?\}|'[^']*'"  # quoted, or of a deck file
    r"|(?<=\()(?:[^()]|\([^()]*\))*(?=\)\.)"  # what another program said
    r"|\S*[/\\]\S*|\b\w+\.(?:toml|pdf|json|png|workshop)\b|…"  # files
    r"|(?<=(?:UIT|rom): )(?:[^.]|\.\d)*"  # what there is to choose from
)


def small_words(text: str, *names: str) -> set[str]:
    """The words with small letters, except what is foreign, what is typed, and these names."""
    typed = {*names_of(make_parser()), *names, "Trede", "latest", "floor", "format", "steps"}
    words = {word.strip(" .,:;()[]|=") for word in FOREIGN.sub(" ", text).split()}
    return {word for word in words - typed if any(letter.islower() for letter in word)}


# ------------------------------------------------------------------ help and wrong calls


@pytest.mark.usefixtures("loudly")
@pytest.mark.parametrize("call", HELP, ids=" ".join)
def test_all_help_goes_through_the_catalogue(call: tuple[str, ...], run_command: Say) -> None:
    shown = run_command(*call)
    assert shown.startswith("GEBRUIK: workshop-app")
    # Names of kinds are cut in two where a line is full.
    assert small_words(re.sub(r"-\n\s*", "-", shown), "ID") == set()


@pytest.mark.usefixtures("loudly")
@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
def test_what_is_wrong_with_a_call_goes_through_the_catalogue(
    call: tuple[str, ...], run_command: Say
) -> None:
    shown = run_command(*call)
    assert "KLOPT NIET" in shown
    assert small_words(shown, *call) == set()


@pytest.mark.parametrize("call", [*HELP, *WRONG_CALLS], ids=" ".join)
def test_help_and_wrong_calls_are_in_english(call: tuple[str, ...], run_command: Say) -> None:
    typed = {word for name in names_of(make_parser()) for word in name.split("-")}
    with use_language(Language.EN):
        shown = run_command(*call)
    assert shown.startswith("usage: workshop-app")
    assert dutch_in(shown) - typed == set()
    assert not re.search(r"\b(?:MAP|BESTAND|OPDRACHT|ACTIE|SOORT|AANTAL)\b", shown)


def test_dutch_help_has_small_letters_and_dutch_words(run_command: Say) -> None:
    """Without a pretended language, both searches find many words."""
    shown = run_command("handout", "--help")
    assert len(small_words(shown)) > 20
    assert len(dutch_in(shown)) > 20


# ------------------------------------------------------------------ results and errors


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Handouts are not really made."""

    def make(_kind: HandoutKind, *_: object) -> bytes:
        return b"%PDF"

    monkeypatch.setattr(catalogue, "make", make)


def fill(data_folder: Path) -> None:
    """Put workshops of each kind in a data folder, and two that cannot be read."""
    for file, kind in ((FILE, WorkshopKind.REAL), (REHEARSALS, WorkshopKind.REHEARSAL)):
        database, _ = open_for_writing(data_folder / file, TickingClock())
        with closing(database):
            WorkshopStore(database).create(workshop(kind.value, kind=kind), start())
    with opened(data_folder / FILE) as database:
        store = WorkshopStore(database)
        demo = workshop("demo", kind=WorkshopKind.DEMO)
        store.create(demo, start())
        store.save(demo, start(), walk(start(), [GoTo(END, 1)]), NOON)
        store.create(workshop("named"), start())
        store.create(workshop("nameless"), start())
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("UPDATE workshop SET kind = '?' WHERE id IN ('named', 'nameless')")
        database.execute("UPDATE workshop SET name = '' WHERE id = 'nameless'")
        database.execute("UPDATE workshop SET name = 'NOORD' WHERE id != 'nameless'")
        database.execute("INSERT OR REPLACE INTO setting VALUES ('orange', '?')")


def results(
    run_command: Say, data_folder: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The output of every command, on success and on failure."""
    deck = deck_file(folder)
    for name in ("a.toml", "b.workshop", "c.png"):
        (folder / name).touch()

    def no_windows(*_: object, **__: object) -> int:
        return 0

    monkeypatch.setattr(cli, "_open_windows", no_windows)
    shown = [
        run_command("workshops", "list"),
        run_command("workshops", "export", "latest", "-o", folder / "x"),
    ]
    fill(data_folder)
    shown += [
        run_command("workshops", "list"),
        run_command("workshops", "export", "no-such", "-o", folder / "x"),
        run_command("workshops", "export", "named", "-o", folder / "x"),
        run_command("workshops", "export", "nameless", "-o", folder / "x"),
        run_command("workshops", "export", "real", "-o", folder / "x"),
        run_command("decks", "check", deck),
        run_command("handout", "toetsen", "-o", folder / "x.pdf"),
        run_command("handout", "toetsen", "--kinds", "toetsen", "-o", folder / "x.pdf"),
        run_command("handout", "toetsen", "--deck", "no-such", "-o", folder / "x.pdf"),
        run_command("handout", "toetsen", "--programme", "no-such", "-o", folder / "x.pdf"),
        run_command("handout", "pakket", "--kinds", "no-such", "-o", folder / "x"),
        run_command("handout", "pakket", "-o", folder / "package"),
        run_command("demo", "--programme", "x"),
        run_command(folder / "missing.toml"),
        *(run_command(folder / name) for name in ("a.toml", "b.workshop", "c.png")),
    ]
    with monkeypatch.context() as patch:
        patch.setattr(cli, "_carry_out", _bug)
        shown.append(run_command("demo"))
        patch.setattr(paths, "data_folder", _no_data_folder)
        shown.append(run_command("demo"))
    return "\n".join(shown)


def _bug(_call: object) -> int:
    raise ZeroDivisionError("BUG")


def _no_data_folder() -> Path:
    raise KnownError("NO HOME")


FOREIGN_NAMES = frozenset(
    {
        "real",
        "rehearsal",
        "demo",
        "named",
        "nameless",
        "no-such",
        "Gemeente",
        "Voorbeeld",
        "Team",
        "Noord",
    }
)


@pytest.mark.usefixtures("made")
def test_results_and_errors_go_through_the_catalogue(
    run_command: Say,
    data_folder: Path,
    tmp_path: Path,
    loudly: Capitals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = results(run_command, data_folder, tmp_path, monkeypatch)
    assert small_words(shown.replace("ZeroDivisionError", ""), *FOREIGN_NAMES) == set()
    for call in HELP:
        run_command(*call)
    wanted = texts_in("workshop_app/cli", "workshop_app/handout_bundle")
    assert wanted - loudly.looked_up == ELSEWHERE


ELSEWHERE = frozenset(
    {
        "De repetitie is klaar: de beelden en de hand-outs staan in {folder}.",
        # of a disk that refuses, in tests/core/test_cli.py
        "De map {folder} kan niet worden gemaakt ({reason}).",
        "Kies een andere map.",
    }
)
"""Texts that need Qt, or a disk that refuses."""


@pytest.mark.usefixtures("made")
def test_results_and_errors_are_in_english(
    run_command: Say, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with use_language(Language.EN):
        shown = results(run_command, data_folder, tmp_path, monkeypatch)
    ids = {kind.id for kind in HANDOUTS} | {"pakket", "gemeente", "voorbeeld", "noord"}
    assert "saved workshop" in shown
    assert dutch_in(FOREIGN.sub(" ", shown)) - ids == set()


def test_every_message_of_argparse_is_said_in_both_languages() -> None:
    with argparse_words.our_words(), use_language(Language.EN):
        assert not any(dutch_in(gettext(dutch)) for dutch in argparse_words.WORDS.values())
        assert argparse.ArgumentParser().format_usage().startswith("usage: ")


# ------------------------------------------------------------------ faults of decks

NO_EDIT = ("Klein", "Klein")

SPECIAL = {
    "a title with a comma": (('title = "Lobby"', "title = 1.5"), GOOD),
    "a title with a day and a time": (('title = "Lobby"', "title = 2026-03-02T10:00:00"), GOOD),
    "a title with a time": (('title = "Lobby"', "title = 10:00:00"), GOOD),
    "a title that is yes": (('title = "Lobby"', "title = true"), GOOD),
    "a day that is none": (('title = "Lobby"', "title = 2026-02-31"), GOOD),
    "an unfinished list": (NO_EDIT, GOOD + "x = ["),
    "a part that is no list": (("version = 1", "version = 1\nslides = 3"), GOOD),
    "a step for a transfer that no card has": (NO_EDIT, GOOD + PARTS),
    "a step about a statement that is not there": (
        ('{ kind = "card", content = "lobby" }', '{ kind = "statement", content = "x" }'),
        GOOD + PARTS[PARTS.index("[[programmes]]") : PARTS.rindex("[[programmes]]")],
    ),
    "a choice from many": (
        ('content = "koning"', 'content = "x"'),
        WHOLE
        + "".join(f'[[statements]]\nid = "s{n}"\ntext = "Zo."\nminutes = 1\n' for n in range(30)),
    ),
    "a dotted name": (("version = 1", "version = 1\na.b.c.d.e.f.g = 1"), GOOD),
    "too much": (("version = 1", "version = 1\nx = [" + "1," * 150_000 + "]"), GOOD),
    "many faults": (("[[slides]]", "[[slides]]\nx = 1\n" * 60 + "[[slides]]"), WHOLE),
}
"""Faults that the tests of reading decks have elsewhere than in a table."""


def faulty_decks(folder: Path) -> list[Path]:
    """Deck files with every kind of fault that a text can have."""
    edits = [(edit, GOOD) for edit, _ in WRONG_TEXT.values()]
    edits += [(edit, WHOLE) for edit, _, _ in WRONG_PARTS.values()]
    edits += [(edit, CARDS) for edit, _, _, _ in WRONG.values()]
    edits += [(edit, text) for edit, text in SPECIAL.values()]
    made: list[Path] = []
    for number, (edit, text) in enumerate(edits):
        below = folder / str(number)
        below.mkdir()
        made.append(deck_file(below, edited(edit, text=text)))
        (below / "lobby.gif").touch()
    return made


def every_fault(run_command: Say, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `decks check` says of every kind of fault in a deck, and of its pictures."""
    shown = [run_command("decks", "check", *faulty_decks(folder))]
    alone = folder / "alone"
    alone.mkdir()
    file = deck_file(alone)
    shown.append(run_command("decks", "check", alone, alone / "missing.toml"))
    pictures = {
        "large": b"\x89PNG" + bytes(9_000_000),
        "of another kind": small_picture("JPEG"),
        "cut off": small_picture("PNG")[:-5],
        "of too many pixels": blank_picture(10_000, 5_001),
    }
    for picture in pictures.values():
        (alone / "lobby.png").write_bytes(picture)
        shown.append(run_command("decks", "check", file))
    with monkeypatch.context() as patch:
        patch.setattr(reading_cards, "MAX_PICTURES", 1)
        shown.append(run_command("decks", "check", deck_file(alone)))
    with monkeypatch.context() as patch:
        patch.setattr(paths, "resources", lambda: alone)
        drawn = deck_file(alone, edited(('"lobby.jpg"', '"lobby.svg"')))
        (alone / "lobby.svg").write_text("<svg/>", encoding="utf-8")
        shown.append(run_command("decks", "check", drawn))

    def refuse(_file: Path, _most: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(deck_reading, "read_bounded", refuse)
        shown.append(run_command("decks", "check", deck_file(alone)))

    def no_day(_text: str) -> None:
        raise ValueError("NO SUCH DAY")

    with monkeypatch.context() as patch:
        patch.setattr(deck_reading.tomllib, "loads", no_day)
        shown.append(run_command("decks", "check", deck_file(alone)))
    for content in (b"\xff", GOOD.encode() + b"#" * 2_000_000, GOOD[: GOOD.index("[[")].encode()):
        file.write_bytes(content)
        shown.append(run_command("decks", "check", file))
    shown += map(str, explained(msgspec.ValidationError("STRANGE")))
    return "\n".join(shown)


def test_every_fault_of_a_deck_goes_through_the_catalogue(
    run_command: Say, tmp_path: Path, loudly: Capitals, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = every_fault(run_command, tmp_path, monkeypatch)
    shown += run_command(
        "handout", "toetsen", "--deck", tmp_path / "0" / "deck.toml", "-o", tmp_path / "x"
    )
    assert small_words(shown) == set()
    assert texts_in("workshop_app/content/") - loudly.looked_up == set()


def test_the_faults_of_a_deck_are_in_english(
    run_command: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with use_language(Language.EN):
        shown = every_fault(run_command, tmp_path, monkeypatch)
    assert "card 1 ‘Lobby’, behaviour 2, field ‘not_lower’: it does not say why" in shown
    assert dutch_in(FOREIGN.sub(" ", shown)) == set()


def test_a_fault_is_told_in_the_language_in_which_it_is_shown(tmp_path: Path) -> None:
    with pytest.raises(deck_reading.DeckError) as error, use_language(Language.EN):
        deck_reading.read_deck(deck_file(tmp_path, edited(("minutes = 15", "minutes = 0"))))
    (fault,) = error.value.faults
    assert fault.place == "kaart 1 ‘Lobby’, veld ‘minutes’"
    assert str(fault) in error.value.remedy
    with use_language(Language.EN):
        assert fault.problem == "the number is too small."
        assert error.value.what.startswith("The deck deck.toml cannot be used.")
        assert str(fault) in str(error.value)


# ------------------------------------------------------------------ losses and settings


def every_loss() -> Iterator[str]:
    """The message about every loss, alone, twice, and all together."""
    together = Losses()
    for lost in Lost:
        losses = Losses()
        losses.add(lost)
        yield losses.text
        losses.add(lost)
        yield losses.text
        together.add(lost)
    yield together.text
    yield Preferences(Settings(), tuple(NAMES)).text


@pytest.mark.usefixtures("loudly")
def test_losses_and_unread_settings_go_through_the_catalogue() -> None:
    for shown in every_loss():
        assert shown.isupper()


def test_losses_and_unread_settings_are_in_english() -> None:
    with use_language(Language.EN):
        shown = list(every_loss())
    assert [dutch_in(one) for one in shown] == [set()] * len(shown)
    assert shown[0].endswith("This is missing: 1 step. The rest is simply there.")
    assert "the theme of the room, " in shown[-1]
