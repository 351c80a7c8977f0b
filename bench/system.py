"""`python -m bench.system`: what a change does to a whole hospital system, in parquet, on one machine.

The whole system is 500 facilities, 25 million lines and 200 million rows of usage; the default is a tenth of it.
Addenda is held against its engines' own join and group-by of the same columns, told which texts stand in the code
column; against pandas; and against plain csv on a twentieth of what the others get. All must give the same sums.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from bench.system_data import Size, write_system
from bench.system_jobs import JOBS
from bench.timing import Run, middle, run

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHOLE = Size(500, 25_000_000, 200_000_000)
_CSV_SHARE = 0.05
_LIMIT = 1_200
_OURS = ("addenda-polars", "addenda-duckdb")
_BARE = {
    "addenda-polars": ("polars", "polars-filtered"),
    "addenda-duckdb": ("duckdb", "duckdb-filtered"),
}
_MEGABYTE = 1e6


class Measured(NamedTuple):
    """A job, what it took, and how many times the work it would have had at the full size."""

    job: str
    taken: Run
    scaled: float = 1.0


def main() -> None:
    """Generate, measure, print."""
    arguments = _arguments()
    size = Size(arguments.facilities, arguments.lines, arguments.usage)
    with TemporaryDirectory(prefix="addenda-system-", dir=arguments.folder) as name:
        folder = Path(name)
        _print_size(size)
        for share in (0.25, 0.5):
            _measure_part(folder, size.part(share), arguments.runs)
        write_system(folder / "system", size)
        jobs = [job for job in JOBS if job not in arguments.without and job != "csv"]
        measured = [Measured(job, _middle(job, folder / "system", arguments.runs)) for job in jobs]
        _check_same(folder / "system", jobs)
        if "csv" not in arguments.without:
            measured.append(_csv(folder, size))
    _print_table(measured)
    _print_ratios({one.job: one.taken for one in measured})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.system", description=__doc__)
    parser.add_argument("--facilities", type=int, default=_WHOLE.facilities // 10)
    parser.add_argument("--lines", type=int, default=_WHOLE.lines // 10, help="charge lines of all facilities")
    parser.add_argument("--usage", type=int, default=_WHOLE.usage // 10, help="rows of usage of all facilities")
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each job; the median counts")
    parser.add_argument("--without", nargs="*", choices=list(JOBS), default=[], help="jobs to leave out")
    parser.add_argument("--folder", type=Path, help="where the parquet is written: some 1 GB for the whole system")
    return parser.parse_args()


def _print_size(size: Size) -> None:
    share = size.usage / _WHOLE.usage
    print(
        f"{size.facilities} facilities, {size.lines:,} lines, {size.usage:,} rows of usage: {share:.0%} of the whole."
    )


def _measure_part(folder: Path, size: Size, runs: int) -> None:
    """Print how the cost grows: the same jobs on a part of the facilities."""
    place = folder / f"part-{size.facilities}"
    write_system(place, size)
    for job in _OURS:
        taken = _middle(job, place, runs)
        print(f"{size.usage:,} rows of usage, {job}: {taken.seconds:.2f} s, {taken.peak_bytes / _MEGABYTE:,.0f} MB")


def _middle(job: str, folder: Path, runs: int) -> Run:
    command = (sys.executable, "-m", "bench.system_jobs", job, str(folder))
    return middle([run(command, folder / f"{job}.json", _LIMIT) for _ in range(runs)])


def _csv(folder: Path, size: Size) -> Measured:
    """Run plain csv on a part, since it would take minutes on the whole; its answers must be Polars' there."""
    place, part = folder / "csv", size.part(_CSV_SHARE)
    write_system(place, part)
    for name in ("lines", "usage"):
        pl.scan_parquet(place / name).sink_csv(place / f"{name}.csv")
    _middle("polars", place, 1)
    taken = _middle("csv", place, 1)
    _check_same(place, ("polars", "csv"))
    return Measured("csv", taken, size.usage / part.usage)


def _check_same(folder: Path, jobs: Iterable[str]) -> None:
    answers = {job: json.loads((folder / f"{job}.json").read_text(encoding="utf-8")) for job in jobs}
    first = next(iter(answers.values()))
    different = [job for job, answer in answers.items() if answer != first]
    if different:
        raise AssertionError(f"other sums than the first: {different}")


def _print_table(measured: Iterable[Measured]) -> None:
    print(f"\n{'job':<18}{'seconds':>10}{'CPU s':>10}{'peak MB':>10}")
    for job, taken, scaled in measured:
        # Spark's memory is that of a Java machine of its own, which is not ours to count
        peak = "" if "spark" in job else f"{taken.peak_bytes / _MEGABYTE:,.0f}"
        note = f"  on 1/{scaled:.0f}; would be {taken.seconds * scaled:,.0f} s" if scaled > 1 else ""
        print(f"{job:<18}{taken.seconds:>10.2f}{taken.processor:>10.2f}{peak:>10}{note}")


def _print_ratios(taken: dict[str, Run]) -> None:
    for ours, bare in _BARE.items():
        for other in bare:
            if ours in taken and other in taken:
                print(f"{ours} takes {taken[ours].seconds / taken[other].seconds:.2f} times {other}")
    if "addenda-spark-1" in taken and "addenda-spark-2" in taken:
        one, two = taken["addenda-spark-1"].seconds, taken["addenda-spark-2"].seconds
        print(f"Spark with two workers is {one / two:.2f} times as fast as with one")


if __name__ == "__main__":
    main()
