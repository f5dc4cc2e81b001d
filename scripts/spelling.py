"""Checks the spelling of all Dutch that a person reads, with hunspell and its Dutch dictionary.

Looked at are the texts in resources (TOML, SVG, plural forms), in `ui` what goes through
`translate()` and `tr()`, in `workshop_app` every literal that is prose, in both the errors that
people see, and the documents in Dutch. Words of our own stand in spelling-words.txt, next to this
file; a word there that nothing needs is a fault too. Exit 1: a fault. Exit 2: no dictionary.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
OWN_WORDS = Path(__file__).resolve().with_name("spelling-words.txt")
DOCUMENTS = ("README.md", "CHANGELOG.md")
"""The documents in Dutch; those for developers are in English."""

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
FILLED_IN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Where a text has a value that is filled in."""

NOT_TEXT = frozenset(
    {
        *("id", "screen", "paper", "format", "kind", "content", "indicators", "language", "way"),
        "audience",
    }
)
"""Keys in TOML whose values are names for the program; tables below them are read."""

NAMING_CALLS = frozenset(
    {
        *("cast", "TypeVar", "NewType", "compile", "match", "search", "style", "encode", "decode"),
        *("setViewerPreference", "ContextVar"),
    }
)
"""Calls whose literals name or match something: types, patterns, styles on paper, encodings,
what a PDF asks of its viewer, and what belongs to a thread."""

ENGLISH = "_en"
"""The end of the names of files that say in English what another says in Dutch."""

ON_PAPER = "handouts"
"""The room of the domain where a single word in small letters is a text as well."""

WORDLESS = frozenset(
    {"bitmap.py", "house_font.py", "structure.py", "tagged_canvas.py", "tagging.py"}
)
"""Modules in that room that write the file itself: names and operators of PDF, and no words."""

NOT_PROSE = re.compile(
    r"""
    \s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|ROLLBACK|RELEASE
        |SAVEPOINT)\b                   # SQL
    | .*\\[wd$(]                        # a pattern
    | Object\ |Expected\ `              # what msgspec says, to be translated
    | [^‘“]*\b[a-z]+_[a-z]              # columns
    | \w+-(?:[A-Z]\w+|\ufffc\.ttf)$     # fonts
    """,
    re.VERBOSE | re.DOTALL,
)
NOISE = re.compile(
    r"""
    https?://\S+
    | \[\{.*?\}\] | \[\[.*?\]\] | "\w*" | ‘\w+\ =\ \w+’ | veld\ ‘\w+’   # what a deck file has
    | (?<!\S)--?[a-z][\w-]*             # an option
    | \b(?:Ctrl|Shift|Alt|Esc|PgDown|PgUp|Space|Left)\b   # keys
    | [\w{}\ufffc*-]*\.(?:db|json|md|org|pdf|png|svg|toml|txt)\b     # a file, a site
    | \b(?:docs|dist)/[\w/.-]*          # a folder
    | \w*_\w*                           # a name in code
    | %[\dnL]+ | %[A-Za-z](?=[\W_]|$)   # what Qt and strftime fill in
    | \{\w*\}                           # what format() fills in
    """,
    re.VERBOSE,
)
WORD = re.compile(r"(?:(?<!\w)['’](?=[snt]\b))?[^\W\d_]+(?:['’-][^\W\d_]+)*")
OPTIONAL = re.compile(r"(\w+)\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a person reads, and where it stands."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}{self.place}"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; an abbreviation is spelt with its dot."""

    plain: str
    dotted: bool

    def forms(self) -> tuple[str, ...]:
        """How the dictionary may know it; stress accents (dít) are not in any dictionary."""
        parts = unicodedata.normalize("NFD", self.plain).replace("\N{COMBINING ACUTE ACCENT}", "")
        bare = unicodedata.normalize("NFC", parts)
        return (self.plain, bare, *((f"{self.plain}.",) if self.dotted else ()))


# texts


def in_toml(file: str, content: str) -> Iterator[Text]:
    """The values that are text, each with the path of its key."""

    def walk(value: object, path: str, *, named: bool) -> Iterator[Text]:
        if isinstance(value, dict):
            for key, below in cast("dict[str, object]", value).items():
                inner = f"{path}.{key}" if path else key
                yield from walk(below, inner, named=key in NOT_TEXT)
        elif isinstance(value, list):
            for number, below in enumerate(cast("list[object]", value)):
                yield from walk(below, f"{path}[{number}]", named=named)
        elif isinstance(value, str) and not named:
            yield Text(file, f": {path}", value)

    yield from walk(tomllib.loads(content), "", named=False)


def in_plurals(file: str, content: str) -> Iterator[Text]:
    """The plural forms in a file of Qt Linguist's."""
    for message in ET.fromstring(content).iter("message"):  # noqa: S314 - our own file
        source = message.findtext("source", "")
        for form in message.iter("numerusform"):
            yield Text(file, f": {source}", form.text or "")


def in_drawing(file: str, content: str) -> Iterator[Text]:
    """What an SVG says in words."""
    for element in ET.fromstring(content).iter():  # noqa: S314 - our own file
        if element.tag.rpartition("}")[2] in {"title", "desc", "text", "tspan"} and element.text:
            yield Text(file, ": title", element.text)


def in_document(file: str, content: str) -> Iterator[Text]:
    """The lines of a Markdown file, without code and where links go."""
    fenced = False
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield Text(file, f":{number}", re.sub(r"`[^`]*`|\]\([^)]*\)", " ", line))


class NoDictionaryError(Exception):
    """There is no hunspell, or it has no Dutch."""


class UnreadableError(Exception):
    """A text to be translated is not written at the call, so nothing can read it there."""


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literal(node: ast.expr) -> str | None:
    """The text of a literal; FILLED_IN where something is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or FILLED_IN for part in node.values)
    return None


def literals(node: ast.AST) -> Iterator[ast.expr]:
    """The literals in a part of a program; an f-string is one, what it fills in may hold more."""
    if isinstance(node, ast.expr) and literal(node) is not None:
        yield node
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from literals(part.value)
        return
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def known_errors(modules: Iterable[ast.Module]) -> set[str]:
    """The names of the errors that people see: KnownError and what derives from it."""
    names = {"KnownError"}
    classes = [
        node for tree in modules for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    while fresh := {
        each.name
        for each in classes
        if each.name not in names
        and any(isinstance(base, ast.Name) and base.id in names for base in each.bases)
    }:
        names |= fresh
    return names


class Prose(ast.NodeVisitor):
    """Gathers the literals of a module of the domain that are prose.

    Prose has a space or a capital. A single word in small letters is prose on paper, and elsewhere
    where a word stands for it in a table or where it is one of two. Not prose: docstrings, the values of enums,
    errors of programmers, what names a type, pattern or style, a single word in capitals (unless
    argparse shows it), SQL, keys, and what something is compared with.
    """

    def __init__(self, known: set[str], *, on_paper: bool = False) -> None:
        self._known = known
        self._on_paper = on_paper
        self._chosen = set[int]()
        self.found: list[ast.expr] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """Pass over docstrings."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Pass over the values of an enum, not over its methods."""
        bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
        enum = bool(bases & {"Enum", "StrEnum"})
        for part in node.body:
            if not (enum and isinstance(part, ast.Assign)):
                self.visit(part)

    def visit_Call(self, node: ast.Call) -> None:
        """Pass over errors of programmers and over names."""
        name = called(node)
        if (name.endswith("Error") and name not in self._known) or name in NAMING_CALLS:
            return
        for part in (node.func, *node.args):
            self.visit(part)
        for keyword in node.keywords:
            if keyword.arg == "metavar":
                self.found.extend(literals(keyword.value))
            else:
                self.visit(keyword.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        """Pass over keys, take what they stand for."""
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant):
                self._chosen.add(id(value))
            self.visit(value)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """Take either of two."""
        self._chosen |= {id(node.body), id(node.orelse)}
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Pass over what something is compared with."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Pass over keys."""
        self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Take an f-string as one text."""
        self._take(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take a text."""
        self._take(node)

    def _take(self, node: ast.expr) -> None:
        text = literal(node) or ""
        spaced = re.search(r"\s", text) and re.search(r"[^\W\d_]{2}", text)
        capital = re.match(r"\W*[A-ZÀ-Þ][^\W\d_]", text) and not text.isupper()
        word = (self._on_paper or id(node) in self._chosen) and re.fullmatch(
            r"[^\W\d_A-Z]{3,}", text
        )
        if (spaced or capital or word) and not NOT_PROSE.match(text):
            self.found.append(node)


def shown(file: str, tree: ast.Module, known: set[str]) -> Iterator[ast.expr]:
    """The literals that a module of windows shows: what is translated, and errors people see.

    Raises:
        UnreadableError: A text to be translated is not written at the call.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called(node)
            if name in {"tr", "translate"}:
                text = node.args[0 if name == "tr" else 1]
                found = list(literals(text))
                if not found:
                    raise UnreadableError(
                        f"{file}:{node.lineno}: {name}() of a text that is written elsewhere"
                    )
                yield from found
            elif name in known:
                yield from literals(node)


def in_module(file: str, content: str, known: set[str]) -> Iterator[Text]:
    """The texts of a module that a person reads."""
    tree = ast.parse(content)
    rooms = Path(file).parts
    if ON_PAPER in rooms and rooms[-1] in WORDLESS:
        return
    if rooms[0] == "ui":
        found = list(shown(file, tree, known))
    else:
        prose = Prose(known, on_paper=ON_PAPER in rooms)
        prose.visit(tree)
        found = prose.found
    for node in found:
        yield Text(file, f":{node.lineno}", literal(node) or "")


def texts(root: Path) -> Iterator[Text]:
    """Every text under a folder that looks like this project."""
    readers = {".toml": in_toml, ".ts": in_plurals, ".svg": in_drawing}
    for path in sorted((root / "resources").rglob("*")):
        read = readers.get(path.suffix)
        if read is not None and not path.stem.endswith(ENGLISH):
            yield from read(path.relative_to(root).as_posix(), path.read_text("utf-8"))
    modules = {
        path: path.read_text("utf-8")
        for room in ("ui", "workshop_app")
        for path in sorted((root / room).rglob("*.py"))
    }
    known = known_errors(ast.parse(content) for content in modules.values())
    for path, content in modules.items():
        yield from in_module(path.relative_to(root).as_posix(), content, known)
    for document in DOCUMENTS:
        if (root / document).exists():
            yield from in_document(document, (root / document).read_text("utf-8"))


# words


def words(text: str) -> Iterator[Word]:
    """The words of a text, without what is filled in, names of files, keys and single letters."""
    plain = text.replace(SOFT_HYPHEN, "").replace("\N{HYPHEN}", "-")
    plain = OPTIONAL.sub(r"\1 \1\2", NOISE.sub(" ", plain)).replace(FILLED_IN, " ")
    for found in WORD.finditer(unicodedata.normalize("NFC", plain)):
        word = found[0].replace("’", "'")
        if len(word) > 1:
            yield Word(word, dotted=plain[found.end() : found.end() + 1] == ".")


def refused(asked: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words that the dictionary does not know, each with what it suggests.

    Raises:
        NoDictionaryError: There is no hunspell, or it has no Dutch.
    """
    hunspell = shutil.which("hunspell")
    if hunspell is None:
        raise NoDictionaryError("hunspell is not installed")
    order = sorted(set(asked))
    with tempfile.TemporaryDirectory() as home:  # whoever runs this may have words of their own
        quiet = {"HOME": home, "LC_ALL": "C.UTF-8"}
        if "DICPATH" in os.environ:
            quiet["DICPATH"] = os.environ["DICPATH"]
        answer = subprocess.run(
            [hunspell, "-d", "nl_NL", "-i", "utf-8", "-a"],
            input="".join(f"^{word}\n" for word in order).encode(),
            capture_output=True,
            env=quiet,
            check=False,
        )
    if answer.returncode:
        raise NoDictionaryError("hunspell has no Dutch dictionary")
    _, _, said = answer.stdout.decode().partition("\n")
    blocks = said.rstrip("\n").split("\n\n")
    if len(blocks) != len(order):
        raise NoDictionaryError(f"hunspell answered {len(blocks)} times to {len(order)} words")
    unknown = dict[str, tuple[str, ...]]()
    for word, block in zip(order, blocks, strict=True):
        if block.startswith(("&", "#")):
            _, _, suggestions = block.partition(": ")
            unknown[word] = tuple(suggestions.split(", ")) if suggestions else ()
    return unknown


def own_words(content: str) -> list[str]:
    """The words of our own: one a line, after a line of comment."""
    return [line for line in content.splitlines() if line and not line.startswith("#")]


def check(found: Iterable[Text], own: list[str]) -> tuple[list[str], int, int]:
    """The faults, and how many texts and different words were looked at."""
    said = [(text, list(words(text.text))) for text in found]
    every = {word for _, held in said for word in held}
    unknown = refused(form for word in every for form in word.forms())
    used = set[str]()
    faults = list[str]()
    for text, held in said:
        for word in held:
            if any(form not in unknown for form in word.forms()):
                continue
            ours = {word.plain, word.plain[0].lower() + word.plain[1:]} & set(own)
            used |= ours
            if not ours:
                guesses = ", ".join(unknown[word.plain][:5]) or "?"
                faults.append(f"{text}: {word.plain} → {guesses}")
    faults += [
        f"{OWN_WORDS.name}: {word} is not needed: no text has it, or the dictionary does"
        for word in own
        if word not in used
    ]
    if own != sorted(set(own), key=lambda word: (word.casefold(), word)):
        faults.append(f"{OWN_WORDS.name} is not sorted, or has a word twice")
    return faults, len(said), len(every)


def main() -> int:
    """Check all, and tell."""
    try:
        faults, read, different = check(texts(ROOT), own_words(OWN_WORDS.read_text("utf-8")))
    except NoDictionaryError as error:
        print(f"{error}. Needed are, by Debian's names: hunspell hunspell-nl", file=sys.stderr)
        return 2
    except UnreadableError as error:
        print(error)
        return 1
    told = [*faults, f"spelling: {read} texts, {different} different words, {len(faults)} faults"]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in told).encode())  # in any locale
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
