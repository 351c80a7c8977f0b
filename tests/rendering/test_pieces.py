"""A change set in pieces is the same document as in one."""

import json
from itertools import chain

import pytest
from hypothesis import given

from addenda.diffing.compare import compare
from addenda.model.changes import ChangeSet, Counts
from addenda.model.snapshot import Snapshot
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_pieces import fragment, pieces, whole
from tests.rendering.scenario import CHANGES, NOTHING
from tests.support.strategies import snapshot_pairs


def text(changes: ChangeSet, *parts: ChangeSet) -> bytes:
    count = changes.new.in_force
    told = [fragment(chain(part.changes, part.transients), changes.codeset, count) for part in parts]
    return b"".join(pieces(changes, told))


@pytest.mark.parametrize("changes", [CHANGES, NOTHING])
def test_it_is_the_document_of_the_change_set(changes: ChangeSet) -> None:
    assert json.loads(b"".join(whole(changes))) == json.loads(json.dumps(changeset_json(changes)))


def test_each_change_stands_on_a_line() -> None:
    lines = b"".join(whole(CHANGES)).decode().splitlines()
    start = lines.index('  "changes": [') + 1
    for change, line in zip(changeset_json(CHANGES)["changes"], lines[start:], strict=False):
        assert json.loads(line.strip().removesuffix(",")) == json.loads(json.dumps(change))


@given(snapshot_pairs())
def test_parts_by_shard_make_up_the_whole(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    undivided = compare(old, new)
    parts = [compare(old.part({name}), new.part({name})) for name in sorted(old.shards.keys() | new.shards.keys())]
    assert text(undivided, *parts) == b"".join(whole(undivided))
    assert Counts.summed([part.counts for part in parts], new.release.in_force) == undivided.counts
    assert tuple(one for part in parts for one in part.changes) == undivided.changes
