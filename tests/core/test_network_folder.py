"""A data folder that is named as a network names it, on Windows."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.databases import interrupted, stored, votes_in_memory
from workshop_app.storage.files import write_file
from workshop_app.storage.instance_lock import AlreadyOpenError, InstanceLock
from workshop_app.storage.names import FILE

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="names of a network as Windows has")


@pytest.fixture(params=["{share}", "{long}"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on a share: that of WORKSHOP_TEST_SHARE, or else the one each Windows has."""
    share = (
        os.environ.get("WORKSHOP_TEST_SHARE") or rf"\\localhost\{str(tmp_path).replace(':', '$')}"
    )
    named = request.param.format(share=share, long="\\\\?\\UNC" + share[1:])
    made = Path(named) / "Trede"
    made.mkdir()
    yield made
    shutil.rmtree(made)


@pytest.fixture(autouse=True)
def names_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wine's share is a link to a disk of its own; the program would go by that one's name."""
    monkeypatch.setattr(os.path, "realpath", os.fspath)


def test_votes_are_kept_there(folder: Path) -> None:
    path = folder / FILE
    interrupted(path)
    before = votes_in_memory(path)
    assert any(before)
    with stored(path) as store:
        assert [row.id for row in store.rows()] == ["w1"]
    assert votes_in_memory(path) == before


def test_one_copy_has_it(folder: Path) -> None:
    first = InstanceLock(folder)
    with pytest.raises(AlreadyOpenError):
        InstanceLock(folder)
    first.release()
    InstanceLock(folder).release()


def test_paper_is_saved_there(folder: Path) -> None:
    write_file(folder / "verslag.pdf", b"een")
    write_file(folder / "verslag.pdf", b"twee")
    assert (folder / "verslag.pdf").read_bytes() == b"twee"
    assert [file.name for file in folder.iterdir()] == ["verslag.pdf"]
