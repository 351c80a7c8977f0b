"""All tools on one pair of releases: first one run of each that is checked, then the timed ones in turns."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.timing import LIMIT, Run, middle, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.inputs import Truth
    from bench.tools import Tool

_FEWER = ((60.0, 1), (20.0, 3))
"""Seconds from which on so many runs must do."""


@dataclass
class Outcome:
    """What was measured of one tool: its runs, or why there are none."""

    tool: Tool
    runs: list[Run] = field(default_factory=list)
    skipped: str = ""

    @property
    def middle(self) -> Run:
        """The median of the runs."""
        return middle(self.runs)


def measure(tools: Sequence[Tool], concepts: int, truth: Truth, output: Path, runs: int) -> list[Outcome]:
    """Return the outcome of each tool; the program ends where one counts other than what was generated."""
    outcomes = [Outcome(tool) for tool in tools]
    planned = [_trial(outcome, concepts, truth, output, runs) for outcome in outcomes]
    for turn in range(runs):
        for outcome, many in zip(outcomes, planned, strict=True):
            if turn < many:
                outcome.runs.append(run(outcome.tool.command, output))
    return outcomes


def _trial(outcome: Outcome, concepts: int, truth: Truth, output: Path, runs: int) -> int:
    """Run a tool once, which warms the caches, check it, and return how often to run it; 0 where it is left out."""
    tool = outcome.tool
    if concepts > tool.most:
        outcome.skipped = f"not asked for more than {tool.most:,} concepts"
        return 0
    try:
        seconds = run(tool.command, output).seconds
    except TimeoutError:
        outcome.skipped = f"takes more than {LIMIT} s"
        return 0
    found = tool.counts(tool.folder or output) if tool.counts else truth
    if found != truth:
        sys.exit(f"{tool.name} counts {found}, but {truth} was generated.")
    return min(runs, *(fewer for limit, fewer in _FEWER if seconds > limit), runs)
