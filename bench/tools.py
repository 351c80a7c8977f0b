"""The programs that are measured: how each is called, and the counts that it must come to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.inputs import NEW, OLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Counts(NamedTuple):
    """How many codes differ, in the field's words."""

    added: int
    deleted: int
    changed: int


@dataclass(frozen=True)
class Tool:
    """A program: its name with the version, its command line, and how to read the counts from its JSON."""

    name: str
    command: tuple[str, ...]
    counts: Callable[[bytes], Counts]


def tools(folder: Path, programs: Path, peers: Path) -> tuple[Tool, Tool]:
    """Return Addenda and csv-diff, each to compare the inputs in a folder; they stand in `programs` and `peers`."""
    store = str(folder / "store")
    addenda = (str(programs / "addenda"), "diff", OLD, NEW, "--format", "json", "--store", store)
    csvs = (str(folder / "old.csv"), str(folder / "new.csv"))
    csv_diff = (str(peers / "csv-diff"), *csvs, "--key=HCPC", "--json")
    return (
        Tool(f"addenda {version('addenda')}", addenda, _addenda_counts),
        Tool("csv-diff 1.2", csv_diff, _csv_diff_counts),
    )


def _addenda_counts(output: bytes) -> Counts:
    counts: dict[str, int] = json.loads(output)["counts"]
    return Counts(counts["added"], counts["deleted"], counts["revised"] + counts["updated"])


def _csv_diff_counts(output: bytes) -> Counts:
    found: dict[str, list[Any]] = json.loads(output)
    return Counts(len(found["added"]), len(found["removed"]), len(found["changed"]))
