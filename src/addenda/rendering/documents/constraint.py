"""What Python's types cannot say of a value in a document."""

from __future__ import annotations

from typing import Any


class Constraint:
    """A part of a JSON Schema, by its keywords, beside a type in `Annotated`."""

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords
