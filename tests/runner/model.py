"""A workflow and a composite action, as they are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner.language.values import Value


@dataclass(frozen=True)
class Step:
    """A step; `run` or `uses` is None."""

    id: str
    name: str
    run: str | None
    uses: str | None
    given: Mapping[str, Value]
    env: Mapping[str, Value]
    condition: str
    continue_on_error: Value
    shell: str | None
    working_directory: str | None
    minutes: Value


@dataclass(frozen=True)
class Job:
    """A job; `rights` is None where the workflow's hold."""

    id: str
    needs: tuple[str, ...]
    condition: str
    rights: Mapping[str, str] | None
    environment: Value
    concurrency: Value
    outputs: Mapping[str, Value]
    env: Mapping[str, Value]
    defaults: Mapping[str, Value]
    strategy: Mapping[str, Value]
    continue_on_error: Value
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Workflow:
    """A workflow's file; `on` has a mapping for each event."""

    on: Mapping[str, Mapping[str, Value]]
    rights: Mapping[str, str] | None
    env: Mapping[str, Value]
    defaults: Mapping[str, Value]
    concurrency: Value
    jobs: Mapping[str, Job]


@dataclass(frozen=True)
class Input:
    """One input of an action."""

    description: str
    default: Value = ""
    required: bool = False


@dataclass(frozen=True)
class Action:
    """A composite action: its folder, what it takes and gives, its steps."""

    folder: Path
    inputs: Mapping[str, Input]
    outputs: Mapping[str, Value]
    described: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
