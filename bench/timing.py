"""Whole processes, timed in turns, so that a busy moment of the machine strikes all of them alike."""

from __future__ import annotations

import subprocess
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.tools import Tool


def output_of(tool: Tool) -> bytes:
    """Return what a tool writes to stdout.

    Raises:
        CalledProcessError: when it fails.

    """
    return subprocess.run(tool.command, check=True, stdout=subprocess.PIPE).stdout


def medians(tools: Sequence[Tool], runs: int) -> list[float]:
    """Return the median seconds of each tool over so many runs, from the start of its process to its end."""
    seconds: list[list[float]] = [[] for _ in tools]
    for _ in range(runs):
        for tool, taken in zip(tools, seconds, strict=True):
            start = perf_counter()
            output_of(tool)
            taken.append(perf_counter() - start)
    return [median(taken) for taken in seconds]
