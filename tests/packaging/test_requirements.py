"""The locks: a pin that fits for everything that pyproject.toml asks for, and the same one in all of them."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.real import PROJECT

TOLD = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {file.stem: file for file in (PROJECT / "requirements").glob("*.lock")}


def pins(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9.-]+)==([^ ]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def group(name: str) -> list[str]:
    """Return what a dependency group asks for, with what it includes."""
    asked = TOLD["dependency-groups"][name]
    included = [group(one["include-group"]) for one in asked if isinstance(one, dict)]
    return [*(one for one in asked if isinstance(one, str)), *(one for many in included for one in many)]


ASKED = {
    "runtime": TOLD["project"]["dependencies"],
    "build": [*group("build"), *TOLD["build-system"]["requires"]],
    "dev": [*TOLD["project"]["dependencies"], *group("dev")],
    "engines": [
        *(one for extra in TOLD["project"]["optional-dependencies"].values() for one in extra),
        *group("engines"),
    ],
    "peers": group("peers"),
}


def test_there_is_a_lock_for_each_use() -> None:
    assert sorted(LOCKS) == sorted(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_fits_what_is_asked_for(name: str) -> None:
    pinned = pins(LOCKS[name])
    for requirement in map(Requirement, ASKED[name]):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


def test_a_package_has_one_pin_wherever_it_is_used() -> None:
    everything = pins(LOCKS["engines"])
    for name in ("runtime", "build", "dev"):
        assert pins(LOCKS[name]).items() <= everything.items()
