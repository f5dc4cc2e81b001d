"""Deck files generated from a number: damaged real ones, and hostile ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from tests.support.deck_files import WHOLE
from workshop_app import paths

HEAD = 'format = "workshop-app/deck"\nversion = 1\nid = "x"\ntitle = "X"\n'
CARD = (
    '[[cards]]\nid = "a{}"\ntitle = "A"\ntheme = "a"\nminutes = 1\nstory = "a"\nquestion = "a"\n'
    'debrief = ["a"]\nbehaviours = [{{ id = "a", text = "a", '
    'reference = {{ niveau = 0, why = "a", not_higher = "b" }} }}]\n'
)
BARE_CARD = CARD.format(1).partition("debrief")[0]
PROGRAMME = '[[programmes]]\nid = "p"\ntitle = "P"\naim = "p"\nsteps = [{}]\n'


def _cards(size: int) -> str:
    return "".join(CARD.format(number) for number in range(size // len(CARD)))


def _steps(step: str, size: int) -> str:
    return HEAD + _cards(size // 2) + PROGRAMME.format(step * (size // 2 // len(step)))


_A, _EMPTY = '"a",', '"",'

PATTERNS: dict[str, Callable[[int], str]] = {
    "a dotted key": lambda n: f"{HEAD}a{'.a' * (n // 2)} = 1\n",
    "dotted keys": lambda n: HEAD + "".join(f"a{i}.b.c.d.e = 1\n" for i in range(n // 18)),
    "headers": lambda n: HEAD + "".join(f"[a{i}]\n" for i in range(n // 9)),
    "a long header": lambda n: f"{HEAD}[a{'.a' * (n // 2)}]\n",
    "empty cards": lambda n: HEAD + "[[cards]]\n" * (n // 10),
    "inline tables": lambda n: f"{HEAD}cards = [{'{a=1},' * (n // 6)}]\n",
    "numbers for cards": lambda n: f"{HEAD}cards = [{'0,' * (n // 2)}]\n",
    "lists in lists": lambda n: f"{HEAD}cards = {'[' * n}",
    "tables in tables": lambda n: f"{HEAD}a = {{{'a={' * (n // 3)}",
    "a number in sixteens": lambda n: HEAD.replace("1", f"0x{'f' * n}"),
    "a number in tens": lambda n: HEAD.replace("1", "9" * n),
    "a number with lines": lambda n: HEAD.replace("1", f"{'9_' * (n // 2)}9"),
    "a fraction": lambda n: HEAD.replace("1", f"1.{'9' * n}"),
    "fields": lambda n: HEAD + "".join(f"k{i} = 1\n" for i in range(n // 9)),
    "a long name": lambda n: f'{HEAD}"{"k" * n}" = 1\n',
    "a long title": lambda n: HEAD.replace("X", "x" * n),
    "spaces for a title": lambda n: HEAD.replace("X", " " * n),
    "escapes": lambda n: HEAD.replace("X", "\\n" * (n // 2)),
    "codes": lambda n: HEAD.replace("X", "\\u00e9" * (n // 6)),
    "quotes within": lambda n: f'{HEAD}a = """{chr(34) * 2} {chr(34) * 2} {"x" * n}"""',
    "a text without an end": lambda n: f'{HEAD}a = """{"x" + chr(34)}' * (n // 40),
    "broken lines": lambda n: f'{HEAD}a = """{chr(92)}{chr(10)}' + "\\\n" * (n // 2),
    "quotes": lambda n: HEAD + '"' * n,
    "apostrophes": lambda n: HEAD + "'" * n,
    "spaces and dots": lambda n: HEAD + " ." * (n // 2),
    "lines": lambda n: HEAD + "\n" * n,
    "returns": lambda n: HEAD + "\r" * n,
    "remarks": lambda n: HEAD + "#\n" * (n // 2),
    "words": lambda n: HEAD + "a " * (n // 2),
    "good cards": lambda n: HEAD + _cards(n),
    "one card many times": lambda n: HEAD + CARD.format(1) * (n // len(CARD)),
    "keywords": lambda n: f"{HEAD}{BARE_CARD}keywords = [{_A * (n // 4)}]\n",
    "empty keywords": lambda n: f"{HEAD}{BARE_CARD}keywords = [{_EMPTY * (n // 3)}]\n",
    "questions": lambda n: f"{HEAD}{BARE_CARD}debrief = [{_A * (n // 4)}]\n",
    "sources": lambda n: f"{HEAD}sources = [{_A * (n // 4)}]\n{CARD.format(1)}",
    "steps about nothing": lambda n: _steps('{kind="card",content="zz"},', n),
    "steps about one card": lambda n: _steps('{kind="card",content="a1"},', n),
    "steps without a transfer": lambda n: _steps('{kind="transfer",content="a1"},', n),
    "days": lambda n: f"{HEAD}a = [{'2020-01-01,' * (n // 11)}]\n",
}
"""Decks, by length in characters, that used or could use too much time or memory."""

VALUES = (
    *("1", "-1", "0", "true", "1.5", "inf", "nan", "1e999", "0x10", "0o7", "0b1", "1_0"),
    *("9" * 30, "9" * 5000, "0x" + "f" * 99, "0x" + "f" * 5000, "1e" + "9" * 50),
    *("1979-05-27", "1979-05-27T07:32:00Z", "07:32:00", "9999-99-99", "0000-00-00T00:00:00+99:99"),
    *(
        '""',
        '" "',
        '"\\u0000"',
        '"\\ud800"',
        '"\\U0010ffff"',
        '"\\U00110000"',
        '"\\x1b[2J"',
        '"\\q"',
    ),
    *(
        f'"{"x" * 5000}"',
        '"../../etc/passwd"',
        '"/dev/zero"',
        '"."',
        '"kanten"',
        '"n3.1"',
        '"organisation"',
    ),
    *(
        "[]",
        "[[]]",
        "{}",
        "[{}]",
        "[1, 'a']",
        '["a", "a"]',
        "[" * 30,
        "[" * 9 + "]" * 9,
        "{a=" * 30,
    ),
    *(
        "'''",
        '"""',
        "'\n",
        '"',
        "",
        "=",
        "a.b.c.d",
        "a" + ".b" * 40,
        "lobby",
        "📎",
        "\x00",
        "\x1b",
        "\u202e",
    ),
)
FIELDS = (
    *("id", "title", "cards", "behaviours", "reference", "niveau", "indicators", "steps", "kind"),
    *(
        "content",
        "transfer",
        "sides",
        "floor",
        "pictures",
        "illustration.screen",
        "format",
        "version",
    ),
    *("a.b.c", "a" + ".a" * 60, '"\\u0007"', "language", "audience", "people_from", "x" * 300),
)


@cache
def _bases() -> tuple[str, ...]:
    """Complete decks to damage: that of the tests, and each card of the deck of the app."""
    own = paths.deck_file(paths.OWN_DECK).read_text(encoding="utf-8")
    own = re.sub(r"^screen = .*$", 'screen = "lobby.png"', own, flags=re.MULTILINE)
    own = re.sub(r"^paper = .*$", 'paper = "lobby.jpg"', own, flags=re.MULTILINE)
    head, *cards = own.split("\n[[cards]]\n")
    return (WHOLE, WHOLE, WHOLE, *(f"{head}\n[[cards]]\n{card}" for card in cards[:-1]))


def mutated(number: int) -> bytes:
    """The bytes of the deck with this number, always the same."""
    random = Random(number)
    if random.random() < 0.1:
        text = PATTERNS[random.choice(list(PATTERNS))](random.randrange(10, 4000))
    else:
        text = random.choice(_bases())
    lines = text.split("\n")
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        random.choice(_LINES)(random, lines)
    data = "\n".join(lines).encode("utf-8", "replace")
    return random.choice(_BYTES)(random, data) if random.random() < 0.2 else data


def _place(random: Random, lines: Sequence[str]) -> int:
    return random.randrange(len(lines)) if lines else 0


def _drop(random: Random, lines: list[str]) -> None:
    at = _place(random, lines)
    del lines[at : at + random.choice((1, 1, 1, 3, 20))]


def _repeat(random: Random, lines: list[str]) -> None:
    at = _place(random, lines)
    part = lines[at : at + random.choice((1, 1, 5, 30))]
    to = random.choice((at, _place(random, lines)))
    lines[to:to] = part * random.choice((1, 1, 2, 40))


def _swap(random: Random, lines: list[str]) -> None:
    if lines:
        one, other = _place(random, lines), _place(random, lines)
        lines[one], lines[other] = lines[other], lines[one]


def _other_value(random: Random, lines: list[str]) -> None:
    having = [at for at, line in enumerate(lines) if "=" in line]
    if having:
        at = random.choice(having)
        lines[at] = f"{lines[at].partition('=')[0]}= {random.choice(VALUES)}"


def _other_text(random: Random, lines: list[str]) -> None:
    """Replace a text by that of another field, which gives duplicate ids and other references."""
    having = [at for at, line in enumerate(lines) if '"' in line]
    if having:
        texts = re.findall(r'"[^"]*"', lines[random.choice(having)])
        at = random.choice(having)
        if texts:
            new = random.choice(texts)
            lines[at] = re.sub(r'"[^"]*"', lambda _: new, lines[at], count=1)


def _new_field(random: Random, lines: list[str]) -> None:
    lines.insert(_place(random, lines), f"{random.choice(FIELDS)} = {random.choice(VALUES)}")


def _new_header(random: Random, lines: list[str]) -> None:
    header = random.choice(("[{}]", "[[{}]]", "[{0}.{0}.{0}]", "[{}", "[[{}]"))
    lines.insert(_place(random, lines), header.format(random.choice(FIELDS)))


def _cut(random: Random, lines: list[str]) -> None:
    if lines:
        at = _place(random, lines)
        line = lines[at]
        place = random.randrange(len(line) + 1)
        sign = random.choice(("", "", '"', "'", "[", "]", "{", "}", ".", ",", "#", "\\", "=", "é"))
        lines[at] = line[:place] + sign + line[place + random.randrange(3) :]


def _end(random: Random, lines: list[str]) -> None:
    del lines[_place(random, lines) :]


_LINES = (
    *(_drop, _repeat, _repeat, _swap, _other_value, _other_value, _other_value),
    *(_other_text, _other_text, _new_field, _new_header, _cut, _cut, _end),
)


def _flipped(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randrange(1, 4)):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _with_bytes(random: Random, data: bytes) -> bytes:
    strange = (
        b"\x00",
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\r",
        b"\x1b",
        b"\x7f",
    )
    place = random.choice((0, random.randrange(len(data) + 1)))
    return data[:place] + random.choice(strange) + data[place:]


def _shortened(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


_BYTES = (_flipped, _with_bytes, _shortened)
