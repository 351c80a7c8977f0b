"""One use of an action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.runner.errors import StepFailed
from tests.runner.machine import Machine


@dataclass
class Call:
    """Where an action runs and what it was given; what it says goes to its log."""

    machine: Machine
    inputs: Mapping[str, str]
    log: list[str] = field(default_factory=list)

    def needs(self, right: str, access: str) -> None:
        """Fail where the job's token may not do this."""
        if self.machine.rights.get(right) not in (access, "write"):
            raise StepFailed(f"Resource not accessible by integration: the job has no {right}: {access}")

    def paths(self, name: str) -> list[Path]:
        """Return the paths of an input, one a line, from the workspace."""
        return [self.machine.workspace / line.strip() for line in self.inputs[name].splitlines() if line.strip()]


class StandIn(NamedTuple):
    """What it does (the outputs come back), and its inputs with their defaults; others are mistakes."""

    do: Callable[[Call], Mapping[str, str]]
    inputs: Mapping[str, str]
