"""The changelog is made of the notes in changes/, and a release tells them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from addenda import __version__
from docs.release_notes import release_notes
from tests.support.real import PROJECT

NOTES = sorted((PROJECT / "changes").glob("*.change*"))
CHANGELOG = f"# Changes\n\n## 0.2.0 (2027-01-05)\n\n- New.\n  Still new.\n\n## {__version__} (2026-12-01)\n\n- Old.\n"


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_a_note_holds_items_of_readable_lines(note: Path) -> None:
    assert re.fullmatch(r"(\d+|\+[a-z0-9-]+)\.change(\.\d+)?\.md", note.name)
    lines = note.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("- ")
    assert [line for line in lines if not line.startswith(("- ", "  ")) or len(line) > 120] == []


def test_notes_become_a_section_of_the_changelog_word_for_word(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(PROJECT / name, tmp_path)
    for name in ("src/addenda/__init__.py", "changes/template.md.jinja"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    with (tmp_path / "CHANGELOG.md").open("a", encoding="utf-8") as changelog:
        changelog.write("\n## 0.0.1 (2025-12-01)\n\n- An older release.\n")
    items = "- First, of `one`\n  <and> two lines.\n- Second.\n"
    (tmp_path / "changes/12.change.md").write_text(items, encoding="utf-8")
    (tmp_path / "changes/+other.change.md").write_text("- Without a number.\n", encoding="utf-8")
    command = [sys.executable, "-m", "towncrier", "build", "--yes", "--date", "2026-12-01"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    told = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n\n## {__version__} (2026-12-01)\n\n{items}- Without a number.\n\n## 0.0.1" in told
    notes = release_notes(f"v{__version__}", __version__, told, [])
    assert notes == f"{items}- Without a number.\n"
    assert [file.name for file in (tmp_path / "changes").iterdir()] == ["template.md.jinja"]


def test_the_notes_of_a_release_are_its_section() -> None:
    assert release_notes("v0.2.0", "0.2.0", CHANGELOG, []) == "- New.\n  Still new.\n"
    assert release_notes(f"v{__version__}", __version__, CHANGELOG, []) == "- Old.\n"


@pytest.mark.parametrize(
    ("tag", "version", "fragments", "why"),
    [
        ("v0.3.0", "0.2.0", [], "the tag is v0.3.0, and the package's version is 0.2.0"),
        ("0.2.0", "0.2.0", [], "the tag is 0.2.0, and the package's version is 0.2.0"),
        ("v0.2.0", "0.2.0", ["9.change.md"], "not yet in the changelog: 9.change.md; run `make changelog`"),
        ("v0.3.0", "0.3.0", [], "the changelog has no section of 0.3.0; run `make changelog`"),
    ],
)
def test_a_tag_that_does_not_fit_is_no_release(tag: str, version: str, fragments: list[str], why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        release_notes(tag, version, CHANGELOG, fragments)
