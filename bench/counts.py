"""What each program's output says: how many codes were added, deleted and changed, and in how many fields."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any

import orjson

from bench.inputs import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def addenda(output: Path) -> Truth:
    """Count the changes of `addenda.changeset/1`."""
    changes: list[dict[str, Any]] = orjson.loads(output.read_bytes())["changes"]
    kinds = Counter(change["change"] for change in changes)
    fields = sum(len(change["fields"]) for change in changes)
    return Truth(kinds["added"], kinds["deleted"], kinds["revised"] + kinds["updated"], fields)


def csv_diff(output: Path) -> Truth:
    """Count the three lists of csv-diff."""
    found: dict[str, list[Any]] = orjson.loads(output.read_bytes())
    fields = sum(len(row["changes"]) for row in found["changed"])
    return Truth(len(found["added"]), len(found["removed"]), len(found["changed"]), fields)


def field_lines(output: Path) -> Truth:
    """Count JSON lines, one for each field that differs."""
    return _lines((line["change"], line["code"], 1) for line in _json_lines(output))


def code_lines(output: Path) -> Truth:
    """Count JSON lines, one for each code, with a list of its fields."""
    return _lines((line["change"], line["code"], len(line["fields"] or ())) for line in _json_lines(output))


def daff(output: Path) -> Truth:
    """Count daff's rows by their first cell; a cell that changed holds old, arrow, new."""
    sheet: list[list[str | None]] = orjson.loads(output.read_bytes())["sheet"]
    changed = [row for row in sheet if row[0] and row[0].endswith("->")]
    signs = Counter(row[0] for row in sheet)
    fields = sum(row[0] in cell for row in changed for cell in row[2:] if row[0] and cell)
    return Truth(signs["+++"], signs["---"], len(changed), fields)


def deepdiff(output: Path) -> Truth:
    """Count DeepDiff's paths, such as `root['A000000']['long']`."""
    found: dict[str, dict[str, Any]] = orjson.loads(output.read_bytes())
    paths = found.get("values_changed", {})
    codes = {path.partition("]")[0] for path in paths}
    came, went = (found.get(f"dictionary_item_{word}", {}) for word in ("added", "removed"))
    return Truth(len(came), len(went), len(codes), len(paths))


def compara(folder: Path) -> Truth:
    """Count compara's three files; in the one of changes each field has a column of the old and one of the new."""
    came, went = (sum(1 for _ in _rows(folder / f"{name}.csv")) for name in ("added", "removed"))
    changed = [
        sum(old != new for old, new in zip(row[1::2], row[2::2], strict=True)) for row in _rows(folder / "changed.csv")
    ]
    return Truth(came, went, len(changed), sum(changed))


def _lines(lines: Iterable[tuple[str, str, int]]) -> Truth:
    codes: dict[str, set[str]] = {"added": set(), "deleted": set(), "changed": set()}
    fields = 0
    for change, code, changed_fields in lines:
        codes[change].add(code)
        fields += changed_fields if change == "changed" else 0
    added, deleted, changed = map(len, codes.values())
    return Truth(added, deleted, changed, fields)


def _json_lines(output: Path) -> Iterator[dict[str, Any]]:
    with output.open("rb") as stream:
        yield from map(orjson.loads, stream)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        yield from rows
