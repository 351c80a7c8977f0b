"""The differences inside a field whose values are nested in one another, found by DeepDiff."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deepdiff import DeepDiff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Value

_ABSENT = "not present"


class Differing(NamedTuple):
    """A value that differs: the names on the way to it, and both values in words; None where one has none."""

    path: str
    old: str | None
    new: str | None


def deep_differences(old: dict[str, Value], new: dict[str, Value]) -> Iterator[Differing]:
    """Yield each value that differs, in no order."""
    # By default two dictionaries that share few names are one difference, told without what differs inside.
    for levels in DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0).values():
        for level in levels:
            path = " > ".join(str(step) for step in level.path(output_format="list"))
            before, after = str(level.t1), str(level.t2)
            yield Differing(path, None if before == _ABSENT else before, None if after == _ABSENT else after)
