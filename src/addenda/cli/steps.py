"""The steps of a long command: shown while they run on a terminal, and timed for `--timings`."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from addenda.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Timings: TypeAlias = Annotated[bool, typer.Option("--timings", help="Say on stderr where the time went.")]


class Steps:
    """What a command does, one step after another; each lasts until the next one begins."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._begun: list[tuple[str, float]] = [
            ("Starting (processor time)", time.perf_counter() - time.process_time())
        ]

    def __call__(self, step: str) -> None:
        """Begin a step."""
        self._begun.append((step, time.perf_counter()))
        self._show(step)

    def lines(self) -> list[str]:
        """Return the seconds of each step and of all, as lines of a table."""
        ends = [start for _, start in self._begun[1:]] + [time.perf_counter()]
        spent = [(end - start, step) for (step, start), end in zip(self._begun, ends, strict=True)]
        return [f"{seconds:8.3f} s  {step}" for seconds, step in [*spent, (sum(one[0] for one in spent), "In all")]]


@contextmanager
def steps(*, timings: bool = False) -> Iterator[Steps]:
    """Give a value to call with each new step; say at the end how long each took, where that was asked for."""
    with _status() as show:
        done = Steps(show)
        yield done
    if timings:
        say("\n".join(done.lines()))


@contextmanager
def _status() -> Iterator[Callable[[str], None]]:
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    # Imported here for start-up time alone: a script or a pipe never needs it.
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield lambda step: status.update(step)
