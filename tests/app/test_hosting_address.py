"""Where the action is: told by how the package was installed, and never guessed."""

import json
from pathlib import Path

import pytest
from git import Repo

from addenda.app.hosting_address import ActionAddress, action_address, address_of_installation
from addenda.errors import UsageError

COMMIT = "0123456789abcdef0123456789abcdef01234567"
KNOWN = ActionAddress("octo/addenda", COMMIT)


def from_git(url: str, commit: str = COMMIT) -> str:
    return json.dumps({"url": url, "vcs_info": {"vcs": "git", "commit_id": commit}})


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/octo/addenda",
        "https://github.com/octo/addenda.git",
        "https://github.com/octo/addenda/",
        "https://someone:secret@github.com/octo/addenda.git",
        "ssh://git@github.com/octo/addenda.git",
        "git@github.com:octo/addenda.git",
    ],
)
def test_an_installation_from_github_tells_it(url: str) -> None:
    assert address_of_installation(from_git(url)) == KNOWN


@pytest.mark.parametrize(
    "told",
    [
        "",
        '{"url": "https://github.com/octo/addenda"}',
        '{"url": "https://example.org/addenda.whl", "archive_info": {}}',
        from_git("https://example.org/octo/addenda"),
        from_git("https://github.com.example.org/octo/addenda"),
        from_git("https://example.org/github.com/octo/addenda"),
        from_git("https://github.com/octo/addenda/more"),
        from_git("https://github.com/octo/adden da"),
        from_git("https://github.com/octo/addenda", "main"),
    ],
)
def test_anything_else_tells_nothing(told: str) -> None:
    assert address_of_installation(told) is None


def test_a_clone_tells_it_when_its_commit_is_on_github(tmp_path: Path) -> None:
    folder = tmp_path / "a clone"
    told = json.dumps({"url": folder.as_uri(), "dir_info": {"editable": True}})
    assert address_of_installation(told) is None
    with Repo.init(folder) as repo:
        assert address_of_installation(told) is None
        commit = repo.index.commit("first").hexsha
        assert address_of_installation(told) is None
        repo.create_remote("origin", "git@github.com:octo/addenda.git")
        assert address_of_installation(told) is None
        repo.git.update_ref("refs/remotes/origin/main", commit)
        assert address_of_installation(told) == ActionAddress("octo/addenda", commit)
        repo.index.commit("not pushed")
        assert address_of_installation(told) is None


def test_an_address_that_is_given_is_taken() -> None:
    assert action_address(f"octo/addenda@{COMMIT}") == KNOWN
    assert action_address(f"my-org/a.b_c-d@{COMMIT}").repository == "my-org/a.b_c-d"


@pytest.mark.parametrize(
    "given",
    [
        *("", "octo/addenda", "octo/addenda@v1", "octo/addenda@main", f"octo@{COMMIT}", f"octo/addenda@{COMMIT[:12]}"),
        *(f"https://github.com/octo/addenda@{COMMIT}", f"octo/addenda/sub@{COMMIT}", f"octo/addenda@{COMMIT}\n"),
        *(f"octo/add enda@{COMMIT}", f"./octo/addenda@{COMMIT}", f"octo/addenda@{COMMIT.upper()}"),
    ],
)
def test_an_address_that_is_none_is_refused_with_what_is_wanted(given: str) -> None:
    with pytest.raises(UsageError, match="--action OWNER/REPO@COMMIT"):
        action_address(given)
