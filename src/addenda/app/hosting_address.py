"""Where GitHub finds Addenda's action: asked for, or known from the installation or the store; never guessed."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from git import Repo
from git.exc import GitCommandError, InvalidGitRepositoryError, NoSuchPathError

from addenda.errors import UsageError

_REPOSITORY = r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+?"
_ADDRESS = re.compile(rf"({_REPOSITORY})@([0-9a-f]{{40}})")
_ON_GITHUB = re.compile(
    rf"(?:https://(?:[^@/]*@)?github\.com/|(?:ssh://)?git@github\.com[:/])({_REPOSITORY})(?:\.git)?/?"
)


class ActionAddress(NamedTuple):
    """A repository on GitHub, as OWNER/REPO, and the commit of it that workflows use."""

    repository: str
    commit: str


def parse_address(text: str) -> ActionAddress | None:
    """Read OWNER/REPO@COMMIT; None for anything else."""
    matched = _ADDRESS.fullmatch(text)
    return ActionAddress(matched[1], matched[2]) if matched else None


def action_address(given: str | None, standing: ActionAddress | None = None) -> ActionAddress:
    """Return the address that was given, else the one that this package was installed from, else the `standing` one.

    Raises:
        UsageError: when it is no OWNER/REPO@COMMIT, or when nothing was given and nothing is known.

    """
    found = parse_address(given) if given is not None else address_of_installation(_direct_url()) or standing
    if found is None:
        problem = "This Addenda was not installed from GitHub" if given is None else f"--action {given!r} is no address"
        raise UsageError(
            f"{problem}. Name the repository that holds Addenda's action, and the commit of it to use, in full: "
            "--action OWNER/REPO@COMMIT (40 hexadecimal digits, as `git rev-parse HEAD` prints them there)."
        )
    return found


def address_of_installation(direct_url: str) -> ActionAddress | None:
    """Return the address that an installation's `direct_url.json` tells, None where it tells none; "" for no file.

    Source: PEP 610, now "Recording the Direct URL Origin of installed distributions" (packaging.python.org).
    """
    if not direct_url:
        return None
    content = json.loads(direct_url)
    if content.get("dir_info", {}).get("editable"):
        return _of_checkout(Path(url2pathname(urlsplit(content["url"]).path)))
    return _on_github(content["url"], content.get("vcs_info", {}).get("commit_id", ""))


def _direct_url() -> str:
    try:
        return distribution("addenda").read_text("direct_url.json") or ""
    except PackageNotFoundError:  # it runs from a folder on the path
        return ""


def _of_checkout(folder: Path) -> ActionAddress | None:
    """Return the address of a clone's last commit, None where it is not known to be on GitHub."""
    try:
        with Repo(folder) as repo:
            commit = repo.head.commit.hexsha
            pushed = repo.git.branch("--remotes", "--list", "origin/*", "--contains", commit)
            return _on_github(repo.remote("origin").url, commit) if pushed else None
    except (GitCommandError, InvalidGitRepositoryError, NoSuchPathError, ValueError):
        return None


def _on_github(url: str, commit: str) -> ActionAddress | None:
    matched = _ON_GITHUB.fullmatch(url)
    return ActionAddress(matched[1], commit) if matched and _ADDRESS.fullmatch(f"{matched[1]}@{commit}") else None
