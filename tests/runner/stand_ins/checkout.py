"""actions/checkout: a real clone of the hosted repository, as deep as was asked for."""

import base64
from collections.abc import Mapping
from pathlib import Path

from tests.runner.errors import StepFailed
from tests.runner.git import git_in
from tests.runner.stand_ins.call import Call, StandIn


def _checkout(call: Call) -> Mapping[str, str]:
    call.needs("contents", "read")
    folder = call.machine.workspace / call.inputs["path"]
    folder.mkdir(parents=True, exist_ok=True)
    url = call.machine.hosting.remote_url or call.machine.hosting.remote.as_uri()
    token = call.inputs["token"] or call.machine.token
    credentials = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    header = f"http.{call.machine.hosting.server_url}/.extraheader=AUTHORIZATION: basic {credentials}"
    git_in(folder, "init", "--quiet", "--initial-branch=nothing-yet")
    git_in(folder, "remote", "add", "origin", url)
    try:
        _fetch_and_switch(call, folder, header)
    except RuntimeError as error:
        raise StepFailed(str(error)) from error
    if call.inputs["persist-credentials"] == "true":
        git_in(folder, "config", *header.split("=", 1))
    return {"ref": call.inputs["ref"] or call.machine.event.ref, "commit": git_in(folder, "rev-parse", "HEAD")}


def _fetch_and_switch(call: Call, folder: Path, header: str) -> None:
    """Fetch one commit, or everything at depth 0; a branch is checked out as such, anything else as a commit."""
    event, depth = call.machine.event, int(call.inputs["fetch-depth"])
    fetch = ("-c", header, "fetch", "--quiet", "--no-tags", "--update-head-ok", "origin")
    if depth == 0:
        git_in(folder, *fetch, "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*")
    limit = [f"--depth={depth}"] if depth else []
    wanted = call.inputs["ref"].removeprefix("refs/heads/") or event.ref.removeprefix("refs/heads/")
    branches = git_in(folder, "-c", header, "ls-remote", "origin", f"refs/heads/{wanted}")
    if branches:
        git_in(folder, *fetch, *limit, f"+refs/heads/{wanted}:refs/remotes/origin/{wanted}")
        git_in(folder, "checkout", "--quiet", "-B", wanted, f"refs/remotes/origin/{wanted}")
        git_in(folder, "branch", "--quiet", f"--set-upstream-to=origin/{wanted}", wanted)
    else:
        commit = call.inputs["ref"] or event.sha
        git_in(folder, *fetch, *limit, commit)
        git_in(folder, "checkout", "--quiet", "--detach", "FETCH_HEAD")


CHECKOUT = StandIn(_checkout, {"ref": "", "token": "", "path": ".", "fetch-depth": "1", "persist-credentials": "true"})
