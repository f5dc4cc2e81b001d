"""What the room may see. The projector gets a `PublicSnapshot` and nothing else.

What must stay hidden has no field here: a vote that is going on has the number of votes but not
their split, and a result has the duiding only when the trainer asked for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop_app.content.staircase import Niveau
from workshop_app.results.agreement import Harmony
from workshop_app.results.tally import Counts


@dataclass(frozen=True, slots=True)
class Picture:
    """An illustration: its file name, its bytes, and what it shows in words."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Question:
    """The behaviour under vote, and where it stands on its card."""

    card_title: str
    text: str
    number: int
    of: int
    niveaus: tuple[Niveau, ...]


@dataclass(frozen=True, slots=True)
class ShownReference:
    """The duiding, once the room may see it."""

    niveau: int
    why: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """The first thing a group sees."""

    organisation: str
    name: str
    date: date


@dataclass(frozen=True, slots=True)
class StaircaseScene:
    """The staircase explained."""

    niveaus: tuple[Niveau, ...]
    source: str


@dataclass(frozen=True, slots=True)
class StoryScene:
    """A card's story; `sides` are there for a dilemma only."""

    title: str
    theme: str
    story: str
    question: str
    sides: tuple[str, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class ReadScene:
    """A behaviour to read, before the vote."""

    question: Question


@dataclass(frozen=True, slots=True)
class VoteScene:
    """A vote going on: how many votes are in, never which."""

    question: Question
    round: int
    is_open: bool
    votes: int
    participants: int


@dataclass(frozen=True, slots=True)
class TalkScene:
    """The talk between the rounds, over the first result."""

    question: Question
    counts: Counts


@dataclass(frozen=True, slots=True)
class ResultScene:
    """A revealed round. `before` is the first round's counts in the second round, else None.

    `agreement` is van der Eijk's A; `shift` is how much it rose since the first round.
    """

    question: Question
    round: int
    counts: Counts
    before: Counts | None
    agreement: float
    harmony: Harmony
    shift: float | None
    median: tuple[int, int]
    reference: ShownReference | None


@dataclass(frozen=True, slots=True)
class DebriefScene:
    """A card's questions to talk about at the end."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndScene:
    """The last thing a group sees."""

    organisation: str
    name: str


@dataclass(frozen=True, slots=True)
class BreakScene:
    """A break."""


@dataclass(frozen=True, slots=True)
class BlackScene:
    """Nothing: all eyes on the trainer."""


Scene = (
    WelcomeScene
    | StaircaseScene
    | StoryScene
    | ReadScene
    | VoteScene
    | TalkScene
    | ResultScene
    | DebriefScene
    | EndScene
    | BreakScene
    | BlackScene
)


@dataclass(frozen=True, slots=True)
class PublicSnapshot:
    """One instant as the room sees it. `step` of `steps` tells how far the programme is."""

    scene: Scene
    footer: str
    step: int
    steps: int
