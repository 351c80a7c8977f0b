"""action.yml where anyone reads along: no text of a licensed code set gets out, in whatever way it is asked for."""

from pathlib import Path

import pytest

from tests.runner.events import dispatched, push
from tests.runner.results import JobRun
from tests.support.licensed import LICENSED, MARKER, licensed_charges, licensed_store
from tests.workflows.place import NUMBER, Y2026, Place


@pytest.fixture
def licensed(bare: Place) -> Place:
    """A store of a licensed code set in a public repository; its last release came on a branch."""
    licensed_store(bare.clone)
    licensed_charges(bare.clone / "charges.csv")
    bare.git("add", "--force", "charges.csv")
    bare.git("commit", "--quiet", "--message", "Keep the charge master here")
    bare.git("branch", "release-2026")
    bare.git("push", "--quiet", "origin", "HEAD~3:refs/heads/main", "release-2026")
    bare.hosting.visibility = "public"
    return bare


def everything_said(place: Place, job: JobRun) -> str:
    """Return all that a reader of the repository sees of a run."""
    files = [file.read_bytes().decode(errors="replace") for file in _files(place.hosting.artifacts)]
    pages = [file.read_bytes().decode(errors="replace") for file in _files(place.hosting.pages)]
    annotations = [f"{one.title} {one.message}" for one in job.annotations]
    outputs = [value for step in job.steps for value in step.outputs.values()]
    return "\n".join([job.log, job.summary, *annotations, *place.server.bodies(NUMBER), *files, *pages, *outputs])


def _files(folder: Path | None) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()] if folder else []


def test_a_report_on_a_licensed_code_set_is_refused_in_a_public_repository(licensed: Place) -> None:
    job = licensed.report(licensed.pull_request(), {"chargemaster": "charges.csv"})
    assert (job.result, job.step("addenda").exit_code) == ("failure", 5), job.log
    assert any(LICENSED.title in said for said in job.said("error"))
    assert (licensed.comments, licensed.artifacts) == ([], [])
    assert MARKER not in everything_said(licensed, job)


def test_in_codes_only_it_is_told_without_a_text(licensed: Place) -> None:
    job = licensed.report(licensed.pull_request(), {"chargemaster": "charges.csv", "codes-only": "true"})
    assert job.result == "success", job.log
    said = everything_said(licensed, job)
    assert "33405" in licensed.comments[0]
    assert len(licensed.artifacts) == 1
    assert MARKER not in said


def test_a_private_repository_sees_the_texts(licensed: Place) -> None:
    licensed.hosting.visibility = "private"
    job = licensed.report(licensed.pull_request())
    assert job.result == "success", job.log
    assert MARKER in licensed.comments[0]


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_pages_of_a_licensed_code_set_are_refused_whoever_reads_the_repository(
    licensed: Place, visibility: str
) -> None:
    licensed.hosting.visibility = visibility
    licensed.git("push", "--quiet", "origin", "HEAD:main")
    job = licensed.report(push(licensed.hosting), {"pages": "true"})
    assert (job.result, job.step("addenda").exit_code) == ("failure", 5), job.log
    assert job.step("addenda").outputs["pages-path"] == ""
    if visibility == "public":
        assert MARKER not in everything_said(licensed, job)


def test_pages_auto_of_a_private_repository_are_an_artifact(licensed: Place) -> None:
    licensed.hosting.visibility = "private"
    licensed.git("push", "--quiet", "origin", "HEAD:main")
    job = licensed.report(dispatched(licensed.hosting), {"pages": "auto"})
    assert job.result == "success", job.log
    outputs = job.step("addenda").outputs
    assert (outputs["pages-path"], bool(outputs["site-path"])) == ("", True)
    assert [artifact.name for artifact in licensed.artifacts] == sorted([outputs["report-name"], outputs["site-name"]])
    assert (licensed.hosting.artifacts / outputs["site-name"] / "index.html").is_file()


@pytest.mark.parametrize("pages", ["auto", "true"])
def test_pages_of_what_may_be_passed_on_are_for_anyone(place: Place, pages: str) -> None:
    place.imports("2026", Y2026)
    place.git("push", "--quiet", "origin", "HEAD:main")
    place.hosting.visibility = "public"
    job = place.report(push(place.hosting), {"pages": pages})
    assert job.result == "success", job.log
    outputs = job.step("addenda").outputs
    assert outputs["site-path"] == ""
    assert (Path(outputs["pages-path"]) / "index.html").is_file()


@pytest.mark.parametrize(("pages", "result"), [("true", "failure"), ("auto", "success")])
def test_no_pages_are_made_of_what_is_not_merged(place: Place, pages: str, result: str) -> None:
    place.imports("2026", Y2026)
    place.hosting.visibility = "public"
    job = place.report(place.pull_request(), {"pages": pages})
    assert job.result == result, job.log
    outputs = job.step("addenda").outputs
    assert (outputs["pages-path"], outputs["site-path"]) == ("", "")
    assert job.said("error" if pages == "true" else "notice")
