"""The differences inside one field that holds values by name (flags, hierarchy), said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.concept import Value


def nested_differences(old: dict[str, Value], new: dict[str, Value]) -> tuple[str, ...]:
    """Return a line for each value that differs, such as `section: Surgery -> Medicine`, sorted."""
    return tuple(sorted(_line(*differing) for differing in _differences(old, new)))


def _differences(old: dict[str, Value], new: dict[str, Value]) -> Iterable[tuple[str, str | None, str | None]]:
    if all(isinstance(value, str) for value in (*old.values(), *new.values())):
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return ((name, _text(old.get(name)), _text(new.get(name))) for name in names)
    # Imported here for start-up time alone: DeepDiff takes longer to load than a whole release to compare, and most
    # fields are a hierarchy, whose values are text.
    from addenda.diffing.deep import deep_differences

    return deep_differences(old, new)


def _text(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None


def _line(path: str, old: str | None, new: str | None) -> str:
    if old is None:
        return f"{path}: {new} (new)"
    if new is None:
        return f"{path}: {old} (gone)"
    return f"{path}: {old} -> {new}"
