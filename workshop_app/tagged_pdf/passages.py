"""Passages of a document in another language than the rest of it, such as the text of a deck."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_passages: ContextVar[Mapping[str, str]] = ContextVar("passages in other languages")


@contextmanager
def passages(texts: Iterable[str], language: str) -> Generator[None]:
    """Take these texts to be in a language inside this context, on this thread.

    Args:
        texts: Whole texts, as they are printed or read out.
        language: Their language by BCP 47, such as `nl-NL`.
    """
    before = _passages.set({_normalised(text): language for text in texts})
    try:
        yield
    finally:
        _passages.reset(before)


def passage_language(text: str) -> str | None:
    """The language of a text that is such a passage; None for any other text."""
    return _passages.get({}).get(_normalised(text)) if text else None


def _normalised(text: str) -> str:
    return " ".join(text.split())
