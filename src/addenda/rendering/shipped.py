"""The templates that are shipped."""

from __future__ import annotations

from pathlib import Path

from addenda.errors import NotFoundError, Problem, TemplateError


def shipped_folder() -> Path:
    """Return the folder of our own templates: in a wheel inside the package, in a source checkout at its top."""
    here = Path(__file__)
    in_wheel = here.parents[1] / "templates"
    return in_wheel if in_wheel.is_dir() else here.parents[3] / "templates"


def shipped_templates() -> dict[str, bytes]:
    """Return the templates that a user can replace, by name, sorted: all but those of a site."""
    return {file.name: file.read_bytes() for file in sorted(shipped_folder().iterdir()) if file.is_file()}


def own_templates(folder: Path) -> Path:
    """Return a user's folder of templates, of which at least one has the name of a shipped one.

    Raises:
        NotFoundError: when there is no such folder.
        TemplateError: when nothing in it would ever be used.

    """
    if not folder.is_dir():
        raise NotFoundError(Problem("there is no such folder of templates", str(folder)))
    if not any((folder / name).is_file() for name in shipped_templates()):
        advice = "`addenda templates export` writes them."
        raise TemplateError(Problem("no file here has the name of a shipped template", str(folder), advice=advice))
    return folder
