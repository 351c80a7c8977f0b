"""The same input gives the same bytes, whatever the hash seed and the hour."""

import os
import subprocess
import sys
from hashlib import sha256

from tests.rendering.workbook.cases import WHOLE
from tests.support.real import PROJECT

_PRINT = (
    "from hashlib import sha256; from tests.rendering.workbook.cases import WHOLE; print(sha256(WHOLE).hexdigest())"
)


def in_a_process(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _PRINT],
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Pacific/Auckland", "PYTHONPATH": "."},
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_other_processes_write_the_same_bytes() -> None:
    assert [in_a_process(seed) for seed in ("0", "4711")] == [sha256(WHOLE).hexdigest()] * 2
