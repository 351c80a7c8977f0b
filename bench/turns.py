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
    """What was measured of one tool: its runs, or why it is left out. `planned` is the number of runs it is to have."""

    tool: Tool
    runs: list[Run] = field(default_factory=list)
    planned: int = 0
    skipped: str = ""

    @property
    def middle(self) -> Run:
        """The median of the runs."""
        return middle(self.runs)

    def leave_out(self, why: str) -> None:
        """Let the tool run no more; what it has run already does not count."""
        self.runs, self.planned, self.skipped = [], 0, why


def measure(tools: Sequence[Tool], concepts: int, truth: Truth, output: Path, runs: int) -> list[Outcome]:
    """Return the outcome of each tool.

    The program ends where one counts other than what was generated, or where the first one, to which the others are
    compared, is left out.
    """
    outcomes = [Outcome(tool) for tool in tools]
    for outcome in outcomes:
        if concepts > outcome.tool.most:
            outcome.leave_out(f"not asked for more than {outcome.tool.most:,} concepts")
        elif first := _run(outcome, output):
            _refuse_other_counts(outcome.tool, truth, output)
            outcome.planned = min(runs, *(fewer for seconds, fewer in _FEWER if first.seconds > seconds), runs)
    for turn in range(runs):
        for outcome in outcomes:
            if turn < outcome.planned and (taken := _run(outcome, output)):
                outcome.runs.append(taken)
    if not outcomes[0].runs:
        sys.exit(f"{outcomes[0].tool.name}: {outcomes[0].skipped}; there is nothing to compare the others with.")
    return outcomes


def _run(outcome: Outcome, output: Path) -> Run | None:
    try:
        return run(outcome.tool.command, output)
    except TimeoutError:
        outcome.leave_out(f"a run took more than {LIMIT} s")
        return None


def _refuse_other_counts(tool: Tool, truth: Truth, output: Path) -> None:
    found = tool.counts(tool.folder or output) if tool.counts else truth
    if found != truth:
        sys.exit(f"{tool.name} counts {found}, but {truth} was generated.")
