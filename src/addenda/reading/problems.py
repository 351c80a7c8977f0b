"""Long lists of problems, made short enough to read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 20
"""How many problems of one kind are listed in full."""


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first problems of each kind, and for the others of a kind one that says how many there are.

    Problems are of one kind when they have one message and stand in one file.
    """
    kinds: defaultdict[tuple[str, str | None], list[Problem]] = defaultdict(list)
    for problem in problems:
        kinds[problem.message, problem.file].append(problem)
    listed: list[Problem] = []
    for alike in kinds.values():
        listed += alike[:LIMIT]
        if len(alike) > LIMIT:
            rest = f"and {len(alike) - LIMIT} more of this kind ({alike[0].message})"
            listed.append(alike[0]._replace(message=rest, row=None, value=None))
    return listed
