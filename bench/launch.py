"""`python launch.py OUTPUT LIMIT PROGRAM ARGUMENT...`: run a program and print what it took.

Four numbers: seconds by the clock, seconds of all processors, peak bytes of its largest process, exit code. This is a
process of its own, since Linux counts what started a program into its peak until the program is loaded: here that are
some 10 MB, in the benchmark it would be the inputs.
"""

import os
import signal
import sys
from time import perf_counter

_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss, getrusage(2)


def _launch(output: str, limit: int, command: list[str]) -> None:
    into = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    start = perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, into, 1)], setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(limit)
    _, status, used = os.wait4(child, 0)
    seconds = perf_counter() - start
    print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * _BYTES, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _launch(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
