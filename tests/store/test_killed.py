"""An import that is killed at any moment leaves a store that is in order, or says what to do; the next one succeeds.

`--kills N` kills each kind of import N times; the default keeps the suite short.
"""

import os
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

IMPORT = """
import string, sys
from pathlib import Path
from addenda.app.importing import store_reading
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading
codes = [f"{letter}{number:04}" for letter in string.ascii_uppercase for number in range(200)]
whole = reading([concept(code, long=f"Synthetic {code}") for code in codes], sys.argv[2])
print("ready", flush=True)
with WritableStore(Path(sys.argv[1])) as store:
    store_reading(store, whole, correction=bool(sys.argv[3:]))
"""
WHOLE = 26 * 200
BEFORE = reading([concept("A0001", long="Before"), concept("B0001", long="Gone after")], "2024")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--kills")))


def start(folder: Path, release: str, *correction: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(folder), release, *correction],
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
    process = start(folder, "2025")
    began = time.monotonic()
    assert process.wait() == 0
    process.communicate()
    return time.monotonic() - began


def kill(process: subprocess.Popen[str], after: float, *, whole_group: bool) -> None:
    time.sleep(after)
    if whole_group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def codes_of(store: WritableStore, release: str) -> int:
    return len(list(store.at().snapshot(reading([], release).release.id)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("correction", [False, True], ids=["import", "correction"])
def test_nothing_is_lost(tmp_path: Path, duration: float, seed: int, correction: bool) -> None:
    found_store(tmp_path)
    with WritableStore(tmp_path) as store:
        store_reading(store, BEFORE)
    arguments = ("2024", "--correction") if correction else ("2025",)
    dice = random.Random(seed)
    kill(start(tmp_path, *arguments), dice.uniform(0, duration * 1.05), whole_group=seed % 2 == 1)
    with WritableStore(tmp_path) as store:
        problems = check(store)
        assert all(problem.advice for problem in problems), problems
        assert codes_of(store, "2024") in ((2, WHOLE) if correction else (2,))
    following = start(tmp_path, *arguments)
    _, errors = following.communicate()
    assert following.returncode == 0, errors
    with WritableStore(tmp_path) as store:
        assert check(store) == ()
        assert codes_of(store, arguments[0]) == WHOLE
