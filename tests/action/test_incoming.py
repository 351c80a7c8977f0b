"""`addenda-action incoming`: what was dropped into a pull request becomes commits on its branch."""

from __future__ import annotations

import base64
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from addenda.action.pushing import push, with_token
from addenda.action.runner import Runner
from addenda.errors import ConflictError, ExitCode, StoreError
from addenda.store.store import Store
from tests.action.dropping import drop, log, pushed
from tests.action.scene import CODES, NUMBER, Y2025, Scene, public
from tests.support.archives import zip_of
from tests.support.build import concept
from tests.support.cpt_files import LONG, whole_delivery
from tests.support.github_server import TOKEN, GitHubServer
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

OLD = hcpcs_text([hcpcs_concept("A0001"), hcpcs_concept("A0002")])
NEW = hcpcs_text([hcpcs_concept("A0001"), hcpcs_concept("A0003")])
BOT = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"


def test_files_and_folders_are_imported_and_taken_out(dropping: Scene) -> None:
    before = drop(dropping, hcpcs__2025_txt=OLD, hcpcs__2026__a_txt=NEW, README_md=b"Drop here", hcpcs___keep=b"")
    told = dropping.run("incoming")
    assert told.code == ExitCode.OK
    assert told.outputs == {"commit": dropping.head()}
    assert pushed(dropping) == dropping.head()
    assert log(dropping, before) == [
        "Import hcpcs/2025: 2 codes in force on 2025-01-01",
        "Import hcpcs/2026: 2 codes in force on 2026-01-01",
        "Take out what was imported from incoming/",
    ]
    assert dropping.git("log", "-3", "--format=%an <%ae>%n%cn <%ce>").splitlines() == [BOT] * 6
    assert dropping.git("ls-files", "incoming").splitlines() == ["incoming/README.md", "incoming/hcpcs/.keep"]
    assert (dropping.git("status", "--porcelain"), dropping.git("fsck", "--strict", "--no-dangling")) == ("", "")
    assert any(line.startswith("Imported hcpcs/2026 as commit ") for line in told.lines)
    assert "## Imported from incoming/" in told.summary


def test_the_last_file_takes_its_folder_along(dropping: Scene) -> None:
    drop(dropping, hcpcs__2025_txt=OLD)
    assert dropping.run("incoming").code == ExitCode.OK
    assert not (dropping.store / "incoming").exists()
    assert dropping.git("ls-tree", "HEAD", "incoming") == ""
    assert dropping.git("fsck", "--strict", "--no-dangling") == ""


def test_other_content_is_a_correction_and_the_same_is_nothing_new(dropping: Scene) -> None:
    drop(dropping, hcpcs__2025_txt=OLD)
    dropping.run("incoming")
    before = drop(dropping, hcpcs__2025_txt=NEW)
    assert dropping.run("incoming").code == ExitCode.OK
    assert log(dropping, before) == [
        "Correct hcpcs/2025: 2 codes in force on 2025-01-01",
        "Take out what was imported from incoming/",
    ]
    before = drop(dropping, hcpcs__2025_txt=NEW)
    told = dropping.run("incoming")
    assert "hcpcs/2025 is in the store with the same content; nothing to do." in told.lines
    assert log(dropping, before) == ["Take out what was imported from incoming/"]


def test_nothing_incoming(dropping: Scene) -> None:
    dropping.pull_request(dropping.head(), branch="other")
    before = dropping.head()
    told = dropping.run("incoming")
    assert (told.code, told.lines, told.outputs) == (
        ExitCode.OK,
        ["There is nothing in incoming/."],
        {"commit": before},
    )
    assert dropping.head() == before


def test_all_that_is_wrong_is_said_and_nothing_is_pushed(dropping: Scene) -> None:
    before = drop(dropping, hcpcs__2025_txt=OLD, hcpcs__2026_txt=b"nothing of the kind", cpt__2026_zip=b"PK\x03\x04")
    told = dropping.run("incoming")
    assert (told.code, told.outputs) == (ExitCode.INPUT, {})
    errors = told.commands("error")
    assert {error.partition("::")[2].partition("::")[0] for error in errors} == {
        "error file=incoming/hcpcs/2026.txt",
        "error file=incoming/cpt/2026.zip",
    }
    assert (dropping.head(), pushed(dropping)) == (before, before)


def test_comments_that_stand_say_that_the_newest_push_could_not_be_imported(
    dropping: Scene, github: GitHubServer
) -> None:
    dropping.imports("2025", Y2025)
    base = dropping.head()
    drop(dropping, hcpcs__2025_txt=OLD)
    dropping.event["pull_request"]["base"]["sha"] = dropping.git("rev-parse", f"{base}~1")
    for inputs in ({}, {"codeset": "test"}):
        dropping.run(**inputs)
    reports = github.bodies(NUMBER)
    assert len(reports) == 2
    for content in (b"nothing of the kind", b"nor of that"):
        bad = drop(dropping, hcpcs__2026_txt=content)
        assert dropping.run("incoming").code == ExitCode.INPUT
    warning = (
        f"> [!WARNING]\n> The newest run could not import commit {bad}: [this run]"
        "(https://github.com/octo/store/actions/runs/42). Below is an earlier report.\n\n"
    )
    for report, body in zip(reports, github.bodies(NUMBER), strict=True):
        first, _, rest = report.partition("\n")
        assert body == f"{first}\n{warning}{rest}"


def test_an_import_that_fails_makes_no_comment(dropping: Scene, github: GitHubServer) -> None:
    drop(dropping, hcpcs__2026_txt=b"nothing of the kind")
    assert dropping.run("incoming").code == ExitCode.INPUT
    assert github.bodies(NUMBER) == []


def test_names_that_say_nothing(dropping: Scene) -> None:
    before = drop(dropping, lost_txt=OLD, hcpcs__2025_txt=OLD, hcpcs__2025_csv=OLD, hcpcs__latest_txt=NEW)
    (dropping.store / "incoming/hcpcs/2026.txt").symlink_to("2025.txt")
    odd = dropping.store / "incoming/hcpcs/a b;::error::.txt"
    odd.write_bytes(OLD)
    before = drop(dropping)
    told = dropping.run("incoming")
    assert (told.code, dropping.head()) == (ExitCode.INPUT, before)
    errors = "\n".join(told.commands("error"))
    assert "incoming/lost.txt: this is not the name of a release of a code set" in errors
    assert "incoming/hcpcs/a b;::error::.txt: the name tells no day" in errors
    assert "incoming/hcpcs/2025.txt: incoming/hcpcs/2025.csv is hcpcs/2025 too" in errors
    assert "incoming/hcpcs/2026.txt: this is a link, not a file" in errors
    assert "incoming/hcpcs/latest.txt: 'latest' always means a release by date" in errors
    assert len(told.commands()) == 5


def test_a_name_without_a_date(dropping: Scene) -> None:
    drop(dropping, hcpcs__latest_txt=NEW, hcpcs__spring_txt=OLD)
    told = dropping.run("incoming")
    assert told.code == ExitCode.INPUT
    errors = told.commands("error")
    assert any("::incoming/hcpcs/latest.txt: " in error for error in errors)
    assert any("::incoming/hcpcs/spring.txt: " in error for error in errors)


@pytest.mark.parametrize("content", [NEW])
def test_only_a_pull_request_of_this_repository_is_imported(dropping: Scene, content: bytes) -> None:
    before = drop(dropping, hcpcs__2026_txt=content)
    dropping.pull_request(before, repository="mona/store")
    assert dropping.run("incoming").code == ExitCode.CONFLICT
    dropping.event_name = "push"
    assert dropping.run("incoming").code == ExitCode.USAGE
    assert dropping.head() == before


def test_a_branch_that_moved_meanwhile_is_not_overwritten(dropping: Scene, tmp_path: Path) -> None:
    drop(dropping, hcpcs__2026_txt=NEW)
    branch = dropping.event["pull_request"]["head"]["ref"]
    other = tmp_path / "other"
    subprocess.run(["git", "clone", "-q", "-b", branch, tmp_path / "origin.git", other], check=True)
    identity = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    subprocess.run(["git", "-C", other, *identity, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    subprocess.run(["git", "-C", other, "push", "-q", "origin", "HEAD"], check=True)
    moved = pushed(dropping)
    told = dropping.run("incoming")
    assert (told.code, told.outputs, pushed(dropping)) == (ExitCode.CONFLICT, {}, moved)
    assert "others pushed to the branch Jahr/2026;" in told.commands("error")[0]


@pytest.mark.parametrize("known", [False, True])
def test_licensed_releases_are_kept_out_of_a_public_repository(dropping: Scene, known: bool) -> None:
    if known:
        dropping.imports("2025", [concept("33405", long="Quorvenium")], replace(CODES, id="cpt", redistributable=False))
    before = drop(dropping, cpt__2026_zip=zip_of(whole_delivery()), hcpcs__2026_txt=NEW)
    dropping.event |= public()
    told = dropping.run("incoming")
    assert (told.code, dropping.head(), pushed(dropping)) == (ExitCode.CONFLICT, before, before)
    (error,) = told.commands()
    assert "may not be published, and this is a run of GitHub Actions for a public repository. Keep it in a" in error
    assert not [text for text in LONG.values() if text in "\n".join([*told.lines, told.summary])]


def test_a_licensed_release_is_imported_into_a_private_repository(dropping: Scene) -> None:
    drop(dropping, cpt__2026_zip=zip_of(whole_delivery()))
    told = dropping.run("incoming")
    assert told.code == ExitCode.OK
    assert not [text for text in LONG.values() if text in "\n".join([*told.lines, told.summary])]


def test_the_token_is_shown_to_the_server_alone_and_written_nowhere(tmp_path: Path) -> None:
    runner = Runner({"GITHUB_TOKEN": TOKEN, "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "a.b", "GIT_TRACE": "1"})
    given = with_token(runner)
    key = "http.https://github.com/.extraheader"
    secret = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
    assert given["GIT_CONFIG_COUNT"] == "3"
    assert (given["GIT_CONFIG_KEY_0"], given["GIT_CONFIG_KEY_1"], given["GIT_CONFIG_VALUE_1"]) == ("a.b", key, "")
    assert (given["GIT_CONFIG_KEY_2"], given["GIT_CONFIG_VALUE_2"]) == (key, f"AUTHORIZATION: basic {secret}")
    assert "GIT_TRACE" not in given
    repository = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", repository], check=True)
    for name in (key, "http.https://github.com/.extraHeader"):
        subprocess.run(["git", "-C", repository, "config", "--add", name, "AUTHORIZATION: basic b2xk"], check=True)
    asked = ["git", "-C", str(repository), "config", "--get-urlmatch", "http.extraheader", "https://github.com/a/b"]
    environment = {**os.environ, **with_token(Runner({"GITHUB_TOKEN": TOKEN}))}
    found = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout
    assert secret in found
    elsewhere = [*asked[:-1], "https://github.example/a/b"]
    found = subprocess.run(elsewhere, env=environment, capture_output=True, text=True, check=False).stdout
    assert secret not in found
    assert secret not in (repository / ".git/config").read_text()


def test_git_that_cannot_push_says_what_the_job_needs(dropping: Scene, tmp_path: Path) -> None:
    dropping.git("remote", "set-url", "origin", str(tmp_path / "nowhere.git"))
    with pytest.raises(StoreError, match=r"(?s)could not push to the branch main .*contents: write"):
        push(Runner({**os.environ}), dropping.store, "main")


def test_push_gives_the_branch_another_name(dropping: Scene) -> None:
    push(Runner({**os.environ}), dropping.store, "addenda/x-2026")
    assert dropping.git("ls-remote", "origin", "refs/heads/addenda/x-2026").startswith(dropping.head())
    dropping.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "Another")
    with pytest.raises(ConflictError, match="others pushed"):
        push(Runner({**os.environ}), dropping.store, "addenda/x-2026")


def test_what_was_imported_is_there(dropping: Scene) -> None:
    drop(dropping, hcpcs__2025_txt=OLD, hcpcs__2026_txt=NEW)
    dropping.run("incoming")
    with Store(dropping.store) as store:
        assert [str(one.id) for one in store.at().releases("hcpcs")] == ["hcpcs/2025", "hcpcs/2026"]
