"""The PDF engine by itself: the example of its README, and what it loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import cast

import pikepdf
import pytest

from tests.support.pdfs import opened

ROOT = Path(__file__).parents[2]
README = ROOT / "workshop_app" / "tagged_pdf" / "README.md"


def test_the_example_in_the_readme_makes_a_tagged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own example
    with opened(cast("bytes", names["data"])) as pdf:
        assert pdf.Root.Lang == "en-GB"
        kids = cast("pikepdf.Array", pdf.Root.StructTreeRoot.K.K)
        assert [str(kid.S) for kid in kids] == ["/H1", "/P"]


def test_the_readme_names_every_module() -> None:
    text = README.read_text("utf-8")
    modules = {path.name for path in README.parent.glob("*.py")} - {"__init__.py"}
    assert modules == set(re.findall(r"^\| `(\w+\.py)` \|", text, re.MULTILINE))


def test_the_engine_loads_nothing_else_of_the_program() -> None:
    code = (
        "import sys, workshop_app.tagged_pdf.pdf_document, workshop_app.tagged_pdf.bitmap\n"
        "print(*(n for n in sys.modules if n.startswith('workshop_app.')"
        " and not n.startswith('workshop_app.tagged_pdf')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
