"""The branch and the body of a release's pull request."""

from pathlib import Path

import pytest
from git import Repo

from addenda.action.watching_request import body_of, branch_of
from addenda.fetching.download import Downloaded
from addenda.model.release import ReleaseId


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("hcpcs/2026-01", "addenda/hcpcs-2026-01"),
        ("a..b/2026", "addenda/a-b-2026"),
        ("a.lock/2026.lock", "addenda/a-lock-2026-lock"),
        ("own_set/2026.", "addenda/own_set-2026-"),
    ],
)
def test_a_branch_is_one_that_git_takes(name: str, branch: str, tmp_path: Path) -> None:
    assert branch_of(ReleaseId.parse(name)) == branch
    with Repo.init(tmp_path) as repository:
        assert repository.git.check_ref_format("--branch", branch) == branch


def test_an_address_ends_no_link() -> None:
    file = Downloaded(Path("x"), "https://example.org/a> <script>`\n\n# x.zip?a=b", "0" * 64, 12)
    body = body_of(ReleaseId("own", "2026"), file, None, starts_workflows=True)
    address = "https://example.org/a%3E%20%3Cscript%3E%60%0A%0A#%20x.zip?a=b"
    assert body == f"The publisher's file of own/2026: <{address}> (12 bytes, sha256 `{'0' * 64}`).\n\n"
