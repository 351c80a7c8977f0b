"""`python -m bench.parts STORE FILE`: where the time of one `addenda diff --format json` goes, as JSON, by step.

It does step by step, in one process, what the command does in one go; from 200,000 concepts on the command shares out
what comes after git among all processors. Start-up is Python itself and the loading of what the command
loads.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from addenda.app.comparing import open_snapshots
from addenda.diffing.compare import judge
from addenda.diffing.delta import unequal_pairs
from addenda.rendering.changeset_pieces import whole
from addenda.store.store import Store
from bench.inputs import NEW, OLD

if TYPE_CHECKING:
    from addenda.model.snapshot import Snapshot

_LOADED = "addenda.cli.main, addenda.cli.commands.diff, addenda.rendering.changeset_pieces"


class _Held(NamedTuple):
    """A shard that has been read."""

    id: str
    text: bytes

    def read(self) -> bytes:
        """Return the canonical text."""
        return self.text


class _Clock:
    """Notes how long each step took."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._last = perf_counter()

    def note(self, step: str) -> None:
        """Note that a step has just ended."""
        now = perf_counter()
        self.steps[step] = now - self._last
        self._last = now


def measure(folder: Path, output: Path) -> dict[str, float]:
    """Return the seconds of each step, in order."""
    clock = _Clock()
    subprocess.run((sys.executable, "-c", f"import gc; gc.disable(); import {_LOADED}"), check=True)
    clock.note("start-up")
    with Store(folder) as store:
        old, new = open_snapshots(store, str(OLD), str(NEW))
        clock.note("git")
        old, new = _read(old, new), _read(new, old)
        clock.note("reading")
        pairs = list(unequal_pairs(old, new))
        clock.note("merging")
    changes = judge(pairs, old, new)
    clock.note("judging")
    text = list(whole(changes))
    clock.note("describing")
    with output.open("wb") as stream:
        stream.writelines(text)
    clock.note("writing")
    return clock.steps


def _read(one: Snapshot, other: Snapshot) -> Snapshot:
    """Return a snapshot with the text of the shards that the other does not share."""
    ids = {shard.id for shard in other.shards.values()}
    shards = {name: _Held(s.id, b"" if s.id in ids else s.read()) for name, s in one.shards.items()}
    return replace(one, shards=shards)


if __name__ == "__main__":
    gc.disable()
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
