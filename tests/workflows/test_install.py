"""How the actions install: into an environment of their own, once a job, with nothing of it in the job's way."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runner.events import push
from tests.runner.git import git_in
from tests.runner.hosting import Hosting
from tests.runner.results import JobRun
from tests.runner.setting import OWN_ACTION, OWN_COMMIT, ROOT, commit_files, new_clone, new_hosting, run_text

SETUP = f"""
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: first
        uses: {OWN_ACTION}/.github/actions/setup@{OWN_COMMIT}
        with: {{version: "VERSION"}}
      - uses: {OWN_ACTION}/.github/actions/setup@{OWN_COMMIT}
        with: {{version: "VERSION"}}
      - run: addenda --version
      - run: command -v addenda-action
      - run: type python pip || echo neither
"""


@pytest.fixture
def hosting(tmp_path: Path) -> Hosting:
    hosting = new_hosting(tmp_path)
    commit_files(new_clone(hosting), {"README.md": "A repository.\n"})
    return hosting


def asked(hosting: Hosting) -> list[list[str]]:
    """Return what pip was asked to install."""
    (file,) = hosting.folder.glob("machine-*/temp/addenda-*/asked")
    return [shlex.split(line) for line in file.read_text().splitlines()]


def set_up(hosting: Hosting, version: str = "") -> JobRun:
    return run_text(hosting, SETUP.replace("VERSION", version)).job("job")


def test_the_programs_are_on_the_path_and_nothing_else_of_the_environment(hosting: Hosting) -> None:
    job = set_up(hosting)
    assert job.result == "success", job.log
    assert job.steps[3].log.startswith("addenda ")
    assert job.steps[4].log == f"{job.step('first').outputs['bin']}/addenda-action"
    assert "addenda-own" not in job.steps[5].log


def test_the_checkout_is_installed_once_with_every_dependency_by_its_hash(hosting: Hosting) -> None:
    set_up(hosting)
    dependencies, own = asked(hosting)
    assert "--require-hashes" in dependencies
    locks = [dependencies[place + 1] for place, one in enumerate(dependencies) if one == "-r"]
    assert [Path(lock).name for lock in locks] == ["runtime.lock", "build.lock"]
    for lock in locks:
        text = Path(lock).read_text(encoding="utf-8")
        assert text.count("==") <= text.count("--hash=sha256:")
    assert {"--no-deps", "--no-build-isolation"} <= set(own)
    assert Path(own[-1]) == ROOT


def test_a_version_is_taken_from_the_index(hosting: Hosting) -> None:
    set_up(hosting, "1.2.0")
    ((*_, wanted),) = asked(hosting)
    assert wanted == "addenda==1.2.0"


def test_nothing_of_the_checkout_is_run(tmp_path: Path) -> None:
    """`python -m venv` takes a venv.py of the folder that it is run in, and that is a pull request's checkout."""
    workspace, temporary, marker = tmp_path / "workspace", tmp_path / "temp", tmp_path / "it-ran"
    workspace.mkdir()
    temporary.mkdir()
    for module in ("venv", "ensurepip", "pip"):
        (workspace / f"{module}.py").write_text(f"open({str(marker)!r}, 'w')\n", encoding="utf-8")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "PIP_NO_INDEX": "1",
        "PYTHON": getattr(sys, "_base_executable", sys.executable),
        "RUNNER_TEMP": str(temporary),
        "VERSION": "1.2.0",
    }
    script = ROOT / ".github/actions/install.sh"
    done = subprocess.run([script], cwd=workspace, env=environment, capture_output=True, text=True, check=False)
    assert not marker.exists()
    assert "No matching distribution found for addenda==1.2.0" in done.stderr


@pytest.mark.xdist_group("install")
def test_the_real_python_installs_from_the_index(hosting: Hosting) -> None:
    """The whole way without stand-ins for Python and pip; skipped where no index can be reached."""
    hosting.python = Path(getattr(sys, "_base_executable", sys.executable))
    job = set_up(hosting)
    if job.result == "failure" and "No matching distribution found" in job.log:
        pytest.skip("no index of packages can be reached")
    assert job.result == "success", job.log
    assert job.steps[3].log.startswith("addenda ")


def test_the_project_publishes_its_sample_with_its_own_action(tmp_path: Path) -> None:
    """The project's own publish.yml, on a copy of the project's files."""
    hosting = new_hosting(tmp_path, "addenda-tests/addenda")
    clone = new_clone(hosting)
    names = git_in(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    wanted = [name for name in names if name.startswith(("codesets/", "examples/", ".git", "action.yml"))]
    needed = ["pyproject.toml", "requirements/runtime.lock", "requirements/build.lock"]
    files = {name: (ROOT / name).read_bytes() for name in [*wanted, *needed]}
    commit_files(clone, files)
    (clone / ".github/actions/install.sh").chmod(0o755)
    commit_files(clone, {})
    hosting.visibility = "public"
    run = run_text(hosting, (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"), push(hosting))
    assert run.result == "success", run.job("site").log
    assert hosting.pages is not None
    assert (hosting.pages / "index.html").is_file()
    assert run.job("site").step("sample").outputs["severity"] == "high"
