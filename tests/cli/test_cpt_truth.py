"""CPT the whole way: files in the publisher's layouts, imported, compared, and held against what the generator did."""

import json
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from addenda.errors import ExitCode
from tests.support.cli import CommandLine

Facts = dict[str, Any]


def told(changes: Facts) -> Facts:
    """Sort what a comparison tells into the categories of the truth."""
    by_kind: dict[str, list[Facts]] = {"added": [], "deleted": [], "revised": [], "updated": []}
    for change in changes["changes"]:
        by_kind[change["change"]].append(change)
    children = [one for one in by_kind["revised"] if one["through"]]
    parents = {one["through"] for one in children}
    own = [one for one in by_kind["revised"] if not one["through"] and one["code"] not in parents]
    long = {one["code"]: next(field["class"] for field in one["fields"] if field["field"] == "long") for one in own}
    not_reused = [one for one in changes["changes"] if one["reason"] != "reused"]
    return {
        "added": codes(one for one in by_kind["added"] if one["reason"] != "reused"),
        "deleted": codes(one for one in by_kind["deleted"] if one["reason"] != "reused"),
        "renumbered": changes["book"]["renumbered"],
        "converted": changes["book"]["converted"],
        "reinstated": codes(one for one in by_kind["added"] if one["reason"] == "reactivated"),
        "reused": sorted({one["code"] for one in changes["changes"] if one["reason"] == "reused"}),
        "editorial": [code for code, found in long.items() if found == "editorial"],
        "textual": [code for code, found in long.items() if found == "textual"],
        "parents": sorted(parents),
        "through_parent": [{"child": one["code"], "parent": one["through"]} for one in children],
        "updated": codes(by_kind["updated"]),
        "moved": codes(one for one in by_kind["updated"] if changed(one, "hierarchy")),
        "resequenced": codes(one for one in not_reused if follows(one)),
        "sunset": [one["code"] for one in changes["book"]["sunsets"]],
    }


def codes(changes: Any) -> list[str]:
    return [change["code"] for change in changes]


def changed(change: Facts, name: str) -> Facts | None:
    return next((field for field in change["fields"] if field["field"] == name), None)


def follows(change: Facts) -> bool:
    """Say whether a code stands out of the order of numbers now, and did not before."""
    if change["change"] == "added":
        return "resequenced" in change["flags"]
    field = changed(change, "after")
    return field is not None and field["old"] is None


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def imported(addenda: CommandLine, folder: Path, *options: str) -> list[Facts]:
    """Write a sample, import each of its releases into a store without any option, and return the truth."""
    assert addenda("sample", str(folder / "sample"), *options).code == ExitCode.OK
    assert addenda("init", str(folder / "store")).code == ExitCode.OK
    truth: list[Facts] = json.loads((folder / "sample/truth.json").read_text())["releases"]
    for release in truth:
        delivery = folder / "sample" / f"{release['release']}{'.zip' if '--zip' in options else ''}"
        done = addenda("import", f"cpt/{release['release']}", str(delivery), "--store", str(folder / "store"))
        assert done.code == ExitCode.OK, done.err
        assert f"{release['in_force']:,} in force on {release['effective']}" in done.err
        assert "Note" not in done.err
    return truth


def compared(addenda: CommandLine, store: Path, old: str, new: str) -> Facts:
    done = addenda("diff", f"cpt/{old}", f"cpt/{new}", "--format", "json", "--store", str(store))
    assert done.code == ExitCode.OK, done.err
    found: Facts = json.loads(done.out)
    return found


def test_every_category_is_the_truth(addenda: CommandLine, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for seed in range(1, request.config.getoption("--seeds") + 1):
        concepts = request.config.getoption("--concepts")
        options = ("--concepts", concepts, "--releases", "2", "--seed", str(seed), "--zip")
        truth = imported(addenda, tmp_path / str(seed), *options)
        for before, after in pairwise(truth):
            changes = compared(addenda, tmp_path / str(seed) / "store", before["release"], after["release"])
            assert told(changes) == after["truth"], f"seed {seed}"
            assert changes["counts"]["transient"] == 0


def test_five_full_years_come_from_zips_and_take_a_fifth_in_git(addenda: CommandLine, tmp_path: Path) -> None:
    truth = imported(addenda, tmp_path, "--zip")
    assert [release["release"] for release in truth] == ["2022", "2023", "2024", "2025", "2026"]
    store = tmp_path / "store"
    changes = compared(addenda, store, "2025", "2026")
    assert told(changes) == truth[-1]["truth"]
    subprocess.run(["git", "-C", store, "gc", "--quiet"], check=True)
    assert size(store / ".git") * 5 < size(store / "codesets")


def test_quarters_are_the_truth_too(addenda: CommandLine, tmp_path: Path) -> None:
    truth = imported(addenda, tmp_path, "--concepts", "400", "--releases", "2", "--quarterly")
    assert len(truth) == 5
    for before, after in pairwise(truth):
        changes = compared(addenda, tmp_path / "store", before["release"], after["release"])
        assert told(changes) == after["truth"], after["release"]
