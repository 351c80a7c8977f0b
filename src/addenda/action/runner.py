"""The run that we are a step of: what it tells in its environment, and the files in which it wants to be told."""

from __future__ import annotations

import json
import secrets
import sys
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addenda.action.visibility import is_public
from addenda.action.workflow_commands import plain_line
from addenda.errors import Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.action.workflow_commands import Annotation

_PUBLIC_GITHUB = "https://github.com"


class Runner:
    """A run of GitHub Actions, by its environment; nothing else is asked where something is.

    Source: https://docs.github.com/en/actions/reference/variables-reference.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    @property
    def workspace(self) -> Path:
        """The folder that holds the checkout."""
        return Path(self.environment.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()

    @property
    def repository(self) -> str:
        """The repository, as OWNER/NAME; "" where nothing says so."""
        return self.environment.get("GITHUB_REPOSITORY", "")

    @property
    def server(self) -> str:
        """The address of GitHub's site, without a slash at its end."""
        return (self.environment.get("GITHUB_SERVER_URL") or _PUBLIC_GITHUB).rstrip("/")

    @property
    def api(self) -> str:
        """The address of GitHub's API."""
        return self.environment.get("GITHUB_API_URL") or "https://api.github.com"

    @property
    def url(self) -> str:
        """The address of the run's page; "" where nothing says so."""
        number = self.environment.get("GITHUB_RUN_ID")
        return f"{self.server}/{self.repository}/actions/runs/{number}" if number and self.repository else ""

    @property
    def token(self) -> str:
        """The token that the workflow handed over; "" where it did not."""
        return self.environment.get("INPUT_GITHUB_TOKEN") or self.environment.get("GITHUB_TOKEN", "")

    @property
    def event_name(self) -> str:
        """What started the run, such as `push`."""
        return self.environment.get("GITHUB_EVENT_NAME", "")

    @cached_property
    def event(self) -> Mapping[str, Any]:
        """What GitHub tells of that; empty where it cannot be read."""
        try:
            content = json.loads(Path(self.environment.get("GITHUB_EVENT_PATH", "")).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    @cached_property
    def is_public(self) -> bool | None:
        """Whether anyone can read the repository; None where neither the event nor GitHub tells."""
        return is_public(self)

    def new_folder(self, prefix: str) -> Path:
        """Make a folder that lasts as long as the job, and that no other step has."""
        return Path(tempfile.mkdtemp(prefix=prefix, dir=self.environment.get("RUNNER_TEMP") or None))

    def log(self, text: str) -> None:
        """Write lines for those who read the log."""
        _print("\n".join(plain_line(line) for line in text.splitlines()))

    def annotate(self, annotation: Annotation) -> None:
        """Show an annotation."""
        _print(annotation.command())

    def output(self, name: str, value: str) -> None:
        """Set an output of the step.

        Raises:
            StoreError: when its file cannot be written.

        """
        if value.isprintable() and value.isascii():
            self._append("GITHUB_OUTPUT", f"{name}={value}\n")
            return
        end = f"end-{secrets.token_hex(16)}"  # nobody can know it, so no value can hold it
        self._append("GITHUB_OUTPUT", f"{name}<<{end}\n{value}\n{end}\n")

    def summarise(self, markdown: str) -> None:
        """Add to the summary of the job.

        Raises:
            StoreError: when its file cannot be written.

        """
        self._append("GITHUB_STEP_SUMMARY", f"{markdown.rstrip()}\n\n")

    def _append(self, variable: str, text: str) -> None:
        file = self.environment.get(variable)
        if not file:
            return
        try:
            with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                stream.write(text)
        except OSError as error:
            raise StoreError(Problem(f"{variable} cannot be written ({error.strerror})", file)) from error


def _print(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode(errors="backslashreplace"))
    sys.stdout.flush()
