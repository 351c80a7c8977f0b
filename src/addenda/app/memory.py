"""Memory that a process has let go of, kept for what it needs next."""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""The parameters' numbers in the GNU C library (`man 3 mallopt`); it takes no more than 32 MiB for the second."""
_KEPT = 1 << 25


def keep_memory() -> None:
    """Ask the C library not to give memory back to the system, where it can be asked.

    A process that compares one part after another needs the same few megabytes again and again. To have each page of
    them taken away, and given back empty, is a sixth of its time.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_TRIM_THRESHOLD, _KEPT)
        mallopt(_MMAP_THRESHOLD, _KEPT)
