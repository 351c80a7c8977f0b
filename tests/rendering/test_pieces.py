"""A change set in pieces is the same document as in one."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from addenda.diffing.compare import compare
from addenda.model.changes import ChangeSet, Counts
from addenda.model.snapshot import Snapshot
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_pieces import fragment, pieces
from tests.rendering.scenario import CHANGES, NOTHING
from tests.support.strategies import snapshot_pairs


def text(changes: ChangeSet, *parts: ChangeSet) -> bytes:
    return b"".join(pieces(changes, [fragment(part) for part in parts]))


@pytest.mark.parametrize("changes", [CHANGES, NOTHING])
def test_it_is_the_document_of_the_change_set(changes: ChangeSet) -> None:
    assert json.loads(text(changes, changes)) == json.loads(json.dumps(changeset_json(changes)))


def test_each_change_stands_on_a_line() -> None:
    lines = text(CHANGES, CHANGES).decode().splitlines()
    start = lines.index('  "changes": [') + 1
    for change, line in zip(changeset_json(CHANGES)["changes"], lines[start:], strict=False):
        assert json.loads(line.strip().removesuffix(",")) == json.loads(json.dumps(change))


@given(snapshot_pairs())
def test_parts_by_shard_make_up_the_whole(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    whole = compare(old, new)
    parts = [compare(old.part({name}), new.part({name})) for name in sorted(old.shards.keys() | new.shards.keys())]
    assert text(whole, *parts) == text(whole, whole)
    assert Counts.summed([part.counts for part in parts], new.release.in_force) == whole.counts
    assert replace(whole, changes=tuple(one for part in parts for one in part.changes)) == whole
