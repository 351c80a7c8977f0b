"""The project's own workflows, its action, and what it writes for others: rules that hold for all of them."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.real import PROJECT

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
WRITTEN = sorted((PROJECT / "templates/github").glob("*.yml"))
ACTIONS = [PROJECT / "action.yml", *(PROJECT / ".github/actions").glob("*/action.yml")]
EVERY = [*WORKFLOWS, *WRITTEN, *ACTIONS]


def document(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def steps(file: Path) -> list[dict[str, Any]]:
    told = document(file)
    jobs = told.get("jobs", {}).values()
    return [step for job in (*jobs, told.get("runs", {})) for step in job.get("steps", [])]


def test_each_action_has_one_commit_everywhere_and_a_tag_beside_it() -> None:
    commits = defaultdict(set)
    for file in EVERY:
        for used in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8")):
            if used.startswith(("./", "ADDENDA_ACTION")):
                continue
            found = re.fullmatch(r"([\w-]+/[\w-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", used)
            assert found, f"{file.name} uses {used}"
            commits[found[1]].add(found[2])
    assert commits
    assert {name: found for name, found in commits.items() if len(found) > 1} == {}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_nothing_but_what_a_job_asks_for(file: Path) -> None:
    told = document(file)
    assert told["permissions"] == {}
    assert "concurrency" in told
    assert "pull_request_target" not in told["on"]
    for name, job in told["jobs"].items():
        assert job["permissions"], name
        assert job["timeout-minutes"], name


@pytest.mark.parametrize("file", EVERY, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_nothing_from_outside_is_pasted_into_a_script(file: Path) -> None:
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_checkout_leaves_no_token_behind(file: Path) -> None:
    checkouts = [step for step in steps(file) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_pages_and_the_index_are_never_reached_from_a_pull_request() -> None:
    for file in WORKFLOWS:
        told = document(file)
        rights = {right for job in told["jobs"].values() for right in job["permissions"]}
        if rights & {"pages", "id-token", "attestations"}:
            assert set(told["on"]) <= {"push", "workflow_dispatch"}, file.name
