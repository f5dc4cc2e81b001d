"""From the state of a workshop to what the room may see of it."""

from __future__ import annotations

from workshop_app.content.deck import Behaviour, Card, Deck, Reference
from workshop_app.content.staircase import Staircase
from workshop_app.results.agreement import harmony
from workshop_app.results.tally import summary
from workshop_app.session.kind import full_name
from workshop_app.session.programme import StepKind, Workshop
from workshop_app.session.rules import round_key
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    Picture,
    PublicSnapshot,
    Question,
    ReadScene,
    ResultScene,
    Scene,
    ShownReference,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
)
from workshop_app.session.state import Curtain, Round, RoundState, Stage, State


def public_snapshot(workshop: Workshop, stairs: Staircase, state: State) -> PublicSnapshot:
    """What the room sees of this state."""
    return PublicSnapshot(
        scene=_scene(workshop, stairs, state),
        footer=full_name(workshop.organisation, workshop.name),
        step=state.position.step,
        steps=len(workshop.programme),
    )


def _scene(workshop: Workshop, stairs: Staircase, state: State) -> Scene:
    if state.curtain is Curtain.BLACK:
        return BlackScene()
    if state.curtain is Curtain.BREAK:
        return BreakScene()
    step = workshop.programme[state.position.step]
    match step.kind:
        case StepKind.WELCOME:
            return WelcomeScene(workshop.organisation, workshop.name, workshop.date)
        case StepKind.STAIRCASE:
            return StaircaseScene(stairs.niveaus, stairs.source)
        case StepKind.END:
            return EndScene(workshop.organisation, workshop.name)
        case StepKind.CARD:
            if step.card is None:
                raise ValueError("a step of the kind card has no card")
            behaviour = step.behaviour(state.position.item)
            if behaviour is None:
                return _card_scene(workshop.deck, step.card, state)
            return _behaviour_scene(workshop, stairs, state, step.card, behaviour)


def _card_scene(deck: Deck, card: Card, state: State) -> Scene:
    if state.position.item > 0:
        return DebriefScene(card.title, card.debrief)
    picture = None
    if card.illustration is not None:
        name = card.illustration.screen
        picture = Picture(name, deck.pictures[name], card.illustration.alt)
    return StoryScene(
        card.title, card.theme, card.story.strip(), card.question, card.sides, picture
    )


def _behaviour_scene(
    workshop: Workshop, stairs: Staircase, state: State, card: Card, behaviour: Behaviour
) -> Scene:
    position = state.position
    question = Question(
        card_title=card.title,
        text=behaviour.text,
        number=position.item,
        of=len(card.behaviours),
        niveaus=stairs.niveaus[card.lowest :],
    )

    def round_of(number: int) -> Round:
        key = round_key(workshop.programme, position, number)
        return state.rounds.get(key, Round()) if key else Round()

    match position.stage:
        case Stage.VOTE:
            round_ = round_of(position.round)
            return VoteScene(
                question,
                position.round,
                round_.state is RoundState.OPEN,
                round_.votes,
                state.participants,
            )
        case Stage.TALK:
            return TalkScene(question, round_of(1).counts)
        case Stage.RESULT:
            first, shown = round_of(1), round_of(position.round)
            return _result(question, position.round, first, shown, card, behaviour, stairs, state)
        case Stage.READ | Stage.SHOW:
            return ReadScene(question)


def _result(
    question: Question,
    number: int,
    first: Round,
    shown: Round,
    card: Card,
    behaviour: Behaviour,
    stairs: Staircase,
    state: State,
) -> ResultScene:
    figures = summary(shown.counts, card.lowest)
    if figures is None:
        raise ValueError("a result without votes")
    before = summary(first.counts, card.lowest) if number == 2 else None
    reference = behaviour.reference if state.reference_shown else None
    return ResultScene(
        question=question,
        round=number,
        counts=shown.counts,
        before=first.counts if before else None,
        agreement=figures.agreement,
        harmony=harmony(figures.agreement),
        shift=figures.agreement - before.agreement if before else None,
        median=figures.median,
        reference=_shown(reference, stairs) if reference else None,
    )


def _shown(reference: Reference, stairs: Staircase) -> ShownReference:
    found = (stairs.indicator(name) for name in reference.indicators)
    return ShownReference(
        reference.niveau, reference.why, tuple(indicator.text for indicator in found if indicator)
    )
