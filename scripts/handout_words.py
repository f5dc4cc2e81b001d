"""Collect the fixed texts of the handouts and compile their English translation.

The source has them in Dutch, in calls of `say`, `say_count` and `mark` (workshop_app/language.py);
resources/i18n/handouts_en.po has the English, and the app reads the .mo file beside it.
The exit code is 1 if a translation is missing. With --check, nothing is changed, and the exit code
is 1 too if these files are out of date.

The files are those of GNU gettext, so that a translator can use any editor for them. Only the part
of the .po format that this script writes is read: entries with or without plural, comments, and
strings on one or several lines.
"""

from __future__ import annotations

import ast
import json
import string
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "workshop_app"
WORDS = ROOT / "resources" / "i18n" / "handouts_en.po"

HEAD = (
    "Language: en\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
SAYING = {"say": 1, "mark": 1, "say_count": 2}
"""The functions that take texts, with the number of texts among their first arguments."""

ALIKE = 0.8
"""From this similarity on, a new text takes over the translation of a removed one, as fuzzy."""


@dataclass
class Entry:
    """A text: its Dutch, with the plural if it has one, and its English forms.

    `said_in` lists the source files that use it; `fuzzy` marks a translation that must be reviewed.
    """

    texts: tuple[str, ...]
    said_in: list[str] = field(default_factory=list[str])
    forms: tuple[str, ...] = ()
    fuzzy: bool = False


class WordsError(Exception):
    """The source uses a text in a way that cannot be translated."""


def said(root: Path) -> dict[str, Entry]:
    """Return every text in the source by its Dutch, in the order of the files.

    Raises:
        WordsError: A text is built from parts, or is used both with and without a plural.
    """
    found: dict[str, Entry] = {}
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root.parent).as_posix()
        for texts in _texts(ast.parse(path.read_text("utf-8")), name):
            entry = found.setdefault(texts[0], Entry(texts))
            if entry.texts != texts:
                raise WordsError(f"{name}: “{texts[0]}” is also said in another form")
            if name not in entry.said_in:
                entry.said_in.append(name)
    return found


def _texts(tree: ast.Module, name: str) -> Iterator[tuple[str, ...]]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        count = SAYING.get(node.func.id, 0) if isinstance(node.func, ast.Name) else 0
        given = node.args[:count]
        texts = [arg.value for arg in given if isinstance(arg, ast.Constant)]
        if texts and len(texts) == count:
            yield tuple(str(text) for text in texts)
        elif any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in given):
            raise WordsError(f"{name}:{node.lineno}: values go in after it is said")


def read(content: str) -> list[Entry]:
    """Return the entries of a .po file, without the header entry."""
    entries: list[Entry] = []
    for block in content.split("\n\n"):
        values: dict[str, str] = {}
        key, fuzzy = "", False
        for line in block.splitlines():
            if line.startswith("#"):
                fuzzy |= line.startswith("#,") and "fuzzy" in line
                continue
            if not line.startswith('"'):
                key, _, line = line.partition(" ")  # noqa: PLW2901 - the rest of it is a string
            values[key] = values.get(key, "") + json.loads(line)
        if not values.get("msgid"):
            continue
        texts = tuple(values[name] for name in ("msgid", "msgid_plural") if name in values)
        forms = tuple(values[name] for name in values if name.startswith("msgstr"))
        entries.append(Entry(texts, forms=forms, fuzzy=fuzzy))
    return entries


def written(entries: list[Entry]) -> str:
    """Return the content of a .po file."""
    blocks = [_block(Entry(("",), forms=(HEAD,)))]
    return "\n\n".join([*blocks, *(_block(entry) for entry in entries)]) + "\n"


def _block(entry: Entry) -> str:
    lines = [f"#: {name}" for name in entry.said_in]
    lines += ["#, fuzzy"] if entry.fuzzy else []
    names = ("msgid", "msgid_plural")
    lines += [f"{name} {_quoted(text)}" for name, text in zip(names, entry.texts, strict=False)]
    is_plural = len(entry.texts) > 1
    forms = entry.forms or ("",) * len(entry.texts)
    for number, form in enumerate(forms):
        lines.append(f"msgstr{f'[{number}]' if is_plural else ''} {_quoted(form)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def merged(source: dict[str, Entry], known: list[Entry]) -> list[Entry]:
    """Return the texts of the source with the known translations.

    A text that was changed slightly takes over the old translation, marked as fuzzy.
    """
    by_text = {entry.texts[0]: entry for entry in known}
    gone = [text for text in by_text if text not in source]
    result: list[Entry] = []
    for text, entry in source.items():
        old, fuzzy = by_text.get(text), False
        if old is None and (close := get_close_matches(text, gone, 1, ALIKE)):
            old, fuzzy = by_text[close[0]], True
        if old is not None and len(old.forms) == len(entry.texts):
            entry = Entry(entry.texts, entry.said_in, old.forms, old.fuzzy or fuzzy)  # noqa: PLW2901
        result.append(entry)
    return result


def compiled(entries: list[Entry]) -> bytes:
    """Return the .mo file: a header, two tables of lengths and offsets, then the sorted texts."""
    pairs = {b"": HEAD.encode("utf-8")}
    pairs |= {
        "\0".join(entry.texts).encode("utf-8"): "\0".join(entry.forms).encode("utf-8")
        for entry in entries
        if all(entry.forms) and entry.forms and not entry.fuzzy
    }
    texts = sorted(pairs)
    start = 28 + 16 * len(texts)
    tables, data = b"", b""
    for column in (texts, [pairs[text] for text in texts]):
        for text in column:
            tables += struct.pack("<2I", len(text), start + len(data))
            data += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(texts), 28, 28 + 8 * len(texts), 0, start)
    return head + tables + data


def faults(entries: list[Entry]) -> list[str]:
    """Return a message for every translation that is missing, fuzzy, or has other placeholders."""
    found: list[str] = []
    for entry in entries:
        if not entry.forms or not all(entry.forms):
            found.append(f"to translate: {entry.texts[0]}")
        elif entry.fuzzy:
            found.append(f"to look at (fuzzy): {entry.texts[0]}")
        elif not _same_values(entry):
            found.append(f"other values than the source: {entry.texts[0]}")
    return found


def _same_values(entry: Entry) -> bool:
    """Return whether the placeholders match the source; the singular may leave some out."""
    values = _values(entry.texts[-1])
    return _values(entry.forms[-1]) == values and _values(entry.forms[0]) <= values


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main() -> int:
    """Update the files, or check that they are up to date."""
    kept = WORDS.read_text("utf-8") if WORDS.exists() else ""
    try:
        entries = merged(said(SOURCE), read(kept))
    except WordsError as error:
        print(error)
        return 1
    fresh, machine = written(entries), WORDS.with_suffix(".mo")
    if "--check" not in sys.argv:
        WORDS.write_text(fresh, "utf-8", newline="\n")
        machine.write_bytes(compiled(entries))
    elif fresh != kept:
        print("resources/i18n is behind the words of the handouts: run make translations")
        return 1
    elif not machine.exists() or machine.read_bytes() != compiled(entries):
        print(f"{machine.name} is not {WORDS.name} compiled: run make translations")
        return 1
    wrong = faults(entries)
    for fault in wrong:
        print(f"{WORDS.name}: {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
