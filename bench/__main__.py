"""`python -m bench`: compare two releases with Addenda and its peers, check that they agree, print what each takes."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from addenda import __version__
from bench.inputs import write_inputs
from bench.scenarios import SCENARIOS, Scenario
from bench.table import section
from bench.timing import run
from bench.tools import tools
from bench.turns import measure


def main() -> None:
    arguments = _arguments()
    chosen = [scenario for scenario in SCENARIOS if scenario.name in arguments.scenarios]
    _tell(_machine(arguments.runs), arguments.markdown, "w")
    for concepts in arguments.concepts:
        for scenario in chosen:
            told = _measured(concepts, scenario, arguments.peers.absolute(), arguments.runs)
            _tell(told, arguments.markdown, "a")


def _arguments() -> argparse.Namespace:
    names = [scenario.name for scenario in SCENARIOS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--concepts", type=int, nargs="+", default=[12_000, 100_000], help="sizes of the old release")
    parser.add_argument("--scenarios", nargs="+", choices=names, default=names, help="what the new release changes")
    parser.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="environment of the peers")
    parser.add_argument("--runs", type=int, default=7, help="timed runs of each tool (7); slow ones get fewer")
    parser.add_argument("--markdown", type=Path, help="write what is printed to this file, too")
    return parser.parse_args()


def _tell(text: str, file: Path | None, mode: str) -> None:
    """Print at once what is known, and keep it: a run may take an hour, and be ended."""
    print(text, flush=True)
    if file:
        with file.open(mode, encoding="utf-8") as stream:
            print(text, file=stream)


def _measured(concepts: int, scenario: Scenario, peers: Path, runs: int) -> str:
    with TemporaryDirectory(prefix="addenda-bench-") as name:
        folder = Path(name)
        truth = write_inputs(folder, concepts, scenario)
        outcomes = measure(tools(folder, peers), concepts, truth, folder / "output", runs)
        steps = _steps(folder)
    return section(f"{concepts:,} concepts, {scenario.name}: {scenario.title}", truth, outcomes, steps)


def _steps(folder: Path) -> dict[str, float]:
    told = folder / "steps"
    run((sys.executable, "-m", "bench.parts", str(folder / "store"), str(folder / "output")), told)
    steps: dict[str, float] = json.loads(told.read_text())
    return steps


def _machine(runs: int) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"Addenda {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} CPUs, {memory:.0f} GB. Whole processes, in turns, median of {runs} (slow ones of fewer).\n"
    )


if __name__ == "__main__":
    main()
