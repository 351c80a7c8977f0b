"""What a pull request may bring that nobody looked at yet: links out of the checkout, names, mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from addenda.errors import ExitCode
from tests.action.scene import NUMBER, Y2025, Scene
from tests.support.archives import zip_of
from tests.support.github_server import GitHubServer
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

SECRET = "Quorvenium-secret"  # noqa: S105 - of no account anywhere


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the machine that no repository holds."""
    file = tmp_path / "secret.txt"
    file.write_bytes(hcpcs_text([hcpcs_concept("A0001", long=SECRET)]))
    return file


def test_a_link_below_a_hidden_folder_is_not_followed(scene: Scene, secret: Path) -> None:
    scene.branch()
    hidden = scene.store / "incoming/hcpcs/2026/.x"
    hidden.mkdir(parents=True)
    (hidden / "2026.txt").symlink_to(secret)
    (hidden.parent / "README.md").write_text("Nothing to see here.\n")
    scene.git("add", "incoming")
    scene.git("commit", "--quiet", "-m", "Drop a link")
    before = scene.head()
    scene.pull_request(before)
    told = scene.run("incoming")
    assert (told.code, scene.head()) == (ExitCode.INPUT, before)
    assert SECRET not in "\n".join([*told.lines, told.summary])
    assert "this is a link, not a file" in "\n".join(told.commands("error"))


@pytest.mark.parametrize("asked", ["charges.csv", "charges/new.csv", "charges", "inside.csv", "other/2026.csv"])
def test_a_charge_master_that_is_a_link_out_of_the_checkout_is_not_read(scene: Scene, secret: Path, asked: str) -> None:
    scene.imports("2025", Y2025)
    secret.write_text(f"Charge Code,Description,CPT/HCPCS,Price\n9001,{SECRET},22222,10.00\n")
    (scene.store / "charges").mkdir()
    (scene.store / "charges/new.csv").symlink_to(secret)
    (scene.store / "charges.csv").symlink_to(secret)
    (scene.store / "inside.csv").symlink_to(".git/config")
    (scene.store / "other").symlink_to(secret.parent)
    told = scene.run(chargemaster=asked)
    assert told.code == ExitCode.USAGE
    assert told.commands("error") == [
        f"::error::chargemaster '{asked}' is a link that leads out of the files of the workspace"
    ]
    assert SECRET not in told.summary
    assert "report-path" not in told.outputs


def test_a_charge_master_may_be_a_link_inside_the_checkout(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    scene.charges(name="2026.csv")
    (scene.store / "charges.csv").symlink_to("2026.csv")
    assert scene.run(chargemaster="charges.csv").outputs["findings"] == "1"


def test_a_charge_master_that_an_earlier_step_put_elsewhere_is_read(scene: Scene, secret: Path) -> None:
    scene.imports("2025", Y2025)
    secret.write_text("Charge Code,Description,CPT/HCPCS,Price\n9001,GADGET,22222,10.00\n")
    told = scene.run(chargemaster=str(secret))
    assert (told.code, told.outputs["findings"]) == (ExitCode.OK, "1")


def test_a_name_longer_than_the_system_takes_is_an_error_and_no_crash(scene: Scene) -> None:
    scene.branch()
    file = scene.store / "incoming/hcpcs/2026.zip"
    file.parent.mkdir(parents=True)
    member = f"{'long' * 2000}.txt"
    file.write_bytes(zip_of({member: hcpcs_text([hcpcs_concept("A0001")])[:-40]}))
    scene.git("add", "incoming")
    scene.git("commit", "--quiet", "-m", "Drop a file")
    scene.pull_request(scene.head())
    told = scene.run("incoming")
    assert told.code == ExitCode.INPUT
    assert any(member in error for error in told.commands("error"))


def test_who_is_named_in_a_text_is_not_called(scene: Scene, github: GitHubServer) -> None:
    base = scene.head()
    scene.branch()
    codes = [one._replace(fields={"long": "For @octocat, closes #1"}) for one in Y2025]
    scene.imports("2025", codes)
    scene.pull_request(base)
    assert scene.run().code == ExitCode.OK
    (body,) = github.bodies(NUMBER)
    assert "octocat" in body
    assert "@octocat" not in body
    assert "#1" not in body


@pytest.mark.parametrize("event_name", ["pull_request", "pull_request_target"])
def test_a_report_names_the_commit_that_it_was_made_of(scene: Scene, event_name: str) -> None:
    """GITHUB_SHA is GitHub's merge of the pull request, but for pull_request_target the last commit of the base."""
    base = scene.head()
    scene.branch()
    scene.imports("2025", Y2025)
    scene.pull_request(base)
    head = scene.head()
    scene.git("checkout", "--quiet", "--detach", base)
    scene.event_name, scene.environment["GITHUB_SHA"] = event_name, base
    told = scene.run(comment="false")
    assert f"Made of {head if event_name == 'pull_request' else base}." in told.summary
