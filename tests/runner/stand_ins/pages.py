"""The three actions of GitHub Pages: an artifact of the name github-pages, and the site that is made of it."""

import shutil
from collections.abc import Mapping

from tests.runner.errors import StepFailed
from tests.runner.stand_ins.call import Call, StandIn

_NAME = "github-pages"


def _configure(call: Call) -> Mapping[str, str]:
    call.needs("pages", "read")
    owner, _, name = call.machine.hosting.repository.partition("/")
    return {"base_url": f"https://{owner}.github.io/{name}", "base_path": f"/{name}"}


def _upload(call: Call) -> Mapping[str, str]:
    target = call.machine.hosting.artifacts / call.inputs["name"]
    if target.exists():
        raise StepFailed(f"Conflict: an artifact with the name {call.inputs['name']} already exists")
    (source,) = call.paths("path")
    if not source.is_dir():
        raise StepFailed(f"there is no folder {call.inputs['path']}")
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))
    return {"artifact_id": "2"}


def _deploy(call: Call) -> Mapping[str, str]:
    call.needs("pages", "write")
    call.needs("id-token", "write")
    source = call.machine.hosting.artifacts / call.inputs["artifact_name"]
    if not source.is_dir():
        raise StepFailed(f"No artifacts named {call.inputs['artifact_name']!r} were found for this workflow run")
    call.machine.hosting.pages = source
    owner, _, name = call.machine.hosting.repository.partition("/")
    return {"page_url": f"https://{owner}.github.io/{name}/"}


CONFIGURE = StandIn(_configure, {"enablement": "false"})
UPLOAD_PAGES = StandIn(_upload, {"path": "_site/", "name": _NAME, "retention-days": "1"})
DEPLOY = StandIn(_deploy, {"artifact_name": _NAME})
