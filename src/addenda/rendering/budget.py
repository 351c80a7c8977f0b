"""What rendering may cost with templates of a user's own, so that one that loops without end is stopped.

A step is each time that a body is entered: of a template, a block, a macro, a loop, a condition. Steps are counted, so
that the same template is stopped at the same place on every machine; the time is looked at besides, for steps that
take long. What is written counts in characters.
"""

from __future__ import annotations

import time
from typing import Any

from jinja2.exceptions import SecurityError

STEPS = 10_000_000
WRITTEN = 200_000_000
SECONDS = 120
"""Of processor time."""
LONGEST = 10_000_000
"""How long a text or a list may be that a template gives a name, or hands to a macro."""
_BITS = 10_000
"""How large a number may become."""
_LOOK = 32
"""How many steps are taken between two looks at the clock."""


class Budget:
    """What is left of it for one document."""

    def __init__(self) -> None:
        self._steps = STEPS
        self._written = WRITTEN
        self._end = time.process_time() + SECONDS

    def step(self, written: int) -> None:
        """Enter a body whose own text has so many characters."""
        self._steps -= 1
        if self._steps < 0:
            raise SecurityError(f"the template takes more than {STEPS:,} steps; does a loop or a macro never end?")
        if self._steps % _LOOK == 0 and time.process_time() > self._end:
            raise SecurityError(f"the template takes longer than {SECONDS} seconds")
        self.write(written)

    def write(self, size: int) -> None:
        """Write so many characters."""
        self._written -= size
        if self._written < 0:
            raise SecurityError(f"the template writes more than {WRITTEN:,} characters")


def bounded(value: Any) -> Any:
    """Return a value that is not too long, so that none can grow by being doubled again and again."""
    parts = value if isinstance(value, tuple) else (value,)
    for part in (*parts, value):
        if isinstance(part, str | list | tuple | dict) and len(part) > LONGEST:
            raise SecurityError(f"a value is longer than {LONGEST:,}")
    return value


def refuse_large(operator: str, left: Any, right: Any) -> None:
    """Refuse to multiply or to raise to a power where that takes long, or makes something too long."""
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _BITS:
            raise SecurityError("a number is too large")
    elif operator == "*":
        for text, times in ((left, right), (right, left)):
            if isinstance(times, int) and hasattr(text, "__len__") and len(text) * times > LONGEST:
                raise SecurityError(f"a value is longer than {LONGEST:,}")
