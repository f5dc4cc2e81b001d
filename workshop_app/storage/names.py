"""The files of a data folder; apart, so that nothing else is loaded to know them."""

from __future__ import annotations

FILE = "trede.db"
REHEARSALS = "oefenen.db"
"""Rehearsals have a file of their own: what nobody voted never stands among what people did."""
