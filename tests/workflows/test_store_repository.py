"""A repository of `addenda init --github`, in use: its own workflows from the first file on, over HTTP with tokens."""

from collections.abc import Iterator, Mapping

import pytest

from addenda.errors import ExitCode
from addenda.model.concept import Concept
from tests.runner.documents import read_workflow
from tests.runner.events import Event, push, scheduled
from tests.runner.git import git_in
from tests.runner.git_server import GitServer, serving_git
from tests.runner.results import WorkflowRun
from tests.runner.setting import OWN_ACTION, OWN_COMMIT
from tests.runner.workflows import run_workflow
from tests.support.archives import zip_of
from tests.support.cli import CommandLine
from tests.support.github_server import GitHubServer
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text
from tests.workflows.place import NUMBER, Place

Y2025 = [hcpcs_concept("A0001"), hcpcs_concept("A0002"), hcpcs_concept("A0003")]
Y2026 = [hcpcs_concept("A0001", long="Another invented text"), hcpcs_concept("A0002"), hcpcs_concept("A0004")]


@pytest.fixture
def git_server(bare: Place) -> Iterator[GitServer]:
    with serving_git(bare.hosting.remote, "octo/store") as server:
        yield server


@pytest.fixture
def store(bare: Place, git_server: GitServer, server: GitHubServer, addenda: CommandLine) -> Place:
    """A store that has just been founded."""

    def allow(token: str, rights: Mapping[str, str]) -> None:
        git_server.rights[token] = rights
        server.allow(token, **{name.replace("-", "_"): access for name, access in rights.items()})

    hosting = bare.hosting
    hosting.allow, hosting.server_url, hosting.remote_url = allow, git_server.url, git_server.remote_url
    done = addenda("init", bare.clone, "--github", "--action", f"{OWN_ACTION}@{OWN_COMMIT}")
    assert done.code == ExitCode.OK, done.err
    bare.git("push", "--quiet", "origin", "HEAD:main")
    return bare


def published(concepts: list[Concept]) -> bytes:
    """Return a release as its publisher gives it out."""
    return zip_of({"codes.txt": hcpcs_text(concepts)})


def drop(place: Place, branch: str, name: str, content: bytes) -> None:
    """Put a publisher's file on a branch, as a person does who knows nothing of `addenda import`."""
    place.git("fetch", "--quiet", "origin")
    exists = git_in(place.hosting.remote, "for-each-ref", f"refs/heads/{branch}")
    place.git("switch", "--quiet", "--force-create", branch, f"origin/{branch if exists else 'main'}")
    file = place.clone / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    place.git("add", name)
    place.git("commit", "--quiet", "--message", "Add the publisher's file")
    place.git("push", "--quiet", "origin", "HEAD")


def run(place: Place, name: str, event: Event) -> WorkflowRun:
    """Run one of the repository's own workflows, as it stands at the event's commit."""
    file = place.hosting.folder / name
    file.write_text(git_in(place.hosting.remote, "show", f"{event.sha}:.github/workflows/{name}"), encoding="utf-8")
    return run_workflow(read_workflow(file), place.hosting, event)


def merge(place: Place, branch: str) -> None:
    """Press the button: a merge commit on main, in the bare repository."""
    event = place.pull_request(branch)
    git_in(place.hosting.remote, "update-ref", "refs/heads/main", event.sha)


def dropped_files(place: Place, branch: str) -> str:
    return git_in(place.hosting.remote, "ls-tree", "-r", "--name-only", branch, "incoming/")


def test_files_become_releases_comments_and_pages(store: Place, git_server: GitServer) -> None:
    drop(store, "first", "incoming/hcpcs/2025.zip", published(Y2025))
    first = run(store, "review.yml", store.pull_request("first"))
    assert first.result == "success", first.job("import").log + first.job("review").log
    assert dropped_files(store, "first") == ""
    assert "codesets/hcpcs/2025/release.toml" in git_in(store.hosting.remote, "ls-tree", "-r", "--name-only", "first")
    assert store.comments == []
    assert len(git_server.pushed_by) == 1
    merge(store, "first")

    drop(store, "second", "incoming/hcpcs/2026.zip", published(Y2026))
    second = run(store, "review.yml", store.pull_request("second"))
    assert second.result == "success", second.job("import").log + second.job("review").log
    (comment,) = store.comments
    assert "A0003" in comment
    assert "A0005" not in comment
    corrected = [*Y2026, hcpcs_concept("A0005")]
    drop(store, "second", "incoming/hcpcs/2026.zip", published(corrected))
    again = run(store, "review.yml", store.pull_request("second"))
    assert again.result == "success", again.job("import").log + again.job("review").log
    (comment,) = store.comments
    assert "A0005" in comment
    merge(store, "second")

    store.hosting.visibility = "public"
    done = run(store, "publish.yml", push(store.hosting))
    assert done.result == "success", done.job("site").log
    assert store.hosting.pages is not None
    assert (store.hosting.pages / "index.html").is_file()


def test_a_private_store_keeps_its_site_to_itself(store: Place) -> None:
    drop(store, "first", "incoming/hcpcs/2025.zip", published(Y2025))
    run(store, "review.yml", store.pull_request("first"))
    merge(store, "first")
    done = run(store, "publish.yml", push(store.hosting))
    assert (done.result, done.job("pages").result) == ("success", "skipped"), done.job("site").log
    assert store.hosting.pages is None
    (artifact,) = store.artifacts
    assert (artifact / "index.html").is_file()


def test_a_bad_file_is_told_and_nothing_is_pushed(store: Place, git_server: GitServer) -> None:
    drop(store, "bad", "incoming/hcpcs/2025.zip", b"no zip at all")
    done = run(store, "review.yml", store.pull_request("bad"))
    assert (done.job("import").result, done.job("review").result) == ("failure", "skipped")
    assert done.job("import").said("error")
    assert "2025.zip" in done.job("import").summary
    assert (git_server.pushed_by, store.comments) == ([], [])
    assert dropped_files(store, "bad") == "incoming/hcpcs/2025.zip"


def test_a_comment_that_stands_says_that_a_later_push_could_not_be_imported(store: Place) -> None:
    drop(store, "first", "incoming/hcpcs/2025.zip", published(Y2025))
    run(store, "review.yml", store.pull_request("first"))
    merge(store, "first")
    drop(store, "second", "incoming/hcpcs/2026.zip", published(Y2026))
    run(store, "review.yml", store.pull_request("second"))
    (report,) = store.comments
    drop(store, "second", "incoming/hcpcs/2026.zip", b"no zip at all")
    done = run(store, "review.yml", store.pull_request("second"))
    assert (done.job("import").result, done.job("review").result) == ("failure", "skipped")
    (comment,) = store.comments
    head = git_in(store.hosting.remote, "rev-parse", "second")
    assert f"> The newest run could not import commit {head}: " in comment
    assert comment.endswith(report.partition("\n")[2])


def test_what_the_variables_name_and_the_branch_lacks_is_said_at_once(store: Place) -> None:
    """The branch is older than the charge master and the fee schedule."""
    store.hosting.variables = {
        "ADDENDA_CHARGEMASTER": "charges/2026.csv",
        "ADDENDA_FEES": "pfs/latest",
        "ADDENDA_LOCALITY": "0118218",
    }
    drop(store, "old", "incoming/hcpcs/2025.zip", published(Y2025))
    done = run(store, "review.yml", store.pull_request("old"))
    job = done.job("review")
    assert (done.job("import").result, job.result) == ("success", "failure")
    fees, charges = job.said("error")
    assert fees == "The store has no fee schedule 'pfs/latest'. There is none."
    assert charges.startswith("charges/2026.csv: the charge master does not exist. ")
    assert "Update branch" in charges
    assert str(store.hosting.folder) not in job.summary


def test_lists_that_two_merges_left_behind_are_a_warning(store: Place) -> None:
    for branch, release, concepts in (("first", 2024, Y2025), ("second", 2025, Y2026), ("third", 2026, Y2025)):
        drop(store, branch, f"incoming/hcpcs/{release}.zip", published(concepts))
        if branch == "first":
            run(store, "review.yml", store.pull_request(branch))
            merge(store, branch)
    for branch in ("second", "third"):
        run(store, "review.yml", store.pull_request(branch))
    for branch in ("second", "third"):
        merge(store, branch)
    job = run(store, "publish.yml", push(store.hosting)).job("site")
    (warning,) = job.said("warning")
    assert (job.result, warning.partition(":")[0]) == ("success", "codesets/hcpcs/2026/CHANGES.md")
    assert "`addenda check --mend`" in warning
    assert "`addenda check --mend`" in job.summary


def test_a_fork_imports_nothing_and_is_reviewed_all_the_same(store: Place, git_server: GitServer) -> None:
    drop(store, "theirs", "incoming/hcpcs/2025.zip", published(Y2025))
    store.git("push", "--quiet", "origin", f"HEAD:refs/pull/{NUMBER}/head")
    done = run(store, "review.yml", store.pull_request("theirs", fork="eve/store"))
    assert (done.job("import").result, done.job("review").result) == ("skipped", "success"), done.job("review").log
    assert (git_server.pushed_by, store.comments) == ([], [])


def test_a_hostile_branch_is_pushed_to_under_its_name(store: Place) -> None:
    branch = "x$(touch${IFS}evil)`touch${IFS}evil`;'\"&&touch${IFS}evil#"
    drop(store, branch, "incoming/hcpcs/2025.zip", published(Y2025))
    done = run(store, "review.yml", store.pull_request(branch))
    assert done.result == "success", done.job("import").log
    assert dropped_files(store, branch) == ""
    assert not list(store.hosting.folder.rglob("evil"))


def test_the_watch_has_nothing_to_ask_for_in_a_new_store(store: Place) -> None:
    done = run(store, "watch.yml", scheduled(store.hosting, "17 6 3 * *"))
    assert done.result == "success", done.job("watch").log
    assert store.server.pull_requests == []
