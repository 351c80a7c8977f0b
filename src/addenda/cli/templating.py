"""The option of every command that writes by a template."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from addenda.rendering.shipped import own_templates


def _checked(folder: Path | None) -> Path | None:
    """Look into the folder at once, before the work that its templates are for."""
    return own_templates(folder) if folder else None


Templates: TypeAlias = Annotated[
    Path | None,
    typer.Option(callback=_checked, help="A folder of templates of your own; `addenda templates export` begins one."),
]
