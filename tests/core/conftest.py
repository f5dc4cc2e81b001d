"""Settings for all core tests: a temporary data folder, and one hypothesis profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.languages import Capitals
from tests.support.running import Show
from workshop_app import i18n
from workshop_app.i18n import Language
from workshop_app.paths import FILE
from workshop_app.session.state import VotingMethod
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_in_memory

settings.register_profile(
    "core", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("core")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary data folder of one test, so that the user's own is never touched."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("WORKSHOP_APP_HOME", str(folder))
    return folder


@pytest.fixture
def path(data_folder: Path) -> Path:
    """The path of the database of one test; the file may not exist yet."""
    return data_folder / FILE


@pytest.fixture
def memory() -> Iterator[Database]:
    """A database in memory."""
    with closing(open_in_memory()) as database:
        yield database


@pytest.fixture
def make_show(path: Path) -> Iterator[Callable[..., Show]]:
    """A function that starts a show; its file is closed at the end of the test."""
    made: list[Show] = []

    def one(method: VotingMethod = VotingMethod.SHOW_OF_HANDS) -> Show:
        made.append(Show(path, method))
        return made[-1]

    yield one
    for show in made:
        show.database.close()


@pytest.fixture
def loudly(monkeypatch: pytest.MonkeyPatch) -> Capitals:
    """Every text in capitals, in any language."""
    capitals = Capitals()

    def translations(_language: Language) -> Capitals:
        return capitals

    monkeypatch.setattr(i18n, "translations", translations)
    return capitals
