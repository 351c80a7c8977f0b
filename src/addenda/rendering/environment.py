"""Templates: where they are found, how text is made safe in them, and what is said when one is broken.

A user's template comes before the shipped one of its name. By its name behind `shipped/` it can still have that one, to
extend it and replace single blocks.
"""

from __future__ import annotations

import re
import traceback
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from addenda.errors import NotFoundError, Problem, TemplateError
from addenda.rendering.guarded import GuardedEnvironment
from addenda.rendering.markdown_escape import escape_markdown
from addenda.rendering.shipped import shipped_folder, shipped_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SUFFIX = ".j2"
_SHIPPED = "shipped"
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
    try:
        return environment.get_template(name).render(values)
    except _BROKEN as error:
        raise TemplateError(_problem(error, name)) from error


@cache
def _environment() -> jinja2.Environment:
    return _configured(ImmutableSandboxedEnvironment, [])


def _own_environment(templates: Path) -> jinja2.Environment:
    if not templates.is_dir():
        raise NotFoundError(Problem("there is no such folder of templates", str(templates)))
    if not any((templates / name).is_file() for name in shipped_templates()):
        advice = "`addenda templates export` writes them."
        raise TemplateError(Problem("no file here has the name of a template", str(templates), advice=advice))
    return _configured(GuardedEnvironment, [_OwnTemplates(templates)])


def _configured(kind: Callable[..., jinja2.Environment], own: list[jinja2.BaseLoader]) -> jinja2.Environment:
    shipped = jinja2.FileSystemLoader(shipped_folder())
    environment = kind(
        loader=jinja2.ChoiceLoader([jinja2.PrefixLoader({_SHIPPED: shipped}), *own, shipped]),
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


class _OwnTemplates(jinja2.FileSystemLoader):
    """A user's folder; a file in it that is no text is named."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return what Jinja asks for."""
        try:
            return super().get_source(environment, template)
        except (OSError, UnicodeDecodeError) as error:
            said = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
            file = f"{self.searchpath[0]}/{template}"
            raise TemplateError(Problem(f"the template cannot be read ({said})", file)) from error


def _with_times(text: str) -> Markup:
    """Return a sentence for HTML with each date in an element of its own, which the style sheet keeps on one line.

    On a narrow page a cell is a grid, so a sentence of several elements is one element.
    """
    parts, dates = _DATE.subn(r"<time>\g<0></time>", str(escape(text)))
    return Markup(f"<span>{parts}</span>" if dates else parts)  # noqa: S704 escaped right here


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
