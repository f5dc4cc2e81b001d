"""Write the JSON schema of deck files, as UTF-8. Usage: deck_schema.py FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from workshop_app.content.schema import deck_schema_text

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(deck_schema_text(), encoding="utf-8", newline="\n")
