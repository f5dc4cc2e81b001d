"""The names of the files in a data folder, in a module that imports nothing else."""

from __future__ import annotations

FILE = "trede.db"
REHEARSALS = "oefenen.db"
"""The database of rehearsals, separate so that simulated votes never mix with real ones."""
