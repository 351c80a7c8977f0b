"""What stands around a run: the repository, its settings, its artifacts, the tokens it hands out."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner.git import git_in

GRANTED = {"contents": "read", "packages": "read"}
"""What a token may do where no permissions are written: the default of repositories made since February 2023."""


@dataclass
class Hosting:
    """A repository as GitHub hosts it.

    `remote` is its bare repository and `remote_url` where it is reached, if not as a folder. `own_action` is how this
    project's actions are used (OWNER/REPO@REF), and `actions_folder` the checkout in which they then are. `allow` is
    told each token that a job gets, and what it may do. `python` is what setup-python gives.
    """

    folder: Path
    repository: str
    remote: Path
    python: Path
    own_action: str
    actions_folder: Path
    visibility: str = "private"
    api_url: str = "https://api.github.com"
    server_url: str = "https://github.com"
    remote_url: str = ""
    allow: Callable[[str, Mapping[str, str]], None] | None = None
    default_rights: Mapping[str, str] = field(default_factory=lambda: dict(GRANTED))
    variables: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    artifacts: Path = field(init=False)
    pages: Path | None = None

    def __post_init__(self) -> None:
        self.new_run()

    def new_run(self) -> None:
        """Begin a run, which has artifacts of its own."""
        self.artifacts = self.folder / f"artifacts-{len(list(self.folder.glob('artifacts-*'))) + 1}"
        self.artifacts.mkdir()

    def token(self, rights: Mapping[str, str]) -> str:
        """Return a new token that may do this much."""
        token = f"ghs_{secrets.token_hex(18)}"
        if self.allow is not None:
            self.allow(token, rights)
        return token


def new_remote(folder: Path) -> Path:
    """Make the bare repository that a run clones from; GitHub gives any commit that is asked for by name."""
    remote = folder / "remote.git"
    git_in(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git_in(remote, "config", "uploadpack.allowAnySHA1InWant", "true")
    return remote
