"""Branches and tags with names that git allows and that look like something else."""

import pytest

from tests.scenarios.hub import Hub
from tests.support.corrected_store import CORRECTED_2018, Y2018, delivery

COMMIT = "0123456789abcdef0123456789abcdef01234567"
NAMES = (
    "$(touch${IFS}pwned)",
    "`touch${IFS}pwned`;touch${IFS}pwned",
    "a'b\"c",
    "<script>alert(1)</script>",
    "a/b@c",
    "release@2024-01-01",
    "%s%n%0a",
    "--output=pwned",
    "übér-🦷",
    "main'--",
    "HEAD2",
    "latest",
    COMMIT,
    "2024-01-01x",
    "x" * 200,
)


@pytest.mark.parametrize("kind", ["heads", "tags"])
def test_a_moment_by_any_name_that_git_takes(hub: Hub, kind: str) -> None:
    ann = hub.founded("ann")
    before, after = (hub.bare.parent / f"{name}.zip" for name in ("before", "after"))
    before.write_bytes(delivery(Y2018))
    after.write_bytes(delivery(CORRECTED_2018))
    then = ann.imports("hcpcs/2018", before)
    for name in NAMES:
        ann.git("update-ref", f"refs/{kind}/{name}", then)
    ann.imports("hcpcs/2018", after, "--correction")
    for name in NAMES:
        for spelled in (f"{kind}/{name}", name)[: 1 if name == COMMIT else 2]:  # 40 digits alone name a commit
            done = ann.run("show", f"hcpcs/2018@{spelled}", "A0009")
            assert (done.code, "Invented wheel, each" in done.out) == (0, True), (spelled, done.err)
    assert ann.checked() == ""
    assert not list(hub.bare.parent.rglob("pwned"))


@pytest.mark.parametrize(
    "moment", ["--all", "-1", "a b", "HEAD..", "HEAD\nHEAD", "\x1b[31m", "^HEAD", "main:codesets", "\\"]
)
def test_what_is_no_moment_is_said_in_one_line(hub: Hub, moment: str) -> None:
    done = hub.founded("ann").run("show", f"hcpcs/2018@{moment}", "A0009")
    assert (done.code, done.out, done.err.count("\n")) == (4, "", 1)
    assert done.err.startswith(f"error: Git knows no tag, branch or commit {moment!r} in this store.")


def test_a_branch_that_is_called_as_the_code_set_and_a_tag_as_the_branch(hub: Hub) -> None:
    ann = hub.founded("ann")
    file = hub.bare.parent / "before.zip"
    file.write_bytes(delivery(Y2018))
    ann.git("branch", "codesets")
    ann.git("switch", "--quiet", "-c", "hcpcs")
    ann.git("tag", "hcpcs")
    ann.git("tag", "HEAD")
    commit = ann.imports("hcpcs/2018", file)
    assert ann.git("rev-parse", "refs/heads/hcpcs") == commit
    assert ann.checked() == ""
    assert ann.run("show", "hcpcs/2018@hcpcs", "A0009").code == 4  # as git: the tag, not the branch
    assert ann.run("show", "hcpcs/2018@heads/hcpcs", "A0009").code == 0
