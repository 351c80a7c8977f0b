"""Run the command line inside the test's process, and see what a user sees."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from addenda.cli.main import main
from tests.support.schemas import assert_valid

_DOCUMENT = b'{\n  "format": "addenda.'
_LARGE = 1_000_000
"""Bytes from which a document is not held against its schema, since that takes a second for each megabyte and more."""


@dataclass(frozen=True)
class Outcome:
    """Exit code, stdout and stderr of one command."""

    code: int
    out: str
    err: str


class CommandLine:
    """Calls `addenda` with arguments; every call is against the store that was given, if one was.

    Whatever document a command prints is held against its schema.
    """

    def __init__(self, capture: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capture = capture
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path) -> Outcome:
        self._monkeypatch.setattr(sys, "argv", ["addenda", *map(str, arguments)])
        self._capture.readouterr()
        try:
            main()
            code = 0
        except SystemExit as leave:
            code = int(leave.code or 0)
        out, err = self._capture.readouterr()
        if out.startswith(_DOCUMENT) and len(out) < _LARGE:
            assert_valid(out)
        return Outcome(code, out.decode(), err.decode())

    def document(self, *arguments: str | Path) -> dict[str, Any]:
        """Run a command that succeeds and has nothing to say beside its JSON, and return that."""
        outcome = self(*arguments, "--format", "json")
        assert (outcome.code, outcome.err) == (0, "")
        found = json.loads(outcome.out)
        assert isinstance(found, dict)
        return found
