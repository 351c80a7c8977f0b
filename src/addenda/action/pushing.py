"""Push commits with a token that stands in no file and on no command line."""

from __future__ import annotations

import base64
import subprocess
from typing import TYPE_CHECKING

from addenda.action.git_settings import with_settings
from addenda.errors import ConflictError, Problem, StoreError
from addenda.store.author import Author

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.action.runner import Runner

BOT = Author("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
"""The account of a workflow's own token, as GitHub knows its commits."""

_TELLING = ("GIT_TRACE", "GIT_CURL_VERBOSE", "GIT_TRACE_CURL")
"""Variables that make git write down what it sends."""
_MOVED = ("[rejected]", "non-fast-forward", "fetch first", "stale info")


def push(runner: Runner, folder: Path, branch: str, commit: str = "HEAD") -> None:
    """Push a commit to a branch of `origin`, whatever is checked out; never by force.

    Raises:
        ConflictError: when the branch holds what the commit does not.
        StoreError: when it is refused for another reason, such as a token without rights.

    """
    command = ["git", "-C", str(folder), "push", "--quiet", "--", "origin", f"{commit}:refs/heads/{branch}"]
    done = subprocess.run(command, capture_output=True, check=False, env=with_token(runner))
    if not done.returncode:
        return
    words = done.stderr.decode(errors="replace").strip()
    if any(sign in words for sign in _MOVED):
        advice = "Nothing was pushed; run the workflow again."
        raise ConflictError(Problem(f"others pushed to the branch {branch} meanwhile", advice=advice))
    advice = "Nothing was pushed. The job needs `permissions: contents: write`, and the branch must take its pushes."
    raise StoreError(Problem(f"git could not push to the branch {branch} ({words})", advice=advice))


def with_token(runner: Runner) -> dict[str, str]:
    """Return an environment for git in which the server of the run is shown its token, and no other server is.

    What a checkout left in the configuration is emptied first (an empty value does that), since GitHub refuses two.
    Source: `git help config`, http.extraHeader.
    """
    environment = {name: value for name, value in runner.environment.items() if name not in _TELLING}
    environment["GIT_TERMINAL_PROMPT"] = "0"
    if not runner.token:
        return environment
    secret = base64.b64encode(f"x-access-token:{runner.token}".encode()).decode()
    header = f"http.{runner.server}/.extraheader"
    return with_settings(environment, ((header, ""), (header, f"AUTHORIZATION: basic {secret}")))
