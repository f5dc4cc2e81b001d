"""Passages of a document in another language than the rest of it, such as the text of a deck."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from workshop_app.i18n import Language, current_language

_passages: ContextVar[Mapping[str, Language]] = ContextVar("passages in other languages")


@contextmanager
def passages(texts: Iterable[str], language: Language) -> Generator[None]:
    """Take these texts to be in a language inside this context, on this thread."""
    before = _passages.set({_normalised(text): language for text in texts})
    try:
        yield
    finally:
        _passages.reset(before)


def passage_language(text: str) -> Language | None:
    """The language of a text that is such a passage; None where it is the document's own."""
    language = _passages.get({}).get(_normalised(text)) if text else None
    return None if language is current_language() else language


def _normalised(text: str) -> str:
    return " ".join(text.split())
