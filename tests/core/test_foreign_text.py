"""User text inside sentences of the app does not affect the text around it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.foreign_text import filled, isolated, single_line, without_controls
from workshop_app.session.workshop_kind import full_name

ODD = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = st.text(
    st.one_of(
        st.sampled_from(f"{ODD}ab1%2 \u05d0\u0628\n\r\t\x00\x1b\u2028"),
        st.characters(exclude_categories=()),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    "mark", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"
)
def test_an_unpaired_direction_mark_is_removed(mark: str) -> None:
    assert without_controls(f"naam{mark} · groep") == "naam · groep"


def test_paired_isolates_are_kept() -> None:
    assert without_controls("a \u2067b\u2069 c") == "a \u2067b\u2069 c"
    assert without_controls("\u2069a \u2067b \u2066c\u2069") == "a b \u2066c\u2069"


def test_control_characters_are_removed_and_line_breaks_unified() -> None:
    assert without_controls("a\x00b\x1b[2Jc\x9bd\x7f") == "ab[2Jcd"
    assert without_controls("a\r\nb\rc\u2028d\u2029e\vf\x85g\th") == "a\nb\nc\nd\ne\nf\ng\th"
    assert single_line("a\u2028b\r\nc") == "a b c"


def test_half_a_surrogate_pair_can_be_encoded() -> None:
    assert without_controls("a\ud800b").encode() == "a\ufffdb".encode()


@pytest.mark.parametrize(
    "text", ["Gemeente Voorbeeld", "Łódź & <b>", "👩‍👩‍👧 af\u00adge\u200bbroken", "شه\u200cر"]
)
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert without_controls(text) == text


def test_a_right_to_left_name_is_isolated() -> None:
    assert isolated("Groep A") == "Groep A"
    assert isolated("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    assert full_name("\u05d0\u05d1", "groep 2") == "\u2068\u05d0\u05d1\u2069 · groep 2"


def test_a_sentence_is_filled_at_once() -> None:
    assert filled("{name} van {number}", name="{number}", number=12) == "{number} van 12"
    assert filled("Printer {printer}.", printer="x\u202ey") == "Printer xy."
    assert filled("{share:.1f}", share=0.25) == "0.2"
    with pytest.raises(KeyError):
        filled("{name} en {other}", name="a")


@given(TEXTS)
def test_cleaning_is_idempotent(text: str) -> None:
    once = without_controls(text)
    assert without_controls(once) == once
    assert without_controls(isolated(text)) == isolated(text)


@given(TEXTS, TEXTS)
def test_nothing_is_open_after_a_foreign_text(text: str, other: str) -> None:
    """Walked through as Unicode Annex 9 does: after each value the depth is what it was."""
    sentence = filled("begin {text} midden {other} eind", text=text, other=other)
    depth = 0
    for character in sentence:
        method = unicodedata.bidirectional(character)
        assert method not in ("LRE", "RLE", "LRO", "RLO", "PDF")
        depth += {"LRI": 1, "RLI": 1, "FSI": 1, "PDI": -1}.get(method, 0)
        assert depth >= 0
    assert depth == 0
    assert sentence.endswith(" eind")
