"""actions/upload-artifact and actions/download-artifact: folders beside the repository, each name used once a run."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.runner.errors import StepFailed
from tests.runner.stand_ins.call import Call, StandIn

_FORBIDDEN = re.compile(r'[":<>|*?\r\n\\/]')


def _upload(call: Call) -> Mapping[str, str]:
    name = call.inputs["name"]
    if _FORBIDDEN.search(name) or not name:
        raise StepFailed(f"The artifact name is not valid: {name!r}")
    target = call.machine.hosting.artifacts / name
    if target.exists() and call.inputs["overwrite"] != "true":
        raise StepFailed(f"Conflict: an artifact with the name {name} already exists on this workflow run")
    files = list(_files(call.paths("path"), hidden=call.inputs["include-hidden-files"] == "true"))
    if not files:
        return _nothing(call)
    root = Path(os.path.commonpath([file.parent for file in files]))
    root = call.paths("path")[0] if len(call.paths("path")) == 1 and call.paths("path")[0].is_dir() else root
    for file in files:
        copy = target / file.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    call.log.append(f"{len(files)} files in the artifact {name}")
    url = f"https://github.com/{call.machine.hosting.repository}/actions/runs/4711/artifacts/1"
    return {"artifact-id": "1", "artifact-url": url}


def _files(paths: Iterable[Path], *, hidden: bool) -> Iterator[Path]:
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            within = file.relative_to(path) if path.is_dir() else Path(file.name)
            if file.is_file() and (hidden or not any(part.startswith(".") for part in within.parts)):
                yield file


def _nothing(call: Call) -> Mapping[str, str]:
    said = f"No files were found with the provided path: {call.inputs['path']}. No artifacts will be uploaded."
    if call.inputs["if-no-files-found"] == "error":
        raise StepFailed(said)
    call.log.append(said)
    return {}


def _download(call: Call) -> Mapping[str, str]:
    source = call.machine.hosting.artifacts / call.inputs["name"]
    if not call.inputs["name"] or not source.is_dir():
        raise StepFailed(f"Artifact not found for name: {call.inputs['name']}")
    target = call.machine.workspace / call.inputs["path"]
    shutil.copytree(source, target, dirs_exist_ok=True)
    return {"download-path": str(target)}


UPLOAD = StandIn(
    _upload,
    {
        "name": "artifact",
        "path": "",
        "if-no-files-found": "warn",
        "retention-days": "",
        "overwrite": "false",
        "include-hidden-files": "false",
    },
)
DOWNLOAD = StandIn(_download, {"name": "", "path": "."})
