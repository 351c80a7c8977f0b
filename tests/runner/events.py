"""Events that start a run, with what GitHub says of them in the event's file and in the `github` context."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.runner.errors import RunnerError
from tests.runner.git import git_in
from tests.runner.hosting import Hosting
from tests.runner.language.values import Value


@dataclass(frozen=True)
class Event:
    """One event: `sha` is what is checked out where nothing else is said; a fork's run may only read."""

    name: str
    sha: str
    ref: str
    payload: Mapping[str, Value] = field(default_factory=dict)
    head_ref: str = ""
    base_ref: str = ""
    from_fork: bool = False


def pull_request(hosting: Hosting, number: int, *, branch: str, base: str = "main", fork: str | None = None) -> Event:
    """Return a pull request's event, with the merge that GitHub makes at `refs/pull/NUMBER/merge`.

    `branch` is in the repository itself, or was pushed there to `refs/pull/NUMBER/head` from a `fork`.

    Raises:
        RunnerError: the branches conflict, for which GitHub starts no run.
    """
    remote, own = hosting.remote, f"refs/pull/{number}/head"
    head_sha = git_in(remote, "rev-parse", own if fork else f"refs/heads/{branch}")
    base_sha = git_in(remote, "rev-parse", f"refs/heads/{base}")
    git_in(remote, "update-ref", own, head_sha)
    merged = _merge(hosting, base_sha, head_sha)
    git_in(remote, "update-ref", f"refs/pull/{number}/merge", merged)
    head_repository = fork or hosting.repository
    request: dict[str, Value] = {
        "number": number,
        "head": {"ref": branch, "sha": head_sha, "repo": {"full_name": head_repository, "fork": fork is not None}},
        "base": {"ref": base, "sha": base_sha, "repo": {"full_name": hosting.repository, "fork": False}},
    }
    payload: dict[str, Value] = {
        "action": "synchronize",
        "number": number,
        "pull_request": request,
        "repository": _of(hosting),
    }
    merge_ref = f"refs/pull/{number}/merge"
    return Event("pull_request", merged, merge_ref, payload, branch, base, from_fork=fork is not None)


def _merge(hosting: Hosting, base: str, head: str) -> str:
    try:
        tree = git_in(hosting.remote, "merge-tree", "--write-tree", base, head).splitlines()[0]
    except RuntimeError as error:
        raise RunnerError("the branches conflict, so GitHub starts no run for the pull request") from error
    message = f"Merge {head} into {base}"
    return git_in(hosting.remote, "commit-tree", tree, "-p", base, "-p", head, "-m", message)


def push(hosting: Hosting, branch: str = "main", *, tag: str | None = None) -> Event:
    """Return the event of a push to a branch, or of a tag."""
    ref = f"refs/tags/{tag}" if tag else f"refs/heads/{branch}"
    sha = git_in(hosting.remote, "rev-parse", f"{ref}^{{commit}}")
    payload: dict[str, Value] = {"ref": ref, "before": "0" * 40, "after": sha, "repository": _of(hosting)}
    return Event("push", sha, ref, payload)


def dispatched(hosting: Hosting, inputs: Mapping[str, Value] | None = None) -> Event:
    """Return the event of a run that somebody starts by hand on the default branch."""
    pushed = push(hosting)
    return Event("workflow_dispatch", pushed.sha, pushed.ref, {"inputs": inputs or {}, "repository": _of(hosting)})


def scheduled(hosting: Hosting, cron: str) -> Event:
    """Return the event of a run that the clock starts, whose file may tell nothing but when."""
    pushed = push(hosting)
    return Event("schedule", pushed.sha, pushed.ref, {"schedule": cron})


def _of(hosting: Hosting) -> dict[str, Value]:
    private = hosting.visibility != "public"
    return {
        "full_name": hosting.repository,
        "private": private,
        "visibility": hosting.visibility,
        "default_branch": "main",
    }
