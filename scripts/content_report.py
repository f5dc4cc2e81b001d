"""Print the contents of the deck that comes with Trede in numbers: texts, niveaus, programmes.

This is a report, not a check: the exit code is always 0. tests/core/test_own_deck.py checks the
bounds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop_app import paths
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import (
    FEWEST_PEOPLE,
    MOST_PEOPLE,
    Audience,
    Behaviour,
    Card,
    Deck,
    Programme,
)
from workshop_app.content.deck_reading import read_deck
from workshop_app.content.staircase import staircase
from workshop_app.session.items import Contents
from workshop_app.session.programme import steps_of

STORY_WORDS = range(40, 71)
BEHAVIOURS = range(2, 5)
QUESTIONS = range(2, 4)
FEWEST_NIVEAUS = 2
LONG = 12
"""A word with more letters than this is a long word."""

SENTENCE_END = re.compile(r"[.!?…]+[’”'\")]*(?=\s|$)")
VOWELS = re.compile(r"[äëïöü]?[aeiouyàâáèêéìîíòôóùûú]+|[äëïöü]", re.IGNORECASE)
"""A group of vowels; a letter with a trema begins a new group."""

NOTES = """\
Words are what stands between spaces; a long word has more than 12 letters. A sentence ends at
. ! ? or …, so an abbreviation counts as an end too. Flesch-Douma is 206.84 - 0.93 × words per
sentence - 77 × syllables per word (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen
1960, after R. Flesch): 60 to 70 is plain, higher is easier. Syllables are counted by groups of
vowels, which is off by one now and then: on a text this short, a difference of 5 says nothing.
"""


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts that measure how readable a text is."""

    words: int
    sentences: int
    long_words: int
    syllables: int

    @property
    def sentence_length(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences

    @property
    def long_share(self) -> float:
        """Long words per hundred words."""
        return 100 * self.long_words / self.words

    @property
    def flesch_douma(self) -> float:
        """Reading ease; the formula is in `NOTES`."""
        return 206.84 - 0.93 * self.sentence_length - 77 * self.syllables / self.words


def measure(text: str) -> Measures:
    """Measure a text that is not empty."""
    words = text.split()
    letters = ["".join(filter(str.isalpha, word)) for word in words]
    return Measures(
        words=len(words),
        sentences=max(1, len(SENTENCE_END.findall(text))),
        long_words=sum(len(word) > LONG for word in letters),
        syllables=sum(syllables(word) for word in words),
    )


def syllables(word: str) -> int:
    """Return the number of syllables in a word: its groups of vowels, at least one."""
    return max(1, len(VOWELS.findall(word)))


def report(deck: Deck) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"Deck {deck.id}: {len(deck.cards)} cards, {len(deck.programmes)} programmes"
    yield from _section("Stories", _table(STORY_HEAD, _stories(deck)))
    yield ""
    yield from NOTES.splitlines()
    yield from _section("Cards", _table(CARD_HEAD, map(_card, deck.cards)))
    yield from _section("Behaviours per niveau", _table(NIVEAU_HEAD, _niveaus(deck)))
    yield from _section("Indicators", _table(INDICATOR_HEAD, _indicators(deck)))
    audiences = Counter(audience for card in deck.cards for audience in card.audience)
    rows = [(audience.value, str(audiences[audience])) for audience in Audience]
    yield from _section("Cards per audience", _table(("audience", "cards"), rows))
    yield from _section("Programmes", _table(PROGRAMME_HEAD, _programmes(deck)))
    yield from _section("Outside the bounds", outside(deck) or ["nothing"])


def outside(deck: Deck) -> list[str]:
    """Return a line for everything that is outside the bounds, in the order of the cards."""
    found: list[str] = []
    for card in deck.cards:
        words = len(card.story.split())
        niveaus = {behaviour.reference.niveau for behaviour in card.behaviours}
        if words not in STORY_WORDS:
            found.append(f"{card.id}: {words} words in the story, not {_span(STORY_WORDS)}")
        if card.transfer and len(card.transfer.story.split()) > STORY_WORDS[-1]:
            found.append(f"{card.id}: the transfer's story is over {STORY_WORDS[-1]} words")
        if len(card.behaviours) not in BEHAVIOURS:
            found.append(f"{card.id}: {len(card.behaviours)} behaviours, not {_span(BEHAVIOURS)}")
        if len(niveaus) < FEWEST_NIVEAUS:
            found.append(f"{card.id}: behaviours on fewer than {FEWEST_NIVEAUS} niveaus")
        if len(card.debrief) not in QUESTIONS:
            found.append(
                f"{card.id}: {len(card.debrief)} debrief questions, not {_span(QUESTIONS)}"
            )
    return found


STORY_HEAD = ("card", "words", "sentences", "words/sentence", "long %", "Flesch-Douma")
CARD_HEAD = (
    *("card", "minutes", "behaviours in words", "niveaus", "debrief", "audience"),
    *("transfer", "picture"),
)
NIVEAU_HEAD = ("niveau", "cards", "transfers")
INDICATOR_HEAD = ("niveau", "used, and how often", "never used")
PROGRAMME_HEAD = ("programme", "minutes", "people", "steps")


def _stories(deck: Deck) -> Iterator[Sequence[str]]:
    for card in deck.cards:
        yield _story(card.id, card.story)
        if card.transfer:
            yield _story(f"{card.id}, transfer", card.transfer.story)


def _story(name: str, story: str) -> Sequence[str]:
    found = measure(story)
    return (
        name,
        str(found.words),
        str(found.sentences),
        f"{found.sentence_length:.1f}",
        f"{found.long_share:.0f}",
        f"{found.flesch_douma:.0f}",
    )


def _card(card: Card) -> Sequence[str]:
    return (
        card.id,
        str(card.minutes),
        " ".join(str(len(behaviour.text.split())) for behaviour in card.behaviours),
        " ".join(str(behaviour.reference.niveau) for behaviour in card.behaviours),
        str(len(card.debrief)),
        " ".join(card.audience),
        "yes" if card.transfer else "no",
        "yes" if card.illustration else "no",
    )


def _niveaus(deck: Deck) -> Iterator[Sequence[str]]:
    own = Counter(b.reference.niveau for card in deck.cards for b in card.behaviours)
    elsewhere = Counter(b.reference.niveau for b in _elsewhere(deck))
    for niveau in staircase().niveaus:
        yield str(niveau.number), str(own[niveau.number]), str(elsewhere[niveau.number])


def _indicators(deck: Deck) -> Iterator[Sequence[str]]:
    behaviours = [*(b for card in deck.cards for b in card.behaviours), *_elsewhere(deck)]
    used = Counter(name for behaviour in behaviours for name in behaviour.reference.indicators)
    for niveau in staircase().niveaus:
        every = [indicator.id for indicator in niveau.indicators]
        if every:
            named = " ".join(f"{name}:{used[name]}" for name in every if used[name])
            never = " ".join(name for name in every if not used[name])
            yield str(niveau.number), named or "-", never or "-"


def _elsewhere(deck: Deck) -> list[Behaviour]:
    """Return the behaviours of the transfers."""
    return [b for card in deck.cards if card.transfer for b in card.transfer.behaviours]


def _programmes(deck: Deck) -> Iterator[Sequence[str]]:
    contents = Contents(deck, staircase(), builtin_texts())
    for programme in deck.programmes:
        steps = steps_of(contents, programme.id)
        minutes = sum(step.minutes for step in steps)
        yield programme.id, str(minutes), _people(programme), str(len(steps))


def _people(programme: Programme) -> str:
    low, high = programme.people_from, programme.people_to
    if (low, high) == (FEWEST_PEOPLE, MOST_PEOPLE):
        return "any"
    return f"{low} to {high}"


def _span(numbers: range) -> str:
    return f"{numbers[0]} to {numbers[-1]}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", title, "-" * len(title))
    yield from lines


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the head and the rows; columns of numbers are aligned right, the others left."""
    every = [head, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(head))]
    right = [all(re.fullmatch(r"-?[\d.]+", row[c]) for row in every[1:]) for c in range(len(head))]
    for row in every:
        cells = [
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def main() -> None:
    """Print the report as UTF-8, in any locale."""
    deck = read_deck(paths.deck_file("klantgerichtheid"))
    sys.stdout.buffer.write("".join(f"{line}\n" for line in report(deck)).encode())


if __name__ == "__main__":
    main()
