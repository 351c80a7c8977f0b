"""git itself shows concepts: `git diff`, `git show` and `git log -p` in a store, run as a user runs them."""

import os
import subprocess
from pathlib import Path

import orjson
import pytest
from git import Repo

from addenda.app.importing import store_reading
from addenda.errors import ExitCode
from addenda.model.concept import Concept
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading
from tests.support.cli import CommandLine

SHARD = "codesets/test/2024/concepts/A.ndjson"
LONG = {"kind": "procedure", "long": "Scan of one fold", "short": "Scan", "coverage": "C", "action": "N"}


@pytest.fixture
def store(addenda: CommandLine, tmp_path: Path) -> Path:
    folder = tmp_path / "our code sets"
    done = addenda("init", folder)
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        f"Made a store in {folder}.\ngit diff, git log -p and git show tell codes and fields in this clone now.\n"
    )
    return folder


def imported(store: Path, concepts: list[Concept], release: str = "2024", *, correction: bool = False) -> None:
    with WritableStore(store) as opened:
        assert store_reading(opened, reading(concepts, release), correction=correction).commit


def git(store: Path, *arguments: str) -> str:
    """Run git as somebody of whom git knows no name, with no addenda on the PATH, and return what it shows."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
    environment = {**clean, "PATH": os.defpath, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *arguments], cwd=store, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def commit_by_hand(store: Path, path: str, content: bytes) -> None:
    (store / path).write_bytes(content)
    git(store, "add", path)
    git(store, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "by hand")


CODES = [concept(f"A000{number}", **LONG) for number in (1, 2, 3)]
CORRECTED = [CODES[0], concept("A0002", **{**LONG, "action": "C"}), CODES[2]]
HUNK = """@@ -9,7 +9,7 @@ A0002
   long: Scan of one fold
   short: Scan
   coverage: C
-  action: N
+  action: C
 A0003
   kind: procedure
   long: Scan of one fold
"""


def test_a_correction_is_shown_by_field_with_the_code_in_the_header(store: Path) -> None:
    imported(store, CODES)
    imported(store, CORRECTED, correction=True)
    for command in (("show", "HEAD"), ("diff", "HEAD~1", "HEAD"), ("log", "-p", "-1")):
        assert HUNK in git(store, *command, "--", SHARD)
    assert HUNK in git(store / "codesets", "show", "HEAD", "--", "test/2024/concepts")
    assert "+A0001\n+  kind: procedure\n+  long: Scan of one fold\n" in git(store, "log", "-p", "--", SHARD)


def test_what_is_not_committed_yet_is_shown_so_too(store: Path) -> None:
    imported(store, CODES)
    file = store / SHARD
    file.write_bytes(file.read_bytes().replace(b'"action":"N"}\n{"code":"A0003"', b'"action":"C"}\n{"code":"A0003"'))
    assert HUNK in git(store, "diff")
    git(store, "add", SHARD)
    assert HUNK in git(store, "diff", "--cached")


def test_two_releases_can_be_held_side_by_side(store: Path) -> None:
    imported(store, CODES, "2024")
    imported(store, CORRECTED, "2025")
    assert HUNK in git(store, "diff", "HEAD:codesets/test/2024", "HEAD:codesets/test/2025")


def test_a_fresh_clone_shows_concepts_after_init(addenda: CommandLine, store: Path, tmp_path: Path) -> None:
    imported(store, CODES)
    imported(store, CORRECTED, correction=True)
    clone = tmp_path / "a clone"
    git(tmp_path, "clone", "--quiet", str(store), str(clone))
    assert '+{"code":"A0002"' in git(clone, "show", "HEAD")
    before = git(clone, "rev-parse", "HEAD")
    done = addenda("init", clone)
    assert (done.code, done.err) == (0, "git diff, git log -p and git show tell codes and fields in this clone now.\n")
    assert HUNK in git(clone, "show", "HEAD")
    assert git(clone, "rev-parse", "HEAD") == before
    assert addenda("init", clone).err == f"{clone} is a store already; nothing to do.\n"


def test_a_store_of_before_gets_what_it_lacks(addenda: CommandLine, store: Path) -> None:
    imported(store, CODES)
    imported(store, CORRECTED, correction=True)
    theirs = "*.png binary\ncodesets/** text eol=lf"
    commit_by_hand(store, ".gitattributes", theirs.encode())
    git(store, "config", "--remove-section", "diff.addenda")
    assert addenda("init", store).err.startswith(f"Set up {store} as commit ")
    text = (store / ".gitattributes").read_text()
    assert text.startswith(f"{theirs}\n# git shows")
    assert "\ncodesets/**/*.ndjson diff=addenda\nconcepts/*.ndjson diff=addenda\n" in text
    assert git(store, "status", "--porcelain") == ""
    assert HUNK in git(store, "show", "HEAD~2", "--", SHARD)
    assert addenda("init", store).err == f"{store} is a store already; nothing to do.\n"


def test_hostile_values_are_shown_as_text(store: Path) -> None:
    imported(store, CODES)
    value = "\x1b[2J\x1b]0;title\x07 one\r\ntwo\n A9999\n-gone \u202eback\u2028"
    lines = orjson.dumps({"code": "A0001", "long": value}) + b"\n" + orjson.dumps({"code": "A\nB"}) + b"\n"
    commit_by_hand(store, SHARD, lines)
    shown = git(store, "show", "HEAD", "--", SHARD)
    assert "+  long: \\x1b[2J\\x1b]0;title\\x07 one\\r\\ntwo\\n A9999\\n-gone \\u202eback\\u2028\n" in shown
    assert "+A\\nB\n" in shown
    assert not set(shown) & set("\x1b\x07\r\u202e\u2028")


def test_a_file_that_is_no_canonical_text_is_shown_as_it_is(store: Path) -> None:
    imported(store, CODES)
    commit_by_hand(store, SHARD, b"<<<<<<< ours\n\xff\xfe no text\n")
    assert "+<<<<<<< ours\n" in subprocess.run(
        ["git", "show", "HEAD"], cwd=store, capture_output=True, check=True
    ).stdout.decode(errors="replace")
    (store / SHARD).unlink()
    assert "-<<<<<<< ours\n" in subprocess.run(
        ["git", "diff"], cwd=store, capture_output=True, check=True
    ).stdout.decode(errors="replace")


def test_12_000_concepts_in_one_file(store: Path) -> None:
    before = b"".join(orjson.dumps({"code": f"{number:05}", **LONG}) + b"\n" for number in range(12_000))
    (store / SHARD).parent.mkdir(parents=True)
    commit_by_hand(store, SHARD, before)
    commit_by_hand(store, SHARD, before.replace(b',"action":"N"}\n{"code":"11000"', b'}\n{"code":"11000"'))
    shown = git(store, "show", "HEAD", "--", SHARD)
    assert shown.partition("\n@@ ")[2].splitlines() == [
        "-65997,7 +65997,6 @@ 10999",
        "   long: Scan of one fold",
        "   short: Scan",
        "   coverage: C",
        "-  action: N",
        " 11000",
        "   kind: procedure",
        "   long: Scan of one fold",
    ]


def test_git_goes_on_where_addenda_is_gone(addenda: CommandLine, store: Path) -> None:
    imported(store, CODES)
    imported(store, CORRECTED, correction=True)
    command = git(store, "config", "diff.addenda.textconv")
    git(store, "config", "diff.addenda.textconv", command.replace("/python", "/gone/python").strip())
    assert '+{"code":"A0002"' in git(store, "show", "HEAD", "--", SHARD)
    assert addenda("init", store).err.startswith("git diff, git log -p")
    assert HUNK in git(store, "show", "HEAD", "--", SHARD)


def test_git_writes_nothing_down_to_show_concepts(store: Path) -> None:
    imported(store, CODES)
    before = git(store, "for-each-ref")
    git(store, "show", "HEAD")
    assert git(store, "for-each-ref") == before


def test_nothing_of_the_repository_is_run(store: Path) -> None:
    imported(store, CODES)
    for name in ("json.py", "addenda.py", "sitecustomize.py"):
        (store / name).write_text("from pathlib import Path\nPath('was-run').touch()\n")
    assert "+A0001\n" in git(store, "show", "HEAD")
    assert not (store / "was-run").exists()


def test_the_command_prints_a_file_and_names_one_that_is_not_there(addenda: CommandLine, store: Path) -> None:
    imported(store, [concept("A0001", long="One")])
    done = addenda("git-diff-driver", store / SHARD)
    assert (done.code, done.out, done.err) == (0, "A0001\n  long: One\n", "")
    missing = addenda("git-diff-driver", store / "none")
    assert (missing.code, missing.out) == (ExitCode.NOT_FOUND, "")
    assert f"{store / 'none'}: the file cannot be read" in missing.err


def test_a_bare_store_is_told_too(addenda: CommandLine, tmp_path: Path) -> None:
    Repo.init(tmp_path / "bare.git", bare=True).close()
    assert addenda("init", tmp_path / "bare.git").code == ExitCode.OK
    assert "git_diff_driver" in git(tmp_path / "bare.git", "config", "diff.addenda.textconv")


def test_a_configuration_that_cannot_be_written_is_told(addenda: CommandLine, store: Path) -> None:
    git(store, "config", "--remove-section", "diff.addenda")
    (store / ".git/config.lock").touch()
    refused = addenda("init", store)
    assert refused.code == ExitCode.STORE
    assert "git's configuration cannot be written" in refused.err
