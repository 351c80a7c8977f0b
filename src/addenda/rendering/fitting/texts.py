"""Long texts of a view, cut short."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from addenda.rendering.fitting.detail import TEXT
from addenda.rendering.markdown_escape import escape_markdown

if TYPE_CHECKING:
    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped

View = TypeVar("View")

_MORE = "…"
_LONGEST_SIGN = 14
"""Characters that one character may be written as in Markdown: a dollar sign, for GitHub."""


def with_short_texts(view: View, detail: Detail, dropped: Dropped) -> View:
    """Return a view each of whose texts has as many characters, once written in Markdown, as the detail allows."""
    most = detail.get(TEXT)
    return view if most is None else _Shortening(most, dropped).of(view)


class _Shortening:
    def __init__(self, most: int, dropped: Dropped) -> None:
        self._most = most
        self._dropped = dropped

    def of(self, value: Any) -> Any:
        """Return a text, a tuple or a view with short texts; the same object where it has no long one."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, tuple):
            parts = [self.of(part) for part in value]
            return value if all(map(_is, parts, value)) else tuple(parts)
        if is_dataclass(value) and not isinstance(value, type):
            return self._view(value)
        return value

    def _view(self, view: Any) -> Any:
        had = {field.name: getattr(view, field.name) for field in fields(view)}
        changed = {name: short for name, value in had.items() if (short := self.of(value)) is not value}
        return replace(view, **changed) if changed else view

    def _text(self, text: str) -> str:
        if len(text) * _LONGEST_SIGN <= self._most:
            return text
        short = _short(text, self._most)
        if short == text:
            return text
        self._dropped.count("the end of", "text", f", after {self._most} characters")
        return short


@lru_cache(maxsize=10_000)  # the same texts are tried at each length
def _short(text: str, most: int) -> str:
    if len(text) <= most and len(escape_markdown(text)) <= most:
        return text
    short = text[: most - 1]
    while len(written := escape_markdown(short)) >= most:
        short = short[: len(short) * (most - 1) // len(written)]
    return short + _MORE


def _is(one: object, other: object) -> bool:
    return one is other
