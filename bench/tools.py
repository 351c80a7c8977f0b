"""The programs that are measured: how each is called, and how its output is counted."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import counts
from bench.inputs import NEW, OLD, Truth

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPTS = Path(__file__).with_name("peers")
_ALL = sys.maxsize
_PACKAGES = ("csv-diff", "daff", "datacompy", "deepdiff", "duckdb", "polars", "compara")
_VERSIONS = "import sys, importlib.metadata as m; print(*map(m.version, sys.argv[1:]))"


@dataclass(frozen=True)
class Tool:
    """A program: its name with the version, its command line, and how to count what it wrote to a file or folder.

    `counts` is None for what only reads. `most` is the largest size that it is asked to compare.
    """

    name: str
    command: tuple[str, ...]
    counts: Callable[[Path], Truth] | None = None
    most: int = _ALL
    folder: Path | None = None
    """Where it writes, if not to stdout."""


def tools(folder: Path, peers: Path) -> tuple[Tool, ...]:
    """Return Addenda, which comes first, and its peers, whose environment is given; all compare what is in a folder."""
    version = _versions(peers)
    csvs = (str(folder / "old.csv"), str(folder / "new.csv"))
    exported = folder / "compara"

    def script(name: str) -> tuple[str, ...]:
        return (str(peers / "bin/python"), str(_SCRIPTS / f"{name}.py"), *csvs)

    def program(name: str, *arguments: str) -> tuple[str, ...]:
        return (str(peers / "bin" / name), *arguments)

    addenda = (str(Path(sys.executable).with_name("addenda")), "diff", str(OLD), str(NEW), "--format", "json")
    compara = program("compara", "compare", *csvs, "--key", "code", "--export-dir", str(exported), "--exit-zero")
    daff = program("daff", "diff", "--id", "code", "--unordered", "--context", "0", "--output-format", "json", *csvs)
    return (
        Tool("Addenda", (*addenda, "--store", str(folder / "store")), counts.addenda),
        Tool(f"compara {version['compara']} (csv)", compara, counts.compara, folder=exported),
        Tool(f"DuckDB {version['duckdb']}, full join", script("join_duckdb"), counts.code_lines),
        Tool(f"Polars {version['polars']}, full join", script("join_polars"), counts.field_lines),
        Tool(f"datacompy {version['datacompy']}, Polars", script("datacompy_polars"), counts.field_lines),
        Tool(f"csv-diff {version['csv-diff']}", program("csv-diff", *csvs, "--key=code", "--json"), counts.csv_diff),
        Tool(f"daff {version['daff']}", daff, counts.daff),
        Tool(f"DeepDiff {version['deepdiff']}", script("deepdiff_rows"), counts.deepdiff, most=100_000),
        Tool("only read both: Polars", script("read_polars")),
        Tool("only read both: csv module", script("read_csv")),
    )


def _versions(peers: Path) -> dict[str, str]:
    command = (str(peers / "bin/python"), "-c", _VERSIONS, *_PACKAGES)
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(zip(_PACKAGES, told.split(), strict=True))
