"""The machine of one job: its folders, what it tells every process, and what its steps have left there for others."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner.contexts import github_context
from tests.runner.events import Event
from tests.runner.git import IDENTITY
from tests.runner.hosting import Hosting
from tests.runner.language.values import Strict, Value


@dataclass
class Machine:
    """A job's own machine; `env` and `path` grow by GITHUB_ENV and GITHUB_PATH, `masks` by add-mask."""

    hosting: Hosting
    event: Event
    folder: Path
    job: str
    token: str
    rights: Mapping[str, str]
    env: dict[str, str] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for folder in (self.workspace, self.temp, self.home, self.folder / "files"):
            folder.mkdir(parents=True)
        self._event_file.write_text(json.dumps(self.event.payload), encoding="utf-8")
        self.masks = [self.token, *self.hosting.secrets.values()]

    @property
    def workspace(self) -> Path:
        name = self.hosting.repository.partition("/")[2]
        return self.folder / "work" / name / name

    @property
    def temp(self) -> Path:
        return self.folder / "temp"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def _event_file(self) -> Path:
        return self.folder / "event.json"

    def github(self, action_path: Path | None, action_status: str) -> Strict:
        """Return the context `github`."""
        known = github_context(self.hosting, self.event, self.job)
        own = {"event_path": str(self._event_file), "token": self.token, "workspace": str(self.workspace)}
        inside: dict[str, Value] = {"action_path": str(action_path), "action_status": action_status}
        return Strict(known | own | (inside if action_path else {}))

    def runner(self) -> Strict:
        """Return the context `runner`."""
        return Strict(name="runner", os="Linux", arch="X64", temp=str(self.temp), tool_cache=str(self.folder / "tools"))

    def environment(self, action_path: Path | None) -> dict[str, str]:
        """Return the variables that every process gets, whatever a workflow sets.

        Source: "Variables reference", section Default environment variables, of GitHub's documentation.
        """
        told = self.github(action_path, "success")
        names = [name for name in told if name not in ("event", "token", "action_status")]
        default = {f"GITHUB_{name.upper()}": str(told[name]) for name in names}
        default |= {f"RUNNER_{name.upper()}": str(value) for name, value in self.runner().items()}
        default |= {"CI": "true", "GITHUB_ACTIONS": "true"}
        path = os.pathsep.join([*reversed(self.path), *_system_path()])
        git = {name: value for name, value in IDENTITY.items() if name.startswith("GIT_CONFIG")}
        return default | git | {"PATH": path, "HOME": str(self.home), "LANG": "C.UTF-8"}


def _system_path() -> list[str]:
    """Return where bash and git are, and the programs that scripts use: nothing of this project's environment."""
    programs = [Path(found).parent for name in ("bash", "git") if (found := shutil.which(name))]
    return list(dict.fromkeys([*map(str, programs), "/usr/bin", "/bin"]))
