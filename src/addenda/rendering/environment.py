"""Templates: where they are found, how text is made safe in them, and what is said when one is broken.

A user's template comes before the shipped one of its name. By its name behind `shipped/` it can still have that one, to
extend it and replace single blocks.
"""

from __future__ import annotations

import re
import traceback
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape

from addenda.errors import Problem, TemplateError
from addenda.rendering.budget import Budget
from addenda.rendering.guarded import GuardedEnvironment
from addenda.rendering.markdown_escape import escape_markdown, escape_opening
from addenda.rendering.own_templates import SHIPPED, OwnTemplates
from addenda.rendering.shipped import own_templates, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SUFFIX = ".j2"
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_BROKEN = (
    *(jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(MemoryError, RecursionError),
)
"""What a broken template raises: Jinja's own errors, and those of an expression that does not fit its values."""

_ENDLESS = {
    RecursionError: "the template includes, extends or calls itself without end",
    MemoryError: "the template makes more than fits into memory",
}


def render(name: str, values: dict[str, Any], templates: Path | None = None) -> str:
    """Return the text of a template; one in the folder `templates` comes before the shipped one of its name.

    Raises:
        NotFoundError: when there is no such folder.
        TemplateError: when a template is missing or broken, or does not come to an end, with its file and line.

    """
    environment = _environment() if templates is None else _own_environment(templates)
    if isinstance(environment, GuardedEnvironment):
        environment.budget = Budget()
    try:
        return environment.get_template(name).render(values)
    except _BROKEN as error:
        raise TemplateError(_problem(error, name)) from error


@cache
def _environment() -> jinja2.Environment:
    # our own templates need no sandbox, which looks at every attribute and doubles the time of a page
    return _configured(jinja2.Environment, [])


@cache
def _own_environment(templates: Path) -> jinja2.Environment:
    return _configured(GuardedEnvironment, [OwnTemplates(own_templates(templates))])


def _configured(kind: Callable[..., jinja2.Environment], own: list[jinja2.BaseLoader]) -> jinja2.Environment:
    shipped = jinja2.FileSystemLoader(shipped_folder())
    environment = kind(
        loader=jinja2.ChoiceLoader([jinja2.PrefixLoader({SHIPPED: shipped}), *own, shipped]),
        undefined=jinja2.StrictUndefined,
        # Jinja's default list of extensions knows neither name
        autoescape=jinja2.select_autoescape(("html.j2", "md.j2"), default=False),
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["opening"] = _opening
    environment.filters["with_times"] = _with_times
    environment.filters["integrity"] = _integrity
    return environment


def _opening(text: str) -> Markup:
    """Return text for the start of a line of Markdown, where more signs have a meaning than inside it."""
    return Markup(escape_opening(text))  # noqa: S704 escaping is what makes it safe


def _with_times(text: str) -> Markup:
    """Return a sentence for HTML with each date in an element of its own, which the style sheet keeps on one line.

    On a narrow page a cell is a grid, so a sentence of several elements is one element.
    """
    parts, dates = _DATE.subn(r"<time>\g<0></time>", str(escape(text)))
    return Markup(f"<span>{parts}</span>" if dates else parts)  # noqa: S704 escaped right here


def _integrity(text: str) -> Markup:
    """Return the source of a content security policy that permits just this inline script or style, and no other.

    Source: Content Security Policy Level 3, 2.3.1 (hash-source).
    """
    digest = b64encode(sha256(text.encode()).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")  # noqa: S704 a digest has no character to escape


@jinja2.pass_context
def _finalize(context: Context, value: object) -> object:
    """Escape every value for Markdown in a Markdown template; Jinja itself escapes for HTML."""
    if context.name is None or not context.name.endswith(".md.j2") or hasattr(value, "__html__"):
        return value
    return Markup(escape_markdown(str(value)))  # noqa: S704 escaping is what makes it safe


def _problem(error: Exception, name: str) -> Problem:
    """Return what is wrong, with the file and line that the error comes from where it has one."""
    if isinstance(error, jinja2.TemplateNotFound):
        return Problem("there is no such template", str(error.name))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Problem(error.message or "the template is broken", error.filename or error.name, error.lineno)
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(_SUFFIX)]
    said = _ENDLESS.get(type(error), str(error))
    if not places:
        return Problem(said, name)
    return Problem(said, places[-1].filename, places[-1].lineno)
