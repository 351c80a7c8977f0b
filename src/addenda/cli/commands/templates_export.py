"""`addenda templates export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.template_folder import export_templates
from addenda.cli.output import say
from addenda.model.listing import counted


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write; made where it does not exist.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Write over templates that you changed.")] = False,
) -> None:
    """Write the shipped templates, and a README that says what you can change in them."""
    written = export_templates(folder, force=force)
    say(f"Wrote {counted(len(written), 'file')} to {folder}. Change some, and name the folder with --templates.")
