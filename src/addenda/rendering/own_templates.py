"""The loader of a user's own templates: it names a file that is no text, and a block that no page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
from jinja2 import nodes

from addenda.errors import Problem, TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = "shipped"
"""The folder by which a template of the user's still has the shipped one of a name."""


class OwnTemplates(jinja2.FileSystemLoader):
    """A folder of templates."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return source, file and freshness of a template.

        Raises:
            TemplateError: when it cannot be read, or replaces a block that the shipped template does not have.

        """
        try:
            found = super().get_source(environment, template)
        except jinja2.TemplateNotFound:  # an OSError too
            raise
        except (OSError, UnicodeDecodeError) as error:
            said = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
            file = f"{self.searchpath[0]}/{template}"
            raise TemplateError(Problem(f"the template cannot be read ({said})", file)) from error
        if template.endswith(".j2"):
            _refuse_unknown_blocks(environment, environment.parse(found[0], template, found[1]), found[1])
        return found


def _refuse_unknown_blocks(environment: jinja2.Environment, own: nodes.Template, file: str) -> None:
    """Refuse a block that would replace nothing, which Jinja itself passes over."""
    extended = own.find(nodes.Extends)
    name = extended.template.value if extended and isinstance(extended.template, nodes.Const) else ""
    if environment.loader is None or not name.startswith(f"{SHIPPED}/"):
        return
    shipped = environment.parse(environment.loader.get_source(environment, name)[0])
    known = [block.name for block in shipped.find_all(nodes.Block)]
    problems = [
        Problem(f"{name} has no such block", file, block.lineno, block.name, f"It has {', '.join(known)}.")
        for block in own.iter_child_nodes()
        if isinstance(block, nodes.Block) and block.name not in known
    ]
    if problems:
        raise TemplateError(problems)
