"""Shared by the tests of reading decks: a valid deck file, and the faults of an invalid one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_pictures import small_picture
from workshop_app.content.deck_reading import DeckError, read_deck
from workshop_app.content.validation import Fault

GOOD = """\
format = "workshop-app/deck"
version = 1
id = "klein"
title = "Klein"

[[cards]]
id = "lobby"
title = "Lobby"
theme = "Bereikbaar"
minutes = 15
story = "Een verhaal."
question = "Wat zie je?"
debrief = ["Wat nu?"]

[cards.illustration]
screen = "lobby.png"
paper = "lobby.jpg"
alt = "Een lobby."

[[cards.behaviours]]
id = "praten"
text = "Ze praten door."
reference = { niveau = 0, why = "Niemand helpt.", not_higher = "Pak het op." }

[[cards.behaviours]]
id = "helpen"
text = "Iemand helpt."

[cards.behaviours.reference]
niveau = 3
indicators = ["n3.1", "n3.4"]
why = "Het is niet haar taak."
not_lower = "Ze doet het zelf."
not_higher = "Ze vraagt niet door."

[[cards]]
id = "trein"
title = "Trein"
theme = "Iets meer"
minutes = 20
story = "Een ander verhaal."
question = "Wat hoop je?"
debrief = ["En nu?"]
floor = false
sides = ["wel", "niet"]

[[cards.behaviours]]
id = "bakken"
text = "Er komen bakken."
reference = { niveau = 5, indicators = ["n5.1"], why = "Het blijft.", not_lower = "Voor allen." }
"""
"""A valid deck with cards only."""

TRANSFER = """
[cards.transfer]
title = "Perron"
story = "Weer een ander verhaal."
question = "Wat zie je hier?"
minutes = 9
trainer_note = "Vraag door."

[[cards.transfer.behaviours]]
id = "omroepen"
text = "Iemand roept iets om."
reference = { niveau = 5, indicators = ["n5.2"], why = "Het helpt ook later.", not_lower = "Iedereen." }
"""
"""A transfer that belongs to the last card."""

PARTS = """
[[slides]]
id = "regels"
title = "Regels"
minutes = 5
points = ["Luister.", "Praat."]

[[slides]]
id = "trap"
title = "De trap"
minutes = 3
points = ["Kijk omhoog."]
trainer_note = "Wijs aan."

[[statements]]
id = "genoeg"
text = "Dit is genoeg."
minutes = 10

[[statements]]
id = "koning"
text = "De klant is de baas."
minutes = 8
debrief = ["Wie zegt dat?"]

[[questions]]
id = "tijd"
text = "Waar blijft de tijd?"
minutes = 6

[[exercises]]
id = "samen"
title = "Samen oefenen"
instruction = "Maak de zin af."
prompts = ["Ik zag …", "Ik vraag …"]
minutes = 12
question = "Wat hield je tegen?"

[[programmes]]
id = "kort"
title = "Kort"
aim = "Even kijken."
steps = [{ kind = "welcome" }, { kind = "card", content = "lobby" }, { kind = "end" }]

[[programmes]]
id = "alles"
title = "Alles"
aim = "Van elk iets."
steps = [
  { kind = "welcome", minutes = 4 },
  { kind = "staircase" },
  { kind = "explanation", content = "regels" },
  { kind = "card", content = "trein" },
  { kind = "statement", content = "koning" },
  { kind = "team" },
  { kind = "team", content = "indicators" },
  { kind = "team", content = "n3" },
  { kind = "question", content = "tijd" },
  { kind = "feedback", content = "samen" },
  { kind = "pledges" },
  { kind = "break" },
  { kind = "transfer", content = "trein" },
  { kind = "look_back" },
  { kind = "end" },
]
people_from = 6
people_to = 12
"""
"""The other parts of a deck, two of most kinds; they refer to the cards and to the transfer."""

WHOLE = GOOD + TRANSFER + PARTS


def deck_file(folder: Path, text: str = GOOD) -> Path:
    """Write a deck file and its pictures into a folder; return the path of the deck file."""
    file = folder / "deck.toml"
    file.write_text(text, encoding="utf-8")
    (folder / "lobby.png").write_bytes(small_picture("PNG"))
    (folder / "lobby.jpg").write_bytes(small_picture("JPEG"))
    return file


def edited(*edits: tuple[str, str], text: str = GOOD) -> str:
    """The text with each first occurrence of an edit's old text replaced by its new text."""
    for old, new in edits:
        assert old in text, f"the good deck has no {old!r}"
        text = text.replace(old, new, 1)
    return text


def faults_of(file: Path) -> tuple[Fault, ...]:
    """The faults of a deck file; assert that each names the file, a problem and a remedy."""
    with pytest.raises(DeckError) as error:
        read_deck(file)
    faults = error.value.faults
    for fault in faults:
        assert fault.file == str(file)
        assert fault.problem.strip()
        assert fault.remedy.strip()
        assert str(fault) in str(error.value)
        assert str(fault).startswith(f"{file}, {fault.place}: " if fault.place else f"{file}: ")
    assert file.name in error.value.what
    return faults
