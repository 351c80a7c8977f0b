"""Neither the hash seed nor the order of the input changes a byte, in any format."""

import json
import os
import subprocess
import sys

from addenda.model.changes import Reason
from tests.rendering.every_format import changes_of_many, every_format
from tests.support.real import PROJECT


def in_a_process(hash_seed: str) -> dict[str, str]:
    """Return the digests that a process of this hash seed gets, out of input in an order of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.rendering.every_format", hash_seed],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    return dict(json.loads(done.stdout))


def test_thousands_of_stories_give_the_same_bytes_in_every_format() -> None:
    changes = changes_of_many(1)
    assert {change.reason for change in changes.changes} == {None, *Reason}
    expected = every_format(changes)
    assert len(expected) == 9
    assert [in_a_process(hash_seed) for hash_seed in ("0", "2", "4711")] == [expected] * 3
