"""How the benchmark measures: whole processes, their own memory, and no outcome of a program that failed."""

import sys
from pathlib import Path

import pytest

from bench.timing import Run, middle, run

MEGABYTE = 1_000_000


def python(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


def test_stdout_stands_in_the_file(tmp_path: Path) -> None:
    run(python("print('found')"), tmp_path / "output")
    assert (tmp_path / "output").read_text() == "found\n"


def test_the_peak_is_the_program_s_and_not_that_of_who_measures(tmp_path: Path) -> None:
    held = bytearray(300 * MEGABYTE)
    small = run(python("pass"), tmp_path / "output").peak_bytes
    large = run(python("print(len(bytearray(b'x') * 200_000_000))"), tmp_path / "output").peak_bytes
    assert small < 100 * MEGABYTE < 200 * MEGABYTE < large < len(held)


def test_a_program_that_fails_is_no_outcome(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        run(python("raise SystemExit(3)"), tmp_path / "output")


def test_the_median_is_taken_of_each_figure() -> None:
    assert middle([Run(1.0, 9.0, 5), Run(3.0, 2.0, 7), Run(2.0, 4.0, 6)]) == (2.0, 4.0, 6)
