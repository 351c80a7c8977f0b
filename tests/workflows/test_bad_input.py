"""action.yml on what is wrong: a clear error, the summary of it, the program's exit code, and nothing half done."""

from pathlib import Path

import pytest

from tests.runner.events import dispatched, push
from tests.runner.setting import commit_files
from tests.workflows.place import Y2025, Y2026, Place


def test_a_shallow_clone_is_told_to_fetch_the_history(place: Place) -> None:
    place.imports("2026", Y2026)
    job = place.report(place.pull_request(), depth=1)
    assert job.result == "failure"
    assert any("fetch-depth: 0" in said for said in job.said("error")), job.log
    assert "fetch-depth: 0" in job.summary
    assert (place.comments, place.artifacts) == ([], [])


def test_a_base_that_is_not_in_the_history_is_named(place: Place) -> None:
    place.imports("2026", Y2026)
    event = place.pull_request()
    request = event.payload["pull_request"]
    assert isinstance(request, dict)
    request["base"] = {**request["base"], "sha": "f" * 40}
    job = place.report(event)
    assert job.result == "failure"
    assert any("f" * 12 in said for said in job.said("error")), job.log


def test_all_inputs_that_are_not_understood_are_told_with_their_choices(place: Place) -> None:
    job = place.report(
        push(place.hosting),
        {"fail-on": "sometimes", "comment": "perhaps", "pages": "soon", "codes-only": "1", "old": "test/2025"},
    )
    errors = job.said("error")
    assert (job.result, job.step("addenda").exit_code) == ("failure", 2)
    assert len(errors) == 5, job.log
    for choice in ("none, any, low", "true, false", "true, auto, false", "give both"):
        assert any(choice in said for said in errors), choice


@pytest.mark.parametrize("version", ["latest", "1.0; touch evil", "$(touch evil)", "../../evil", "1.0 --index-url x"])
def test_a_version_is_a_number_and_nothing_else(place: Place, version: str) -> None:
    job = place.report(push(place.hosting), {"version": version})
    assert (job.result, job.step("addenda").exit_code) == ("failure", 2)
    assert job.said("error") == ["version is no version number. Write one such as 1.2.0, or leave it out."]
    assert not list(place.hosting.folder.rglob("evil"))


def test_a_repository_without_a_store_is_told_how_to_get_one(bare: Place) -> None:
    commit_files(bare.clone, {"README.md": "Nothing yet.\n"})
    job = bare.report(push(bare.hosting))
    assert (job.result, job.step("addenda").exit_code) == ("failure", 4)
    assert any("addenda init --github" in said for said in job.said("error")), job.log
    assert "addenda init" in job.summary


@pytest.mark.parametrize("directory", ["..", "/", "nowhere"])
def test_the_store_is_inside_the_workspace(place: Place, directory: str) -> None:
    job = place.report(push(place.hosting), {"working-directory": directory})
    assert (job.result, job.step("addenda").exit_code) == ("failure", 2)
    assert any("working-directory" in said for said in job.said("error"))


def test_a_repository_inside_the_checkout_is_not_taken_for_one(place: Place, tmp_path: Path) -> None:
    """git takes a folder with HEAD, config, objects and refs for a repository, and runs what its config says."""
    marker, inner = tmp_path / "it-ran", place.clone / "store"
    for folder in ("objects", "refs"):
        (inner / folder).mkdir(parents=True)
        (inner / folder / "kept").touch()
    (inner / "HEAD").write_text(f"{'1' * 40}\n")
    (inner / "config").write_text(
        "[core]\nrepositoryFormatVersion = 1\nbare = true\n[extensions]\npartialClone = evil\n"
        f'[remote "evil"]\npromisor = true\nurl = ext::sh -c touch% {marker}\n[protocol "ext"]\nallow = always\n'
    )
    place.git("add", "--all")
    place.git("commit", "--quiet", "--message", "A trap")
    place.push()
    job = place.report(place.pull_request(), {"working-directory": "store"})
    assert not marker.exists()
    assert (job.result, job.step("addenda").exit_code) == ("failure", 6), job.log
    assert any("safe.bareRepository" in said for said in job.said("error"))


def test_a_store_with_one_release_has_nothing_to_compare_yet(place: Place) -> None:
    job = place.report(dispatched(place.hosting))
    assert (job.result, place.artifacts) == ("success", []), job.log
    assert any("nothing to compare" in said for said in job.said("notice")), job.log


def test_a_damaged_store_is_an_error_and_no_traceback(place: Place) -> None:
    place.imports("2026", Y2026)
    broken = next((place.clone / "codesets/test/2026/concepts").iterdir())
    commit_files(place.clone, {str(broken.relative_to(place.clone)): "{no json\n"}, "Break it")
    job = place.report(place.pull_request())
    assert job.result == "failure"
    assert job.step("addenda").exit_code == 6
    assert job.said("error")
    assert "Traceback" not in job.log
    assert "Addenda stopped" in job.summary
    assert place.comments == []


BROKEN = """
import addenda.app.changed_releases

def brought_in(*arguments):
    raise RuntimeError("broken\\n::error::injected")

addenda.app.changed_releases.brought_in = brought_in
"""


def test_a_bug_fails_the_step_and_says_so_in_one_line(place: Place) -> None:
    """The program is broken from outside, through a module that Python loads when it starts."""
    place.imports("2026", Y2026)
    broken = place.hosting.folder / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(BROKEN)
    job = place.report(place.pull_request(), env={"PYTHONPATH": str(broken)})
    assert (job.result, job.step("addenda").exit_code) == ("failure", 70)
    (error,) = job.said("error")
    assert "bug in Addenda" in error
    assert "Traceback" not in job.log
    assert "bug in Addenda" in job.summary
    assert (place.comments, place.artifacts) == ([], [])


HOSTILE = (
    "x$(touch${IFS}evil)`touch${IFS}evil`",
    "x;touch${IFS}evil;'\"&&touch${IFS}evil#",
    "-x--upload-pack=evil%0A%3A%3Aerror%3A%3Aevil",
    "ümlaut/漢字/😀",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_branch_name_is_a_name(place: Place, name: str) -> None:
    place.git("update-ref", f"refs/heads/{name}", "HEAD")
    place.git("symbolic-ref", "HEAD", f"refs/heads/{name}")
    place.imports("2026", Y2026)
    job = place.report(place.pull_request(name))
    assert job.result == "success", job.log
    assert len(place.comments) == 1
    assert not list(place.hosting.folder.rglob("evil"))
    assert job.said("error") == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_tag_is_a_moment_of_knowledge(place: Place, name: str) -> None:
    place.git("update-ref", f"refs/tags/{name}", "HEAD")
    place.git("push", "--quiet", "origin", f"refs/tags/{name}")
    place.imports("2025", [*Y2025[:2], *Y2026[-1:]], correction=True)
    place.git("push", "--quiet", "origin", "HEAD:main")
    job = place.report(push(place.hosting), {"old": f"test/2025@{name}", "new": "test/2025"})
    assert job.result == "success", job.log
    assert job.step("addenda").outputs["added"] == "1"
    assert not list(place.hosting.folder.rglob("evil"))
