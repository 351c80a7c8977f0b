"""Memory that is kept is not asked of the system again."""

import platform
import subprocess
import sys

import pytest

ROUNDS, SIZE, PAGE = 50, 4_000_000, 4_096
FAULTS = f"""
import resource
from addenda.app.memory import keep_memory
{{begin}}
bytes({SIZE})
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range({ROUNDS}):
    bytes({SIZE}), bytearray({SIZE})
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(begin: str) -> int:
    code = [sys.executable, "-c", FAULTS.format(begin=begin)]
    return int(subprocess.run(code, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library is not asked")
def test_what_is_let_go_of_is_used_again() -> None:
    kept = faults("keep_memory()")
    assert kept < ROUNDS * SIZE // PAGE // 10
    assert faults("") > kept
