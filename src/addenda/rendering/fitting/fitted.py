"""A document that is rendered with less and less detail until it is short enough."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from addenda.errors import UsageError
from addenda.rendering.fitting.detail import LADDER, after

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.rendering.fitting.detail import Detail, Ladder

LIMIT = 65_536
"""What GitHub takes for a pull request ("body is too long (maximum is 65536 characters)"), and the least that it takes.

Comments and issues may have four times that in bytes, summaries of jobs 1 MiB.
"""
MARGIN = 512
"""What is left free, for a heading or a mark that a workflow adds."""
_SHORTEST_ROW = 24
"""Characters: hardly a row of a table is shorter, so more rows than fit by that are not tried."""
_FULL = 0.97
"""A document that fills so much of the limit is not made again for a little more."""


def github_length(text: str) -> int:
    """Return the length of a text, at the most, as GitHub counts it.

    A form sends a line break as two characters, and a script counts two for a character outside the basic plane.
    """
    return len(text.encode("utf-16-le")) // 2 + text.count("\n")


def fitted(render: Callable[[Detail], str | None], limit: int, ladder: Ladder = LADDER) -> str:
    """Return a document of at most `limit` characters, with as much detail as fits; `ladder` says what goes first.

    `render` may return None for a document that is longer for certain.

    Raises:
        UsageError: when the document is too long even without any detail.

    """
    trial = _Trial(render, limit)
    if trial.fits(after(0, trial.rows)):
        return trial.fitting
    steps = range(1, len(ladder) + 1)
    step = bisect_left(steps, True, key=lambda count: trial.fits(after(count, trial.rows, ladder)))
    if step == len(ladder):
        raise UsageError(f"The document does not fit {limit:,} characters, even without its details; give it more.")
    _refine(trial, ladder[step], after(step, trial.rows, ladder))
    return trial.fitting


def _refine(trial: _Trial, cut: tuple[str, int], before: Detail) -> None:
    """Look how much more fits of the part that was cut last."""
    part, fitting = cut
    most = min(before.get(part, trial.rows), fitting + trial.free // _SHORTEST_ROW + 1)
    while most - fitting > 1 and not trial.is_full:
        middle = (fitting + most) // 2
        if trial.fits({**before, part: middle}):
            fitting = middle
        else:
            most = middle


class _Trial:
    """Renders with some detail and keeps the last document that fits, which is the one with most detail."""

    def __init__(self, render: Callable[[Detail], str | None], limit: int) -> None:
        self._render = render
        self._limit = limit - MARGIN
        self.rows = limit // _SHORTEST_ROW
        self.free = self._limit
        self.fitting = ""

    @property
    def is_full(self) -> bool:
        """Whether the last document that fits leaves hardly anything free."""
        return self.free < (1 - _FULL) * self._limit

    def fits(self, detail: Detail) -> bool:
        """Render with some detail, and say whether the document fits."""
        text = self._render(detail)
        if text is None or (free := self._limit - github_length(text)) < 0:
            return False
        self.free, self.fitting = free, text
        return True
