"""The contract of the templates as Markdown: `docs/view.md`, and a part of what `templates export` writes."""

from __future__ import annotations

from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from addenda.rendering.contract import PAGES, blocks_of, fields_of, views
from addenda.rendering.described import first_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {str: "text", int: "number", float: "number", bool: "yes or no", NoneType: "none"}
_MADE_BY = {
    "report.html.j2": "the page of `addenda report`",
    "report.md.j2": "the Markdown of `addenda report`",
    "impact.md.j2": "`addenda impact --format markdown`",
    "changes.md.j2": "`addenda diff --format markdown`",
    "reconciliation.md.j2": "`addenda reconcile --format markdown`",
    "standard.md.j2": "`addenda chargemaster compare --format markdown`",
    "letter.html.j2": "a letter of `addenda report --letter`",
    "letter.md.j2": "the Markdown of such a letter",
}


def contract_markdown() -> str:
    """Return the templates with their blocks and names, then each view with its fields."""
    return "\n".join([*_templates(), *(line for view in views() for line in _view(view))])


def _templates() -> Iterator[str]:
    yield from ("## Templates", "", "| Template | Makes | Names | Blocks |", "|---|---|---|---|")
    for template, names in PAGES.items():
        told = ", ".join(f"`{name}` ({words(hint)})" for name, hint in names.items())
        blocks = ", ".join(f"`{block}`" for block in blocks_of(template))
        yield f"| `{template}` | {_MADE_BY[template]} | {told} | {blocks} |"
    yield ""


def _view(view: type) -> Iterator[str]:
    yield from (
        f"## {view.__name__}",
        "",
        first_sentence(view),
        "",
        "| Field | Type | What it holds |",
        "|---|---|---|",
    )
    for field in fields_of(view):
        yield f"| `{field.name}` | {words(field.type)} | {field.description} |"
    yield ""


def words(hint: Any) -> str:
    """Return a type in words; a view is a link to its own table."""
    parts = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(map(words, parts))
    if get_origin(hint) is list:
        return f"list of {words(parts[0])}"
    if get_origin(hint) is tuple:
        return f"list of {words(parts[0])}" if parts[-1] is Ellipsis else f"({', '.join(map(words, parts))})"
    if is_dataclass(hint) and isinstance(hint, type):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return _WORDS.get(hint) or str(hint)
