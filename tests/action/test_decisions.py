"""A pull request that changes `addenda.toml` may waive its own findings: whoever reviews it is told."""

from __future__ import annotations

import pytest

from addenda.errors import ExitCode
from tests.action.scene import CHARGES, NUMBER, Y2025, Scene
from tests.support.github_server import GitHubServer

FILE = "addenda.toml"
SENTENCE = (
    "This pull request changes addenda.toml, by which findings are waived and severities set: read that change too."
)
BLOCK = f"> [!WARNING]\n> {SENTENCE}\n\n"
MEDIUM, OFF = (f'[rules.deleted]\nseverity = "{severity}"\n' for severity in ("medium", "off"))


def decide(scene: Scene, text: str | None) -> str:
    """Commit `addenda.toml` with a text, or without the file; return the commit."""
    if text is None:
        scene.git("rm", "--quiet", FILE)
    else:
        (scene.store / FILE).write_text(text)
        scene.git("add", FILE)
    scene.git("commit", "--quiet", "-m", "Decide")
    return scene.head()


@pytest.mark.parametrize(("before", "after"), [(None, OFF), (MEDIUM, OFF), (MEDIUM, None)])
def test_decisions_of_the_pull_request_itself_are_told(
    scene: Scene, github: GitHubServer, before: str | None, after: str | None
) -> None:
    base = decide(scene, before) if before else scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    decide(scene, after)
    scene.pull_request(base)
    told = scene.run(chargemaster=scene.charges())
    assert told.code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert body.partition("\n")[2].startswith(f"{BLOCK}# Test Codes")
    assert told.summary.startswith(f"{BLOCK}# Test Codes")
    place = f" file={FILE}" if after else ""
    assert f"::warning{place}::{SENTENCE}" in told.commands("warning")


@pytest.mark.parametrize("branch", ["main", "new"])
def test_decisions_that_others_made_are_not(scene: Scene, github: GitHubServer, branch: str) -> None:
    scene.branch()
    scene.imports("2025", Y2025)
    scene.git("checkout", "--quiet", "main")
    base = decide(scene, OFF)
    scene.git("checkout", "--quiet", "new")
    if branch == "main":  # as GitHub's own merge, which it checks out, has them
        scene.git("merge", "--quiet", "--no-edit", "main")
    scene.pull_request(base)
    told = scene.run()
    assert (told.code, told.commands()) == (ExitCode.OK, [])
    assert SENTENCE not in told.summary + "".join(github.bodies(NUMBER))


def test_decisions_alone_are_a_warning_and_no_comment(scene: Scene, github: GitHubServer) -> None:
    base = scene.head()
    scene.branch()
    decide(scene, OFF)
    scene.pull_request(base)
    told = scene.run()
    assert (told.code, github.bodies(NUMBER)) == (ExitCode.OK, [])
    assert told.commands("warning") == [f"::warning file={FILE}::{SENTENCE}"]
    assert told.summary.startswith(BLOCK)


def test_without_the_history_it_is_not_known_who_decided(scene: Scene) -> None:
    """Two releases that are named can be compared without the history."""
    base = scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    scene.pull_request(base)
    scene.forget_history()
    named = {"old": "test/2024", "new": "test/2025", "comment": "false"}
    assert scene.run(**named).commands() == []
    told = scene.run(**named, chargemaster=scene.charges(CHARGES))
    assert told.code == ExitCode.OK
    (notice,) = told.commands("notice")
    assert notice.startswith("::notice::Whether this pull request changes addenda.toml is not known: the commit ")
