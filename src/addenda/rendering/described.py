"""The descriptions of a class's attributes: the texts that stand below them in its source."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache


@cache
def descriptions(described: type) -> dict[str, str]:
    """Return the description of each attribute of a class that has one, on one line, those of its bases first."""
    found: dict[str, str] = {}
    definition = _definitions(described.__module__).get(described.__name__)
    if definition is None:  # a class that no statement defines describes nothing this way
        return found
    for base in definition.bases:
        parent = getattr(sys.modules[described.__module__], base.id, None) if isinstance(base, ast.Name) else None
        if isinstance(parent, type) and parent.__module__.startswith(__name__.partition(".")[0]):
            found |= descriptions(parent)
    for attribute, below in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(attribute, ast.AnnAssign) and isinstance(attribute.target, ast.Name) and (text := _text(below)):
            found[attribute.target.id] = text
    return found


def first_sentence(described: type) -> str:
    """Return the first paragraph of a class's docstring, on one line."""
    return " ".join(inspect.cleandoc(described.__doc__ or "").partition("\n\n")[0].split())


@cache
def _definitions(module: str) -> dict[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _text(statement: ast.stmt) -> str:
    value = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        return ""
    return " ".join(value.value.split())
