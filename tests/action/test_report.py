"""`addenda-action report`: what is compared on which event, and what comes of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from addenda.errors import ExitCode
from tests.action.scene import OTHER, Y2024, Y2025, Y2026, Scene
from tests.support.build import concept

OF_LINES = "fees, locality, setting, usage, by and fail-on are of charge lines; name these with chargemaster"
FILES = {"index.html", "report.md", "report.xlsx", "report.json"}


def test_a_push_compares_the_last_two_releases(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    scene.imports("2026", Y2026)
    told = scene.run()
    assert (told.code, told.names) == (ExitCode.OK, ["test-2025-2026"])
    assert {file.name for file in (told.report / "test-2025-2026").iterdir()} == FILES
    counts = {"added": "0", "revised": "0", "deleted": "1", "findings": "0"}
    assert told.outputs == {
        **counts,
        "gross-at-stake": "unknown",
        "severity": "none",
        "report-path": str(told.report),
        "report-name": told.outputs["report-name"],
    }
    assert told.outputs["report-name"].startswith("addenda-test-2025-2026-")
    assert "# Test Codes: test/2025 to test/2026\n\n1 code was deleted, 0 added, 0 revised." in told.summary
    assert f"Made of {scene.head()}." in told.summary
    assert "1 code was deleted, 0 added, 0 revised." in told.lines
    assert told.commands() == []


def test_every_code_set_is_compared_unless_one_is_named(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    for name in ("2024", "2025"):
        scene.imports(name, [concept(f"7{name}")], OTHER)
    assert scene.run().names == ["other-2024-2025", "test-2024-2025"]
    both = scene.run()
    assert (both.outputs["deleted"], both.outputs["added"], both.outputs["revised"]) == ("2", "2", "1")
    assert both.outputs["report-name"].startswith("addenda-2-reports-")
    assert scene.run(codeset="other").names == ["other-2024-2025"]
    missing = scene.run(codeset="othr")
    assert (missing.code, missing.outputs) == (ExitCode.NOT_FOUND, {})
    assert missing.commands("error") == ["::error::codeset: The store has no code set 'othr'. Did you mean other?"]


def test_two_releases_by_name(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    scene.imports("2026", Y2026)
    assert scene.run(old="test/2024", new="test/2026").names == ["test-2024-2026"]
    assert scene.run(old="test/previous", new="test/latest").names == ["test-2025-2026"]
    lost = scene.run(old="test/2014", new="test/2026")
    assert lost.code == ExitCode.NOT_FOUND
    assert "The store has no release 'test/2014'" in lost.commands("error")[0]
    assert lost.summary.startswith("## Addenda stopped\n\n- old: The store has no release 'test/2014'.")


def test_moments_with_hostile_names_stay_inside_the_folder(scene: Scene) -> None:
    moment = "a/../..;$(touch x)".replace("..", "-")
    scene.git("tag", "v1")
    scene.git("branch", "up/down")
    scene.imports("2025", Y2025)
    told = scene.run(old="test/2024@up/down", new="test/2025@main")
    assert told.names == ["test-2024-at-up-down-2025-at-main"]
    refused = scene.run(old=f"test/2024@{moment}", new="test/2025")
    assert refused.code == ExitCode.NOT_FOUND


def test_a_pull_request_compares_what_it_brings(scene: Scene) -> None:
    base = scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    scene.imports("2026", Y2026)
    scene.pull_request(base)
    assert scene.run(comment="false").names == ["test-2024-2025", "test-2025-2026"]


def test_what_the_base_branch_got_meanwhile_is_not_told(scene: Scene) -> None:
    scene.branch()
    scene.imports("2025", Y2025)
    scene.git("checkout", "--quiet", "main")
    scene.imports("2026", Y2026)
    base = scene.head()
    scene.git("checkout", "--quiet", "new")
    scene.pull_request(base)
    assert scene.run(comment="false").names == ["test-2024-2025"]


def test_githubs_own_merge_is_told_as_the_commit_of_the_pull_request(scene: Scene) -> None:
    scene.branch()
    scene.imports("2025", Y2025)
    scene.git("checkout", "--quiet", "main")
    scene.imports("2026", Y2026)
    base = scene.head()
    scene.git("checkout", "--quiet", "new")
    scene.pull_request(base)
    head = scene.head()
    scene.git("checkout", "--quiet", "--detach", "main")
    scene.git("merge", "--quiet", "--no-edit", "-X", "ours", "new")
    scene.environment["GITHUB_SHA"] = scene.head()
    told = scene.run(comment="false")
    assert told.names == ["test-2024-2025"]
    assert f"Made of {head}." in told.summary


def test_a_corrected_release_is_compared_with_itself(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    base = scene.head()
    scene.branch()
    scene.imports("2024", [*Y2024, concept("55555", long="Prism")], correction=True)
    scene.pull_request(base)
    told = scene.run(comment="false")
    assert told.names == [f"test-2024-at-{base[:12]}-2024"]
    assert (told.outputs["added"], told.outputs["deleted"]) == ("1", "0")


def test_a_release_that_was_taken_out_is_said(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    base = scene.head()
    scene.branch()
    scene.git("rm", "-r", "--quiet", "codesets/test/2024")
    scene.git("commit", "--quiet", "-m", "Take 2024 out")
    scene.pull_request(base)
    told = scene.run(comment="false")
    assert (told.code, told.commands("notice")) == (ExitCode.OK, ["::notice::test/2024 was taken out of the store."])
    assert "codesets/test/2025/CHANGES.md: it tells of changes since a release that is gone" in told.commands()[0]


def test_a_first_release_has_nothing_to_be_compared_with(scene: Scene) -> None:
    scene.git("checkout", "--quiet", "--orphan", "empty")
    scene.git("rm", "-r", "--quiet", "--cached", "codesets/test")
    scene.git("commit", "--quiet", "-m", "A store without releases")
    base = scene.head()
    scene.git("checkout", "--quiet", "--force", "main")
    scene.git("rebase", "--quiet", "--onto", base, "--root")
    scene.pull_request(base, branch="main")
    told = scene.run()
    remark = "test/2024 has no release before it: there is nothing to compare it with yet."
    assert (told.code, told.outputs["added"], "report-path" in told.outputs) == (ExitCode.OK, "0", False)
    assert told.commands("notice::test/2024") == [f"::notice::{remark}"]
    assert remark in told.summary


def test_one_release_alone_is_nothing_to_compare(scene: Scene) -> None:
    told = scene.run()
    remark = "The store holds test/2024 alone of test: there is nothing to compare yet."
    assert (told.code, told.commands()) == (ExitCode.OK, [f"::notice::{remark}"])
    assert told.outputs["gross-at-stake"] == "unknown"


def test_a_shallow_checkout_is_told_to_fetch_history(scene: Scene) -> None:
    base = scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    scene.pull_request(base)
    scene.forget_history()
    told = scene.run()
    assert (told.code, told.outputs) == (ExitCode.NOT_FOUND, {})
    (error,) = told.commands("error")
    assert base[:12] in error
    assert error.endswith("actions/checkout with `fetch-depth: 0`.")


def test_an_event_without_its_pull_request_is_invalid(scene: Scene) -> None:
    scene.event_name = "pull_request"
    told = scene.run()
    assert told.code == ExitCode.INPUT
    assert "the file of the event pull_request does not tell of a pull request" in told.commands("error")[0]
    scene.event["pull_request"] = {"number": 1, "base": {"sha": "--help"}, "head": {"sha": "x" * 40, "ref": "a"}}
    assert scene.run().code == ExitCode.INPUT


def test_a_folder_that_is_no_store(scene: Scene, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    scene.store = elsewhere
    nowhere = scene.run()
    assert nowhere.code == ExitCode.NOT_FOUND
    (error,) = nowhere.commands()
    assert error.startswith("::error::this folder is in no git repository. ")
    subprocess.run(["git", "init", "-q", elsewhere], check=True)
    bare = scene.run()
    assert bare.code == ExitCode.NOT_FOUND
    (error,) = bare.commands()
    assert error.startswith("::error::this repository is no store of code sets: ")
    assert error.endswith("`addenda init --github` makes a store of a repository.")
    assert "`addenda init --github` makes" in bare.summary


def test_every_wrong_input_is_said_at_once(scene: Scene) -> None:
    told = scene.run(
        fail_on="hgh", comment="perhaps", pages="all", codes_only="yes", old="test/2024", working_directory="../.."
    )
    assert told.code == ExitCode.USAGE
    assert told.commands() == [
        "::error::codes-only is 'yes'; it is one of true, false",
        "::error::fail-on is 'hgh'; it is one of none, any, low, medium, high, deleted",
        "::error::comment is 'perhaps'; it is one of true, false",
        "::error::pages is 'all'; it is one of true, auto, false",
        "::error::working-directory '../..' is outside the workspace",
        "::error::old and new go together; give both, or neither",
    ]
    assert told.summary.count("\n- ") == 6


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"fees": "pfs/2025"}, OF_LINES),
        ({"fail_on": "high"}, OF_LINES),
        ({"locality": "0111205"}, OF_LINES),
        ({"setting": "facility"}, OF_LINES),
        ({"usage": "units.csv"}, OF_LINES),
        ({"by": "department"}, OF_LINES),
        ({"working_directory": "none"}, "working-directory 'none' is no folder of the workspace"),
        ({"codeset": "cpt", "old": "test/2024", "new": "cpt/2025"}, "old is 'test/2024', and codeset is 'cpt'"),
    ],
)
def test_inputs_that_do_not_fit_together(scene: Scene, inputs: dict[str, str], message: str) -> None:
    told = scene.run(**inputs)
    assert (told.code, told.commands()) == (ExitCode.USAGE, [f"::error::{message}"])


def test_a_command_that_is_none(scene: Scene) -> None:
    told = scene.run("publish")
    assert told.code == ExitCode.USAGE
    assert told.commands() == ["::error::addenda-action takes one command: report, incoming, watch."]


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_names_the_commands(scene: Scene, asked: str) -> None:
    told = scene.run(asked)
    assert told.code == ExitCode.OK
    named = [line.split()[0] for line in told.lines if line.startswith("  ")]
    assert named == ["report", "incoming", "watch"]
    assert told.summary == ""


def test_lists_of_changes_that_a_merge_left_behind_are_a_warning(scene: Scene) -> None:
    """Two pull requests: each release was compared with 2024, and both are merged."""
    for name, concepts in (("2025", Y2025), ("2026", Y2026)):
        scene.git("checkout", "--quiet", "-B", name, "main")
        scene.imports(name, concepts)
    scene.git("checkout", "--quiet", "main")
    for name in ("2025", "2026"):
        scene.git("merge", "--quiet", "--no-edit", name)
    told = scene.run()
    assert (told.code, told.names) == (ExitCode.OK, ["test-2025-2026"])
    file = "codesets/test/2026/CHANGES.md"
    said = "it does not tell what changed since test/2025, as both stand now. Write it anew: `addenda check --mend`"
    assert told.commands() == [f"::warning file={file}::{file}: {said}"]
    assert f"**The store is not in order:**\n\n- {file}" in told.summary.replace("&#8203;", "")
    assert "`addenda check --mend`" in told.summary
    scene.environment["GITHUB_WORKSPACE"] = str(scene.folder)
    told = scene.run(working_directory="checkout")
    assert told.commands() == [f"::warning file=checkout/{file}::checkout/{file}: {said}"]


def test_many_lists_that_are_out_of_date_leave_room_for_the_rest(scene: Scene) -> None:
    for name in ("2025", "2026", "2027", "2028", "2029"):
        scene.imports(name, Y2025)
        (scene.store / f"codesets/test/{name}/CHANGES.md").unlink()
    scene.git("commit", "--quiet", "--all", "-m", "Lose the lists")
    warnings = scene.run().commands("warning")
    assert len(warnings) == 4
    assert warnings[-1] == "::warning::And 2 more lists of changes: `addenda check` names all"


def test_a_store_in_a_folder_of_the_workspace(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    scene.environment["GITHUB_WORKSPACE"] = str(scene.folder)
    assert scene.run(working_directory="checkout").names == ["test-2024-2025"]


def test_a_part_of_the_codes(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    told = scene.run(only="11111-22222\n 44444")
    assert [told.outputs[name] for name in ("added", "revised", "deleted")] == ["1", "1", "1"]
    told = scene.run(only="44444")
    assert [told.outputs[name] for name in ("added", "revised", "deleted")] == ["1", "0", "0"]


def test_the_newest_release_is_told_first(scene: Scene) -> None:
    base = scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    scene.imports("2026", Y2026)
    scene.pull_request(base)
    told = scene.run(comment="false")
    assert told.summary.index("# Test Codes: test/2025 to test/2026") < told.summary.index("# Test Codes: test/2024 to")


def test_a_bug_leaves_no_traceback(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addenda.action.report.settings_of", lambda _: 1 // 0)
    told = scene.run()
    assert told.code == ExitCode.BUG
    (line,) = told.lines
    assert line.startswith("::error::This is a bug in Addenda (ZeroDivisionError: ")
    assert told.summary.startswith("## Addenda stopped\n\n- This is a bug in Addenda (ZeroDivisionError")
    scene.environment["RUNNER_DEBUG"] = "1"
    assert "Traceback (most recent call last):" in scene.run().lines
    scene.event["repository"] = {"private": False}
    assert len(scene.run().lines) == 1
