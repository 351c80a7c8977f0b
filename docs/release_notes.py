"""Print the section of the changelog that belongs to a tag: `python -m docs.release_notes v0.2.0`.

It refuses a tag that does not fit what it stands on, so that a release is never half right.
"""

import re
import sys
from pathlib import Path

from addenda import __version__

PROJECT = Path(__file__).parents[1]


def release_notes(tag: str, version: str, changelog: str, fragments: list[str]) -> str:
    """Return the lines below the heading of `version`.

    Raises:
        ValueError: when the tag is of another version, the changelog has no such section, or fragments are left over.

    """
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, and the package's version is {version}")
    if fragments:
        raise ValueError(f"not yet in the changelog: {', '.join(fragments)}; run `make changelog`")
    found = re.search(rf"^## {re.escape(version)} \([^)\n]+\)\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not found or not found[1].strip():
        raise ValueError(f"the changelog has no section of {version}; run `make changelog`")
    return found[1].strip() + "\n"


def main() -> None:
    """Print the notes of the tag that is the argument, or say on stderr why not and exit with 1."""
    fragments = sorted(file.name for file in (PROJECT / "changes").glob("*.change.*"))
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    try:
        sys.stdout.write(release_notes(sys.argv[1], __version__, changelog, fragments))
    except ValueError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
