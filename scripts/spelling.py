"""Check the spelling of all that users read, with hunspell and its Dutch and British dictionaries.

Looked at are the texts in resources (TOML, SVG), the catalogue with the Dutch of the source and its
English, and the documents in Dutch. Words of our own are in a list for each language, next to this
file; an unused word there is a fault too. Exit 1: a fault. Exit 2: no dictionary.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.spelling_dictionary import NoDictionaryError, refused, words
from scripts.spelling_texts import Text, texts
from workshop_app.i18n import Language

ROOT = Path(__file__).resolve().parent.parent
DICTIONARIES = {Language.NL: "nl_NL", Language.EN: "en_GB"}
OWN_WORDS = {
    Language.NL: ROOT / "scripts" / "spelling-words.txt",
    Language.EN: ROOT / "scripts" / "spelling-words-en.txt",
}


def own_words(content: str) -> list[str]:
    """Return the project's own words from the content of their file: one per line."""
    return [line for line in content.splitlines() if line and not line.startswith("#")]


def check(
    found: Iterable[Text], own: list[str], language: Language = Language.NL
) -> tuple[list[str], int, int]:
    """Return the faults in texts of a language, the number of texts and of different words."""
    checked = [(text, list(words(text.text))) for text in found if text.language is language]
    every = {word for _, held in checked for word in held}
    unknown = refused((form for word in every for form in word.forms()), DICTIONARIES[language])
    used = set[str]()
    faults = list[str]()
    for text, held in checked:
        for word in held:
            if any(form not in unknown for form in word.forms()):
                continue
            ours = {word.plain, word.plain[0].lower() + word.plain[1:]} & set(own)
            used |= ours
            if not ours:
                guesses = ", ".join(unknown[word.plain][:5]) or "?"
                faults.append(f"{text}: {word.plain} → {guesses}")
    name = OWN_WORDS[language].name
    faults += [
        f"{name}: {word} is not needed: no text has it, or the dictionary does"
        for word in own
        if word not in used
    ]
    if own != sorted(set(own), key=lambda word: (word.casefold(), word)):
        faults.append(f"{name} is not sorted, or has a word twice")
    return faults, len(checked), len(every)


def main() -> int:
    """Check all texts, print the faults, and return the exit code."""
    found = list(texts(ROOT))
    lines = list[str]()
    wrong = False
    try:
        for language, file in OWN_WORDS.items():
            faults, read, different = check(found, own_words(file.read_text("utf-8")), language)
            wrong = wrong or bool(faults)
            figures = f"{read} texts, {different} different words, {len(faults)} faults"
            lines += [*faults, f"spelling, {language}: {figures}"]
    except NoDictionaryError as error:
        needed = "hunspell hunspell-nl hunspell-en-gb"
        print(f"{error}. Needed are, by Debian's names: {needed}", file=sys.stderr)
        return 2
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())  # in any locale
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
