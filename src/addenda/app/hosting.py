"""The files of a store that is kept on GitHub: workflows that import, review, publish and watch."""

from __future__ import annotations

import json
import re
from pathlib import Path

from git import Repo
from git.exc import InvalidGitRepositoryError, NoSuchPathError

from addenda.app.hosting_address import ActionAddress
from addenda.rendering.shipped import shipped_folder
from addenda.store.founding import Beside, Block

_DEFAULT_BRANCH = "main"
_KEPT = {
    ".github/workflows/review.yml": "review.yml",
    ".github/workflows/publish.yml": "publish.yml",
    ".github/workflows/watch.yml": "watch.yml",
    ".github/dependabot.yml": "dependabot.yml",
}
_BEGUN = {"README.md": "README.md", ".github/CODEOWNERS": "CODEOWNERS"}
_IGNORED, _ATTRIBUTES = ".gitignore", ".gitattributes"
_UNTOUCHED = "incoming/** binary"
_UNTOUCHED_BLOCK = f"# A publisher's file stays as it came, so that its sha256 does.\n{_UNTOUCHED}\n"


def files_for_github(folder: Path, action: ActionAddress) -> Beside:
    """Return what a store in a folder, which need not exist, has beside its code sets when it is kept on GitHub."""
    branch = _branch_pattern(_default_branch(folder))

    def made(name: str) -> bytes:
        text = (shipped_folder() / "github" / name).read_text(encoding="utf-8")
        text = text.replace("ADDENDA_ACTION", action.repository).replace("ADDENDA_COMMIT", action.commit)
        return text.replace("DEFAULT_BRANCH", branch).encode()

    ignored = made("gitignore").decode()
    return Beside(
        kept={path: made(name) for path, name in _KEPT.items()},
        begun={path: made(name) for path, name in _BEGUN.items()},
        blocks={
            _IGNORED: (Block(ignored.partition("\n")[0], ignored),),
            _ATTRIBUTES: (Block(_UNTOUCHED, _UNTOUCHED_BLOCK),),
        },
    )


def _default_branch(folder: Path) -> str:
    """Return the branch that `origin` checks out, else the one that is checked out here."""
    try:
        with Repo(folder) as repo:
            far: str = repo.git.symbolic_ref("--quiet", "--short", "refs/remotes/origin/HEAD", with_exceptions=False)
            near: str = repo.git.symbolic_ref("--quiet", "--short", "HEAD", with_exceptions=False)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return _DEFAULT_BRANCH
    return far.removeprefix("origin/") or near or _DEFAULT_BRANCH


def _branch_pattern(branch: str) -> str:
    """Return a branch's name for a workflow: git allows two of the signs that are patterns there, and quotes."""
    return json.dumps(re.sub(r"([+!])", r"\\\1", branch), ensure_ascii=False)
