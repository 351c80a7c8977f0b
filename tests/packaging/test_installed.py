"""The wheel alone, as a user has it: outside the repository, without what the development needs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from addenda import __version__
from tests.packaging.conftest import Installed

pytestmark = pytest.mark.xdist_group("packaging")


@pytest.fixture(scope="session")
def store(installed: Installed) -> Path:
    """Make a store with two releases of a synthetic code set, by the installed programs alone."""
    sample, store = installed.folder / "sample", installed.folder / "store"
    commands: list[list[str | Path]] = [
        ["sample", sample, "--concepts", "300", "--releases", "2", "--first-year", "2025"],
        ["init", store],
        ["import", "cpt/2025", sample / "2025", "--store", store],
        ["import", "cpt/2026", sample / "2026", "--store", store],
    ]
    for command in commands:
        done = installed.run("addenda", *command)
        assert done.returncode == 0, done.stderr
    return store


def added(store: Path) -> set[str]:
    """Return the codes that the generator added in 2026; a number with another meaning counts as one of them."""
    told = json.loads((store.parent / "sample/truth.json").read_text(encoding="utf-8"))
    (truth,) = [release["truth"] for release in told["releases"] if release["release"] == "2026"]
    return {*truth["added"], *truth["reused"]}


def test_only_what_the_lock_names_is_there(installed: Installed) -> None:
    done = installed.run("python", "-m", "pip", "list", "--format", "json", "--disable-pip-version-check")
    names = {one["name"].lower().replace("_", "-") for one in json.loads(done.stdout)}
    assert {"addenda", "polars", "typer"} <= names
    assert names.isdisjoint({"pytest", "hatchling", "hypothesis", "duckdb", "pyspark", "uv"})
    assert installed.run("python", "-m", "pip", "check").returncode == 0


def test_the_program_says_its_version(installed: Installed) -> None:
    done = installed.run("addenda", "--version")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, f"addenda {__version__}", "")


def test_a_difference_is_the_one_that_was_made(installed: Installed, store: Path) -> None:
    done = installed.run("addenda", "diff", "cpt/2025", "cpt/2026", "--format", "json", "--store", store)
    assert done.returncode == 0, done.stderr
    changes = json.loads(done.stdout)["changes"]
    assert {change["code"] for change in changes if change["change"] == "added"} == added(store)


def test_a_report_and_a_site(installed: Installed, store: Path) -> None:
    pages, site = installed.folder / "report", installed.folder / "site"
    charges = store.parent / "sample/charge-master.csv"
    pair = ["cpt/2025", "cpt/2026"]
    done = installed.run("addenda", "report", *pair, "--chargemaster", charges, "--output", pages, "--store", store)
    assert done.returncode == 0, done.stderr
    assert {"index.html", "report.md", "report.xlsx", "report.json"} <= {file.name for file in pages.iterdir()}
    done = installed.run("addenda", "site", "--output", site, "--store", store)
    assert done.returncode == 0, done.stderr
    assert (site / "index.html").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="pipx copies there, since a link takes an administrator")
def test_as_pipx_puts_it_on_the_path(installed: Installed, store: Path, tmp_path: Path) -> None:
    """A link in a folder on the PATH, to the script in an environment that is not on it."""
    (tmp_path / "addenda").symlink_to(installed.programs / "addenda")
    variables = installed.environment() | {"PATH": f"{tmp_path}:{installed.environment()['PATH']}"}
    found = shutil.which("addenda", path=variables["PATH"])
    assert found == str(tmp_path / "addenda")
    command = [found, "list", "--store", str(store), "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, check=True)
    (codeset,) = json.loads(done.stdout)["codesets"]
    assert codeset["codeset"] == "cpt"


def test_the_action_reports_on_a_push(installed: Installed, store: Path, tmp_path: Path) -> None:
    event, outputs, summary = (tmp_path / name for name in ("event.json", "outputs", "summary.md"))
    event.write_text(json.dumps({"repository": {"private": True, "full_name": "invented/store"}}), encoding="utf-8")
    variables = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_REPOSITORY": "invented/store",
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_WORKSPACE": str(store),
        "RUNNER_TEMP": str(tmp_path),
    }
    done = installed.run("addenda-action", "report", **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    told = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines() if "=" in line)
    assert told["added"] == str(len(added(store)))
    assert (Path(told["report-path"]) / "cpt-2025-2026/index.html").is_file()
    assert "cpt/2026" in summary.read_text(encoding="utf-8")


def test_a_store_on_github_is_founded_from_the_templates_in_the_wheel(installed: Installed, tmp_path: Path) -> None:
    store = tmp_path / "hosted"
    action = f"invented/addenda@{'0' * 40}"
    done = installed.run("addenda", "init", store, "--github", "--action", action)
    assert done.returncode == 0, done.stderr
    for name in ("review", "publish", "watch"):
        assert "0" * 40 in (store / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    done = installed.run("addenda", "init", tmp_path / "other", "--github")
    assert done.returncode == 2  # a wheel from a file does not tell whence the action comes, and none is guessed
