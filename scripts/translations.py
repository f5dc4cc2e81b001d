"""Collect the plural forms of the Dutch texts and compile them.

The texts in the source are Dutch; only plural forms ("1 stem / 2 stemmen") need a translation
file. The exit code is 1 if a plural form is missing. With --check, nothing is changed, and the exit
code is 1 too if resources/i18n is out of date.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
NAME = "trede_nl"


def tool(name: str) -> str:
    """Return the path of one of Qt's tools in the Python environment of this script."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit(f"{name} is not in this environment; run make first")
    return found


def collect(target: Path) -> None:
    """Update a .ts file with the plural texts of the source."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    subprocess.run(
        [
            tool("pyside6-lupdate"),
            *sources,
            *("-source-language", "nl_NL", "-target-language", "nl_NL"),
            *("-pluralonly", "-no-obsolete", "-locations", "none", "-silent"),
            *("-ts", str(target)),
        ],
        cwd=ROOT,
        check=True,
    )


def compile_(source: Path, target: Path) -> None:
    """Compile a .ts file to the .qm that the app loads."""
    command = [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)


def unfinished(source: Path) -> list[str]:
    """Return the texts that have no plural forms yet."""
    messages = ET.parse(source).getroot().iter("message")  # noqa: S314 - our own file
    return [
        message.findtext("source", "")
        for message in messages
        if not all(form.text for form in message.iter("numerusform"))
    ]


def main() -> int:
    """Update the files, or check that they are up to date."""
    kept = FOLDER / f"{NAME}.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / kept.name
        if kept.exists():
            shutil.copy(kept, fresh)
        collect(fresh)
        missing = unfinished(fresh)
        compiled = fresh.with_suffix(".qm")
        compile_(fresh, compiled)
        if "--check" not in sys.argv:
            FOLDER.mkdir(parents=True, exist_ok=True)
            shutil.copy(fresh, kept)
            shutil.copy(compiled, kept.with_suffix(".qm"))
        elif fresh.read_bytes() != kept.read_bytes():
            print("resources/i18n is behind the source: run make translations")
            return 1
        elif compiled.read_bytes() != kept.with_suffix(".qm").read_bytes():
            print("resources/i18n: the .qm is not the .ts compiled: run make translations")
            return 1
    for text in missing:
        print(f"plural forms to write in {kept.name}: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
