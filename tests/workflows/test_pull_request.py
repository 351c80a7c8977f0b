"""action.yml on pull requests: what is posted, edited and left alone, and what the step ends with."""

import json
from pathlib import Path

import pytest

from tests.runner.events import push
from tests.runner.setting import OWN_ACTION, OWN_COMMIT, ROOT, commit_files, run_text
from tests.support.build import concept
from tests.support.github_server import BODY_LIMIT, WORKFLOW, status
from tests.workflows.place import CHARGES, CORRECTED_2026, NUMBER, Y2025, Y2026, Place

MARK = "<!-- addenda:report -->"


def test_a_new_release_is_told_in_comment_summary_artifact_and_outputs(place: Place) -> None:
    place.imports("2026", Y2026)
    job = place.report(place.pull_request())
    assert job.result == "success", job.log
    (comment,) = place.comments
    assert comment.startswith(MARK)
    for told in (comment, job.summary):
        assert "A0003" in told
        assert "A0004" in told
    outputs = job.step("addenda").outputs
    assert {name: outputs[name] for name in ("added", "revised", "deleted", "findings", "severity")} == {
        "added": "1",
        "revised": "1",
        "deleted": "1",
        "findings": "0",
        "severity": "none",
    }
    (artifact,) = place.artifacts
    assert artifact.name == outputs["report-name"]
    assert artifact.name in comment
    (folder,) = artifact.iterdir()
    assert sorted(file.name for file in folder.iterdir()) == ["index.html", "report.json", "report.md", "report.xlsx"]
    assert json.loads((folder / "report.json").read_text())["format"].startswith("addenda.")


def test_a_second_push_edits_the_comment_also_where_others_have_written_many(place: Place) -> None:
    place.imports("2026", Y2026)
    for number in range(35):
        place.server.add_comment(NUMBER, "ada", f"Remark {number}")
    place.server.add_comment(NUMBER, "eve", f"{MARK}\nnot ours")
    place.report(place.pull_request())
    place.server.add_comment(NUMBER, "ada", "One more remark")
    place.imports("2026", CORRECTED_2026, correction=True)
    job = place.report(place.pull_request())
    assert job.result == "success", job.log
    ours = [one["body"] for one in place.server.comments[NUMBER] if one["user"]["login"] == WORKFLOW]
    assert len(ours) == 1
    assert "A0005" in ours[0]
    assert len(place.server.made("POST", "/comments")) == 1
    assert f"{MARK}\nnot ours" in place.comments
    assert job.step("addenda").outputs["added"] == "2"


def test_a_pull_request_that_changes_no_release_is_left_without_a_comment(place: Place) -> None:
    (place.clone / "README.md").write_text("Code sets.\n")
    place.git("add", "README.md")
    place.git("commit", "--quiet", "--message", "Say what this is")
    place.push()
    job = place.report(place.pull_request())
    assert (job.result, place.comments, place.artifacts) == ("success", [], [])
    assert "No release differs" in job.summary
    assert job.step("addenda").outputs["report-path"] == ""


def test_a_release_that_is_taken_back_leaves_no_stale_comment(place: Place) -> None:
    place.imports("2026", Y2026)
    place.report(place.pull_request())
    place.git("revert", "--no-edit", "HEAD")
    place.push()
    job = place.report(place.pull_request())
    assert job.result == "success", job.log
    (comment,) = place.comments
    assert "Nothing differs any longer" in comment


def test_the_first_import_has_nothing_before_it_to_compare_with(bare: Place) -> None:
    bare.found()
    bare.branch()
    bare.imports("2025", Y2025)
    job = bare.report(bare.pull_request())
    assert (job.result, bare.comments, bare.artifacts) == ("success", [], [])
    assert any("test/2025" in said and "nothing to compare" in said for said in job.said("notice")), job.log


@pytest.mark.parametrize(("fail_on", "result", "code"), [("deleted", "failure", 1), ("none", "success", 0)])
def test_findings_fail_the_step_where_they_are_asked_to(place: Place, fail_on: str, result: str, code: int) -> None:
    (place.clone / "charges.csv").write_text(CHARGES)
    place.git("add", "--force", "charges.csv")
    place.git("commit", "--quiet", "--message", "Keep the charge master here")
    place.imports("2026", Y2026)
    job = place.report(place.pull_request(), {"chargemaster": "charges.csv", "fail-on": fail_on})
    assert (job.result, job.step("addenda").exit_code) == (result, code), job.log
    outputs = job.step("addenda").outputs
    assert (outputs["gross-at-stake"], outputs["severity"]) == ("15.00", "high")
    assert len(place.comments) == len(place.artifacts) == 1
    found = [one for one in job.annotations if one.file == "charges.csv"]
    assert [(one.level, one.line) for one in found if "A0003" in one.message] == [("error", "3")]


def test_a_comment_that_github_cannot_take_is_a_warning(place: Place) -> None:
    place.imports("2026", Y2026)
    place.server.script(status(422, "Validation Failed"), method="POST")
    job = place.report(place.pull_request())
    assert (job.result, place.comments) == ("success", [])
    assert any("No comment was posted" in said for said in job.said("notice") + job.said("warning"))
    assert "A0004" in job.summary
    assert len(place.artifacts) == 1


def test_a_report_that_is_too_long_for_a_comment_is_cut_to_what_github_takes(place: Place) -> None:
    place.imports("2026", [concept(f"B{number:04}", long=f"Invented {number} " * 8) for number in range(1500)])
    job = place.report(place.pull_request())
    assert (job.result, job.step("addenda").outputs["added"]) == ("success", "1500"), job.log
    (comment,) = place.comments
    assert 20_000 < len(comment) <= BODY_LIMIT
    assert place.artifacts[0].name in comment


@pytest.mark.parametrize(
    ("rights", "fork"),
    [
        ("contents: read, pull-requests: write", "eve/store"),
        ("contents: read, pull-requests: read", None),
        ("contents: read", None),
    ],
    ids=["fork", "token-that-reads", "token-without-rights"],
)
def test_a_token_that_may_not_comment_leaves_summary_and_artifact(place: Place, rights: str, fork: str | None) -> None:
    place.imports("2026", Y2026)
    if fork:
        place.git("push", "--quiet", "origin", f"HEAD:refs/pull/{NUMBER}/head")
        place.git("push", "--quiet", "origin", "--delete", "release-2026")
    job = place.report(place.pull_request(fork=fork), rights=rights)
    assert (job.result, place.comments) == ("success", [])
    assert any("No comment was posted" in said for said in job.said("notice")), job.log
    assert "A0004" in job.summary
    assert len(place.artifacts) == 1


def test_the_example_of_the_page_works(place: Place) -> None:
    commit_files(place.clone, {"charges/2026.csv": CHARGES})
    place.imports("2026", Y2026)
    page = (ROOT / "docs/action.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0].replace("OWNER/addenda@COMMIT", f"{OWN_ACTION}@{OWN_COMMIT}")
    job = run_text(place.hosting, example, place.pull_request()).job("review")
    assert (job.result, job.steps[1].exit_code, len(place.comments)) == ("failure", 1, 1), job.log
    assert [one.file for one in job.annotations if one.level == "error"] == ["charges/2026.csv"]


def test_comment_false_posts_nothing_and_asks_github_for_nothing(place: Place) -> None:
    place.imports("2026", Y2026)
    job = place.report(place.pull_request(), {"comment": "false"})
    assert (job.result, place.server.requests) == ("success", [])
    assert len(place.artifacts) == 1


def test_an_event_without_a_pull_request_compares_the_last_two_releases(place: Place) -> None:
    place.imports("2026", Y2026)
    place.git("push", "--quiet", "origin", "HEAD:main")
    job = place.report(push(place.hosting))
    assert job.step("addenda").outputs["added"] == "1"
    assert (job.result, place.server.requests) == ("success", [])


def test_the_token_stands_in_no_file_that_stays(place: Place) -> None:
    place.imports("2026", Y2026)
    tokens: list[str] = []
    allow = place.hosting.allow
    assert allow is not None

    def remember(token: str, rights: object) -> None:
        tokens.append(token)
        allow(token, {"contents": "read", "pull-requests": "write"})

    place.hosting.allow = remember
    place.report(place.pull_request())
    machine = next(Path(place.hosting.folder).glob("machine-*"))
    holding = [file for file in machine.rglob("*") if file.is_file() and tokens[0].encode() in file.read_bytes()]
    assert (len(place.comments), holding) == (1, [])
