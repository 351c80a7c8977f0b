"""What the judgement asks of an engine; the rest of its work is Narwhals, the same on all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

import narwhals as nw

Frame: TypeAlias = nw.LazyFrame[Any]


class Engine(Protocol):
    """Somewhere where frames are computed."""

    name: str

    def open(self, address: str) -> Frame:
        """Return the frame at an address: parquet, or what else the engine knows.

        Raises:
            NotFoundError: when nothing is there.
            InputError: when it cannot be read.

        """
        ...

    def values(self, columns: Mapping[str, Sequence[str]]) -> Frame:
        """Return a small frame of texts, by column."""
        ...

    def keep(self, frame: Frame) -> Frame:
        """Compute a frame that is used more than once.

        Raises:
            InputError: when its source cannot be read.

        """
        ...

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Compute a small frame and return its rows.

        Raises:
            InputError: when its source cannot be read.

        """
        ...

    def close(self) -> None:
        """Let go of what was kept."""
        ...
