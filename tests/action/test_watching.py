"""`addenda-action watch`, against a publisher's site, a GitHub and an origin on this machine."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from git import Repo

from addenda.action.main import main
from addenda.app.founding import found_store
from addenda.app.importing import read_release, store_reading
from addenda.errors import ExitCode
from addenda.model.release import ReleaseId
from addenda.store.store import Store
from addenda.store.writing import WritableStore
from tests.support import file_server, github_server
from tests.support.archives import zip_of
from tests.support.file_server import Site
from tests.support.github_server import TOKEN, GitHubServer
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

YEAR = datetime.now(UTC).year
BRANCH = f"addenda/local-{YEAR}"
CLOSED = "http://127.0.0.1:1"
OLD = zip_of({"old.txt": hcpcs_text([hcpcs_concept("A0001"), hcpcs_concept("A0002")])})
NEW = zip_of({"new.txt": hcpcs_text([hcpcs_concept("A0001"), hcpcs_concept("A0003")])})


class World:
    """A store that holds last year's release of `local`, its origin, its GitHub, and the publisher's site."""

    def __init__(self, folder: Path, site: Site, server: GitHubServer, capture: pytest.CaptureFixture[bytes]) -> None:
        self.folder, self.site, self.server, self._capture = folder, site, server, capture
        self.store, self.temporary = folder / "store", folder / "temp"
        self.temporary.mkdir()
        self.event = {"repository": {"private": True}}
        self.sources("local")
        found_store(self.store)
        self.holds(f"local/{YEAR - 1}", OLD)
        self.origin = Repo.init(folder / "origin.git", bare=True, initial_branch="main")
        with Repo(self.store) as checkout:
            checkout.create_remote("origin", str(folder / "origin.git"))
            checkout.git.push("origin", "HEAD:refs/heads/main")

    def sources(self, *codesets: str, unreachable: tuple[str, ...] = ()) -> None:
        sites = dict.fromkeys(codesets, self.site.url) | dict.fromkeys(unreachable, CLOSED)
        entries = (
            f'[[source]]\ncodeset = "{codeset}"\ntitle = "Test"\ntype = "zip"\n'
            f"release = '(?P<year>\\d+)'\naddresses = [\"{site}/{codeset}-{{year}}.zip\"]\n"
            for codeset, site in sites.items()
        )
        text = 'format = "addenda.sources/1"\n' + "".join(entries)
        (self.folder / "sources.toml").write_text(text)

    def holds(self, release: str, content: bytes) -> None:
        (self.folder / "file.zip").write_bytes(content)
        reading = read_release(ReleaseId.parse(release), self.folder / "file.zip", reader=None, effective=None)
        with WritableStore(self.store) as store:
            store_reading(store, reading)

    def watch(self, **environment: str) -> int:
        (self.folder / "event.json").write_text(json.dumps(self.event))
        for name in ("summary", "output"):
            (self.folder / name).write_text("")
        usual = {
            **os.environ,
            "ADDENDA_SOURCES": str(self.folder / "sources.toml"),
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.server.url,
            "GITHUB_EVENT_NAME": "schedule",
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_REPOSITORY": self.server.repository,
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_WORKSPACE": str(self.store),
            "RUNNER_TEMP": str(self.temporary),
        }
        self._capture.readouterr()
        code = main(["watch"], usual | environment)
        self.out = self._capture.readouterr().out.decode()
        assert list(self.temporary.iterdir()) == []
        assert TOKEN not in self.out
        return code

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()

    @property
    def branches(self) -> list[str]:
        return sorted(head.name for head in self.origin.heads)


@pytest.fixture
def world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Iterator[World]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY", "ADDENDA_PUBLIC"):
        monkeypatch.delenv(name, raising=False)
    with file_server.serving() as site, github_server.serving_github() as server:
        made = World(tmp_path, site, server, capfdbinary)
        yield made
        made.origin.close()


def test_a_release_that_is_out_comes_as_a_pull_request(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    with Repo(world.store) as checkout:
        before = checkout.head.commit.hexsha
    assert world.watch() == ExitCode.OK
    (request,) = world.server.pull_requests
    assert (request["head"]["ref"], request["base"]["ref"]) == (BRANCH, "main")
    assert request["title"] == f"Import local/{YEAR}"
    assert f"<{world.site.url}/local-{YEAR}.zip>" in request["body"]
    assert "1 added" in request["body"]
    assert "A0003" in request["body"]
    assert "starts no workflows" in request["body"]
    assert f"local/{YEAR}: opened a pull request: {request['html_url']}" in world.out
    assert f"[#1]({request['html_url']})" in world.read("summary")
    assert world.read("output") == f"pull-requests={request['html_url']}\n"
    commit = world.origin.heads[BRANCH].commit
    assert [parent.hexsha for parent in commit.parents] == [before]
    assert commit.author.name == "github-actions[bot]"
    with Store(Path(world.origin.git_dir)) as origin:
        release = origin.at(BRANCH).release(ReleaseId("local", f"{YEAR}"))
    assert release.sources[0].address == f"{world.site.url}/local-{YEAR}.zip"


def test_the_checkout_stays_as_it_is(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    (world.store / "own.txt").write_text("mine")
    (world.store / "README.md").write_text("changed")
    with Repo(world.store) as checkout:
        before = (checkout.head.commit.hexsha, checkout.active_branch.name, checkout.git.status("--porcelain"))
        assert world.watch() == ExitCode.OK
        assert (checkout.head.commit.hexsha, checkout.active_branch.name) == before[:2]
        assert checkout.git.status("--porcelain") == before[2]
        assert checkout.git.worktree("list", "--porcelain").count("worktree ") == 1


def test_a_shallow_checkout_on_no_branch_is_enough(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    with Repo.clone_from(f"file://{world.folder}/origin.git", world.folder / "shallow", depth=1) as shallow:
        shallow.git.checkout("--detach")
    assert world.watch(GITHUB_WORKSPACE=str(world.folder / "shallow")) == ExitCode.OK
    assert world.branches == [BRANCH, "main"]


def test_nothing_is_out_yet(world: World) -> None:
    assert world.watch() == ExitCode.OK
    assert f"local: the publisher has no such file, or not yet: {YEAR}" in world.out
    assert "0 pull requests opened." in world.out
    assert world.server.pull_requests == []
    assert world.branches == ["main"]
    assert world.read("output") == "pull-requests=\n"


def test_a_code_set_whose_publisher_has_no_address(world: World) -> None:
    world.sources("other")
    assert world.watch() == ExitCode.OK
    assert "local: nothing is due" in world.out
    assert world.site.requests == []


def test_an_open_pull_request_is_left_alone(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    assert world.watch() == ExitCode.OK
    asked, pushed = len(world.site.requests), world.origin.heads[BRANCH].commit.hexsha
    assert world.watch() == ExitCode.OK
    assert f"local/{YEAR}: left alone, a pull request is open: " in world.out
    assert len(world.server.pull_requests) == 1
    assert world.origin.heads[BRANCH].commit.hexsha == pushed
    assert f"/local-{YEAR}.zip" not in [path for path, _ in world.site.requests[asked:]]


def test_a_pull_request_that_was_closed_is_not_opened_anew(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    world.server.add_pull_request(BRANCH, state="closed")
    assert world.watch() == ExitCode.OK
    assert f"local: left alone, since a pull request was closed (open it again if you want the release): {YEAR}." in (
        world.out.splitlines()
    )
    assert world.branches == ["main"]


def test_a_repository_that_lets_no_workflow_open_pull_requests(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    world.server.may_open_pull_requests = False
    assert world.watch() == ExitCode.INPUT
    (error,) = [line for line in world.out.splitlines() if line.startswith("::error")]
    assert "Allow GitHub Actions to create and approve pull requests" in error
    assert f"the branch {BRANCH} is pushed" in error
    pushed = world.origin.heads[BRANCH].commit.hexsha
    with Repo(world.store) as checkout:
        checkout.git.commit("--allow-empty", "-m", "Meanwhile")
    world.server.may_open_pull_requests = True
    assert world.watch() == ExitCode.OK
    assert [request["head"]["ref"] for request in world.server.pull_requests] == [BRANCH]
    assert world.origin.heads[BRANCH].commit.hexsha == pushed
    assert "was there without a pull request" in world.out


@pytest.mark.parametrize(
    ("permissions", "status"), [({"contents": "write", "pull_requests": "read"}, 403), ({"contents": "write"}, 403)]
)
def test_a_token_without_rights(world: World, permissions: dict[str, str], status: int) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    world.server.allow(TOKEN, **permissions)
    assert world.watch() == ExitCode.INPUT
    assert f"with {status}" in world.out
    assert "not accessible by integration" in world.out


def test_no_token(world: World) -> None:
    assert world.watch(GITHUB_TOKEN="") == ExitCode.INPUT
    assert "the token for GitHub is empty" in world.out


def test_a_token_of_a_person_starts_workflows(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    world.server.allow(TOKEN, "octocat", contents="write", pull_requests="write")
    assert world.watch() == ExitCode.OK
    assert "workflows" not in world.server.pull_requests[0]["body"]


def test_a_source_that_cannot_be_reached_does_not_keep_the_others(world: World) -> None:
    world.holds(f"another/{YEAR - 1}", OLD)
    world.sources("local", "another")
    world.site.answers[f"/another-{YEAR}.zip"] = [file_server.status(403)]
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    assert world.watch() == ExitCode.INPUT
    assert f"::warning::another/{YEAR}: " in world.out
    assert "403" in world.out
    assert world.branches == [BRANCH, "main"]
    assert len(world.server.pull_requests) == 1


def test_a_site_that_cannot_be_reached_is_told_once(world: World) -> None:
    world.holds(f"another/{YEAR - 10}", OLD)
    world.holds(f"more/{YEAR - 3}", OLD)
    world.sources("local", unreachable=("another", "more"))
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    assert world.watch() == ExitCode.INPUT
    (warning,) = [line for line in world.out.splitlines() if line.startswith("::warning")]
    assert warning.startswith(f"::warning::127.0.0.1:1: {CLOSED}/another-{YEAR - 9}.zip: the site cannot be reached")
    named = ", ".join(f"another/{YEAR - 9 + number}" for number in range(6))
    count = re.search(rf" Not asked for: {named} and (\d+) more\.$", warning)
    assert count
    assert int(count[1]) >= 10 + 3 - 6
    assert len(world.out.splitlines()) <= 5
    assert len(world.server.pull_requests) == 1


def test_a_store_that_is_years_behind_gets_one_release_after_the_other(world: World) -> None:
    world.sources("another")
    world.holds(f"another/{YEAR - 5}", OLD)
    for year in (YEAR - 3, YEAR - 2):
        world.site.answers[f"/another-{year}.zip"] = [file_server.file(NEW)]
    assert world.watch() == ExitCode.OK
    (request,) = world.server.pull_requests
    assert request["title"] == f"Import another/{YEAR - 3}"
    assert f"another: the publisher has no such file, or not yet: {YEAR - 4}." in world.out
    assert re.search(r"another: \d later releases may follow, one at a time, once it is merged or closed\.", world.out)
    assert world.watch() == ExitCode.OK
    assert len(world.server.pull_requests) == 1
    world.holds(f"another/{YEAR - 3}", NEW)
    request["state"] = "closed"
    assert world.watch() == ExitCode.OK
    assert world.server.pull_requests[1]["title"] == f"Import another/{YEAR - 2}"
    assert f"another/{YEAR - 3}" in world.server.pull_requests[1]["body"]
    assert f"/another-{YEAR - 1}.zip" not in [path for path, _ in world.site.requests]


def test_a_code_set_of_which_every_file_fails_is_left(world: World) -> None:
    world.sources("another")
    world.holds(f"another/{YEAR - 9}", OLD)
    for number in range(9):
        world.site.answers[f"/another-{YEAR - number}.zip"] = [file_server.status(403)]
    assert world.watch() == ExitCode.INPUT
    assert world.out.count("::warning::") == 3
    assert re.search(r"another: \d later releases not asked for, since 3 failed\.", world.out)


def test_a_file_that_no_reader_knows_is_a_warning(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(zip_of({"a.bin": b"\0\1\2"}))]
    assert world.watch() == ExitCode.INPUT
    assert f"::warning::local/{YEAR}: " in world.out
    assert world.branches == ["main"]
    assert world.server.pull_requests == []


def license_it(world: World) -> None:
    path = world.store / "codesets/local/codeset.toml"
    path.write_text(path.read_text().replace("redistributable = true", "redistributable = false"))
    with Repo(world.store) as checkout:
        checkout.git.commit("-am", "Licensed")


@pytest.mark.parametrize("codes_only", ["true", "false"])
def test_a_licensed_code_set_stays_out_of_a_public_repository(world: World, codes_only: str) -> None:
    license_it(world)
    world.event = {"repository": {"private": False}}
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    assert world.watch(INPUT_CODES_ONLY=codes_only) == ExitCode.CONFLICT
    assert "may not be published" in world.out
    assert world.site.requests == []
    assert world.branches == ["main"]


def test_a_scheduled_run_asks_github_who_may_read(world: World) -> None:
    license_it(world)
    world.event = {}
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    world.server.private = False
    assert world.watch() == ExitCode.CONFLICT
    assert world.branches == ["main"]
    world.server.private = True
    assert world.watch(ADDENDA_PUBLIC="1") == ExitCode.CONFLICT
    assert world.branches == ["main"]
    assert world.watch() == ExitCode.OK
    assert world.branches == [BRANCH, "main"]


def test_in_codes_only_the_pull_request_holds_no_text(world: World) -> None:
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(NEW)]
    assert world.watch(INPUT_CODES_ONLY="true") == ExitCode.OK
    body = world.server.pull_requests[0]["body"]
    assert "A0003" in body
    assert "Invented" not in body


def test_a_body_is_never_over_the_limit(world: World) -> None:
    many = [hcpcs_concept(f"B{number:04}", long="Invented item of some length " * 9) for number in range(2000)]
    world.site.answers[f"/local-{YEAR}.zip"] = [file_server.file(zip_of({"new.txt": hcpcs_text(many)}))]
    assert world.watch() == ExitCode.OK
    assert 30_000 < len(world.server.pull_requests[0]["body"]) <= github_server.BODY_LIMIT


@pytest.mark.parametrize("ref", ["", "refs/tags/v1", "refs/pull/7/merge"])
def test_a_run_of_no_branch(world: World, ref: str) -> None:
    assert world.watch(GITHUB_REF=ref) == ExitCode.USAGE
    assert "The run is of no branch" in world.out


def test_a_folder_without_a_store(world: World, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert world.watch(GITHUB_WORKSPACE=str(tmp_path / "empty")) == ExitCode.NOT_FOUND


def test_a_missing_file_of_sources(world: World) -> None:
    assert world.watch(ADDENDA_SOURCES="none.toml") == ExitCode.NOT_FOUND
