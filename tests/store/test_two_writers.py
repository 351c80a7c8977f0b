"""Two imports at once: both land, one after the other, and nothing is lost. `--rounds N` tries it N times."""

import subprocess
import sys
from pathlib import Path

import pytest

from addenda.app.founding import found_store
from addenda.store.checking import check
from addenda.store.writing import WritableStore

IMPORT = """
import sys
from pathlib import Path
from addenda.app.importing import store_reading
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading
sys.stdin.readline()
with WritableStore(Path(sys.argv[1])) as store:
    store_reading(store, reading([concept("A0001", long=sys.argv[2])], sys.argv[2]))
"""


def test_both_land(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    rounds = request.config.getoption("--rounds")
    found_store(tmp_path)
    for turn in range(rounds):
        releases = [f"{2000 + 2 * turn}", f"{2001 + 2 * turn}"]
        processes = [
            subprocess.Popen([sys.executable, "-c", IMPORT, str(tmp_path), release], stdin=subprocess.PIPE)
            for release in releases
        ]
        for process in processes:
            assert process.stdin is not None
            process.stdin.write(b"go\n")
            process.stdin.flush()
        for process in processes:
            process.communicate()
            assert process.returncode == 0
    with WritableStore(tmp_path) as store:
        assert len(store.at().releases("test")) == 2 * rounds
        assert check(store) == ()
