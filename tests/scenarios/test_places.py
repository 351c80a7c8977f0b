"""The store wherever git can put it: worktrees, submodules, sparse, partial and shallow clones, another system's ends
of lines; and in states that git can be in."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scenarios.hub import Clone, Hub, git
from tests.support.corrected_store import CORRECTED_2018, Y2017, Y2018, Y2019, delivery

UNSHALLOW = "This clone is shallow: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0)."


@pytest.fixture
def books(tmp_path: Path) -> dict[str, Path]:
    made = {"2017": Y2017, "2018": Y2018, "2018-corrected": CORRECTED_2018, "2019": Y2019}
    files = {name: tmp_path / f"{name}.zip" for name in made}
    for name, file in files.items():
        file.write_bytes(delivery(made[name]))
    return files


@pytest.fixture
def ann(hub: Hub, books: dict[str, Path]) -> Clone:
    """The first person, whose store holds 2017 and 2018 with a correction; all of it is pushed."""
    clone = hub.founded("ann")
    clone.imports("hcpcs/2017", books["2017"])
    clone.imports("hcpcs/2018", books["2018"])
    clone.imports("hcpcs/2018", books["2018-corrected"], "--correction")
    clone.git("push", "--quiet", "origin", "main")
    git(hub.bare, "config", "uploadpack.allowFilter", "true")
    return clone


def works(clone: Clone, books: dict[str, Path]) -> None:
    """Import, compare over a correction, tell a history and check."""
    commit = clone.imports("hcpcs/2019", books["2019"])
    assert clone.git("status", "--porcelain") == ""
    assert clone.checked() == ""
    done = clone.addenda.document("diff", "hcpcs/2018@HEAD~2", "hcpcs/2018@HEAD~1", "--store", clone.folder)
    assert [(one["change"], one["code"]) for one in done["changes"]] == [("revised", "A0009")]
    done = clone.addenda.document("diff", "hcpcs/previous", "hcpcs/latest", "--store", clone.folder)
    assert {one["code"] for one in done["changes"] if one["change"] == "added"} == {"A0006", "G0001"}
    events = clone.addenda.document("history", "hcpcs", "G0001", "--store", clone.folder)["events"]
    assert events[-1]["commit"] == commit


CLONES = {
    "a plain clone": (),
    "without blobs": ("--filter=blob:none",),
    "without trees": ("--filter=tree:0",),
    "with Windows's ends of lines": ("-c", "core.autocrlf=true"),
    "sparse": ("--sparse",),
    "deep enough": ("--depth=9",),
}


@pytest.mark.parametrize("name", CLONES)
def test_a_clone_of_any_kind(hub: Hub, ann: Clone, books: dict[str, Path], name: str) -> None:
    clone = hub.clone("bob", *CLONES[name])
    works(clone, books)
    held = clone.git("ls-tree", "-r", "HEAD", "codesets")
    ann.imports("hcpcs/2019", books["2019"])
    assert held == ann.git("ls-tree", "-r", "HEAD", "codesets")


def test_a_sparse_clone_of_one_release(hub: Hub, ann: Clone, books: dict[str, Path]) -> None:
    clone = hub.clone("bob", "--sparse")
    clone.git("sparse-checkout", "set", "codesets/hcpcs/2017")
    assert not (clone.folder / "codesets/hcpcs/2018").exists()
    works(clone, books)
    clone.git("sparse-checkout", "disable")
    assert clone.checked() == ""


def test_a_worktree_of_another_branch(ann: Clone, books: dict[str, Path], tmp_path: Path) -> None:
    ann.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    works(Clone(tmp_path / "side", ann.addenda), books)
    assert ann.checked() == ""
    assert ann.run("show", "hcpcs/2019", "A0001").code == 4
    assert ann.run("show", "hcpcs/2019@side", "A0001").code == 0


def test_a_submodule(hub: Hub, ann: Clone, books: dict[str, Path], tmp_path: Path) -> None:
    around = tmp_path / "around"
    subprocess.run(["git", "init", "--quiet", around], check=True)
    add = ("submodule", "--quiet", "add", hub.bare.as_uri(), "store")
    git(around, "-c", "protocol.file.allow=always", *add)
    works(Clone(around / "store", ann.addenda), books)
    assert git(around, "status", "--porcelain", "--", "store").startswith("A")


def test_a_partial_clone_that_does_not_reach_its_remote(hub: Hub, ann: Clone) -> None:
    clone = hub.clone("bob", "--filter=blob:none", "--no-checkout")
    hub.bare.rename(hub.bare.with_name("elsewhere"))
    done = clone.run("diff", "hcpcs/2017", "hcpcs/2018")
    assert (done.code, done.out) == (6, "")
    assert done.err.endswith(
        "This clone is partial, and fetches what it lacks when it is asked: let it reach its remote, then try again.\n"
    )


def test_a_shallow_clone_tells_what_it_has_and_says_what_it_lacks(
    hub: Hub, ann: Clone, books: dict[str, Path], tmp_path: Path
) -> None:
    clone = hub.clone("bob", "--depth=1")
    changes = clone.addenda.document("diff", "hcpcs/2017", "hcpcs/2018", "--store", clone.folder)["changes"]
    assert {one["code"] for one in changes if one["change"] == "added"} == {"A0003"}
    assert clone.run("show", "hcpcs", "A0009", "--on", "2018-05-01").code == 0
    clone.imports("hcpcs/2019", books["2019"])
    assert clone.checked() == ""
    for code, arguments in (
        (6, ("history", "hcpcs", "A0009")),
        (6, ("site", "--output", tmp_path / "site")),
        (4, ("show", "hcpcs/2018@2023-12-31", "A0009")),
        (4, ("show", "hcpcs/2018@HEAD~2", "A0009")),
        (4, ("diff", f"hcpcs/2018@{ann.git('rev-parse', 'HEAD~1')}", "hcpcs/2018")),
    ):
        done = clone.run(*arguments)
        assert (done.code, done.out, UNSHALLOW in done.err) == (code, "", True), done.err
    clone.git("fetch", "--quiet", "--unshallow")
    assert clone.run("history", "hcpcs", "A0009").code == 0


def test_a_shallow_clone_that_begins_before_the_code_set_has_its_whole_history(hub: Hub, ann: Clone) -> None:
    assert hub.clone("bob", "--depth=4").run("history", "hcpcs", "A0009").code == 0
    assert hub.clone("eve", "--depth=3").run("history", "hcpcs", "A0009").code == 6


def test_a_commit_that_was_checked_out(ann: Clone, books: dict[str, Path]) -> None:
    ann.git("switch", "--quiet", "--detach")
    done = ann.run("import", "hcpcs/2019", books["2019"])
    commit = ann.git("rev-parse", "HEAD")
    assert done.code == 0
    assert f"Note: No branch is checked out, so this commit is on none. To keep it: git branch NAME {commit[:12]}" in (
        done.err
    )
    ann.git("branch", "kept", commit[:12])
    ann.git("switch", "--quiet", "main")
    assert ann.run("show", "hcpcs/2019@kept", "A0001").code == 0
    assert ann.checked() == ""


def conflict(ann: Clone) -> None:
    """Two branches with another line in one file."""
    for branch in ("side", "main"):
        ann.git("switch", "--quiet", *(["-c"] if branch == "side" else []), branch)
        (ann.folder / "notes.txt").write_text(branch)
        ann.git("add", "notes.txt")
        ann.git("commit", "--quiet", "-m", branch)


UNFINISHED: dict[str, Callable[[Clone], object]] = {
    "rebase": lambda ann: ann.git("rebase", "--quiet", "side", fails=True),
    "merge": lambda ann: ann.git("merge", "--quiet", "side", fails=True),
    "cherry-pick": lambda ann: ann.git("cherry-pick", "side", fails=True),
    "revert": lambda ann: ann.git("revert", "--no-edit", "HEAD~2", "HEAD", fails=True),
}


@pytest.mark.parametrize("command", UNFINISHED)
def test_nothing_is_written_in_the_middle_of_what_git_does(ann: Clone, books: dict[str, Path], command: str) -> None:
    conflict(ann)
    if command == "revert":
        (ann.folder / "codesets/hcpcs/2018/CHANGES.md").unlink()
        ann.git("commit", "--quiet", "--all", "-m", "Later")
    UNFINISHED[command](ann)
    before = ann.git("rev-parse", "HEAD")
    done = ann.run("import", "hcpcs/2019", books["2019"])
    assert (done.code, ann.git("rev-parse", "HEAD")) == (5, before)
    assert f"a {command} is under way here. Finish it with `git {command} --continue`" in done.err
    assert not (ann.folder / "codesets/hcpcs/2019").exists()
    assert ann.run("show", "hcpcs/2018", "A0001").code == 0
    ann.git(command, "--abort")
    assert ann.run("import", "hcpcs/2019", books["2019"]).code == 0


def test_a_repository_whose_names_are_sha256(hub: Hub, ann: Clone, tmp_path: Path) -> None:
    for commits in (0, 1):
        folder = tmp_path / f"sha256-{commits}"
        subprocess.run(["git", "init", "--quiet", "--object-format=sha256", folder], check=True)
        if commits:
            git(folder, "commit", "--quiet", "--allow-empty", "-m", "first")
        for done in (ann.addenda("init", folder), ann.addenda("list", "--store", folder)):
            assert (done.code, done.out) == (6, "")
            assert "the repository names its objects by sha256. Keep the store in a repository made with" in done.err
        assert git(folder, "status", "--porcelain") == ""
