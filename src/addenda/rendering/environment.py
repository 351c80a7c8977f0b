"""Templates: where they are found, how text is made safe in them, and what is said when one is broken."""

from __future__ import annotations

import re
import traceback
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from addenda.errors import Problem, TemplateError
from addenda.rendering.markdown_escape import escape_markdown

_SUFFIX = ".j2"
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_BROKEN = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a broken template raises: Jinja's own errors, and those of an expression that does not fit its values."""


def render(name: str, values: dict[str, Any], templates: Path | None = None) -> str:
    """Return the text of a template; a template in the folder `templates` comes before the shipped one of its name.

    Raises:
        TemplateError: when a template is missing or broken, with its file and line.

    """
    try:
        return _environment(templates).get_template(name).render(values)
    except _BROKEN as error:
        raise TemplateError(_problem(error, name)) from error


@cache
def _environment(templates: Path | None) -> jinja2.Environment:
    if templates is not None and not templates.is_dir():
        raise TemplateError(Problem("the folder of templates does not exist", str(templates)))
    folders = [_shipped()] if templates is None else [templates, _shipped()]
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        # Jinja's default list of extensions knows neither name
        autoescape=jinja2.select_autoescape(("html.j2", "md.j2"), default=False),
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["with_times"] = _with_times
    return environment


def _shipped() -> Path:
    """Return the folder of our own templates: in a wheel inside the package, in a source checkout at its top."""
    here = Path(__file__)
    in_wheel = here.parents[1] / "templates"
    return in_wheel if in_wheel.is_dir() else here.parents[3] / "templates"


def _with_times(text: str) -> Markup:
    """Return a sentence for HTML with each date in an element of its own, which the style sheet keeps on one line."""
    return Markup(_DATE.sub(r"<time>\g<0></time>", str(escape(text))))  # noqa: S704 escaped right here


@jinja2.pass_context
def _finalize(context: Context, value: object) -> object:
    """Escape every value for Markdown in a Markdown template; Jinja itself escapes for HTML."""
    if context.name is None or not context.name.endswith(".md.j2") or hasattr(value, "__html__"):
        return value
    return Markup(escape_markdown(str(value)))  # noqa: S704 escaping is what makes it safe


def _problem(error: Exception, name: str) -> Problem:
    if isinstance(error, jinja2.TemplateNotFound):
        return Problem("there is no such template", str(error.name))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Problem(error.message or "the template is broken", error.filename or error.name, error.lineno)
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(_SUFFIX)]
    if not places:
        return Problem(str(error), name)
    return Problem(str(error), places[-1].filename, places[-1].lineno)
