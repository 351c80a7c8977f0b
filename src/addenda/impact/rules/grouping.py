"""Lines that belong together, in an order that does not depend on that of the file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from addenda.model.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from decimal import Decimal

    from addenda.model.chargemaster import ChargeLine

Key = TypeVar("Key", bound="Hashable")

NAMED = 6
"""How many lines or codes a sentence names."""


def grouped(lines: Iterable[ChargeLine], key: Callable[[ChargeLine], Key]) -> dict[Key, list[ChargeLine]]:
    """Return the lines by a key."""
    found: defaultdict[Key, list[ChargeLine]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return found


def several(lines: Iterable[ChargeLine], key: Callable[[ChargeLine], Key]) -> Iterator[list[ChargeLine]]:
    """Yield the lines of each key that more than one has."""
    return (group for group in grouped(lines, key).values() if len(group) > 1)


def by_worth(lines: Iterable[ChargeLine]) -> list[ChargeLine]:
    """Return lines with most gross first (unknown last), then by file, sheet and row."""
    return sorted(lines, key=_worth)


def _worth(line: ChargeLine) -> tuple[bool, Decimal, str, str, int]:
    gross = line.gross
    return gross is None, -gross if gross is not None else ZERO, line.file, line.sheet, line.row
