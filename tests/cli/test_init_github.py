"""`addenda init --github`: what it writes, what it leaves alone, and that others' tools find nothing wrong with it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from git import Repo
from ruamel.yaml import YAML

from addenda.errors import ExitCode
from tests.support.cli import CommandLine, Outcome

COMMIT = "0123456789abcdef0123456789abcdef01234567"
ACTION = ("--github", "--action", f"octo/addenda@{COMMIT}")
WORKFLOWS = [f".github/workflows/{name}.yml" for name in ("publish", "review", "watch")]
FILES = [
    *(".gitattributes", ".github/CODEOWNERS", ".github/dependabot.yml", *WORKFLOWS, ".gitignore", "README.md"),
    "codesets/README.md",
]


@pytest.fixture
def made(addenda: CommandLine, tmp_path: Path) -> Path:
    folder = tmp_path / "our store"
    assert addenda("init", folder, *ACTION).err.startswith(f"Made a store in {folder}.\n")
    return folder


def committed(folder: Path, **files: str) -> None:
    repo = Repo.init(folder, initial_branch="main")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    repo.git.add("--all", "--force")
    repo.index.commit("theirs")


def workflows(folder: Path) -> dict[str, Any]:
    return {Path(path).stem: YAML(typ="safe").load(folder / path) for path in WORKFLOWS}


def steps(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_everything_is_one_commit(made: Path) -> None:
    repo = Repo(made)
    assert [commit.message for commit in repo.iter_commits()] == ["Create a store of code sets\n"]
    assert repo.git.ls_files().splitlines() == FILES
    assert not repo.is_dirty(untracked_files=True)
    assert repo.active_branch.name == "main"


def test_the_same_again_is_nothing_to_do(addenda: CommandLine, made: Path) -> None:
    before = Repo(made).head.commit.hexsha
    assert addenda("init", made, *ACTION) == Outcome(0, "", f"{made} is a store already; nothing to do.\n")
    assert Repo(made).head.commit.hexsha == before


def test_a_store_that_exists_gets_them(addenda: CommandLine, tmp_path: Path) -> None:
    assert addenda("init", tmp_path).code == ExitCode.OK
    assert addenda("init", tmp_path, *ACTION).err.startswith(f"Set up {tmp_path} as commit ")
    assert Repo(tmp_path).git.ls_files().splitlines() == FILES


def test_every_action_is_pinned_and_no_name_is_left_to_fill_in(made: Path) -> None:
    for path in (path for path in FILES if path.startswith(".github/")):
        assert not re.search("ADDENDA_(ACTION|COMMIT)|DEFAULT_BRANCH", (made / path).read_text(encoding="utf-8"))
    used = [step["uses"] for workflow in workflows(made).values() for step in steps(workflow) if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)
    assert {one for one in used if one.startswith("octo/")} == {
        f"octo/addenda@{COMMIT}",
        f"octo/addenda/.github/actions/setup@{COMMIT}",
    }


def test_rights_are_given_for_each_job_alone(made: Path) -> None:
    given: dict[str, dict[str, str]] = {}
    for name, workflow in workflows(made).items():
        assert workflow["permissions"] == {}
        assert "group" in workflow["concurrency"]
        given |= {f"{name}.{job}": dict(found["permissions"]) for job, found in workflow["jobs"].items()}
    assert given == {
        "review.import": {"contents": "write", "pull-requests": "write"},
        "review.review": {"contents": "read", "pull-requests": "write"},
        "publish.site": {"contents": "read"},
        "publish.pages": {"pages": "write", "id-token": "write"},
        "watch.watch": {"contents": "write", "pull-requests": "write"},
    }


def test_pages_come_from_no_pull_request_and_no_expression_stands_in_a_shell(made: Path) -> None:
    found = workflows(made)
    assert list(found["review"]["on"]) == ["pull_request"]
    assert set(found["publish"]["on"]) == {"push", "workflow_dispatch"}
    for name, workflow in found.items():
        pages = [step["uses"] for step in steps(workflow) if "pages" in step.get("uses", "")]
        assert bool(pages) == (name == "publish")
        assert not [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")]
        checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("tool", [("actionlint",), ("zizmor", "--offline", "--no-progress", "--strict-collection")])
def test_the_tools_for_workflows_find_nothing(made: Path, tool: tuple[str, ...]) -> None:
    program = shutil.which(tool[0], path=str(Path(sys.executable).parent)) or shutil.which(tool[0])
    if program is None:
        pytest.skip(f"{tool[0]} is not installed")
    files = WORKFLOWS if tool[0] == "actionlint" else [*WORKFLOWS, ".github/dependabot.yml"]
    done = subprocess.run([program, *tool[1:], *files], cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_changed_workflow_is_a_conflict_that_names_all(addenda: CommandLine, made: Path) -> None:
    for path in (WORKFLOWS[0], WORKFLOWS[2], "README.md", ".github/CODEOWNERS"):
        (made / path).write_text(f"mine: {path}\n")
    committed(made)
    before = Repo(made).head.commit.hexsha
    refused = addenda("init", made, *ACTION)
    assert refused.code == ExitCode.CONFLICT
    assert re.findall(r"error: (\S+):", refused.err) == [WORKFLOWS[0], WORKFLOWS[2]]
    assert Repo(made).head.commit.hexsha == before
    assert addenda("init", made, *ACTION, "--force").code == ExitCode.OK
    assert "uses: octo/addenda@" in (made / WORKFLOWS[0]).read_text()
    assert (made / "README.md").read_text() == "mine: README.md\n"
    assert (made / ".github/CODEOWNERS").read_text() == "mine: .github/CODEOWNERS\n"
    assert Repo(made).git.diff("--name-only", "HEAD~1").splitlines() == [WORKFLOWS[0], WORKFLOWS[2]]


def test_files_that_are_not_committed_are_in_the_way(addenda: CommandLine, tmp_path: Path) -> None:
    committed(tmp_path, mine="1")
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / WORKFLOWS[1]).write_text("mine")
    refused = addenda("init", tmp_path, *ACTION, "--force")
    assert refused.code == ExitCode.CONFLICT
    assert WORKFLOWS[1] in refused.err
    assert (tmp_path / WORKFLOWS[1]).read_text() == "mine"


def test_a_readme_and_ignored_names_of_theirs_stay(addenda: CommandLine, tmp_path: Path) -> None:
    committed(tmp_path, **{"README.md": "# Ours\n", ".gitignore": "*.csv\n/secret", ".gitattributes": "*.md text"})
    assert addenda("init", tmp_path, *ACTION).code == ExitCode.OK
    assert (tmp_path / "README.md").read_text() == "# Ours\n"
    assert (tmp_path / ".gitignore").read_text().startswith("*.csv\n/secret\n# Addenda: charge masters")
    assert (tmp_path / ".gitattributes").read_text().startswith("*.md text\n# Canonical")
    (tmp_path / ".gitignore").write_text((tmp_path / ".gitignore").read_text().replace("*.txt\n", ""))
    committed(tmp_path)
    assert "nothing to do" in addenda("init", tmp_path, *ACTION).err


def test_charge_masters_and_reports_stay_out_and_what_is_dropped_comes_in(made: Path) -> None:
    repo = Repo(made)
    out = [
        "prices.xlsx",
        "deep/prices.csv",
        "2026.zip",
        "LONGULT.txt",
        "chargemasters/any",
        "report/report.json",
        "site/x",
    ]
    inside = ["incoming/hcpcs/2026.zip", "incoming/cpt/2026/LONGULT.txt", "codesets/x/2026/CHANGES.md", "addenda.toml"]
    assert repo.ignored(*out, *inside) == out
    attributes = repo.git.check_attr("text", "diff", "--", "incoming/cpt/2026/LONGULT.txt")
    assert [line.rpartition(": ")[2] for line in attributes.splitlines()] == ["unset", "unset"]


@pytest.mark.parametrize("branch", ["main", "release/2026", "a\"b'c", "plus+!bang", "{{", "#1"])
def test_the_site_follows_the_default_branch_whatever_its_name(
    addenda: CommandLine, tmp_path: Path, branch: str
) -> None:
    Repo.init(tmp_path, initial_branch=branch).close()
    assert addenda("init", tmp_path, *ACTION).code == ExitCode.OK
    pattern = re.sub(r"([+!])", r"\\\1", branch)
    assert workflows(tmp_path)["publish"]["on"]["push"] == {"branches": [pattern]}


def test_in_a_clone_the_default_branch_is_that_of_origin(addenda: CommandLine, tmp_path: Path) -> None:
    committed(tmp_path / "far", mine="1")
    clone = Repo(tmp_path / "far").clone(str(tmp_path / "near"))
    clone.git.switch("--create", "set-up")
    assert addenda("init", tmp_path / "near", *ACTION).code == ExitCode.OK
    assert workflows(tmp_path / "near")["publish"]["on"]["push"] == {"branches": ["main"]}


def test_the_address_of_the_action_is_asked_for_and_nothing_is_written(
    addenda: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addenda.app.hosting_address._direct_url", lambda: "")
    for given in ((), ("--action", "octo/addenda@v1")):
        refused = addenda("init", tmp_path / "store", "--github", *given)
        assert refused.code == ExitCode.USAGE
        assert "--action OWNER/REPO@COMMIT" in refused.err
        assert not (tmp_path / "store").exists()


def test_the_address_that_the_workflows_name_is_taken_again(
    addenda: CommandLine, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addenda.app.hosting_address._direct_url", lambda: "")
    assert "nothing to do" in addenda("init", made, "--github").err
    (made / WORKFLOWS[1]).unlink()
    committed(made)
    assert addenda("init", made, "--github").code == ExitCode.OK
    assert f"uses: octo/addenda@{COMMIT}" in (made / WORKFLOWS[1]).read_text()


@pytest.mark.parametrize(
    ("workflow", "instead"),
    [
        (WORKFLOWS[0], f"octo/addenda@{COMMIT[::-1]}"),
        (WORKFLOWS[0], f"theirs/addenda@{COMMIT}"),
        (WORKFLOWS[1], f"octo/addenda@{COMMIT[::-1]}"),
        (WORKFLOWS[2], f"theirs/addenda/.github/actions/setup@{COMMIT}"),
        (".github/workflows/more.yaml", f"octo/addenda@{COMMIT[::-1]}"),
        (".github/workflows/more.yaml", "octo/addenda@v1"),
    ],
)
def test_an_address_that_not_all_workflows_name_is_asked_for(
    addenda: CommandLine, made: Path, monkeypatch: pytest.MonkeyPatch, workflow: str, instead: str
) -> None:
    monkeypatch.setattr("addenda.app.hosting_address._direct_url", lambda: "")
    file = made / workflow
    text = file.read_text() if file.exists() else f"      - uses: octo/addenda@{COMMIT}\n"
    file.write_text(re.sub(r"(uses: )octo/addenda\S+", rf"\g<1>{instead}", text))
    committed(made)
    refused = addenda("init", made, "--github", "--force")
    assert refused.code == ExitCode.USAGE
    assert "--action OWNER/REPO@COMMIT" in refused.err


def test_the_address_is_known_where_the_installation_tells_it(
    addenda: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"url": "https://github.com/octo/addenda", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    monkeypatch.setattr("addenda.app.hosting_address._direct_url", lambda: json.dumps(told))
    assert addenda("init", tmp_path, "--github").code == ExitCode.OK
    assert f"uses: octo/addenda@{COMMIT}" in (tmp_path / WORKFLOWS[0]).read_text()


@pytest.mark.parametrize("options", [("--force",), ("--action", f"octo/addenda@{COMMIT}")])
def test_what_goes_with_github_is_refused_without_it(
    addenda: CommandLine, tmp_path: Path, options: tuple[str, ...]
) -> None:
    refused = addenda("init", tmp_path / "store", *options)
    assert refused.code == ExitCode.USAGE
    assert "go with --github" in refused.err
    assert not (tmp_path / "store").exists()


def test_a_hook_checks_what_is_pushed() -> None:
    (hook,) = YAML(typ="safe").load(Path(__file__).parents[2] / ".pre-commit-hooks.yaml")
    assert (hook["id"], hook["entry"], hook["language"]) == ("addenda-check", "addenda check", "python")
    assert (hook["stages"], hook["always_run"], hook["pass_filenames"]) == (["pre-push"], True, False)
