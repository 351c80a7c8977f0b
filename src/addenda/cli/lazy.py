"""A group of commands that imports a command's module only when it is called.

Start-up is most of what a small command costs, so a command must not pay for the libraries of another.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


def lazy_group(modules: Mapping[str, str]) -> type[TyperGroup]:
    """Return a group whose commands are the functions `command` of modules, by the command's name.

    A module that has a `group` instead is a group of commands itself, such as `addenda chargemaster inspect`.
    """

    class LazyGroup(TyperGroup):
        """The commands in the order of the mapping."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's own type is private
            """Return the names, without importing anything."""
            return list(modules)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's own types are private
            """Import the module and build its command; None for a name that is no command."""
            if cmd_name not in modules:
                return None
            module = import_module(modules[cmd_name])
            if hasattr(module, "group"):
                return typer.main.get_command(module.group)
            alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
            alone.command(cmd_name)(module.command)
            return typer.main.get_command(alone)

    return LazyGroup
