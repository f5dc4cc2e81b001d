"""Collects every text that is translated and compiles the translations.

The source holds each text in Dutch (`scripts/source_texts.py`); resources/i18n/trede_en.po has the
English, and the .mo beside it is what the app reads. With --check, nothing is written: the exit code
is 1 where a file is behind the source, a text is missing, fuzzy, or has other places than the
source, or the source has Dutch that goes past the catalogue.
"""

from __future__ import annotations

import io
import re
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.source_texts import ROOT, SourceError, collected, forms, modules
from scripts.unmarked_texts import dutch_words, unmarked

PO = ROOT / "resources" / "i18n" / "trede_en.po"

PERCENT = re.compile(r"%\(\w+\)[rs]|%[rs]")

NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Instead of the present in the header, so that the same texts give the same bytes."""


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
        texts, translations = forms(message.id), forms(message.string)
        if not texts[0]:
            continue  # the header
        if message.fuzzy:
            yield f"fuzzy, to look at: {texts[0]}"
        elif len(translations) < len(texts) or not all(translations):
            yield f"not translated: {texts[0]}"
        elif not _same_places(message):
            yield f"other places than the source: {texts[0]}"


def _same_places(message: Message) -> bool:
    """Whether the last form has the places of the source; the one for 1 may leave some out."""
    places, found = _places(forms(message.id)[-1]), forms(message.string)
    return _places(found[-1]) == places and _places(found[0]) <= places


def _places(text: str) -> set[str]:
    """What is filled in: by format(), or by the % of argparse."""
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named | set(PERCENT.findall(text))


def main() -> int:
    """Update the files, or check that they are up to date."""
    po = PO.read_text("utf-8") if PO.exists() else ""
    sources = modules()
    try:
        catalog = merged(po, collected(sources))
    except SourceError as error:
        print(error)
        return 1
    found = list(problems(catalog))
    files = {PO: written(catalog).encode(), PO.with_suffix(".mo"): compiled(catalog)}
    if "--check" not in sys.argv:
        for path, data in files.items():
            path.write_bytes(data)
    else:
        found += [
            f"{path.relative_to(ROOT)} is behind the source: run make translations"
            for path, data in files.items()
            if not path.exists() or path.read_bytes() != data
        ]
        found += unmarked(sources, dutch_words(catalog))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
