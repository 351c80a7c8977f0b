"""Whether a code set's texts may be passed on is the user's to say, in the store."""

import subprocess
from pathlib import Path

import pytest

from addenda.errors import ExitCode
from tests.support.cli import CommandLine

IDENTITY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
TABLE = "Code,Description\nA100,Fold of a strut\nA200,Crest of a web\n"
MAPPING = """title = "Local codes"
publisher = "A hospital"
code = "Code"
redistributable = %s
fields = [{name = "long", title = "Description", role = "descriptor", header = "Description"}]
"""


def may_be_passed_on(store: Path, codeset: str) -> None:
    """Say so as the advice of the licence guard has it."""
    file = store / f"codesets/{codeset}/codeset.toml"
    file.write_text(file.read_text().replace("redistributable = false", "redistributable = true"))
    subprocess.run(["git", "-C", store, *IDENTITY, "commit", "--quiet", "--all", "--message=Ours"], check=True)


@pytest.fixture
def store(addenda: CommandLine, tmp_path: Path) -> Path:
    assert addenda("init", str(tmp_path / "store")).code == ExitCode.OK
    return tmp_path / "store"


def test_what_the_user_decided_holds_for_the_next_release(addenda: CommandLine, store: Path, tmp_path: Path) -> None:
    addenda("sample", str(tmp_path / "sample"), "--concepts", "200", "--releases", "2", "--first-year", "2025")
    there = ("--store", str(store))
    assert addenda("import", "cpt/2025", str(tmp_path / "sample/2025"), *there).code == ExitCode.OK
    may_be_passed_on(store, "cpt")
    assert addenda("import", "cpt/2026", str(tmp_path / "sample/2026"), *there).code == ExitCode.OK
    assert addenda("diff", "cpt/2025", "cpt/2026", "--public", *there).code == ExitCode.OK


def test_two_words_of_the_users_that_disagree_are_a_conflict(addenda: CommandLine, store: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE)
    for release, free, code in (("2025", "true", ExitCode.OK), ("2026", "false", ExitCode.CONFLICT)):
        mapping = tmp_path / f"{release}.toml"
        mapping.write_text(MAPPING % free)
        done = addenda("import", f"local/{release}", str(table), "--mapping", str(mapping), "--store", str(store))
        assert done.code == code, done.err
    assert "may be passed on" in done.err
