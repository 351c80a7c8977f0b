"""Whole processes, measured one at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 120
"""Seconds that one run may take."""
_LAUNCH = Path(__file__).with_name("launch.py")


class Run(NamedTuple):
    """What one run of a program took: seconds by the clock, seconds of all processors, the peak of resident memory."""

    seconds: float
    processor: float
    peak_bytes: int


def run(command: Sequence[str], output: Path, limit: int = LIMIT) -> Run:
    """Run a program with its stdout in a file; `limit` is how many seconds it may take.

    Python compiles what it loads into a folder beside the output, where the next run finds it: an installed program
    is compiled, and none of them shall be at a disadvantage for how it was installed.

    Raises:
        TimeoutError: when it took more than the limit, and was ended.
        RuntimeError: when it failed; its own message is on stderr.

    """
    launcher = (sys.executable, "-I", "-S", str(_LAUNCH), str(output), str(limit), *command)
    told = subprocess.run(launcher, check=True, stdout=subprocess.PIPE, text=True, env=_environment(output.parent))
    seconds, processor, peak_bytes, status = map(float, told.stdout.split())
    if seconds >= limit:
        raise TimeoutError
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    return Run(seconds, processor, int(peak_bytes))


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    seconds, processor, peak_bytes = map(median, zip(*runs, strict=True))
    return Run(seconds, processor, int(peak_bytes))
