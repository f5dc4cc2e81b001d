"""Reading a deck takes bounded time and memory, whatever the file contains."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.deck_files import GOOD, WHOLE, deck_file, faults_of
from tests.support.samples import ROOT
from tests.volume.decks import HEAD, PATTERNS, mutated
from tests.volume.mutated_decks import check
from workshop_app import paths
from workshop_app.content import bounds
from workshop_app.content.bounds import BoundsError, check_bounds
from workshop_app.content.deck_reading import MAX_FILE, read_deck
from workshop_app.content.validation import LONGEST_PART, MOST_FAULTS

LIMIT = 2_000_000_000
"""The address space, in bytes, that one check may use in the tests; a deck once took 23 GB."""


def refused(text: str) -> BoundsError:
    with pytest.raises(BoundsError) as error:
        check_bounds(text)
    return error.value


def test_real_decks_are_far_within_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    own = paths.deck_file(paths.OWN_DECK).read_text(encoding="utf-8")
    check_bounds(WHOLE)
    check_bounds(own * (MAX_FILE // len(own.encode())))
    monkeypatch.setattr(bounds, "MOST_NESTED", 4)
    monkeypatch.setattr(bounds, "MOST_PARTS", 4)
    check_bounds(own + WHOLE)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a = 1\nb" + ".c" * 6 + " = 1", 2, "delen"),
        ("\n\n" + " . ".join(['"a"', "'b'"] * 4) + "=1", 3, "delen"),
        ("[" + ".".join("abcdefg") + "]", 1, "delen"),
        ("a = " + "[" * 11, 1, "haken"),
        ("a = " + "{b = " * 11, 1, "haken"),
        ("a = [" + "\n{b=[" * 6, 6, "haken"),
        ("a = " + "9" * 101, 1, "tekens"),
        ("a = 0x" + "f_" * 50, 1, "tekens"),
        ("a = 1." + "9" * 101, 1, "tekens"),
        ("k" * 101 + " = 1", 1, "tekens"),
        ("a = [" + "1," * 150_000, 1, "te veel"),
        ("#\n" * 300_001, 300_001, "te veel"),
        ("[a]\n" * 50_001, 50_001, "te veel"),
    ],
)
def test_text_beyond_a_limit_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    error = refused(text)
    assert error.line == line
    assert problem in str(error.explanation.problem)
    assert str(error.explanation.remedy)


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c.d.e.f = 1",
        "a = " + "[" * 10 + "]" * 10,
        "[]\n" * 10_000,
        "a = " + "9" * 100,
        'a = "' + "[{." * 1000 + '"',
        "a = '" + "[{." * 1000 + "'",
        'a = """\n' + "[{.'\"\n" * 1000 + '"""',
        "a = '''\n" + "[{.\"'\n" * 1000 + "'''",
        "# " + "[{." * 1000,
        'a = "x\\"' + "[" * 20 + '"',
        'a = """x\\"""' + "[" * 20 + '"""',
        'a = """' + "[" * 20 + '"""""',
    ],
)
def test_the_contents_of_strings_and_comments_do_not_count(text: str) -> None:
    check_bounds(text)


@given(st.text(alphabet="\"'\\[]{}.=,#a1 \n"))
def test_any_text_can_be_checked(text: str) -> None:
    with suppress(BoundsError):
        check_bounds(text)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to set for a process")
@pytest.mark.parametrize("name", PATTERNS)
def test_a_hostile_deck_is_refused_at_once(name: str) -> None:
    """Run in a separate process that fails if it uses more memory than `LIMIT`."""
    script = (
        "import resource, sys, tempfile\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({LIMIT}, {LIMIT}))\n"
        "from pathlib import Path\n"
        "from tests.volume.decks import PATTERNS\n"
        "from tests.volume.mutated_decks import check\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        f"    check(Path(folder), PATTERNS[{name!r}](40_000).encode())\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)


def test_a_thousand_mutated_decks_are_read_or_refused(tmp_path: Path) -> None:
    for seed in range(1000):
        check(tmp_path, mutated(seed))


def test_faults_are_reported_up_to_a_limit(tmp_path: Path) -> None:
    faults = faults_of(deck_file(tmp_path, GOOD + "[[slides]]\nx = 1\n" * 100))
    assert len(faults) == MOST_FAULTS + 1
    assert "nog meer" in faults[-1].problem


def test_a_long_fault_is_shortened_and_lists_some_of_the_choices(tmp_path: Path) -> None:
    statement = '[[statements]]\nid = "s{}"\ntext = "Zo."\nminutes = 1\n'
    text = GOOD + "".join(statement.format(number) for number in range(500))
    step = f'{{ kind = "statement", content = "{"x" * 5000}" }}'
    text += f'[[programmes]]\nid = "p"\ntitle = "P"\naim = "P."\nsteps = [{step}]\n'
    (fault,) = faults_of(deck_file(tmp_path, text))
    assert len(fault.problem) == LONGEST_PART
    assert fault.remedy.startswith("Kies uit: s0, s1, ")
    assert fault.remedy.endswith("s19 en nog 480.")


def test_a_fault_contains_no_control_characters(tmp_path: Path) -> None:
    escapes = '"\\u001b]0;x\\u0007\\u202e\\n" = 1\n'
    (fault,) = faults_of(deck_file(tmp_path, escapes + GOOD))
    assert str(fault).isprintable()
    assert "·]0;x···" in fault.problem


def test_a_number_of_a_hundred_digits_is_reported(tmp_path: Path) -> None:
    for number in ("9" * 100, "0x" + "f" * 98, "-" + "9" * 99, "1e99", "inf", "nan"):
        (fault,) = faults_of(
            deck_file(tmp_path, GOOD.replace("version = 1", f"version = {number}"))
        )
        assert "versie" in fault.problem


def test_the_line_endings_of_every_system_are_accepted(tmp_path: Path) -> None:
    file = deck_file(tmp_path)
    for ending in (b"\n", b"\r\n", b"\r"):
        file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode().replace(b"\n", ending))
        assert len(read_deck(file).cards) == 2


def test_the_head_of_the_patterns_is_valid(tmp_path: Path) -> None:
    (fault,) = faults_of(deck_file(tmp_path, HEAD))
    assert "geen kaarten" in fault.problem
