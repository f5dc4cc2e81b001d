"""Collects every text that is translated and compiles the translations.

The source holds each text in Dutch, as an argument of `gettext`, `ngettext` or `gettext_noop`
(`workshop_app/i18n.py`); resources/i18n/trede_en.po has the English, and the .mo beside it is
what the app reads. With --check, nothing is written: the exit code is 1 where a file is behind the
source, or a text is missing, fuzzy, or has other places than the source.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.spelling_prose import TRANSLATED, called, known_errors

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ui", "workshop_app")
PO = ROOT / "resources" / "i18n" / "trede_en.po"

PAIRS = frozenset({"ngettext", "pgettext"})
"""Functions with two arguments that are one text: with its plural, or with its context first."""

NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Instead of the present in the header, so that the same texts give the same bytes."""


class SourceError(Exception):
    """The source has a text that cannot be translated as it is written."""


def collected(root: Path = ROOT) -> Catalog:
    """The texts in the source, without translations, with the files that hold them.

    A comment on the line above that begins with I18N: goes to the translator. Calls are read from
    the syntax tree: Babel's own reader does not see those inside an f-string.

    Raises:
        SourceError: A text is put together at the call, so that no translation would be found.
    """
    sources = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
    }
    trees = {where: ast.parse(content) for where, content in sources.items()}
    errors = known_errors(trees.values())
    counts = {**TRANSLATED, "file_trouble": 2, **dict.fromkeys((*errors, "__init__"), 3)}
    template = Catalog(charset="utf-8")
    for where, tree in trees.items():
        lines = sources[where].splitlines()
        for call in _calls(tree, counts, errors):
            above = lines[call.lineno - 2].strip() if call.lineno > 1 else ""
            comments = [above.removeprefix("# ")] if above.startswith("# I18N:") else []
            for message, context in _messages(call, counts, where):
                template.add(
                    message, locations=[(where, 0)], auto_comments=comments, context=context
                )
    return template


def _calls(tree: ast.Module, counts: Mapping[str, int], errors: set[str]) -> list[ast.Call]:
    """The calls with texts, in the order of the source; of `super()` those in an error.

    Args:
        tree: A module.
        counts: The functions whose first arguments are texts, and how many at the most.
        errors: The errors that people see.
    """
    found: list[ast.Call] = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in counts:
                found.append(node)
            case ast.ClassDef(name=name) if name in errors:
                found += [
                    call
                    for call in ast.walk(node)
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
                ]
            case _:
                pass
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


def _messages(
    call: ast.Call, counts: Mapping[str, int], where: str
) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The texts of a call, each with its plural and context if it has one; none for a variable."""
    name = called(call)
    given = call.args[: counts[name]]
    if any(map(_is_composed, given)):
        raise SourceError(f"{where}:{call.lineno}: not one text as it is looked up")
    texts = [one.value for one in given if isinstance(one, ast.Constant)]
    texts = [text for text in texts if isinstance(text, str) and text]
    if name not in PAIRS:
        yield from ((text, None) for text in texts)
    elif len(texts) == 2:
        first, second = texts
        yield (second, first) if name == "pgettext" else ((first, second), None)


def _is_composed(text: ast.expr) -> bool:
    """Whether a text is put together or chosen at the call, where it is not collected."""
    match text:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.IfExp():
            return any(isinstance(one, ast.Constant) for one in (text.body, text.orelse))
        case ast.BoolOp():
            return any(isinstance(one, ast.Constant) for one in text.values)
        case _:
            return False


def merged(po: str, template: Catalog) -> Catalog:
    """The translations of a .po file for the texts of the source.

    A text that was only changed a little keeps its translation, marked as fuzzy.
    """
    catalog = read_po(io.StringIO(po), locale="en")
    catalog.update(template)
    catalog.obsolete.clear()
    catalog.project, catalog.version = "Trede", "1"
    catalog.creation_date = catalog.revision_date = NO_DATE
    catalog.header_comment = "# The English of Trede. Update with: make translations"
    return catalog


def written(catalog: Catalog) -> str:
    """The content of the .po file."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, include_lineno=False, sort_by_file=True)
    return buffer.getvalue().decode("utf-8")


def compiled(catalog: Catalog) -> bytes:
    """The content of the .mo file: no fuzzy texts, none without translation."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def problems(catalog: Catalog) -> Iterator[str]:
    """What is wrong with the translations."""
    for message in catalog:
        texts, translations = _forms(message.id), _forms(message.string)
        if not texts[0]:
            continue  # the header
        if message.fuzzy:
            yield f"fuzzy, to look at: {texts[0]}"
        elif len(translations) < len(texts) or not all(translations):
            yield f"not translated: {texts[0]}"
        elif not _same_places(message):
            yield f"other places than the source: {texts[0]}"


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _same_places(message: Message) -> bool:
    """Whether the last form has the places of the source; the one for 1 may leave some out."""
    places, forms = _places(_forms(message.id)[-1]), _forms(message.string)
    return _places(forms[-1]) == places and _places(forms[0]) <= places


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main() -> int:
    """Update the files, or check that they are up to date."""
    po = PO.read_text("utf-8") if PO.exists() else ""
    try:
        catalog = merged(po, collected())
    except SourceError as error:
        print(error)
        return 1
    files = {PO: written(catalog).encode(), PO.with_suffix(".mo"): compiled(catalog)}
    if "--check" not in sys.argv:
        for path, data in files.items():
            path.write_bytes(data)
    else:
        behind = [
            path for path, data in files.items() if not path.exists() or path.read_bytes() != data
        ]
        for path in behind:
            print(f"{path.relative_to(ROOT)} is behind the source: run make translations")
        if behind:
            return 1
    found = list(problems(catalog))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
