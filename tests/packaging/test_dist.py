"""The wheel and the sdist: what is in them, what they say of themselves, and that the one makes the other."""

import tomllib
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest

from addenda import __version__
from tests.packaging.conftest import Dist, build
from tests.support.real import PROJECT

pytestmark = pytest.mark.xdist_group("packaging")

SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CACHES = ("__pycache__", ".pyc")


def names_below(folder: Path) -> set[str]:
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    return {name for name in found if not any(cache in name for cache in CACHES)}


def metadata(dist: Dist) -> Message:
    with ZipFile(dist.wheel) as wheel:
        return message_from_bytes(wheel.read(f"addenda-{__version__}.dist-info/METADATA"))


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(dist: Dist) -> None:
    expected = {f"addenda/{name}" for name in names_below(PROJECT / "src/addenda")}
    expected |= {f"addenda/templates/{name}" for name in names_below(PROJECT / "templates")}
    with ZipFile(dist.wheel) as wheel:
        assert {name for name in wheel.namelist() if ".dist-info/" not in name} == expected


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "schemas/changeset-1.schema.json",
        "fetching/sources.toml",
        "app/views.toml",
        "templates/report.html.j2",
        "templates/site/index.html.j2",
        "templates/github/review.yml",
    ],
)
def test_what_is_read_at_run_time_is_in_the_wheel(dist: Dist, name: str) -> None:
    with ZipFile(dist.wheel) as wheel:
        assert wheel.read(f"addenda/{name}").strip() or name == "py.typed"


def test_the_wheel_carries_the_licence(dist: Dist) -> None:
    with ZipFile(dist.wheel) as wheel:
        licence = wheel.read(f"addenda-{__version__}.dist-info/licenses/LICENSE")
    assert licence == (PROJECT / "LICENSE").read_bytes()


def test_the_metadata_says_what_pyproject_says(dist: Dist) -> None:
    told = metadata(dist)
    for header, value in {
        "Metadata-Version": "2.4",
        "Name": "addenda",
        "Version": __version__,
        "Summary": SETTINGS["description"],
        "License-Expression": "Apache-2.0",
        "Requires-Python": SETTINGS["requires-python"],
        "Description-Content-Type": "text/markdown",
    }.items():
        assert told[header] == value
    required = [line for line in told.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert len(required) == len(SETTINGS["dependencies"])
    assert sorted(told.get_all("Provides-Extra", [])) == sorted(SETTINGS["optional-dependencies"])
    assert set(SETTINGS["classifiers"]) == set(told.get_all("Classifier", []))


def test_two_programs_and_every_reader_are_entry_points(dist: Dist) -> None:
    with ZipFile(dist.wheel) as wheel:
        told = wheel.read(f"addenda-{__version__}.dist-info/entry_points.txt").decode().splitlines()
    readers = SETTINGS["entry-points"]["addenda.readers"]
    for name, target in (SETTINGS["scripts"] | readers).items():
        assert f"{name} = {target}" in told
    assert list(SETTINGS["scripts"]) == ["addenda", "addenda-action"]


def test_the_sdist_builds_the_same_wheel(dist: Dist, unpacked: Path, tmp_path: Path) -> None:
    build(unpacked, tmp_path, "--target", "wheel")
    assert (tmp_path / dist.wheel.name).read_bytes() == dist.wheel.read_bytes()


def test_the_sdist_can_be_built_again_and_tested(unpacked: Path) -> None:
    for name in ("tests/conftest.py", "codesets/sample-cpt/codeset.toml", "requirements/runtime.lock", "action.yml"):
        assert (unpacked / name).is_file()
    assert not (unpacked / ".git").exists()
    assert not (unpacked / "build").exists()
