"""The comment on a pull request: one, edited in place, within GitHub's limit, and never a reason to fail."""

from __future__ import annotations

import functools
import re

import pytest

from addenda.action import commenting
from addenda.action.marking import ANY_MARKER, marker
from addenda.action.runner import Runner
from addenda.action.settings import settings_of
from addenda.errors import ExitCode
from addenda.github.client import GitHub
from addenda.rendering.fitting.fitted import github_length
from tests.action.scene import CHARGES, COMMENTS, NUMBER, OTHER, Y2024, Y2025, Y2026, Scene
from tests.support import github_server
from tests.support.build import concept
from tests.support.github_server import BODY_LIMIT, TOKEN, WORKFLOW, GitHubServer

BRANCH = "a;$(touch${IFS}x)`&&'\"|<b>@everyone\u202e"
MARKER = "<!-- addenda:report -->"


@pytest.fixture
def request_(scene: Scene) -> Scene:
    """A pull request that brings 2025."""
    base = scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    scene.pull_request(base)
    return scene


def test_the_first_run_comments_and_the_next_edits(request_: Scene, github: GitHubServer) -> None:
    first = request_.run()
    (body,) = github.bodies(NUMBER)
    assert body.startswith(f"{MARKER}\n# Test Codes: test/2024 to test/2025\n\n1 code was deleted, 1 added, 1 revised.")
    assert (
        f"artifact `{first.outputs['report-name']}` of [this run](https://github.com/octo/store/actions/runs/42)"
        in body
    )
    assert f"Made of {request_.head()}." in body
    base = request_.event["pull_request"]["base"]["sha"]
    request_.imports("2026", Y2026)
    request_.pull_request(base)
    assert request_.run().code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert "# Test Codes: test/2024 to test/2025\n" in body
    assert "# Test Codes: test/2025 to test/2026\n" in body


def test_what_others_say_is_left_alone(request_: Scene, github: GitHubServer) -> None:
    github.page_size = 2
    for author in ("mona", WORKFLOW, "mona", "", "mona"):
        github.add_comment(NUMBER, author, f"{MARKER} mine" if author == "mona" else "no mark")
    before = github.bodies(NUMBER)
    request_.run()
    request_.run()
    assert github.bodies(NUMBER)[:5] == before
    assert len(github.bodies(NUMBER)) == 6


def test_nothing_is_said_where_nothing_differs(scene: Scene, github: GitHubServer) -> None:
    base = scene.head()
    scene.branch()
    scene.git("commit", "--quiet", "--allow-empty", "-m", "Nothing")
    scene.pull_request(base)
    told = scene.run()
    assert (told.code, github.bodies(NUMBER)) == (ExitCode.OK, [])
    assert told.commands() == ["::notice::No release differs from what the branch is compared with."]
    assert not github.made("POST", COMMENTS)


def test_a_comment_that_stands_says_when_nothing_differs_any_longer(request_: Scene, github: GitHubServer) -> None:
    request_.run()
    base = request_.event["pull_request"]["base"]["sha"]
    request_.git("reset", "--quiet", "--hard", base)
    request_.git("commit", "--quiet", "--allow-empty", "-m", "Nothing any longer")
    request_.pull_request(base)
    told = request_.run()
    assert told.code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert body.startswith(
        f"{MARKER}\n# Nothing differs\n\nNothing differs any longer that this comment told of before."
    )


def test_a_comment_that_stands_says_when_a_later_run_failed(request_: Scene, github: GitHubServer) -> None:
    charges = request_.charges()
    request_.run(chargemaster=charges)
    (report,) = github.bodies(NUMBER)
    first = report.partition("\n")[0]
    (request_.store / charges).unlink()
    base, old = request_.event["pull_request"]["base"]["sha"], request_.head()
    for _ in range(2):
        request_.git("commit", "--quiet", "--allow-empty", "-m", "A push")
        request_.pull_request(base)
        told = request_.run(chargemaster=charges)
        assert told.code == ExitCode.NOT_FOUND
        (body,) = github.bodies(NUMBER)
        warning = (
            f"> [!WARNING]\n> The newest run failed, for commit {request_.head()}: [this run]"
            "(https://github.com/octo/store/actions/runs/42). Below is an earlier report.\n\n"
        )
        assert body.replace(warning, "") == report
        assert body.startswith(f"{first}\n{warning}# Test Codes")
        assert f"Made of {old}." in body
    assert request_.run(chargemaster=request_.charges()).code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert body.startswith(f"{first}\n# Test Codes")


def test_a_run_that_fails_makes_no_comment(request_: Scene, github: GitHubServer) -> None:
    assert request_.run(chargemaster="none.csv").code == ExitCode.NOT_FOUND
    assert github.bodies(NUMBER) == []
    assert request_.run(chargemaster="none.csv", comment="false").code == ExitCode.NOT_FOUND


def test_a_failure_is_told_though_github_lets_nobody_write(request_: Scene, github: GitHubServer) -> None:
    charges = request_.charges()
    request_.run(chargemaster=charges)
    (report,) = github.bodies(NUMBER)
    (request_.store / charges).unlink()
    github.allow(TOKEN, pull_requests="read")
    told = request_.run(chargemaster=charges)
    assert told.code == ExitCode.NOT_FOUND
    assert len(told.commands()) == 1
    assert github.bodies(NUMBER) == [report]


def test_without_a_pull_request_there_is_no_comment(scene: Scene, github: GitHubServer) -> None:
    scene.imports("2025", Y2025)
    assert scene.run().code == ExitCode.OK
    assert not github.requests


def test_a_comment_that_is_not_wanted(request_: Scene, github: GitHubServer) -> None:
    assert request_.run(comment="false").code == ExitCode.OK
    assert not github.requests


def test_each_code_set_that_is_named_has_a_comment_of_its_own(request_: Scene, github: GitHubServer) -> None:
    request_.imports("2024", Y2024, OTHER)
    request_.imports("2025", Y2025, OTHER)
    request_.pull_request(request_.event["pull_request"]["base"]["sha"])
    for codeset in ("test", "other", "test", "other"):
        request_.run(codeset=codeset)
    marks = [body.partition("\n")[0] for body in github.bodies(NUMBER)]
    assert marks == ["<!-- addenda:report test -->", "<!-- addenda:report other -->"]


def test_uses_that_report_on_other_things_have_a_comment_each(request_: Scene, github: GitHubServer) -> None:
    request_.charges()
    request_.charges(name="other.csv")
    uses: list[dict[str, str]] = [
        {},
        {"codeset": "test"},
        {"chargemaster": "charges.csv"},
        {"chargemaster": "other.csv"},
        {"chargemaster": "other.csv", "by": "department"},
        {"codeset": "test", "chargemaster": "charges.csv"},
        {"working_directory": "codesets"},
        {"old": "test/2024", "new": "test/2025"},
        {"only": "11111"},
    ]
    for inputs in (*uses, *uses):
        assert request_.run(**inputs).code == ExitCode.OK
    marks = [body.partition("\n")[0] for body in github.bodies(NUMBER)]
    assert marks[:2] == [MARKER, "<!-- addenda:report test -->"]
    assert len(set(marks)) == len(marks) == len(uses)
    assert all(re.fullmatch(r"<!-- addenda:report (test )?[0-9a-f]{12} -->", mark) for mark in marks[2:])


def test_what_changes_no_report_makes_no_other_comment(request_: Scene, github: GitHubServer) -> None:
    charges = request_.charges()
    for inputs in ({}, {"fail_on": "high"}, {"pages": "auto"}, {"working_directory": "."}):
        request_.run(chargemaster=charges, **inputs)
    assert len(github.bodies(NUMBER)) == 1


def test_a_password_is_no_part_of_a_marker(request_: Scene) -> None:
    def mark(source: str) -> str:
        runner = Runner({"GITHUB_WORKSPACE": str(request_.store), "INPUT_CHARGEMASTER": source})
        return marker(settings_of(runner), runner.workspace)

    with_one = mark("postgresql://me:secret@host/billing?table=charges&password=other")
    assert with_one == mark("postgresql://me@host/billing?table=charges")
    assert with_one != mark("postgresql://me@host/billing?table=prices")


@pytest.mark.parametrize("token", ["read-only", "none", ""])
def test_a_fork_or_a_token_without_rights_has_summary_and_report(
    request_: Scene, github: GitHubServer, token: str
) -> None:
    github.allow("read-only", pull_requests="read")
    request_.event["pull_request"]["head"]["repo"]["full_name"] = "mona/store"
    request_.environment["INPUT_GITHUB_TOKEN"] = token
    told = request_.run(chargemaster=request_.charges(), fail_on="high")
    assert told.code == ExitCode.FINDINGS
    assert github.bodies(NUMBER) == []
    (notice,) = told.commands("notice")
    assert notice.startswith("::notice::No comment was posted, the summary has it: ")
    assert TOKEN not in notice
    assert told.summary.startswith("# Test Codes")
    assert told.names == ["test-2024-2025"]


def test_a_github_that_fails_is_a_warning(
    request_: Scene, github: GitHubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commenting, "GitHub", functools.partial(GitHub, sleep=lambda _: None))
    github.script(github_server.status(502), path=COMMENTS, times=50)
    told = request_.run()
    assert (told.code, told.names) == (ExitCode.OK, ["test-2024-2025"])
    assert len(told.commands("warning::No comment was posted: ")) == 1


def test_a_comment_fits(scene: Scene, github: GitHubServer) -> None:
    words = "invented words that fill a line of a description " * 8
    old = [concept(f"{code}", long=f"{words}{code}") for code in range(10000, 10600)]
    new = [concept(f"{code}", long=f"{words}other {code}") for code in range(10300, 10900)]
    base = scene.head()
    scene.branch()
    for year, concepts in (("2025", old), ("2026", new)):
        for codeset in (OTHER, None):
            scene.imports(year, concepts, *([codeset] if codeset else []))
    scene.pull_request(base)
    told = scene.run()
    assert told.names == ["other-2025-2026", "test-2024-2025", "test-2025-2026"]
    (body,) = github.bodies(NUMBER)
    assert BODY_LIMIT // 2 < github_length(body) <= BODY_LIMIT
    for title in (
        "Other Codes: other/2025 to other/2026",
        "Test Codes: test/2024 to test/2025",
        "Test Codes: test/2025",
    ):
        assert f"# {title}" in body
    assert "The artifact of this run tells all of it." in body
    assert len(told.summary.encode()) < 1 << 20


def test_hostile_texts_are_no_markup_in_a_comment(scene: Scene, github: GitHubServer) -> None:
    hostile = f"</details> {MARKER} <img src=x> @everyone #1 | `x` [a](http://x.example) \u202e"
    base = scene.head()
    scene.branch(BRANCH)
    scene.imports("2025", [*Y2025, concept("99999", long=hostile)])
    scene.pull_request(base, branch=BRANCH)
    rows = CHARGES + f'9003,"{hostile.replace(chr(34), "")}",22222,1.00,1\n'
    assert scene.run(chargemaster=scene.charges(rows)).code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert body.count(ANY_MARKER) == 1
    for wrong in ("<img", "@everyone", "</details> <", "](http://x", "\u202e", "${IFS}"):
        assert wrong not in body
