"""The parts of a deck besides cards: in the deck of the app, and in invalid files."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.support.deck_files import GOOD, PARTS, TRANSFER, WHOLE, deck_file, edited, faults_of
from tests.support.samples import own_deck, tiny_deck, workshop
from workshop_app.content.deck import PlannedStep, Programme
from workshop_app.content.deck_reading import read_deck
from workshop_app.content.step_kind import StepKind
from workshop_app.session.programme import default_minutes, steps_of

# ------------------------------------------------------------------ the deck that comes with the app

PROGRAMMES = [
    "kennismaken",
    "basis",
    "halve-dag",
    "leidinggevenden",
    "korte-teamsessie",
    "terugkomsessie",
    "drie-kaarten",
    "onze-trap",
]
HALF_A_DAY = range(180, 241)
"""The range of minutes that counts as half a day."""


def programme(name: str) -> Programme:
    """The programme of the own deck with this id."""
    (found,) = (programme for programme in own_deck().programmes if programme.id == name)
    return found


def test_the_own_deck_has_its_programmes() -> None:
    assert [programme.id for programme in own_deck().programmes] == PROGRAMMES


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_step_has_items(name: str) -> None:
    contents = workshop(deck=own_deck()).contents
    steps = steps_of(contents, name)
    assert [(step.kind, step.content) for step in steps] == [
        (step.kind, step.content) for step in programme(name).steps
    ]
    assert [step for step in steps if not contents.items(step)] == []


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_step_takes_time(name: str) -> None:
    steps = steps_of(workshop(deck=own_deck()).contents, name)
    assert [step for step in steps if step.minutes < 1] == []


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_programme_begins_with_a_welcome_and_ends_with_the_end(name: str) -> None:
    kinds = [step.kind for step in programme(name).steps]
    assert (kinds[0], kinds[-1]) == (StepKind.WELCOME, StepKind.END)
    assert (kinds.count(StepKind.WELCOME), kinds.count(StepKind.END)) == (1, 1)


def test_half_a_day_has_every_kind_of_step_for_one_meeting() -> None:
    kinds = {step.kind for step in programme("halve-dag").steps}
    assert set(StepKind) - kinds <= {StepKind.TRANSFER, StepKind.LOOK_BACK}


def test_every_kind_of_step_is_in_some_programme() -> None:
    programmes = own_deck().programmes
    assert {step.kind for each in programmes for step in each.steps} == set(StepKind)


def test_half_a_day_takes_half_a_day() -> None:
    steps = steps_of(workshop(deck=own_deck()).contents, "halve-dag")
    assert sum(step.minutes for step in steps) in HALF_A_DAY


def test_a_step_takes_its_minutes_from_its_part_of_the_deck() -> None:
    deck = msgspec.structs.replace(
        tiny_deck(), slides=(msgspec.structs.replace(tiny_deck().slides[0], id="lobby"),)
    )
    contents = workshop(deck=deck).contents
    for kind, part in (
        (StepKind.CARD, deck.cards[0]),
        (StepKind.EXPLANATION, deck.slides[0]),  # the same id as the card
        (StepKind.STATEMENT, deck.statements[0]),
        (StepKind.QUESTION, deck.questions[0]),
        (StepKind.FEEDBACK, deck.exercises[0]),
    ):
        assert default_minutes(contents, PlannedStep(kind, part.id)) == part.minutes
    per_indicator = {content: 2 * number for content, number in (("n1", 3), ("indicators", 21))}
    for content, minutes in per_indicator.items():
        assert default_minutes(contents, PlannedStep(StepKind.TEAM, content)) == minutes


def test_texts_to_read_aloud_are_short() -> None:
    deck = own_deck()
    texts = [
        *(point for slide in deck.slides for point in slide.points),
        *(statement.text for statement in deck.statements),
        *(question for statement in deck.statements for question in statement.debrief),
        *(question.text for question in deck.questions),
        *(prompt for exercise in deck.exercises for prompt in exercise.prompts),
        *(exercise.question for exercise in deck.exercises),
    ]
    assert [text for text in texts if not 1 <= len(text.split()) <= 20] == []


# ------------------------------------------------------------------ deck files

NAMES = {
    "cards": "kaart",
    "slides": "uitleg",
    "statements": "stelling",
    "questions": "open vraag",
    "exercises": "oefening",
    "programmes": "programma",
}
"""The parts of a deck, and the Dutch name of each."""

KINDS = ", ".join(StepKind)
REGELS, GENOEG, KONING = (
    "uitleg 1 ‘Regels’",
    "stelling 1 ‘Dit is genoeg.’",
    "stelling 2 ‘De klant is de baas.’",
)
TIJD, SAMEN = "open vraag 1 ‘Waar blijft de tijd?’", "oefening 1 ‘Samen oefenen’"
KORT, ALLES = "programma 1 ‘Kort’", "programma 2 ‘Alles’"


def places_and_remedies(file: Path) -> list[tuple[str, str]]:
    """The place and the remedy of each fault."""
    return [(fault.place, fault.remedy) for fault in faults_of(file)]


def test_a_deck_with_everything_is_read(tmp_path: Path) -> None:
    deck = read_deck(deck_file(tmp_path, WHOLE))
    assert [slide.points for slide in deck.slides] == [("Luister.", "Praat."), ("Kijk omhoog.",)]
    assert [slide.trainer_note for slide in deck.slides] == ["", "Wijs aan."]
    assert [statement.id for statement in deck.statements] == ["genoeg", "koning"]
    assert [statement.debrief for statement in deck.statements] == [(), ("Wie zegt dat?",)]
    assert [question.text for question in deck.questions] == ["Waar blijft de tijd?"]
    (exercise,) = deck.exercises
    assert exercise.prompts == ("Ik zag …", "Ik vraag …")
    assert exercise.question == "Wat hield je tegen?"
    kort, alles = deck.programmes
    assert kort.steps == (
        PlannedStep(StepKind.WELCOME),
        PlannedStep(StepKind.CARD, "lobby"),
        PlannedStep(StepKind.END),
    )
    assert {step.kind for step in alles.steps} == set(StepKind)
    assert alles.steps[0].minutes == 4
    assert (alles.people_from, alles.people_to) == (6, 12)
    assert (kort.people_from, kort.people_to) == (1, 999)


def test_every_step_of_a_valid_deck_has_items(tmp_path: Path) -> None:
    contents = workshop(deck=read_deck(deck_file(tmp_path, WHOLE))).contents
    for name in ("kort", "alles"):
        steps = steps_of(contents, name)
        assert [step for step in steps if not contents.items(step)] == []


def test_the_other_parts_are_optional(tmp_path: Path) -> None:
    deck = read_deck(deck_file(tmp_path, GOOD))
    assert deck.slides == deck.statements == deck.questions == deck.exercises == ()
    assert deck.programmes == ()


@pytest.mark.parametrize(
    ("edit", "count"),
    [
        (('["Luister.", "Praat."]', '["1", "2", "3", "4", "5", "6"]'), 6),
        (('["Luister.", "Praat."]', '["1"]'), 1),
    ],
)
def test_one_to_six_points_are_accepted(edit: tuple[str, str], count: int, tmp_path: Path) -> None:
    deck = read_deck(deck_file(tmp_path, edited(edit, text=WHOLE)))
    assert len(deck.slides[0].points) == count


def test_an_exercise_may_have_no_question(tmp_path: Path) -> None:
    edits = (
        ('question = "Wat hield je tegen?"\n', ""),
        ('["Ik zag …", "Ik vraag …"]', '["1", "2", "3", "4", "5"]'),
    )
    (exercise,) = read_deck(deck_file(tmp_path, edited(*edits, text=WHOLE))).exercises
    assert exercise.question == ""
    assert len(exercise.prompts) == 5


WELCOME = '[{ kind = "welcome" }, {'
CARD, EXPLANATION = '{ kind = "card", content = "lobby" }', 'content = "regels"'

WRONG_PARTS: dict[str, tuple[tuple[str, str], str, str]] = {
    # Each fault: the edit that introduces it, the reported place, and the remedy.
    "a slide without points": (
        ('["Luister.", "Praat."]', "[]"),
        f"{REGELS}, veld ‘points’",
        "Geef er één tot zes.",
    ),
    "a slide with seven points": (
        ('["Luister.", "Praat."]', '["1", "2", "3", "4", "5", "6", "7"]'),
        f"{REGELS}, veld ‘points’",
        "Geef er één tot zes.",
    ),
    "an empty point": (
        ('"Praat."', '""'),
        f"{REGELS}, veld ‘points[1]’",
        "Vul een tekst in.",
    ),
    "a long point": (
        ('"Praat."', f'"{"x" * 201}"'),
        f"{REGELS}, veld ‘points[1]’",
        "Gebruik hoogstens 200 tekens.",
    ),
    "points that are no list": (
        ('["Luister.", "Praat."]', '"Luister."'),
        f"{REGELS}, veld ‘points’",
        "Hier hoort een lijst.",
    ),
    "a slide without a title": (('title = "Regels"\n', ""), "uitleg 1", "Voeg het toe."),
    "a long title": (
        ('"Regels"', f'"{"heel " * 41}lang"'),
        f"uitleg 1 ‘{'heel ' * 11}heel…’, veld ‘title’",
        "Gebruik hoogstens 200 tekens.",
    ),
    "a title that is a number": (
        ('title = "Regels"', "title = 5"),
        "uitleg 1, veld ‘title’",
        "Hier hoort een tekst.",
    ),
    "an unknown field of a slide": (
        ("minutes = 5", "minutes = 5\ncolour = 3"),
        REGELS,
        "Kijk of de naam goed is gespeld, of haal het weg.",
    ),
    "a slide without an id": (('id = "trap"\n', ""), "uitleg 2 ‘De trap’", "Voeg het toe."),
    "a statement without a text": (
        ('text = "Dit is genoeg."\n', ""),
        "stelling 1",
        "Voeg het toe.",
    ),
    "an empty statement": (
        ('"Dit is genoeg."', '""'),
        "stelling 1, veld ‘text’",
        "Vul een tekst in.",
    ),
    "no minutes at all for a statement": (
        ("minutes = 10", "minutes = 0"),
        f"{GENOEG}, veld ‘minutes’",
        "Het moet minstens 1 zijn.",
    ),
    "a debrief that is no list": (
        ('["Wie zegt dat?"]', '"Wie zegt dat?"'),
        f"{KONING}, veld ‘debrief’",
        "Hier hoort een lijst.",
    ),
    "a debrief question that is a number": (
        ('["Wie zegt dat?"]', "[3]"),
        f"{KONING}, veld ‘debrief[0]’",
        "Hier hoort een tekst.",
    ),
    "an unknown field of a statement": (
        ('debrief = ["Wie', 'questions = ["Wie'),
        KONING,
        "Kijk of de naam goed is gespeld, of haal het weg.",
    ),
    "a question without a text": (
        ('text = "Waar blijft de tijd?"\n', ""),
        "open vraag 1",
        "Voeg het toe.",
    ),
    "a long question": (
        ('"Waar blijft de tijd?"', f'"{"x" * 201}"'),
        f"open vraag 1 ‘{'x' * 59}…’, veld ‘text’",
        "Gebruik hoogstens 200 tekens.",
    ),
    "a question for nine hours": (
        ("minutes = 6", "minutes = 540"),
        f"{TIJD}, veld ‘minutes’",
        "Het mag hoogstens 480 zijn.",
    ),
    "an exercise without prompts": (
        ('["Ik zag …", "Ik vraag …"]', "[]"),
        f"{SAMEN}, veld ‘prompts’",
        "Geef er één tot vijf.",
    ),
    "an exercise with six prompts": (
        ('["Ik zag …", "Ik vraag …"]', '["1", "2", "3", "4", "5", "6"]'),
        f"{SAMEN}, veld ‘prompts’",
        "Geef er één tot vijf.",
    ),
    "an exercise without an instruction": (
        ('instruction = "Maak de zin af."\n', ""),
        SAMEN,
        "Voeg het toe.",
    ),
    "a long question at the end of an exercise": (
        ('"Wat hield je tegen?"', f'"{"x" * 201}"'),
        f"{SAMEN}, veld ‘question’",
        "Gebruik hoogstens 200 tekens.",
    ),
    "a programme without an aim": (('aim = "Even kijken."\n', ""), KORT, "Voeg het toe."),
    "a programme that says no steps": (
        ('steps = [{ kind = "welcome" }, ' + CARD + ', { kind = "end" }]\n', ""),
        f"{KORT}, veld ‘steps’",
        'Geef er minstens één, bijvoorbeeld steps = [{ kind = "welcome" }].',
    ),
    "a programme with an empty list of steps": (
        ('[{ kind = "welcome" }, ' + CARD + ', { kind = "end" }]', "[]"),
        f"{KORT}, veld ‘steps’",
        'Geef er minstens één, bijvoorbeeld steps = [{ kind = "welcome" }].',
    ),
    "an unknown kind": (
        ('kind = "welcome" }', 'kind = "welkom" }'),
        f"{KORT}, stap 1, veld ‘kind’",
        f"Kies uit: {KINDS}.",
    ),
    "a kind that is a number": (
        ('kind = "welcome" }', "kind = 1 }"),
        f"{KORT}, stap 1, veld ‘kind’",
        f"Kies uit: {KINDS}.",
    ),
    "a step without a kind": (
        ('{ kind = "welcome" }', "{ minutes = 5 }"),
        f"{KORT}, stap 1",
        "Voeg het toe.",
    ),
    "a step that is a word": (
        ('{ kind = "welcome" }', '"welcome"'),
        f"{KORT}, stap 1",
        "Vergelijk met de meegeleverde kaartenset.",
    ),
    "a step with nothing in it": (
        ('{ kind = "welcome" }', "{}"),
        f"{KORT}, stap 1",
        "Vergelijk met de meegeleverde kaartenset.",
    ),
    "an unknown field of a step": (
        ('{ kind = "welcome" }', '{ kind = "welcome", title = "Dag" }'),
        f"{KORT}, stap 1",
        "Kijk of de naam goed is gespeld, of haal het weg.",
    ),
    "no minutes for a step": (
        ("minutes = 4 }", "minutes = 0 }"),
        f"{ALLES}, stap 1, veld ‘minutes’",
        "Het moet minstens 1 zijn.",
    ),
    "minutes of a step in words": (
        ("minutes = 4 }", 'minutes = "kort" }'),
        f"{ALLES}, stap 1, veld ‘minutes’",
        "Hier hoort een heel getal.",
    ),
    "a card that is not there": (
        ('content = "lobby"', 'content = "bus"'),
        f"{KORT}, stap 2, veld ‘content’",
        "Kies uit: lobby, trein.",
    ),
    "a card that is not said": (
        (CARD, '{ kind = "card" }'),
        f"{KORT}, stap 2, veld ‘content’",
        "Kies uit: lobby, trein.",
    ),
    "a card where a slide belongs": (
        (EXPLANATION, 'content = "lobby"'),
        f"{ALLES}, stap 3, veld ‘content’",
        "Kies uit: regels, trap.",
    ),
    "a slide where a statement belongs": (
        ('content = "koning"', 'content = "regels"'),
        f"{ALLES}, stap 5, veld ‘content’",
        "Kies uit: genoeg, koning.",
    ),
    "a statement where a question belongs": (
        ('content = "tijd"', 'content = "genoeg"'),
        f"{ALLES}, stap 9, veld ‘content’",
        "Kies uit: tijd.",
    ),
    "an exercise that is not said": (
        (', content = "samen"', ""),
        f"{ALLES}, stap 10, veld ‘content’",
        "Kies uit: samen.",
    ),
    "a niveau without indicators": (
        ('content = "n3"', 'content = "n0"'),
        f"{ALLES}, stap 8, veld ‘content’",
        "Laat ‘content’ weg voor het team als geheel, of kies uit: organisation, indicators, n1, n2, n3, n4, n5.",
    ),
    "one indicator": (
        ('content = "n3"', 'content = "n3.1"'),
        f"{ALLES}, stap 8, veld ‘content’",
        "Laat ‘content’ weg voor het team als geheel, of kies uit: organisation, indicators, n1, n2, n3, n4, n5.",
    ),
    "content that is a number": (
        ('content = "n3"', "content = 3"),
        f"{ALLES}, stap 8, veld ‘content’",
        "Hier hoort een tekst.",
    ),
    "a transfer of a card that has none": (
        ('"transfer", content = "trein"', '"transfer", content = "lobby"'),
        f"{ALLES}, stap 13, veld ‘content’",
        "Kies uit: trein.",
    ),
    "a transfer of a card that is not there": (
        ('"transfer", content = "trein"', '"transfer", content = "bus"'),
        f"{ALLES}, stap 13, veld ‘content’",
        "Kies uit: trein.",
    ),
    "a transfer that is not said": (
        ('"transfer", content = "trein"', '"transfer"'),
        f"{ALLES}, stap 13, veld ‘content’",
        "Kies uit: trein.",
    ),
    "a look back at something": (
        ('"look_back"', '"look_back", content = "trein"'),
        f"{ALLES}, stap 14, veld ‘content’",
        "Haal ‘content’ weg.",
    ),
    "more people at the least than at the most": (
        ("people_from = 6", "people_from = 13"),
        f"{ALLES}, veld ‘people_to’",
        "Zet bij ‘people_from’ het kleinste aantal en bij ‘people_to’ het grootste.",
    ),
    "nobody at the least": (
        ("people_from = 6", "people_from = 0"),
        f"{ALLES}, veld ‘people_from’",
        "Het moet minstens 1 zijn.",
    ),
    "a thousand people": (
        ("people_to = 12", "people_to = 1000"),
        f"{ALLES}, veld ‘people_to’",
        "Het mag hoogstens 999 zijn.",
    ),
    "people that are no number": (
        ("people_to = 12", "people_to = true"),
        f"{ALLES}, veld ‘people_to’",
        "Hier hoort een heel getal.",
    ),
    "a point of spaces": (
        ('"Praat."', '"  "'),
        f"{REGELS}, veld ‘points[1]’",
        "Vul een tekst in.",
    ),
    "a note of spaces": (
        ('"Wijs aan."', '"\\n "'),
        "uitleg 2 ‘De trap’, veld ‘trainer_note’",
        "Vul een tekst in.",
    ),
}


@pytest.mark.parametrize("wrong", WRONG_PARTS)
def test_a_fault_is_reported_with_its_place_and_remedy(wrong: str, tmp_path: Path) -> None:
    edit, place, remedy = WRONG_PARTS[wrong]
    assert places_and_remedies(deck_file(tmp_path, edited(edit, text=WHOLE))) == [(place, remedy)]


@pytest.mark.parametrize("kind", ["welcome", "staircase", "pledges", "break", "end"])
def test_content_is_refused_for_a_kind_of_step_without_content(kind: str, tmp_path: Path) -> None:
    edit = (CARD, f'{{ kind = "{kind}", content = "lobby" }}')
    (fault,) = faults_of(deck_file(tmp_path, edited(edit, text=WHOLE)))
    assert fault.place == f"{KORT}, stap 2, veld ‘content’"
    assert f"‘{kind}’" in fault.problem
    assert fault.remedy == "Haal ‘content’ weg."


@pytest.mark.parametrize(
    "content", ["", "organisation", "indicators", "n1", "n2", "n3", "n4", "n5"]
)
def test_a_self_test_accepts_each_of_its_subjects(content: str, tmp_path: Path) -> None:
    edit = ('content = "n3"', f'content = "{content}"')
    deck = read_deck(deck_file(tmp_path, edited(edit, text=WHOLE)))
    assert deck.programmes[1].steps[7] == PlannedStep(StepKind.TEAM, content)
    assert workshop(deck=deck).contents.has(StepKind.TEAM, content)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("explanation", "slides"),
        ("statement", "statements"),
        ("question", "questions"),
        ("feedback", "exercises"),
    ],
)
def test_a_step_that_refers_to_an_absent_part_is_reported(
    kind: str, part: str, tmp_path: Path
) -> None:
    programme = PARTS[PARTS.index("[[programmes]]") : PARTS.rindex("[[programmes]]")]
    edit = ('kind = "card", content = "lobby"', f'kind = "{kind}", content = "regels"')
    (fault,) = faults_of(deck_file(tmp_path, GOOD + edited(edit, text=programme)))
    assert fault.place == f"{KORT}, stap 2, veld ‘content’"
    assert f"[[{part}]]" in fault.problem
    assert f"[[{part}]]" in fault.remedy


@pytest.mark.parametrize("part", NAMES)
def test_a_duplicate_id_within_a_part_is_reported(part: str, tmp_path: Path) -> None:
    first = WHOLE.index(f"[[{part}]]")
    following = WHOLE.find(f"[[{part}]]", first + 1)
    if following < 0:
        following = WHOLE.index("\n\n[[", first)
    again = WHOLE[first:following]
    (fault,) = faults_of(deck_file(tmp_path, f"{WHOLE}\n{again}"))
    assert fault.place == ""
    assert f"meer dan één deel [[{part}]] " in fault.problem
    assert fault.remedy == "Geef elk een eigen id."


@pytest.mark.parametrize("part", NAMES)
def test_a_part_that_is_not_a_list_is_reported(part: str, tmp_path: Path) -> None:
    begin, end = GOOD.index("[[cards]]"), len(GOOD)
    text = GOOD[:begin] + f"{part} = 3\n" + ("" if part == "cards" else GOOD[begin:end])
    assert places_and_remedies(deck_file(tmp_path, text)) == [
        (f"veld ‘{part}’", f"Zet boven elk deel [[{part}]], met dubbele haken.")
    ]


def test_single_brackets_are_reported(tmp_path: Path) -> None:
    slide = PARTS[PARTS.rindex("[[slides]]") : PARTS.index("[[statements]]")]
    text = GOOD + slide.replace("[[slides]]", "[slides]")
    assert places_and_remedies(deck_file(tmp_path, text)) == [
        ("veld ‘slides’", "Zet boven elk deel [[slides]], met dubbele haken.")
    ]


@pytest.mark.parametrize("part", NAMES)
def test_items_that_are_not_tables_are_reported_one_by_one(part: str, tmp_path: Path) -> None:
    begin = GOOD.index("[[cards]]")
    text = GOOD[:begin] + f"{part} = [1, 2]\n" + ("" if part == "cards" else GOOD[begin:])
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        f"{NAMES[part]} 1",
        f"{NAMES[part]} 2",
    ]


def test_a_deck_with_other_parts_still_needs_cards(tmp_path: Path) -> None:
    head = GOOD[: GOOD.index("[[cards]]")]
    parts = PARTS[: PARTS.index("[[programmes]]")]
    assert places_and_remedies(deck_file(tmp_path, head + parts)) == [
        ("", "Voeg minstens één [[cards]] toe.")
    ]


def test_all_faults_of_the_parts_are_reported_at_once(tmp_path: Path) -> None:
    text = edited(
        ('id = "klein"', 'id = "Klein"\npictures = { }\ncolour = 3'),
        ("minutes = 15", "minutes = 0"),
        ('["Luister.", "Praat."]', "[]"),
        ('"Dit is genoeg."', '""'),
        ("minutes = 8", "minuten = 8\ncolour = 3"),
        ('"Waar blijft de tijd?"', "3"),
        ('["Ik zag …", "Ik vraag …"]', "[]"),
        ('"Wat hield je tegen?"', f'"{"x" * 201}"'),
        ('"Even kijken."', '""'),
        (CARD, '{ kind = "break", content = "lobby" }'),
        ('"staircase"', '"trap"'),
        ('"n3"', '"n9"'),
        text=WHOLE,
    )
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        "",  # the pictures
        "",  # the colour
        "veld ‘id’",
        "kaart 1 ‘Lobby’, veld ‘minutes’",
        f"{REGELS}, veld ‘points’",
        "stelling 1, veld ‘text’",
        KONING,
        KONING,
        KONING,  # two unknown fields and a missing one
        "open vraag 1, veld ‘text’",
        f"{SAMEN}, veld ‘prompts’",
        f"{SAMEN}, veld ‘question’",
        f"{KORT}, stap 2, veld ‘content’",
        f"{KORT}, veld ‘aim’",
        f"{ALLES}, stap 2, veld ‘kind’",
        f"{ALLES}, stap 8, veld ‘content’",
    ]


def test_the_least_people_may_equal_the_most(tmp_path: Path) -> None:
    text = edited(("people_from = 6", "people_from = 12"), text=WHOLE)
    assert read_deck(deck_file(tmp_path, text)).programmes[1].people_from == 12


def test_a_programme_may_give_only_the_least_or_the_most_people(tmp_path: Path) -> None:
    text = edited(("people_from = 6\n", ""), text=WHOLE)
    assert read_deck(deck_file(tmp_path, text)).programmes[1].people_to == 12


def test_a_step_for_a_missing_transfer_is_reported(tmp_path: Path) -> None:
    text = WHOLE.replace(TRANSFER, "")
    (fault,) = faults_of(deck_file(tmp_path, text))
    assert fault.place == f"{ALLES}, stap 13, veld ‘content’"
    assert fault.problem == "de kaart “trein” heeft geen transfer."
    assert fault.remedy == "Geef eerst een kaart een ‘transfer’."


def test_an_incomplete_programme_is_still_checked_for_its_people(tmp_path: Path) -> None:
    text = edited(
        ('aim = "Van elk iets."\n', ""), ("people_from = 6", "people_from = 99"), text=WHOLE
    )
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        ALLES,
        f"{ALLES}, veld ‘people_to’",
    ]


def test_a_step_that_refers_to_an_invalid_part_is_no_second_fault(tmp_path: Path) -> None:
    text = edited(
        ("minutes = 15", "minutes = 0"),  # a card that a programme refers to
        ('text = "De klant is de baas."\n', ""),  # a statement that a programme refers to
        text=WHOLE,
    )
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        "kaart 1 ‘Lobby’, veld ‘minutes’",
        "stelling 2",
    ]
