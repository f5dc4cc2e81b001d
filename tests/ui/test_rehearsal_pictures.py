"""The demo as a rehearsal, started from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage


def run(data_folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "workshop_app", *arguments],
        env={**environment, "WORKSHOP_APP_HOME": str(data_folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_a_rehearsal_makes_pictures_handouts_and_a_workshop(tmp_path: Path) -> None:
    data_folder, out = tmp_path / "home", tmp_path / "demo"
    done = run(data_folder, "demo", "--rehearse", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    made = [Path(line) for line in done.stdout.splitlines()[:-1]]
    assert set(made) == set(out.iterdir())
    pdfs = [path for path in made if path.suffix == ".pdf"]
    assert sorted(path.name.partition("-")[0] for path in pdfs) == ["deelnemersboekje", "verslag"]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in pdfs)
    for name, size in (
        ("home.png", (1366, 768)),
        ("handouts.png", (1240, 690)),
        ("03-1-result-ronde2-duiding-zaal.png", (1920, 1080)),
        ("03-1-result-ronde2-duiding-regie.png", (1366, 768)),
    ):
        image = QImage(str(out / name))
        assert (image.width(), image.height()) == size

    listed = json.loads(run(data_folder, "workshops", "list", "--json").stdout)
    assert [(row["kind"], row["ended"]) for row in listed] == [("rehearsal", True)]
    target = tmp_path / "export.json"
    assert run(data_folder, "workshops", "export", "latest", "-o", str(target)).returncode == 0
    rounds = json.loads(target.read_text(encoding="utf-8"))["rounds"]
    # Twelve behaviours and the sides of a dilemma in two rounds each, and the evaluation.
    assert len(rounds) == 2 * (12 + 1) + 1
    assert {sum(round_["counts"]) for round_ in rounds} == {12}


def test_a_folder_that_cannot_be_created_is_reported(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    done = run(tmp_path, "demo", "--rehearse", "--out", str(tmp_path / "bestand" / "demo"))
    assert done.returncode == 1
    assert "kan niet worden gemaakt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_programme_is_reported_with_the_existing_ones(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    done = run(tmp_path, "demo", "--rehearse", "--programme", "onbekend", "--out", str(out))
    assert done.returncode == 1
    assert "“onbekend” is geen programma van deze kaartenset. Kies uit: " in done.stderr
    assert "drie-kaarten" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_error_has_a_remedy(tmp_path: Path) -> None:
    done = run(tmp_path, "demo")
    assert done.returncode == 1
    assert "geen beeldscherm" in done.stderr
    assert "--rehearse" in done.stderr
