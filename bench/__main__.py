"""`python -m bench`: compare two releases with Addenda and csv-diff, check that both agree, and print the times."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.inputs import write_inputs
from bench.timing import medians, output_of
from bench.tools import Counts, Tool, tools


def main() -> None:
    arguments = _arguments()
    programs = Path(sys.executable).parent
    with TemporaryDirectory(prefix="addenda-bench-") as name:
        folder = Path(name)
        pair = write_inputs(folder, arguments.concepts, programs / "addenda")
        measured = tools(folder, programs, arguments.peers / "bin")
        _refuse_other_counts(measured, Counts(pair.added, pair.deleted, pair.revised))
        seconds = medians(measured, arguments.runs)
    print(_machine())
    print(f"Two releases of {len(pair.old):,} and {len(pair.new):,} concepts: ", end="")
    print(f"{pair.added} added, {pair.deleted} deleted, {pair.revised} revised; all tools agree.")
    print(f"Whole processes, differences as JSON, in turns, median of {arguments.runs}:\n")
    print(f"{'':24}{'seconds':>9}{'times addenda':>16}")
    for tool, taken in zip(measured, seconds, strict=True):
        print(f"{tool.name:24}{taken:9.3f}{taken / seconds[0]:16.1f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--concepts", type=int, default=12_000, help="concepts of the old release (12,000)")
    parser.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="environment of the peers")
    parser.add_argument("--runs", type=int, default=7, help="runs of each tool (7)")
    return parser.parse_args()


def _refuse_other_counts(measured: tuple[Tool, ...], expected: Counts) -> None:
    """Run each tool once, which warms the file cache too, and stop when it counts other than what was generated."""
    for tool in measured:
        found = tool.counts(output_of(tool))
        if found != expected:
            sys.exit(f"{tool.name} counts {found}, but {expected} was generated.")


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
