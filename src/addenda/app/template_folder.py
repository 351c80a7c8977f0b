"""Begin a folder of templates of a user's own: the shipped ones, and what may be changed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.app.whole_file import write_whole
from addenda.errors import ConflictError, Problem, StoreError
from addenda.rendering.contract_text import contract_markdown
from addenda.rendering.shipped import shipped_templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

README = "README.md"
_NAMED = 5
_INTRODUCTION = """# Templates of your own

These are the templates that Addenda makes its pages and documents by (Jinja 3, jinja.palletsprojects.com). Name this
folder with `--templates` and a file here comes before the shipped one of its name. Keep only what you change, so that
the rest follows new versions of Addenda.

Replace single blocks of a page in a file of its name, such as `report.html.j2`:

    {% extends "shipped/report.html.j2" %}
    {% block header %}
    <h1>Invented Hospital: {{ report.title }}</h1>
    {{ super() }}
    {% endblock %}

`shipped/` before a name means the shipped template; `{{ super() }}` is what it has in the block. A file that is no page
of its own, such as `report.css`, is replaced whole.

- Values are escaped for HTML in files that end in `.html.j2`, for Markdown in `.md.j2`; in other files they are not.
- A template sees the values below and the files of this folder, nothing else. A name that is not there is an error.
- A template that does not come to an end is stopped.

"""


def export_templates(folder: Path, *, force: bool) -> tuple[str, ...]:
    """Write the shipped templates and a README into a folder; return the names of the files.

    Raises:
        ConflictError: when the folder holds anything else, or a template that was changed, and `force` is not given.
        StoreError: when the folder cannot be written.

    """
    files = {README: (_INTRODUCTION + contract_markdown()).encode(), **shipped_templates()}
    try:
        if not force:
            _refuse_others(folder, files)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(Problem(f"the folder cannot be written ({error.strerror})", str(folder))) from error
    for name, content in files.items():
        write_whole([content], folder / name)
    return tuple(files)


def _refuse_others(folder: Path, files: Mapping[str, bytes]) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ConflictError(Problem("this is a file, not a folder", str(folder), advice="Name another folder."))
    others = sorted(
        one.name for one in folder.iterdir() if not one.is_file() or files.get(one.name) != one.read_bytes()
    )
    if others:
        more = f" and {len(others) - _NAMED:,} more" if len(others) > _NAMED else ""
        advice = "Name another folder, or write over what has the name of a template with --force."
        value = ", ".join(others[:_NAMED]) + more
        raise ConflictError(Problem("the folder holds files of yours", str(folder), None, value, advice))
