"""A checkout in a run of GitHub Actions: its store, its branches, its event, and what the run was told."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from addenda.action.main import main
from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model.codeset import CodeSet
from addenda.model.concept import Concept
from addenda.store.writing import WritableStore
from tests.support.build import CODESET, concept, reading
from tests.support.github_server import TOKEN

REPOSITORY = "octo/store"
NUMBER = 7
COMMENTS = f"/issues/{NUMBER}/comments"
CODES = replace(CODESET, code_pattern=r"\d{5}")
OTHER = replace(CODES, id="other", title="Other Codes")

Y2024 = [concept("11111", long="Widget, plain"), concept("22222", long="Gadget"), concept("33333", long="Wheel")]
Y2025 = [concept("11111", long="Widget, plain or round"), concept("33333", long="Wheel"), concept("44444", long="Lens")]
Y2026 = [concept("11111", long="Widget, plain or round"), concept("44444", long="Lens")]
CHARGES = "Charge Code,Description,CPT/HCPCS,Price,Volume\n9001,GADGET,22222,10.00,5\n9002,WHEEL,33333,7.50,2\n"


class Told(NamedTuple):
    """What a command came to: its exit code, log and workflow commands, outputs and summary."""

    code: int
    lines: list[str]
    outputs: dict[str, str]
    summary: str

    def commands(self, level: str = "") -> list[str]:
        """The lines that are workflow commands; of one level, or all."""
        return [line for line in self.lines if line.startswith(f"::{level}")]

    @property
    def report(self) -> Path:
        """The folder of the reports."""
        return Path(self.outputs["report-path"])

    @property
    def names(self) -> list[str]:
        """The folders of the reports."""
        return sorted(path.name for path in self.report.iterdir())


class Scene:
    """A checkout of a store that holds release 2024 on `main`, in a run for a private repository."""

    def __init__(self, folder: Path, capture: Any) -> None:
        self.folder, self._capture = folder, capture
        self.store = folder / "checkout"
        (folder / "temp").mkdir()
        found_store(self.store)
        self.environment: dict[str, str] = {}
        self.event: dict[str, Any] = {"repository": {"private": True}}
        self.event_name = "push"

    def git(self, *arguments: str) -> str:
        """Run git in the checkout."""
        command = ["git", "-C", str(self.store), "-c", "user.name=Somebody", "-c", "user.email=some@body.example"]
        return subprocess.run([*command, *arguments], check=True, capture_output=True, text=True).stdout.strip()

    def head(self) -> str:
        """The commit that is checked out."""
        return self.git("rev-parse", "HEAD")

    def imports(
        self, name: str, concepts: Iterable[Concept], codeset: CodeSet = CODES, *, correction: bool = False
    ) -> None:
        """Import a release on the branch that is checked out."""
        with WritableStore(self.store) as store:
            store_reading(store, reading(concepts, name, codeset=codeset), correction=correction)

    def branch(self, name: str = "new") -> None:
        """Check a new branch out."""
        self.git("checkout", "--quiet", "-b", name)

    def forget_history(self, branch: str = "new") -> None:
        """Go on in a clone of a branch that has its newest commit alone."""
        clone = self.folder / "shallow"
        subprocess.run(["git", "clone", "-q", "--depth=1", "-b", branch, f"file://{self.store}", clone], check=True)
        self.store = clone

    def charges(self, text: str = CHARGES, name: str = "charges.csv") -> str:
        """Write a charge master into the checkout."""
        (self.store / name).write_text(text, encoding="utf-8")
        return name

    def pull_request(self, base: str, *, branch: str = "new", repository: str = REPOSITORY) -> None:
        """Be a run for a pull request whose head is checked out."""
        self.event_name = "pull_request"
        head = {"sha": self.head(), "ref": branch, "repo": {"full_name": repository}}
        self.event["pull_request"] = {"number": NUMBER, "base": {"sha": base, "ref": "main"}, "head": head}

    def run(self, command: str = "report", /, **inputs: str) -> Told:
        """Run a command with inputs, such as `fail_on="any"`."""
        files = {name: self.folder / name for name in ("output", "summary", "event.json")}
        files["output"].write_text("")
        files["summary"].write_text("")
        files["event.json"].write_text(json.dumps(self.event))
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": self.event_name,
            "GITHUB_EVENT_PATH": str(files["event.json"]),
            "GITHUB_OUTPUT": str(files["output"]),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_RUN_ID": "42",
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_WORKSPACE": str(self.store),
            "INPUT_GITHUB_TOKEN": TOKEN,
            "RUNNER_TEMP": str(self.folder / "temp"),
            **self.environment,
            **{f"INPUT_{name.upper()}": value for name, value in inputs.items()},
        }
        self._capture.readouterr()
        code = main([command], environment)
        out, err = self._capture.readouterr()
        assert err == b""
        return Told(
            code, out.decode().split("\n")[:-1], outputs_of(files["output"].read_text()), files["summary"].read_text()
        )


def outputs_of(text: str) -> dict[str, str]:
    """Read a file of outputs as the runner does."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, sign, value = line.partition("=")
        if "<<" in name or not sign:
            name, _, end = line.partition("<<")
            value = "\n".join(iter(lambda: next(lines), end))
        found[name] = value
    return found


def public(**more: Any) -> Mapping[str, Any]:
    """The event of a run for a public repository."""
    return {"repository": {"private": False, "visibility": "public"}, **more}
