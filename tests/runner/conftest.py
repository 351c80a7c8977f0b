"""A repository with one commit."""

from pathlib import Path

import pytest

from tests.runner.hosting import Hosting
from tests.runner.setting import commit_files, new_clone, new_hosting


@pytest.fixture
def hosting(tmp_path: Path) -> Hosting:
    hosting = new_hosting(tmp_path)
    commit_files(new_clone(hosting, "first"), {"notes/a.txt": "one\n", "notes/b.txt": "two\n"})
    return hosting
