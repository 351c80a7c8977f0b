"""The differences inside one nested field (flags, hierarchy), found by DeepDiff and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepdiff import DeepDiff

if TYPE_CHECKING:
    from addenda.model.concept import Value


def nested_differences(old: dict[str, Value], new: dict[str, Value]) -> tuple[str, ...]:
    """Return a line for each value that differs, such as `section: Surgery -> Medicine`, sorted by path."""
    tree = DeepDiff(old, new, view="tree")
    lines = [_line(level) for levels in tree.values() for level in levels]
    return tuple(sorted(lines))


def _line(level: object) -> str:
    path = " > ".join(str(step) for step in level.path(output_format="list"))  # type: ignore[attr-defined]  # untyped tree
    old, new = str(level.t1), str(level.t2)  # type: ignore[attr-defined]  # untyped tree
    if old == "not present":
        return f"{path}: {new} (new)"
    if new == "not present":
        return f"{path}: {old} (gone)"
    return f"{path}: {old} -> {new}"
