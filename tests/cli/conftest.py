"""Fixtures of the command line's tests."""

import signal
import sys
from collections.abc import Callable, Iterator

import pytest


@pytest.fixture
def limited() -> Iterator[Callable[[], None]]:
    """Return what makes every further file of this process end at 8 KB, as a full disk would."""
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on the size of files")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)
