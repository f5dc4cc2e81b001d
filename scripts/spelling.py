"""Check the spelling of all Dutch that users read, with hunspell and its Dutch dictionary.

Looked at are the texts in resources (TOML, SVG, plural forms), in `ui` what goes through
`gettext()`, in `workshop_app` every literal that is prose, in both the errors that
people see, and the documents in Dutch. Words of our own stand in spelling-words.txt, next to this
file; a word there that nothing needs is a fault too. Exit 1: a fault. Exit 2: no dictionary.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.spelling_dictionary import NoDictionaryError, refused, words
from scripts.spelling_texts import Text, texts

ROOT = Path(__file__).resolve().parent.parent
OWN_WORDS = Path(__file__).resolve().with_name("spelling-words.txt")


def own_words(content: str) -> list[str]:
    """Return the project's own words from the content of spelling-words.txt: one per line."""
    return [line for line in content.splitlines() if line and not line.startswith("#")]


def check(found: Iterable[Text], own: list[str]) -> tuple[list[str], int, int]:
    """Return the faults, the number of texts and the number of different words."""
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
    """Check all texts, print the faults, and return the exit code."""
    try:
        faults, read, different = check(texts(ROOT), own_words(OWN_WORDS.read_text("utf-8")))
    except NoDictionaryError as error:
        print(f"{error}. Needed are, by Debian's names: hunspell hunspell-nl", file=sys.stderr)
        return 2
    lines = [*faults, f"spelling: {read} texts, {different} different words, {len(faults)} faults"]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())  # in any locale
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
