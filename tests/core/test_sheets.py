"""The sheets of a workshop: run sheet, table sheets, take-home sheets and certificates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

import msgspec
import pikepdf
import pytest

from tests.support.pdfs import bookmarks, opened, outside, page_text, pages_of, pieces, text_of
from tests.support.places import placed, sizes
from tests.support.samples import (
    DEBRIEF,
    EVERY_STEP,
    EVERYTHING,
    LOOK_BACK,
    NOT_HIGHER,
    NOT_LOWER,
    PLEDGES,
    TRAINER_NOTE,
    WHY,
    long_text,
    own_deck,
    start,
    tiny_deck,
    workshop,
)
from tests.support.tagged import faults
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import (
    FORMAT,
    Behaviour,
    Card,
    Deck,
    Exercise,
    OpenQuestion,
    PlannedStep,
    Programme,
    Reference,
    Slide,
    Statement,
    Transfer,
)
from workshop_app.content.self_test import self_test_content
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import HandoutSpec, spec_of
from workshop_app.handouts.page.style import FOOTER, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from workshop_app.handouts.run_sheet.guides import GUIDES
from workshop_app.handouts.workshop_labels import clock_text, length_text, table_count
from workshop_app.progress import CancelledError
from workshop_app.session.items import EARLIER, Contents
from workshop_app.session.keys import KEY_GROUPS
from workshop_app.session.programme import steps_of
from workshop_app.session.state import Entry, Place
from workshop_app.session.step import Step, Steps
from workshop_app.session.voting import usual_tables
from workshop_app.session.workshop_kind import WorkshopKind

STAIRS = staircase()
RUN_SHEET, TABLES = catalogue.RUN_SHEET, catalogue.TABLE_SHEETS
PLEDGE_SHEETS, CERTIFICATES = catalogue.PLEDGES_SHEET, catalogue.CERTIFICATE
ALL = (RUN_SHEET, TABLES, PLEDGE_SHEETS, CERTIFICATES)
FOR_THE_GROUP = (TABLES, PLEDGE_SHEETS, CERTIFICATES)
DAY = date(2026, 11, 22)


def spec_for(deck: Deck, programme: str, **changes: object) -> HandoutSpec:
    steps = steps_of(Contents(deck, STAIRS, builtin_texts()), programme)
    spec = HandoutSpec(deck, STAIRS, builtin_texts(), steps)
    return replace(spec, **changes)  # pyright: ignore[reportArgumentType]


def tiny(**changes: object) -> HandoutSpec:
    return spec_for(tiny_deck(), EVERYTHING, **changes)


def own(programme: str = "halve-dag", **changes: object) -> HandoutSpec:
    return spec_for(own_deck(), programme, **changes)


@cache
def half_day(kind: catalogue.HandoutKind) -> bytes:
    return catalogue.make(kind, own(people=3, tables=2))


def page_texts(data: bytes) -> list[str]:
    with opened(data) as pdf:
        return [page_text(page) for page in pdf.pages]


def one_line(text: str) -> str:
    return " ".join(text.split())


def assert_inside(data: bytes) -> None:
    """Assert that all text is inside the margins."""
    assert outside(data, MARGIN, FOOTER - 3, 24) == []


# ------------------------------------------------------------------ all kinds


@pytest.mark.parametrize("kind", ALL)
def test_the_same_spec_gives_the_same_bytes(kind: catalogue.HandoutKind) -> None:
    spec = own(people=3, tables=2)
    assert catalogue.make(kind, spec) == half_day(kind)


@pytest.mark.parametrize("kind", ALL)
def test_all_text_is_inside_the_margins(kind: catalogue.HandoutKind) -> None:
    data = half_day(kind)
    upright = (PAGE_WIDTH, PAGE_HEIGHT)
    expected = upright[::-1] if kind is CERTIFICATES else upright
    assert {(round(across), round(down)) for across, down in sizes(data)} == {
        (round(expected[0]), round(expected[1]))
    }
    assert_inside(data)


@pytest.mark.parametrize("kind", ALL)
def test_fonts_language_and_title(kind: catalogue.HandoutKind) -> None:
    with opened(half_day(kind)) as pdf:
        assert str(pdf.Root["/Lang"]) == "nl-NL"
        assert "Klantgerichtheid" in str(pdf.docinfo["/Title"])
        for page in pdf.pages:
            for font in page.resources["/Font"].values():
                assert isinstance(font, pikepdf.Dictionary)
                assert "/FontFile2" in font["/FontDescriptor"]


@pytest.mark.parametrize("kind", FOR_THE_GROUP)
def test_handouts_for_the_group_have_no_references(kind: catalogue.HandoutKind) -> None:
    text = text_of(catalogue.make(kind, tiny(people=2, tables=2)))
    for secret in (WHY, NOT_LOWER, NOT_HIGHER, TRAINER_NOTE, DEBRIEF):
        assert secret not in text
    assert "uiding" not in text


@pytest.mark.parametrize("kind", FOR_THE_GROUP)
def test_handouts_for_the_group_do_not_depend_on_the_references(
    kind: catalogue.HandoutKind,
) -> None:
    deck = tiny_deck()
    other = msgspec.structs.replace(
        deck,
        cards=tuple(
            msgspec.structs.replace(
                card,
                behaviours=tuple(
                    msgspec.structs.replace(one, reference=Reference(1, "anders"))
                    for one in card.behaviours
                ),
            )
            for card in deck.cards
        ),
    )
    assert catalogue.make(kind, tiny()) == catalogue.make(kind, replace(tiny(), deck=other))


@pytest.mark.parametrize("kind", ALL)
def test_every_page_of_a_rehearsal_is_marked(kind: catalogue.HandoutKind) -> None:
    rehearsal = catalogue.make(kind, tiny(kind=WorkshopKind.REHEARSAL, people=2))
    assert all("OEFENING" in page for page in page_texts(rehearsal))
    assert_inside(rehearsal)
    real = catalogue.make(kind, tiny(people=2))
    assert "OEFENING" not in text_of(real)


@pytest.mark.parametrize("kind", ALL)
def test_making_a_handout_can_be_cancelled(kind: catalogue.HandoutKind) -> None:
    def enough(pages: int) -> None:
        if pages == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        catalogue.make(kind, own(people=3, tables=2), enough)


@pytest.mark.parametrize("kind", ALL)
def test_emoji_markup_and_other_scripts_do_no_harm(
    kind: catalogue.HandoutKind,
) -> None:
    spec = tiny(title="<b>Klant</b> & co 😀 שלום", organisation="<i>A&B</i> 😀", people=1)
    data = catalogue.make(kind, spec)
    text = text_of(data)
    assert "[?]" in text
    assert "<b>Klant</b> & co" in text
    assert_inside(data)


@pytest.mark.parametrize("kind", ALL)
def test_a_programme_of_one_step_or_none_does_no_harm(kind: catalogue.HandoutKind) -> None:
    for steps in ((), tiny().steps[:1]):
        data = catalogue.make(kind, tiny(steps=steps, people=1, tables=0))
        assert pages_of(data) >= 1
        assert_inside(data)


def skipped(steps: Steps, *ids: int) -> Steps:
    return tuple(replace(step, skipped=step.id in ids) for step in steps)


# ------------------------------------------------------------------ the longest texts


@cache
def longest_deck(filler: str) -> Deck:
    text = partial(long_text, filler)
    line, words = text(200), text(2000)
    reference = Reference(2, words, ("n2.1", "n2.2"), words, words)
    behaviours = tuple(Behaviour(f"b{number}", line, reference) for number in range(4))
    card = Card(
        id="kaart",
        title=line,
        theme=line,
        minutes=480,
        story=words,
        question=line,
        debrief=(line, line, line),
        behaviours=behaviours,
        trainer_note=words,
        sides=(line,) * 4,
        transfer=Transfer(line, words, line, 9, behaviours[:2], words),
    )
    steps = (
        PlannedStep(StepKind.CARD, "kaart"),
        PlannedStep(StepKind.TRANSFER, "kaart"),
        PlannedStep(StepKind.EXPLANATION, "uitleg"),
        PlannedStep(StepKind.STATEMENT, "stelling"),
        PlannedStep(StepKind.QUESTION, "vraag"),
        PlannedStep(StepKind.FEEDBACK, "paren"),
    )
    return Deck(
        format=FORMAT,
        version=1,
        id="lang",
        title=line,
        cards=(card,),
        slides=(Slide("uitleg", line, (line,) * 6, 4, words),),
        statements=(Statement("stelling", line, 8, (line,), words),),
        questions=(OpenQuestion("vraag", line, 6, words),),
        exercises=(Exercise("paren", line, line, (line,) * 5, 12, line, words),),
        programmes=(Programme("alles", "Alles", "Doel", steps),),
    )


@pytest.mark.parametrize("filler", ["woord ", "onafgebroken"])
@pytest.mark.parametrize(
    ("kind", "at_least"), [(RUN_SHEET, 60), (TABLES, 15), (PLEDGE_SHEETS, 1), (CERTIFICATES, 2)]
)
def test_the_longest_texts_of_a_deck_are_complete(
    kind: catalogue.HandoutKind, at_least: int, filler: str
) -> None:
    organisation = (filler * 200)[:196].strip() + "EIND"
    deck = longest_deck(filler)
    spec = spec_for(deck, "alles", people=1, tables=1, organisation=organisation)
    data = catalogue.make(kind, spec)
    assert text_of(data).count("EIND") >= at_least
    assert_inside(data)


# ------------------------------------------------------------------ the run sheet


def test_every_page_of_the_run_sheet_is_marked_for_the_trainer() -> None:
    for page in page_texts(half_day(RUN_SHEET)):
        assert "Alleen voor de trainer: hierin staat de duiding" in page


def test_the_run_sheet_has_running_times_and_the_page_of_each_step() -> None:
    spec = own()
    pages = page_texts(half_day(RUN_SHEET))
    begin = 0
    for step in spec.steps:
        clock = f"{clock_text(begin)} tot {clock_text(begin + step.minutes)}"
        page = next(number for number, text in enumerate(pages, 1) if clock in text)
        row = re.search(rf"{clock_text(begin)} [^:]*? {step.minutes} {page}\b", pages[0])
        assert row is not None, clock
        begin += step.minutes
    assert f"{clock_text(begin)} Klaar {begin}" in pages[0]
    assert length_text(begin) in pages[0]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("", "Onze eigen trap"),
        ("organisation", "De organisatie als geheel"),
        ("indicators", "Gedrag voor gedrag"),
        *((f"n{one.number}", f"Niveau {one.number}: {one.name}") for one in STAIRS.niveaus[1:]),
    ],
)
def test_the_run_sheet_has_a_title_for_every_self_test(content: str, title: str) -> None:
    steps = (Step(1, StepKind.TEAM, 15, content),)
    spec = HandoutSpec(own_deck(), STAIRS, builtin_texts(), steps)
    assert title in bookmarks(catalogue.make(RUN_SHEET, spec))


@pytest.mark.parametrize("content", ["n0", "n6", "n33", "n٣", "team"])
def test_an_invalid_self_test_is_refused(content: str) -> None:
    with pytest.raises(KeyError):
        self_test_content(content)


@pytest.mark.parametrize("kind", [one for one in catalogue.HANDOUTS if not one.needs_run])
def test_every_handout_can_be_made_of_every_programme(kind: catalogue.HandoutKind) -> None:
    for programme in own_deck().programmes:
        assert catalogue.make(kind, own(programme.id)).startswith(b"%PDF")


def test_the_run_sheet_has_the_references_the_questions_and_the_notes() -> None:
    deck = own_deck()
    text = one_line(text_of(half_day(RUN_SHEET)))
    for step in own().steps:
        if step.kind is not StepKind.CARD:
            continue
        card = next(one for one in deck.cards if one.id == step.content)
        reported: list[str] = [
            card.title,
            card.story,
            card.question,
            card.trainer_note,
            *card.debrief,
        ]
        for behaviour in card.behaviours:
            reference = behaviour.reference
            niveau = STAIRS.niveaus[reference.niveau]
            reported += [behaviour.text, reference.why, reference.not_lower, reference.not_higher]
            reported.append(f"Duiding: niveau {niveau.number}, {niveau.name}")
            indicators = [STAIRS.indicator(name) for name in reference.indicators]
            reported += [indicator.text for indicator in indicators if indicator]
        assert [one for one in reported if one_line(one) not in text] == []


def test_the_run_sheet_has_guidance_for_every_kind_of_step() -> None:
    assert set(GUIDES) == set(StepKind) == {step.kind for step in EVERY_STEP}
    text = text_of(catalogue.make(RUN_SHEET, tiny()))
    for guide in GUIDES.values():
        for words in (*guide.does, guide.says):
            assert words in text
    for words in ("text of enough", "text of time", "first point", "I saw …", "what stops us?"):
        assert words in text
    for words in ("story of elsewhere", "question of elsewhere", "left", "neither"):
        assert words in text
    asked = builtin_texts()
    for words in (asked.team.now, asked.team.needed, asked.pledges, asked.look_back):
        assert words in text


def test_the_last_page_of_the_run_sheet_has_every_key() -> None:
    *others, last = page_texts(half_day(RUN_SHEET))
    keys = [key for group in KEY_GROUPS for key in group.keys if key.shown]
    assert [key.meaning for key in keys if key.meaning not in last] == []
    # The pages of the steps have only the keys of that step.
    assert not any("projectortest" in page for page in others[1:])


def test_the_run_sheet_leaves_out_skipped_steps() -> None:
    spec = tiny()
    data = catalogue.make(RUN_SHEET, replace(spec, steps=skipped(spec.steps, PLEDGES)))
    assert "Voornemens" in bookmarks(catalogue.make(RUN_SHEET, spec))
    assert "Voornemens" not in bookmarks(data)


def test_the_run_sheet_has_the_earlier_pledges() -> None:
    state = replace(
        start(), entries={Place(LOOK_BACK, EARLIER): (Entry(1, "vaker terugbellen", 2),)}
    )
    spec = spec_of(workshop(), state)
    assert "vaker terugbellen" in text_of(catalogue.make(RUN_SHEET, spec))


def test_a_programme_of_two_hundred_steps_is_complete() -> None:
    step = tiny().steps[-1]
    steps = tuple(replace(step, id=number, minutes=480) for number in range(1, 201))
    data = catalogue.make(RUN_SHEET, tiny(steps=steps))
    assert f"{clock_text(480 * 199)} tot {clock_text(480 * 200)}" in text_of(data)
    assert sum("Echte tijd" in page for page in page_texts(data)) > 1
    assert_inside(data)


# ------------------------------------------------------------------ the table sheets


@pytest.mark.parametrize("people", [1, 8, 9, 12, 13, 17, 120, 999])
def test_handouts_have_as_many_tables_as_the_session(people: int) -> None:
    assert table_count(replace(tiny(), people=people, tables=0)) == usual_tables(people)
    assert table_count(replace(tiny(), people=people, tables=7)) == 7


@pytest.mark.parametrize(
    ("tables", "people", "count"), [(0, 1, 2), (0, 13, 4), (0, 200, 30), (1, 12, 1), (30, 9, 30)]
)
def test_every_table_has_a_sheet(tables: int, people: int, count: int) -> None:
    data = catalogue.make(
        TABLES, own("korte-teamsessie", tables=tables, people=people, duplex=False)
    )
    marks = [mark for mark in bookmarks(data) if mark.startswith("Tafel ")]
    assert marks == [f"Tafel {number}" for number in range(1, count + 1)]
    assert pages_of(data) == count
    assert_inside(data)


def test_a_half_day_takes_two_pages_per_table() -> None:
    assert pages_of(half_day(TABLES)) == 4


def test_the_behaviours_have_rings_for_both_rounds_on_their_own_scale() -> None:
    deck = tiny_deck()
    steps = [step for step in tiny().steps if step.kind is StepKind.CARD]
    train = [step for step in steps if step.content == "train"]
    text = text_of(catalogue.make(TABLES, tiny(steps=tuple(train), tables=1)))
    assert "text of tidy" in text
    assert text.count("1 2 3 4 5") == 2
    assert "0 1 2 3 4 5" not in text
    lobby = [step for step in steps if step.content == "lobby"]
    text = text_of(catalogue.make(TABLES, tiny(steps=tuple(lobby), tables=1)))
    assert text.count("0 1 2 3 4 5") == 2 * len(deck.cards[0].behaviours)


def test_table_sheets_have_only_the_polls_of_the_steps() -> None:
    spec = tiny(tables=1)
    text = text_of(catalogue.make(TABLES, spec))
    for words in ("title of lobby", "title of elsewhere", "text of enough", "1. left", "Nodig"):
        assert words in text
    without = replace(spec, steps=tuple(step for step in spec.steps if step.content != "lobby"))
    text = text_of(catalogue.make(TABLES, without))
    assert "title of lobby" not in text
    assert "title of elsewhere" not in text
    assert "title of train" in text


def test_a_repeated_step_is_on_the_table_sheets_once() -> None:
    spec = tiny(tables=1)
    again = tuple(replace(step, id=step.id + 100) for step in spec.steps)
    twice = replace(spec, steps=spec.steps + again)
    assert catalogue.make(TABLES, twice) == catalogue.make(TABLES, spec)


@pytest.mark.parametrize("programme", ["korte-teamsessie", "kennismaken", "halve-dag"])
def test_each_table_begins_on_its_own_sheet_of_paper(programme: str) -> None:
    duplex = page_texts(catalogue.make(TABLES, own(programme, tables=3)))
    begins = [number for number, text in enumerate(duplex, 1) if "Wij zijn" in text]
    assert len(begins) == 3
    assert all(number % 2 for number in begins)
    simplex = page_texts(catalogue.make(TABLES, own(programme, tables=3, duplex=False)))
    assert len(simplex) <= len(duplex)
    assert not any("Aantekeningen van tafel" in page for page in simplex)


# ------------------------------------------------------------------ the take-home sheets


@pytest.mark.parametrize("people", [1, 12, 200])
def test_everyone_has_a_take_home_sheet(people: int) -> None:
    data = catalogue.make(PLEDGE_SHEETS, own("basis", people=people))
    pages = page_texts(data)
    assert len(pages) == 2 * people
    assert sum("Dit blad is van" in page for page in pages[::2]) == people
    assert sum("We komen terug op" in page for page in pages[1::2]) == people
    # Equal pages for many people share one bookmark.
    assert len(bookmarks(data)) == 2


def with_pledges(entries: Sequence[Entry], **changes: object) -> HandoutSpec:
    state = replace(start(), entries={Place(PLEDGES, "pledges"): tuple(entries)})
    spec = spec_of(workshop(), state)
    return replace(spec, **changes)  # pyright: ignore[reportArgumentType]


def test_everyone_has_the_pledges_of_the_group() -> None:
    texts = (Entry(1, "Ik bel vaker terug.", 2), Entry(2, "Ik vraag door.", 1), Entry(3, "Rust."))
    pages = page_texts(catalogue.make(PLEDGE_SHEETS, with_pledges(texts, people=2)))
    assert len(pages) == 4
    for back in pages[1::2]:
        assert re.search(r"Tafel 1 .*Ik vraag door.*Tafel 2 .*terug.*Zonder tafel .*Rust", back)
    together = page_texts(
        catalogue.make(PLEDGE_SHEETS, with_pledges([Entry(1, "Ik bel terug.")], people=1))
    )
    assert "Samen gezegd" in together[1]
    assert "Zonder tafel" not in together[1]


def test_the_pledges_of_thirty_people_fit_on_the_back() -> None:
    texts = [Entry(n, f"Ik bel vaker terug, ook met niets nieuws: {n}.", n % 5) for n in range(30)]
    assert pages_of(catalogue.make(PLEDGE_SHEETS, with_pledges(texts, people=2))) == 4


def many_pledges(count: int, words: str = "Bij elke klacht eerst luisteren") -> list[Entry]:
    return [
        Entry(number, f"{words} nummer {number}.", number % 6) for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [40, 60])
def test_many_pledges_are_in_two_columns(count: int) -> None:
    data = catalogue.make(PLEDGE_SHEETS, with_pledges(many_pledges(count), people=1))
    texts = [one for one in placed(data) if "klacht" in one.text]
    lefts = sorted({round(one.left) for one in texts})
    assert len(lefts) == 2
    ends = [max(one.right for one in texts if round(one.left) == left) for left in lefts]
    assert ends[0] < lefts[1]
    tops = [max(one.baseline for one in texts if round(one.left) == left) for left in lefts]
    assert tops[0] == pytest.approx(tops[1], abs=20)


@pytest.mark.parametrize("duplex", [True, False])
@pytest.mark.parametrize(
    ("count", "words"), [(5, "kort"), (60, "kort"), (60, "woord " * 20), (60, "woord " * 60)]
)
def test_no_pledge_is_lost_and_each_person_has_separate_sheets(
    count: int, words: str, *, duplex: bool
) -> None:
    spec = with_pledges(many_pledges(count, words), people=3, duplex=duplex)
    data = catalogue.make(PLEDGE_SHEETS, spec)
    pages = page_texts(data)
    begins = [number for number, text in enumerate(pages) if "Dit blad is van" in text]
    each = len(pages) // 3
    assert begins == [0, each, 2 * each]
    assert pages == pages[:each] * 3
    text = " ".join(pages[:each])
    for number in range(1, count + 1):
        assert text.count(f"nummer {number}.") == 1
    # A page with only lines is present only to fill a sheet of paper.
    empty = [number for number, page in enumerate(pages[:each]) if page.startswith("Aantek")]
    assert empty in ([], [each - 1])
    assert each % 2 == 0 if duplex else not empty
    assert_inside(data)


def test_pledges_that_do_not_fit_have_continued_pages_with_one_bookmark() -> None:
    spec = with_pledges(many_pledges(60, "woord " * 40), people=4)
    data = catalogue.make(PLEDGE_SHEETS, spec)
    assert len(bookmarks(data)) == 3
    assert bookmarks(data)[-1] == "Wat anderen zich voornamen"
    pages = page_texts(data)[: pages_of(data) // 4]
    begin = next(at for at, page in enumerate(pages) if page.startswith("Om te onthouden"))
    assert begin == 2
    assert "nummer" not in "".join(pages[:begin])
    for page in pages[begin + 1 :]:
        assert page.startswith(("Wat anderen zich voornamen, vervolg", "Aantekeningen"))
    with opened(data) as pdf:
        assert faults(pdf) == []


def test_the_font_is_smaller_only_where_that_saves_a_page() -> None:
    def letters(count: int) -> tuple[int, float]:
        spec = with_pledges(many_pledges(count, "Eerst luisteren, dan pas"), people=1, duplex=False)
        data = catalogue.make(PLEDGE_SHEETS, spec)
        with opened(data) as pdf:
            sizes = {
                round(one.size, 1)
                for page in pdf.pages
                for one in pieces(page)
                if "luisteren" in one.text
            }
        (size,) = sizes
        return pages_of(data), size

    found = [letters(count) for count in range(60, 180, 8)]
    # The font grows again where an extra page is needed anyway, and in the end it stays small.
    sizes = [max(size for count, size in found if count == pages) for pages in (3, 4)]
    assert sizes[1] >= sizes[0] > min(size for _, size in found)
    for pages in (3, 4):
        of_these = [size for count, size in found if count == pages]
        assert of_these == sorted(of_these, reverse=True)
    assert min(size for _, size in found) >= 8.5


# ------------------------------------------------------------------ the certificates


@pytest.mark.parametrize("people", [1, 12, 200])
def test_everyone_gets_a_certificate(people: int) -> None:
    simplex = page_texts(catalogue.make(CERTIFICATES, own(people=people, duplex=False)))
    assert len(simplex) == people
    assert all("Bewijs van deelname" in page and "naam" in page for page in simplex)


def test_no_certificate_is_on_the_back_of_another() -> None:
    simplex = page_texts(catalogue.make(CERTIFICATES, own(people=3, duplex=False)))
    duplex = page_texts(catalogue.make(CERTIFICATES, own(people=3)))
    assert duplex[::2] == simplex
    assert len(duplex) == 6
    assert not any("Bewijs van deelname" in page for page in duplex[1::2])


def test_a_certificate_has_the_workshop_its_date_and_its_length() -> None:
    spec = own(
        "basis", title="Team Noord", organisation="Gemeente Voorbeeld", held_on=DAY, people=1
    )
    front = page_texts(catalogue.make(CERTIFICATES, spec))[0]
    for words in ("Team Noord", "Gemeente Voorbeeld", "22 november 2026", "1 uur en 30 minuten"):
        assert words in front
    for niveau in STAIRS.niveaus[1:]:
        assert niveau.label.replace("\u00ad", "").split()[0][:9] in front
    assert "Geen niveau" not in front
    undated = page_texts(catalogue.make(CERTIFICATES, replace(spec, held_on=None)))[0]
    assert "Datum" in undated
    assert "2026" not in undated


def test_lines_for_name_and_signature_are_drawn() -> None:
    with opened(catalogue.make(CERTIFICATES, own(people=1, held_on=DAY))) as pdf:
        drawn = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    with opened(catalogue.make(CERTIFICATES, own(people=1))) as pdf:
        undated = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    assert undated.count("l") == drawn.count("l") + 1


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minuten"),
        (1, "1 minuut"),
        (45, "45 minuten"),
        (60, "1 uur"),
        (61, "1 uur en 1 minuut"),
        (210, "3 uur en 30 minuten"),
    ],
)
def test_a_length_is_written_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert length_text(minutes) == words
