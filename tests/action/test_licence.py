"""A licensed code set's texts reach nothing that anyone can read: log, annotations, summary, comment, report, site."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from addenda.errors import ExitCode
from tests.action.scene import COMMENTS, NUMBER, Scene, Told, public
from tests.support.github_server import GitHubServer
from tests.support.licensed import LICENSED, MARKER, licensed_charges, licensed_concept, licensed_store


@pytest.fixture
def licensed(scene: Scene) -> Scene:
    """A pull request that brings a licensed release, and corrects one."""
    licensed_store(scene.store)
    base = scene.git("rev-list", "--max-parents=0", "HEAD")
    scene.git("checkout", "--quiet", "-B", "main", base)
    scene.branch()
    scene.git("merge", "--quiet", "--ff-only", "main@{1}")
    scene.pull_request(base)
    licensed_charges(scene.store / "charges.csv")
    return scene


def everything(scene: Scene, told: Told, github: GitHubServer) -> str:
    """Return all that the run wrote, wherever it did."""
    texts = [*told.lines, told.summary, *told.outputs.values(), *github.bodies(NUMBER)]
    for file in sorted((scene.folder / "temp").rglob("*")):
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as archive:
                texts += [archive.read(name).decode() for name in archive.namelist()]
        elif file.is_file():
            texts.append(file.read_bytes().decode(errors="replace"))
    return "\n".join(texts)


def holds_marker(text: str) -> bool:
    return MARKER.casefold() in text.casefold()


@pytest.mark.parametrize("event_name", ["pull_request", "pull_request_target", "push", "schedule"])
@pytest.mark.parametrize("pages", ["false", "auto"])
def test_a_run_for_a_public_repository_is_refused(
    licensed: Scene, github: GitHubServer, event_name: str, pages: str
) -> None:
    licensed.event |= public()
    licensed.event_name = event_name
    told = licensed.run(chargemaster="charges.csv", codeset="licensed", pages=pages, fail_on="high")
    assert (told.code, told.outputs) == (ExitCode.CONFLICT, {})
    (error,) = told.commands()
    assert error.startswith(
        "::error::Licensed Codes is licensed by its publisher and may not be published, and this is"
    )
    assert not holds_marker(everything(licensed, told, github))
    assert not github.made("POST", COMMENTS)
    assert not [path for path in (licensed.folder / "temp").rglob("*") if path.is_file()]


@pytest.mark.parametrize("event_name", ["pull_request", "push"])
def test_codes_only_may_be_read_by_anyone(licensed: Scene, github: GitHubServer, event_name: str) -> None:
    licensed.event |= public()
    licensed.event_name = event_name
    pages = "false" if event_name == "pull_request" else "auto"
    told = licensed.run(chargemaster="charges.csv", codeset="licensed", codes_only="true", pages=pages)
    assert told.code == ExitCode.OK
    text = everything(licensed, told, github)
    assert not holds_marker(text)
    assert "33405" in told.summary
    assert [len(github.bodies(NUMBER)), "pages-path" in told.outputs] == (
        [1, False] if event_name == "pull_request" else [0, True]
    )


def test_a_private_repository_has_the_texts_and_the_notice(licensed: Scene, github: GitHubServer) -> None:
    told = licensed.run(chargemaster="charges.csv", codeset="licensed")
    assert told.code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert holds_marker(body)
    assert LICENSED.notice in body.replace("\\", "")


@pytest.mark.parametrize(("private", "code"), [(True, ExitCode.OK), (False, ExitCode.CONFLICT)])
def test_where_the_event_does_not_say_github_is_asked(
    licensed: Scene, github: GitHubServer, private: bool, code: ExitCode
) -> None:
    licensed.event = {"schedule": "0 0 1 * *"}
    licensed.event_name = "schedule"
    github.private = private
    told = licensed.run(codeset="licensed", pages="auto")
    assert (told.code, "site-path" in told.outputs) == (code, private)
    assert holds_marker(everything(licensed, told, github)) is private
    assert len(github.made("GET")) == 1


def test_a_run_of_which_nobody_says_is_taken_to_be_public(licensed: Scene, github: GitHubServer) -> None:
    licensed.event = {"schedule": "0 0 1 * *"}
    licensed.event_name = "schedule"
    licensed.environment["INPUT_GITHUB_TOKEN"] = ""
    told = licensed.run(codeset="licensed")
    assert told.code == ExitCode.CONFLICT
    assert told.commands("notice::Whether this repository is public could not be asked: the token for GitHub is empty")
    licensed.environment["ADDENDA_PUBLIC"] = "0"
    assert licensed.run(codeset="licensed").code == ExitCode.OK


def test_errors_in_public_quote_no_value(licensed: Scene, github: GitHubServer) -> None:
    licensed.event |= public()
    licensed.event_name = "push"
    (licensed.store / "charges.csv").write_text(f"Code,Price\n33405,{MARKER}\n", encoding="utf-8")
    told = licensed.run(chargemaster="charges.csv", codeset="licensed", codes_only="true")
    assert told.code == ExitCode.INPUT
    assert not holds_marker(everything(licensed, told, github))


def test_a_refused_code_set_leaves_no_report_of_another(licensed: Scene, github: GitHubServer) -> None:
    licensed.event |= public()
    licensed.event_name = "push"
    licensed.imports("2025", [licensed_concept("33405", "not marked")._replace(fields={"long": "Wheel"})])
    told = licensed.run()
    assert (told.code, told.outputs) == (ExitCode.CONFLICT, {})
    assert not list(Path(licensed.folder / "temp").iterdir())
