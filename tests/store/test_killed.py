"""An import that is killed at any moment leaves a store that is in order, or says what to do; the next one succeeds."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.store.checking import check
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading

READING = """
from tests.support.build import concept, reading
import string
codes = [f"{letter}{number:04}" for letter in string.ascii_uppercase for number in range(200)]
READING = reading([concept(code, long=f"Synthetic {code}") for code in codes], "2025")
"""
IMPORT = (
    READING
    + """
import sys
from pathlib import Path
from addenda.app.importing import store_reading
from addenda.store.writing import WritableStore
print("ready", flush=True)
with WritableStore(Path(sys.argv[1])) as store:
    store_reading(store, READING)
"""
)


def start(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture(scope="module")
def duration(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Return how many seconds an import takes here, so that kills fall all over it."""
    folder = tmp_path_factory.mktemp("whole")
    found_store(folder)
    process = start(folder)
    began = time.monotonic()
    assert process.wait() == 0
    process.communicate()
    return time.monotonic() - began


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("whole_group", [False, True], ids=["process", "process-group"])
def test_a_killed_import_loses_nothing(tmp_path: Path, duration: float, seed: int, whole_group: bool) -> None:
    found_store(tmp_path)
    with WritableStore(tmp_path) as store:
        store_reading(store, reading([concept("A0001", long="Before")], "2024"))
    process = start(tmp_path)
    time.sleep(random.Random(seed).uniform(0, duration * 1.05))
    if whole_group:
        import os

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
    with WritableStore(tmp_path) as store:
        problems = check(store)
        assert all(problem.advice for problem in problems), problems
        codes = [one.code for one in store.at().snapshot(reading([], "2024").release.id)]
        assert codes == ["A0001"]
    following = start(tmp_path)
    _, errors = following.communicate()
    assert following.returncode == 0, errors
    with WritableStore(tmp_path) as store:
        assert check(store) == ()
        assert len(list(store.at().snapshot(reading([], "2025").release.id))) == 26 * 200
