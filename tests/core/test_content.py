"""The staircase, the deck that comes with the app, and invalid deck files."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.deck_files import GOOD, WHOLE, deck_file, edited, faults_of
from tests.support.samples import own_deck, tiny_deck
from tests.support.small_pictures import blank_picture, small_picture
from workshop_app import paths
from workshop_app.content import reading_cards
from workshop_app.content.deck_reading import MAX_FILE, DeckError, read_deck
from workshop_app.content.pictures import MAX_PICTURE, SIGNATURES
from workshop_app.content.staircase import HIGHEST, LOWEST, STEPS, staircase

# ------------------------------------------------------------------ the staircase

INDICATORS = {0: 0, 1: 3, 2: 5, 3: 5, 4: 3, 5: 5}
"""How many indicators each niveau has."""


def test_the_staircase_has_a_floor_and_five_niveaus() -> None:
    assert [niveau.number for niveau in staircase().niveaus] == [0, 1, 2, 3, 4, 5]
    assert (LOWEST, HIGHEST, STEPS) == (0, 5, 6)


def test_the_niveaus_have_their_names() -> None:
    assert [niveau.name for niveau in staircase().niveaus] == [
        "Geen niveau",
        "Opvolgen",
        "Duidelijke communicatie onderhouden",
        "Persoonlijke verantwoordelijkheid nemen",
        "Mogelijke behoeften adresseren",
        "Langetermijnperspectief hebben",
    ]
    assert [niveau.label.replace("\N{SOFT HYPHEN}", "") for niveau in staircase().niveaus] == [
        "Geen niveau",
        "Opvolgen",
        "Duidelijk communiceren",
        "Verantwoordelijkheid nemen",
        "Inspelen op behoeften",
        "Lange termijn",
    ]


def test_the_21_indicators_have_their_ids() -> None:
    found = {n.number: [i.id for i in n.indicators] for n in staircase().niveaus}
    assert found == {
        niveau: [f"n{niveau}.{number}" for number in range(1, count + 1)]
        for niveau, count in INDICATORS.items()
    }
    assert sum(INDICATORS.values()) == 21


def test_every_indicator_has_its_own_text() -> None:
    texts = [i.text for niveau in staircase().niveaus for i in niveau.indicators]
    assert all(text.strip() for text in texts)
    assert len(set(texts)) == len(texts)


def test_the_source_is_credited() -> None:
    assert "N. van der Veer" in staircase().source


def test_an_indicator_is_found_by_its_id() -> None:
    found = staircase().indicator("n4.2")
    assert found is staircase().niveaus[4].indicators[1]
    assert staircase().indicator("n4.9") is None


# ------------------------------------------------------------------ the deck that comes with the app


def test_the_own_deck_begins_with_the_three_cards() -> None:
    assert [card.id for card in own_deck().cards][:3] == [
        "koude-lobby",
        "weggeschopte-kranten",
        "je-u-dilemma",
    ]


def test_only_the_dilemma_has_sides() -> None:
    sides = {card.id: card.sides for card in own_deck().cards}
    assert sides.pop("je-u-dilemma") == ("je", "u", "hangt ervan af")
    assert set(sides.values()) == {()}


def test_every_story_has_40_to_70_words() -> None:
    lengths = {card.id: len(card.story.split()) for card in own_deck().cards}
    assert {name: n for name, n in lengths.items() if not 40 <= n <= 70} == {}


def test_every_card_has_its_behaviours_and_debrief_questions() -> None:
    for card in own_deck().cards:
        assert 2 <= len(card.behaviours) <= 4, card.id
        assert 2 <= len(card.debrief) <= 3, card.id
        assert card.trainer_note.strip(), card.id


def test_the_behaviours_of_a_card_are_spread_over_the_staircase() -> None:
    for card in own_deck().cards:
        niveaus = [behaviour.reference.niveau for behaviour in card.behaviours]
        assert len(set(niveaus)) == len(niveaus), card.id
        assert max(niveaus) - min(niveaus) >= 3, card.id
    every = {b.reference.niveau for card in own_deck().cards for b in card.behaviours}
    assert every == {0, 1, 2, 3, 4, 5}


def test_every_reference_cites_indicators_of_its_niveau() -> None:
    for card in own_deck().cards:
        for behaviour in card.behaviours:
            niveau = behaviour.reference.niveau
            known = {indicator.id for indicator in staircase().niveaus[niveau].indicators}
            named = behaviour.reference.indicators
            assert set(named) <= known
            assert len(set(named)) == len(named)
            assert bool(named) == (niveau > 0)


def test_every_reference_explains_why_not_lower_and_why_not_higher() -> None:
    for card in own_deck().cards:
        for behaviour in card.behaviours:
            reference = behaviour.reference
            assert reference.why.strip()
            assert bool(reference.not_lower) == (reference.niveau > card.lowest)
            assert bool(reference.not_higher) == (reference.niveau < HIGHEST)


def test_every_card_has_a_picture_for_the_screen_and_one_for_paper() -> None:
    deck = own_deck()
    for card in deck.cards:
        assert card.illustration is not None
        assert b"<svg" in deck.pictures[card.illustration.screen]
        assert deck.pictures[card.illustration.paper].startswith(SIGNATURES[".png"])
        assert card.illustration.alt.strip()


def test_a_card_without_a_floor_begins_at_niveau_1() -> None:
    lowest = {card.id: card.lowest for card in tiny_deck().cards}
    assert lowest == {"lobby": 0, "train": 1, "dilemma": 0}


# ------------------------------------------------------------------ deck files

LOBBY, TREIN = "kaart 1 ‘Lobby’", "kaart 2 ‘Trein’"


def test_a_valid_deck_is_read_with_its_pictures(tmp_path: Path) -> None:
    deck = read_deck(deck_file(tmp_path))
    lobby, trein = deck.cards
    assert (lobby.id, trein.id) == ("lobby", "trein")
    assert lobby.behaviours[1].reference.indicators == ("n3.1", "n3.4")
    assert trein.sides == ("wel", "niet")
    assert deck.language == "nl"
    assert deck.pictures == {
        "lobby.png": small_picture("PNG"),
        "lobby.jpg": small_picture("JPEG"),
    }


def test_a_deck_saved_by_notepad_is_read(tmp_path: Path) -> None:
    file = deck_file(tmp_path)
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert len(read_deck(file).cards) == 2


WRONG_TEXT: dict[str, tuple[tuple[str, str], str]] = {
    # Each fault: the edit that introduces it, and the place that is reported.
    "no toml": (("version = 1", "version = = 1"), "regel 2, teken 11"),
    "a key given twice": (("version = 1", "version = 1\nversion = 1"), "regel 3, teken 12"),
    "a text left open": (("Voor allen." + '" }', "Voor allen."), "regel 50, teken 95"),
    "no format": (('format = "workshop-app/deck"\n', ""), ""),
    "another format": (("workshop-app/deck", "workshop-app/notes"), "veld ‘format’"),
    "a newer version": (("version = 1", "version = 2"), "veld ‘version’"),
    "a version in words": (("version = 1", 'version = "1"'), "veld ‘version’"),
    "another language": (("version = 1", 'version = 1\nlanguage = "fr"'), "veld ‘language’"),
    "an id with capitals": (('id = "klein"', 'id = "Klein"'), "veld ‘id’"),
    "an id with a line end": (('id = "klein"', 'id = "klein\\n"'), "veld ‘id’"),
    "an unknown field of the deck": (("version = 1", "version = 1\ncolour = 3"), ""),
    "pictures in the file": (("version = 1", "version = 1\npictures = {}"), ""),
    "an unknown field of a card": (("minutes = 15", "minutes = 15\ncolour = 3"), LOBBY),
    "an unknown field of a behaviour": (
        ('id = "helpen"', 'id = "helpen"\ncolour = 3'),
        f"{LOBBY}, gedrag 2",
    ),
    "an unknown field of a duiding": (
        ("niveau = 3", "niveau = 3\ncolour = 3"),
        f"{LOBBY}, gedrag 2, veld ‘reference’",
    ),
    "an unknown field of a picture": (
        ('alt = "Een lobby."', 'alt = "Een lobby."\ncolour = 3'),
        f"{LOBBY}, veld ‘illustration’",
    ),
    "a card without a story": (('story = "Een verhaal."\n', ""), LOBBY),
    "a card without a title": (('title = "Lobby"\n', ""), "kaart 1"),
    "a title that is a number": (('title = "Lobby"', "title = 3"), "kaart 1, veld ‘title’"),
    "a title that is a date": (
        ('title = "Lobby"', "title = 2026-03-02"),
        "kaart 1, veld ‘title’",
    ),
    "an empty story": (('"Een verhaal."', '""'), f"{LOBBY}, veld ‘story’"),
    "a long title": (('theme = "Bereikbaar"', f'theme = "{"x" * 201}"'), f"{LOBBY}, veld ‘theme’"),
    "minutes in words": (("minutes = 15", 'minutes = "kort"'), f"{LOBBY}, veld ‘minutes’"),
    "broken minutes": (("minutes = 15", "minutes = 7.5"), f"{LOBBY}, veld ‘minutes’"),
    "no minutes at all": (("minutes = 15", "minutes = 0"), f"{LOBBY}, veld ‘minutes’"),
    "endless minutes": (("minutes = 15", f"minutes = {'9' * 40}"), f"{LOBBY}, veld ‘minutes’"),
    "a floor that is no yes or no": (("floor = false", "floor = 0"), f"{TREIN}, veld ‘floor’"),
    "a behaviour without a text": (('text = "Iemand helpt."\n', ""), f"{LOBBY}, gedrag 2"),
    "niveau 7": (("niveau = 3", "niveau = 7"), f"{LOBBY}, gedrag 2, veld ‘reference.niveau’"),
    "niveau -1": (("niveau = 3", "niveau = -1"), f"{LOBBY}, gedrag 2, veld ‘reference.niveau’"),
    "niveau 0 on a card without a floor": (
        ('niveau = 5, indicators = ["n5.1"]', 'not_higher = "Niets.", niveau = 0'),
        f"{TREIN}, gedrag 1",
    ),
    "an indicator of another niveau": (
        ('"n3.4"', '"n4.1"'),
        f"{LOBBY}, gedrag 2, veld ‘indicators’",
    ),
    "an indicator that is not there": (
        ('"n3.4"', '"n3.9"'),
        f"{LOBBY}, gedrag 2, veld ‘indicators’",
    ),
    "an indicator for niveau 0": (
        ("niveau = 0,", 'niveau = 0, indicators = ["n1.1"],'),
        f"{LOBBY}, gedrag 1, veld ‘indicators’",
    ),
    "no indicators": (
        ('["n3.1", "n3.4"]', "[]"),
        f"{LOBBY}, gedrag 2, veld ‘indicators’",
    ),
    "no why-not-lower": (
        ('not_lower = "Ze doet het zelf."\n', ""),
        f"{LOBBY}, gedrag 2, veld ‘not_lower’",
    ),
    "no why-not-higher": (
        ('not_higher = "Ze vraagt niet door."\n', ""),
        f"{LOBBY}, gedrag 2, veld ‘not_higher’",
    ),
    "two cards with one id": (('id = "trein"', 'id = "lobby"'), ""),
    "a behaviour with the id of the vote on the sides": (
        ('id = "helpen"', 'id = "sides"'),
        f"{LOBBY}, gedrag 2, veld ‘id’",
    ),
    "two behaviours with one id": (('id = "helpen"', 'id = "praten"'), LOBBY),
    "no debrief questions": (('["En nu?"]', "[]"), f"{TREIN}, veld ‘debrief’"),
    "a dilemma with one side": (('["wel", "niet"]', '["wel"]'), f"{TREIN}, veld ‘sides’"),
    "a side that is a number": (('["wel", "niet"]', '["wel", 3]'), f"{TREIN}, veld ‘sides[1]’"),
    "no behaviours": ((GOOD[GOOD.rindex("\n[[cards.beh") :], ""), TREIN),
    "a picture in a folder": (
        ('"lobby.png"', '"pictures/lobby.png"'),
        f"{LOBBY}, illustratie",
    ),
    "a picture from elsewhere": (('"lobby.png"', '"../lobby.png"'), f"{LOBBY}, illustratie"),
    "a hidden picture": (('"lobby.png"', '".lobby.png"'), f"{LOBBY}, illustratie"),
    "a picture that is not there": (('"lobby.png"', '"other.png"'), f"{LOBBY}, illustratie"),
    "a picture name that no disk takes": (
        ('"lobby.png"', '"a\\u0000.png"'),
        f"{LOBBY}, illustratie",
    ),
    "a drawing from outside": (('"lobby.png"', '"lobby.svg"'), f"{LOBBY}, illustratie"),
    "a picture of another kind": (('"lobby.png"', '"lobby.gif"'), f"{LOBBY}, illustratie"),
    "a picture without words": (
        ('alt = "Een lobby."', 'alt = ""'),
        f"{LOBBY}, veld ‘illustration.alt’",
    ),
    "a number longer than any": (("minutes = 15", f"minutes = {'9' * 5000}"), "regel 10"),
    "lists in lists in lists": (("minutes = 15", f"minutes = {'[' * 5000}"), "regel 10"),
}


@pytest.mark.parametrize("wrong", WRONG_TEXT)
def test_a_fault_is_reported_with_its_place(wrong: str, tmp_path: Path) -> None:
    edit, place = WRONG_TEXT[wrong]
    folder = tmp_path / "deck"
    (folder / "pictures").mkdir(parents=True)
    file = deck_file(folder, edited(edit))
    # These files exist, so that a picture is not refused for being missing.
    for name in ("../lobby.png", "pictures/lobby.png", ".lobby.png", "lobby.gif", "lobby.svg"):
        (folder / name).write_bytes(SIGNATURES[".png"])
    assert [fault.place for fault in faults_of(file)] == [place]


def test_the_lowest_niveau_of_a_card_needs_no_why_not_lower(tmp_path: Path) -> None:
    lowest = 'niveau = 1, indicators = ["n1.1"], why = "Zo.", not_higher = "Meer."'
    at = GOOD.rindex("niveau = 5")
    file = deck_file(tmp_path, GOOD[:at] + lowest + " }\n")
    assert read_deck(file).cards[1].behaviours[0].reference.niveau == 1


@pytest.mark.parametrize("cards", ["", "cards = []\n"])
def test_a_deck_without_cards_is_reported(cards: str, tmp_path: Path) -> None:
    file = deck_file(tmp_path, cards + GOOD[: GOOD.index("[[cards]]")])
    (fault,) = faults_of(file)
    assert fault.place == ""
    assert "[[cards]]" in fault.remedy


def test_cards_that_are_not_tables_are_reported_one_by_one(tmp_path: Path) -> None:
    file = deck_file(tmp_path, "cards = [1, 2]\n" + GOOD[: GOOD.index("[[cards]]")])
    assert [fault.place for fault in faults_of(file)] == ["kaart 1", "kaart 2"]


def test_a_behaviour_that_is_not_a_table_is_reported_once(tmp_path: Path) -> None:
    text = GOOD[: GOOD.rindex("\n[[cards.beh")] + "behaviours = [1]\n"
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [f"{TREIN}, gedrag 1"]


def test_more_than_four_behaviours_are_refused(tmp_path: Path) -> None:
    last = GOOD[GOOD.rindex("[[cards.behaviours]]") :]
    more = "".join(last.replace("bakken", f"bakken-{number}") for number in range(4))
    assert [fault.place for fault in faults_of(deck_file(tmp_path, GOOD + more))] == [TREIN]


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert [fault.place for fault in faults_of(tmp_path / "missing.toml")] == [""]


def test_a_folder_is_reported(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path)
    assert fault.place == ""


def test_a_file_inside_a_file_is_reported(tmp_path: Path) -> None:
    (fault,) = faults_of(deck_file(tmp_path) / "deck.toml")
    assert fault.place == ""


def test_invalid_utf8_is_reported_with_the_byte(tmp_path: Path) -> None:
    file = deck_file(tmp_path)
    file.write_bytes(b'title = "caf\xe9"\n')
    assert [fault.place for fault in faults_of(file)] == ["byte 13"]


def test_a_file_that_is_too_large_is_reported(tmp_path: Path) -> None:
    file = deck_file(tmp_path, GOOD + "#" * MAX_FILE)
    (fault,) = faults_of(file)
    assert "2 MB" in fault.problem


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lobby.png", small_picture("JPEG")),
        ("lobby.jpg", small_picture("PNG")),
        ("lobby.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("lobby.png", b""),
    ],
)
def test_a_picture_must_have_the_format_of_its_suffix(
    name: str, data: bytes, tmp_path: Path
) -> None:
    file = deck_file(tmp_path)
    (tmp_path / name).write_bytes(data)
    (fault,) = faults_of(file)
    assert fault.place == f"{LOBBY}, illustratie"
    assert f"“{name}”" in fault.problem


@pytest.mark.parametrize(("name", "kind"), [("lobby.png", "PNG"), ("lobby.jpg", "JPEG")])
def test_a_truncated_picture_is_reported(name: str, kind: str, tmp_path: Path) -> None:
    file, whole = deck_file(tmp_path), small_picture(kind, 20, 20)
    for length in range(8, len(whole)):
        (tmp_path / name).write_bytes(whole[:length])
        (fault,) = faults_of(file)
        assert fault.problem == f"“{name}” is afgekapt of beschadigd."
    for behind in (b"", b"\0" * 9):
        (tmp_path / name).write_bytes(whole + behind)
        assert read_deck(file).pictures[name] == whole + behind


def test_a_damaged_png_is_reported(tmp_path: Path) -> None:
    file, whole = deck_file(tmp_path), small_picture("PNG")
    for place in range(8, len(whole) - 4):
        damaged = bytearray(whole)
        damaged[place] ^= 0x10
        (tmp_path / "lobby.png").write_bytes(damaged)
        (fault,) = faults_of(file)
        assert "beschadigd" in fault.problem


def test_a_picture_with_too_many_pixels_is_reported(tmp_path: Path) -> None:
    file = deck_file(tmp_path)
    (tmp_path / "lobby.png").write_bytes(blank_picture(10_000, 5_001))
    (fault,) = faults_of(file)
    assert "50 miljoen beeldpunten" in fault.problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
@pytest.mark.parametrize("name", ["lobby.png", "deck.toml"])
@pytest.mark.parametrize("device", ["", "/dev/zero"])
def test_a_pipe_or_device_is_reported_without_waiting_for_it(
    name: str, device: str, tmp_path: Path
) -> None:
    file = deck_file(tmp_path)
    (tmp_path / name).unlink()
    if device:
        (tmp_path / name).symlink_to(device)
    else:
        os.mkfifo(tmp_path / name)
    (fault,) = faults_of(file)
    assert "lezen" in fault.problem


def test_the_total_size_of_the_pictures_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = len(small_picture("PNG")) + len(small_picture("JPEG"))
    monkeypatch.setattr(reading_cards, "MAX_PICTURES", both)
    assert len(read_deck(deck_file(tmp_path)).pictures) == 2
    monkeypatch.setattr(reading_cards, "MAX_PICTURES", both - 1)
    (fault,) = faults_of(deck_file(tmp_path))
    assert "alle afbeeldingen samen" in fault.problem


def test_a_picture_that_two_cards_share_is_read_once(tmp_path: Path) -> None:
    picture = GOOD[GOOD.index("[cards.illustration]") : GOOD.index("[[cards.behaviours]]")]
    at = GOOD.rindex("[[cards.behaviours]]")
    assert len(read_deck(deck_file(tmp_path, GOOD[:at] + picture + GOOD[at:])).pictures) == 2


def test_a_picture_that_is_too_large_is_reported(tmp_path: Path) -> None:
    file = deck_file(tmp_path)
    with (tmp_path / "lobby.png").open("ab") as stream:
        stream.truncate(MAX_PICTURE + 1)
    (fault,) = faults_of(file)
    assert fault.place == f"{LOBBY}, illustratie"
    assert "8 MB" in fault.problem


def test_a_picture_of_exactly_8_mb_is_accepted(tmp_path: Path) -> None:
    file = deck_file(tmp_path)
    with (tmp_path / "lobby.png").open("ab") as stream:
        stream.truncate(MAX_PICTURE)
    assert len(read_deck(file).pictures["lobby.png"]) == MAX_PICTURE


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is patched in as the resources of the app, with a drawing."""
    (tmp_path / "lobby.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def stairs_first() -> None:
    """Read the staircase into its cache before the folder of resources is patched."""
    assert staircase().niveaus


def test_a_drawing_from_the_resources_is_accepted_for_the_screen(own_folder: Path) -> None:
    file = deck_file(own_folder, edited(('"lobby.png"', '"lobby.svg"')))
    assert read_deck(file).pictures["lobby.svg"] == b"<svg/>"


def test_a_drawing_is_refused_for_paper(own_folder: Path) -> None:
    file = deck_file(own_folder, edited(('"lobby.jpg"', '"lobby.svg"')))
    assert [fault.place for fault in faults_of(file)] == [f"{LOBBY}, illustratie"]


def test_a_path_through_the_resources_does_not_allow_drawings(
    own_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    file = deck_file(elsewhere, edited(('"lobby.png"', '"lobby.svg"')))
    (elsewhere / "lobby.svg").write_text("<svg/>", encoding="utf-8")
    roundabout = own_folder / ".." / os.path.relpath(file, own_folder.parent)
    assert [fault.place for fault in faults_of(roundabout)] == [f"{LOBBY}, illustratie"]


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    text = edited(
        ('id = "klein"', 'id = "Klein"'),
        ("minutes = 15", "minutes = 0"),
        ("niveau = 3", "niveau = 7"),
        ("minutes = 20", "colour = 20"),
    )
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        "veld ‘id’",
        f"{LOBBY}, gedrag 2, veld ‘reference.niveau’",
        f"{LOBBY}, veld ‘minutes’",
        TREIN,  # an unknown field
        TREIN,  # a missing field
    ]


def test_picture_faults_are_reported_with_the_others(tmp_path: Path) -> None:
    text = edited(
        ('"lobby.png"', '"lobby.gif"'),
        ('"n3.4"', '"n4.1"'),
        ('["En nu?"]', "[]"),
        ('not_lower = "Voor allen."', 'not_lower = ""'),
    )
    assert {fault.place for fault in faults_of(deck_file(tmp_path, text))} == {
        f"{LOBBY}, illustratie",
        f"{LOBBY}, gedrag 2, veld ‘indicators’",
        f"{TREIN}, veld ‘debrief’",
        f"{TREIN}, gedrag 1, veld ‘not_lower’",
    }


@given(
    st.text(max_size=60) | st.sampled_from(["[", '"', "{", "= ", "[[cards]]", "1e999", "nan"]),
    st.integers(0, len(WHOLE)),
    st.integers(0, 40),
)
def test_a_damaged_deck_is_read_or_refused(damage: str, at: int, lost: int) -> None:
    with TemporaryDirectory() as folder:
        file = deck_file(Path(folder), WHOLE[:at] + damage + WHOLE[at + lost :])
        try:
            deck = read_deck(file)
            complete = all(card.behaviours for card in deck.cards)
            complete &= all(programme.steps for programme in deck.programmes)
        except DeckError:
            complete = bool(faults_of(file))
    assert complete
