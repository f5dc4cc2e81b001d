"""Make the public snapshot of a workshop: what the room may see of its state."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workshop_app.content.deck import Card, Deck, Exercise, Reference, Slide
from workshop_app.results.agreement import summary
from workshop_app.results.comparison import gap
from workshop_app.results.tables import standing
from workshop_app.session.collecting import entries_at
from workshop_app.session.items import Contents, Item, ItemKind, Poll, PollFlow
from workshop_app.session.learning import learned
from workshop_app.session.navigation import current_item
from workshop_app.session.programme import Workshop
from workshop_app.session.scenes import (
    BallotFeedback,
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    ExerciseScene,
    GapLine,
    GapScene,
    GapsScene,
    LearnedScene,
    Picture,
    PublicSnapshot,
    Question,
    ReadScene,
    ResultScene,
    Scene,
    ShownReference,
    SlideScene,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
    WordsScene,
)
from workshop_app.session.state import Curtain, RoundKey, RoundState, Stage, State
from workshop_app.session.timing import countdown
from workshop_app.session.voting import expected_votes
from workshop_app.session.workshop_kind import WorkshopKind, full_name


def public_snapshot(
    workshop: Workshop,
    state: State,
    now: datetime,
    box: BallotFeedback = BallotFeedback.WAITING,
    *,
    can_take_back: bool = False,
) -> PublicSnapshot:
    """What the room sees of this state at the moment `now`."""
    item = current_item(workshop.contents, state)
    shown = [step.id for step in state.steps if not step.skipped or step is state.step]
    timed = state.curtain is None and (state.countdown or item.kind is ItemKind.BREAK)
    scene = _scene(workshop, state, item)
    if isinstance(scene, VoteScene):
        scene = replace(scene, box=box, can_take_back=can_take_back)
    return PublicSnapshot(
        scene=scene,
        footer=full_name(workshop.organisation, workshop.name),
        step=shown.index(state.position.step),
        steps=len(shown),
        countdown=countdown(state, now) if timed else None,
        rehearsal=workshop.kind is WorkshopKind.REHEARSAL,
    )


def _scene(workshop: Workshop, state: State, item: Item) -> Scene:
    if state.curtain is Curtain.BLACK:
        return BlackScene()
    if state.curtain is Curtain.BREAK:
        return BreakScene()
    if item.poll is not None:
        return _poll_scene(workshop.contents, state, item, item.poll)
    contents = workshop.contents
    match item.kind:
        case ItemKind.WELCOME:
            return WelcomeScene(workshop.organisation, workshop.name, workshop.date)
        case ItemKind.STAIRCASE:
            return StaircaseScene(contents.stairs.niveaus, contents.stairs.source)
        case ItemKind.GAPS:
            return _gaps(contents, state)
        case ItemKind.BREAK:
            return BreakScene()
        case ItemKind.END:
            return EndScene(workshop.organisation, workshop.name)
        case ItemKind.LEARNED:
            return LearnedScene(learned(contents, state, state.step))
        case ItemKind.QUESTION | ItemKind.PLEDGES | ItemKind.EARLIER | ItemKind.LOOK_BACK:
            return WordsScene(item.kind, item.text, entries_at(state, item), state.by_table)
        case _:
            return _deck_scene(workshop.deck, item)


def _deck_scene(deck: Deck, item: Item) -> Scene:
    match item.about:
        case Slide(title=title, points=points):
            return SlideScene(title, points)
        case Exercise(title=title, instruction=instruction, prompts=prompts):
            return ExerciseScene(title, instruction, prompts)
        case Card() as card if item.kind in (ItemKind.STORY, ItemKind.TRANSFER):
            return _story(deck, card, again=item.kind is ItemKind.TRANSFER)
        case _:
            return DebriefScene(item.title, item.debrief)


def _story(deck: Deck, card: Card, *, again: bool) -> StoryScene:
    picture = None
    if card.illustration is not None:
        name = card.illustration.screen
        picture = Picture(name, deck.pictures[name], card.illustration.alt)
    return StoryScene(
        card.title, card.theme, card.story.strip(), card.question, card.sides, picture, again
    )


def _poll_scene(contents: Contents, state: State, item: Item, poll: Poll) -> Scene:
    position = state.position
    number = position.round
    question = Question(
        kind=item.kind,
        title=item.title,
        text=item.text,
        asked=poll.asked[number - 1],
        scale=poll.scale,
        number=item.number,
        of=item.of,
    )
    round_ = state.round_at(item.id, number)
    match position.stage:
        case Stage.TALK:
            first = state.round_at(item.id, 1)
            return TalkScene(question, first.counts, standing(first.tables))
        case Stage.RESULT if round_.votes:
            return _result(contents, state, item, poll, question)
        case Stage.VOTE | Stage.RESULT:
            return VoteScene(
                question=question,
                round=number,
                rounds=poll.rounds,
                method=round_.method,
                is_open=round_.state is RoundState.OPEN,
                votes=round_.votes,
                expected=max(expected_votes(state, round_), round_.votes),
                tables_in=tuple(sorted(round_.tables)),
                box=BallotFeedback.WAITING,
                can_take_back=False,
            )
        case Stage.READ | Stage.SHOW:
            return ReadScene(question)


def _result(contents: Contents, state: State, item: Item, poll: Poll, question: Question) -> Scene:
    number = state.position.round
    first, shown = state.round_at(item.id, 1), state.round_at(item.id, number)
    # A first round that has not been revealed stays hidden, also next to the second.
    beside = number == 2 and first.state is RoundState.REVEALED
    scale = poll.scale
    if beside and poll.flow is PollFlow.NOW_AND_NEEDED:
        found = gap(first.counts, shown.counts, scale.lowest, scale.highest)
        if found is not None:
            return GapScene(question, first.counts, shown.counts, found)
    # An evaluation asks for personal opinions, so the agreement of the group has no meaning there.
    compared = scale.is_ordered and item.kind is not ItemKind.EVALUATION
    figures = summary(shown.counts, scale.lowest, scale.highest) if compared else None
    before = first.counts if beside and first.votes else None
    earlier = summary(before, scale.lowest, scale.highest) if figures and before else None
    return ResultScene(
        question=question,
        round=number,
        rounds=poll.rounds,
        counts=shown.counts,
        before=before,
        agreement=figures.agreement if figures else None,
        harmony=figures.harmony if figures else None,
        shift=figures.agreement - earlier.agreement if figures and earlier else None,
        median=figures.median if figures else None,
        standing=standing(shown.tables),
        reference=_shown(contents, state, poll),
        added_to=shown.added_to or (before is not None and first.added_to),
    )


def _shown(contents: Contents, state: State, poll: Poll) -> ShownReference | None:
    reference: Reference | None = poll.reference
    if reference is None or not state.reference_shown:
        return None
    found = (contents.stairs.indicator(name) for name in reference.indicators)
    return ShownReference(
        reference.niveau, reference.why, tuple(indicator.text for indicator in found if indicator)
    )


def _gaps(contents: Contents, state: State) -> GapsScene:
    """The gaps of the indicators for which both rounds were revealed, the widest first."""
    lines: list[GapLine] = []
    polls = [item for item in contents.items(state.step) if item.poll is not None]
    for item in polls:
        now, needed = (
            state.rounds.get(RoundKey(state.position.step, item.id, number)) for number in (1, 2)
        )
        if now is None or needed is None or item.poll is None:
            continue
        if not now.state is needed.state is RoundState.REVEALED:
            continue
        scale = item.poll.scale
        found = gap(now.counts, needed.counts, scale.lowest, scale.highest)
        if found is not None:
            lines.append(GapLine(int(item.id[1]), item.text, found))
    lines.sort(key=lambda line: -line.gap.difference)
    return GapsScene(tuple(lines), voted=len(lines), of=len(polls))
