"""Both locks follow pyproject.toml, and hold the same versions (docs/decisions/025)."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.support.samples import ROOT

FULL, CORE = "requirements.lock", "requirements-core.lock"

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def group(name: str) -> list[Requirement]:
    """What a dependency group asks for, with what it includes."""
    found: list[Requirement] = []
    for line in PROJECT["dependency-groups"][name]:
        found += [Requirement(line)] if isinstance(line, str) else group(line["include-group"])
    return found


WANTED = {
    FULL: [*map(Requirement, PROJECT["project"]["dependencies"]), *group("dev")],
    CORE: group("core"),
}


def normal(name: str) -> str:
    """The name of a package as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def blocks(lock: str) -> dict[str, str]:
    """The lines of each package in a lock, by its name."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^\S.*\n(?:[ ]+.*\n)*", text, re.MULTILINE)
    return {block.partition("==")[0]: block for block in found}


def version(block: str) -> str:
    """The version that a block of a lock pins."""
    return str(Requirement(block.splitlines()[0].removesuffix("\\")).specifier).removeprefix("==")


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_has_a_version_that_satisfies_each_bound(lock: str) -> None:
    locked = {name: version(block) for name, block in blocks(lock).items()}
    wrong = [
        f"{wanted}: {locked.get(normal(wanted.name))}"
        for wanted in WANTED[lock]
        if not wanted.specifier.contains(locked.get(normal(wanted.name), "0"))
    ]
    assert wrong == [], "run make lock"


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_has_been_made_of_exactly_these_dependencies(lock: str) -> None:
    direct = {name for name, block in blocks(lock).items() if "workshop-app (" in block}
    assert direct == {normal(wanted.name) for wanted in WANTED[lock]}, "run make lock"


def test_both_locks_have_the_same_versions() -> None:
    full, core = blocks(FULL), blocks(CORE)
    assert {name: version(full[name]) for name in core} == {
        name: version(block) for name, block in core.items()
    }


def test_the_bounds_of_the_core_group_are_those_of_the_project() -> None:
    """What the domain needs stands twice: the core group is installed without the project."""
    project = {
        each.name: each.specifier
        for each in WANTED[FULL][: len(PROJECT["project"]["dependencies"])]
    }
    both = [each for each in WANTED[CORE] if each.name in project]
    assert len(both) > 2
    assert [each for each in both if each.specifier != project[each.name]] == []


def test_every_version_has_hashes() -> None:
    for lock in WANTED:
        assert [name for name, block in blocks(lock).items() if "--hash=sha256:" not in block] == []
