"""A shared repository for each test."""

from pathlib import Path

import pytest

from tests.scenarios.hub import Hub
from tests.support.cli import CommandLine


@pytest.fixture
def hub(tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return Hub(tmp_path, addenda, monkeypatch)
