"""The language of the interface: which it is, where it applies, and what if it cannot be used."""

from __future__ import annotations

import ast
import os
import plistlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.samples import ROOT
from workshop_app import cli, i18n, interface_language, paths
from workshop_app.errors import IncompleteError, StorageError, full_disk
from workshop_app.i18n import Language, current_language, gettext, use_language
from workshop_app.interface_language import (
    FILE,
    VARIABLE,
    LanguageChoice,
    broken_translations,
    read_choice,
    save_choice,
    start_interface,
    system_language,
    wanted_language,
)

LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A system that says nothing about a language, and a program whose language is not set."""
    for name in (VARIABLE, *LOCALE):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def english_system(system: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    system.setattr(interface_language, "system_language", lambda: Language.EN)
    return system


# ------------------------------------------------------------------ the choice


@pytest.mark.parametrize("choice", LanguageChoice)
def test_a_choice_is_read_as_it_was_kept(data_folder: Path, choice: LanguageChoice) -> None:
    save_choice(data_folder, choice)
    assert read_choice(data_folder) is choice
    assert [file.name for file in data_folder.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "content", [b"", b"fr", b"NL", b"\xff\xfe", b"nl\x00", b"en " * 1000, b"nl\nen"]
)
def test_a_file_with_anything_else_is_no_choice(data_folder: Path, content: bytes) -> None:
    (data_folder / FILE).write_bytes(content)
    assert read_choice(data_folder) is LanguageChoice.SYSTEM


def test_a_file_that_an_editor_saved_is_a_choice(data_folder: Path) -> None:
    (data_folder / FILE).write_bytes(b"\xef\xbb\xbfen\r\n")
    assert read_choice(data_folder) is LanguageChoice.EN


def test_a_folder_in_place_of_the_file_is_no_choice_and_cannot_be_written(
    data_folder: Path,
) -> None:
    assert read_choice(data_folder / "not there") is LanguageChoice.SYSTEM
    (data_folder / FILE).mkdir()
    assert read_choice(data_folder) is LanguageChoice.SYSTEM
    with pytest.raises(StorageError, match=FILE):
        save_choice(data_folder, LanguageChoice.EN)


def test_the_variable_goes_before_the_choice_and_that_before_the_system(
    data_folder: Path, english_system: pytest.MonkeyPatch
) -> None:
    assert wanted_language() is Language.EN
    save_choice(data_folder, LanguageChoice.SYSTEM)
    assert wanted_language() is Language.EN
    save_choice(data_folder, LanguageChoice.NL)
    assert wanted_language() is Language.NL
    english_system.setenv(VARIABLE, "en")
    assert wanted_language() is Language.EN
    english_system.setenv(VARIABLE, "fr")
    assert wanted_language() is Language.NL


def test_without_a_data_folder_the_language_is_that_of_the_system(
    english_system: pytest.MonkeyPatch,
) -> None:
    english_system.setenv("WORKSHOP_APP_HOME", "~no-such-user-here/Trede")
    assert wanted_language() is Language.EN


# ------------------------------------------------------------------ the system's language


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "nl"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "en"}, "nl"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8"}, "nl"),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "nl_NL"}, "en"),
        ({"LC_ALL": "", "LANG": "en"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "fr:en_GB:nl"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "fr:de"}, "nl"),
        ({"LANG": "english"}, "nl"),
    ],
)
def test_the_variables_of_the_locale_name_the_language(
    system: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        system.setenv(name, value)
    assert system_language("linux") is Language(language)


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (plistlib.dumps({"AppleLanguages": ["fr-FR", "en-GB", "nl-NL"]}), "en"),
        (plistlib.dumps({"AppleLanguages": ["nl-NL", "en"]}, fmt=plistlib.FMT_BINARY), "nl"),
        (plistlib.dumps({"AppleLanguages": "en"}), "nl"),
        (plistlib.dumps({}), "nl"),
        (plistlib.dumps(["en"]), "nl"),
        (b"<plist><dict>", "nl"),
        (b"bplist00\x00", "nl"),
        (b"", "nl"),
        (None, "nl"),
    ],
)
def test_macos_names_the_language_in_its_preferences(
    system: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, language: str
) -> None:
    file = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    file.parent.mkdir(parents=True)
    if content is not None:
        file.write_bytes(content)
    for name in ("HOME", "USERPROFILE"):
        system.setenv(name, str(tmp_path))
    assert system_language("darwin") is Language(language)
    system.setenv("LANG", "en_US.UTF-8")
    assert system_language("darwin") is Language.EN


def test_the_language_of_this_system_is_read(system: pytest.MonkeyPatch) -> None:
    assert system_language() in set(Language)
    if os.name == "nt":
        system.setenv("LANG", "en_US.UTF-8")
        before = system_language()
        system.setenv("LANG", "nl_NL.UTF-8")
        assert system_language() is before


# ------------------------------------------------------------------ where it applies


def test_the_language_applies_to_every_thread_but_a_handout_has_its_own(data_folder: Path) -> None:
    save_choice(data_folder, LanguageChoice.NL)
    assert start_interface() is None
    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()  # the thread starts before the language is set
        i18n.set_interface_language(Language.EN)
        assert pool.submit(gettext, "Sluiten").result() == gettext("Sluiten") == "Close"
        with use_language(Language.NL):
            assert gettext("Sluiten") == "Sluiten"
            assert pool.submit(gettext, "Sluiten").result() == "Close"
        assert current_language() is Language.EN


def test_the_command_line_starts_in_the_language_that_was_chosen(
    data_folder: Path, system: pytest.MonkeyPatch
) -> None:
    save_choice(data_folder, LanguageChoice.EN)
    assert cli.run(["workshops", "list"]) == 0
    assert current_language() is Language.EN
    system.setenv(VARIABLE, "nl")
    assert cli.run(["workshops", "list"]) == 0
    assert current_language() is Language.NL


def evaluated_at_import(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that look a text up while a module is imported."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                arguments = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
                for part in (*arguments, *getattr(node, "decorator_list", [])):
                    yield from evaluated_at_import(ast.Expr(part))
            case ast.Call(func=ast.Name(id="gettext" | "ngettext" | "pgettext")):
                yield node
            case _:
                yield from evaluated_at_import(node)


@pytest.mark.parametrize("package", ["ui", "workshop_app"])
def test_no_text_is_looked_up_before_the_language_is_known(package: str) -> None:
    early = [
        f"{path}:{call.lineno}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for call in evaluated_at_import(ast.parse(path.read_text("utf-8")))
    ]
    assert early == []


@pytest.mark.parametrize(
    "code",
    [
        'TITLE = gettext("Stemmen")',
        "NAMES = {1: f'{gettext(1)}'}",
        "class Box:\n    title = gettext('Stemmen')",
        "def box(title=gettext('Stemmen')): pass",
        "def box(*, title=ngettext('stem', 'stemmen', 2)): pass",
        "@named(pgettext('knop', 'Stem'))\ndef box(): pass",
        "make = lambda title=gettext('Stemmen'): title",
    ],
)
def test_a_text_that_is_looked_up_too_early_is_found(code: str) -> None:
    assert len(list(evaluated_at_import(ast.parse(code)))) == 1
    assert not list(evaluated_at_import(ast.parse("def f():\n    return gettext('Stemmen')")))


# ------------------------------------------------------------------ broken translations


@pytest.fixture(params=["missing", "empty", "cut off", "another charset", "another file"])
def broken(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A file of translations that cannot be used, in place of the English."""
    data = paths.translations_file("en").read_bytes()
    file = tmp_path / "trede_en.mo"
    contents = {
        "empty": b"",
        "cut off": data[:5000],
        "another charset": data.replace(b"charset=utf-8", b"charset=xyz-1"),
        "another file": b"no translations at all, but quite long",
    }
    if request.param in contents:
        assert contents[request.param] != data
        file.write_bytes(contents[request.param])

    def place(_language: str) -> Path:
        return file

    monkeypatch.setattr(paths, "translations_file", place)
    i18n.translations.cache_clear()
    yield file
    i18n.translations.cache_clear()


def test_an_error_is_told_in_dutch_if_the_translations_are_broken(broken: Path) -> None:
    with use_language(Language.EN):
        with pytest.raises(IncompleteError) as caught:
            gettext("Stemmen")
        assert str(caught.value) == str(IncompleteError(broken))
        assert str(caught.value).startswith(f"Trede is niet compleet: het bestand {broken.name}")
        assert caught.value.remedy.startswith("Installeer Trede opnieuw.")
        assert full_disk().what == "De schijf is vol."
        assert current_language() is Language.EN


def test_the_interface_is_in_dutch_if_the_translations_are_broken(
    broken: Path, data_folder: Path, system: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_choice(data_folder, LanguageChoice.EN)
    assert cli.run(["workshops", "list"]) == 0
    assert current_language() is Language.NL
    shown = capsys.readouterr()
    assert shown.out == "Er zijn nog geen workshops opgeslagen.\n"
    assert shown.err == f"{IncompleteError(broken)}\n"
    assert broken_translations() == (broken if broken.exists() else None)
    assert broken.exists() or broken in paths.missing()
    save_choice(data_folder, LanguageChoice.NL)
    assert start_interface() is None
    assert broken_translations() is None
