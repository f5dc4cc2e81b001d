"""A data folder with a UNC path on Windows: a share on the network."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import interrupted, stored, votes_in_memory
from workshop_app.paths import FILE
from workshop_app.storage.files import write_file
from workshop_app.storage.instance_lock import AlreadyOpenError, InstanceLock

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="names of a network as Windows has")


@pytest.fixture(params=["{share}", "{long}"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on a share: WORKSHOP_TEST_SHARE, or the administrative share of this computer."""
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
    """Don't resolve paths: under Wine the share is a link to a disk, whose path would be used."""
    monkeypatch.setattr(os.path, "realpath", os.fspath)


def test_votes_are_saved_on_a_share(folder: Path) -> None:
    path = folder / FILE
    interrupted(path)
    before = votes_in_memory(path)
    assert any(before)
    with stored(path) as store:
        assert [row.id for row in store.rows()] == ["w1"]
    assert votes_in_memory(path) == before


def test_the_lock_works_on_a_share(folder: Path) -> None:
    first = InstanceLock(folder)
    with pytest.raises(AlreadyOpenError):
        InstanceLock(folder)
    first.release()
    InstanceLock(folder).release()


def test_handouts_are_saved_on_a_share(folder: Path) -> None:
    write_file(folder / "verslag.pdf", b"een")
    write_file(folder / "verslag.pdf", b"twee")
    assert (folder / "verslag.pdf").read_bytes() == b"twee"
    assert [file.name for file in folder.iterdir()] == ["verslag.pdf"]
