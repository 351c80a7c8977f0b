"""The JSON Schemas that are shipped, one for each format; `make golden` makes them anew from the declarations."""

from __future__ import annotations

from pathlib import Path

from addenda.errors import NotFoundError

FOLDER = Path(__file__).parents[1] / "schemas"
_ENDING = ".schema.json"
_OURS = "addenda."


def schema_file(name: str) -> str:
    """Return the name of the file that holds the schema of a format, such as `changeset-1.schema.json`."""
    return name.removeprefix(_OURS).replace("/", "-") + _ENDING


def schema_text(name: str) -> bytes:
    """Return the schema of a format, such as `addenda.changeset/1`; `changeset` alone means its latest version.

    Raises:
        NotFoundError: when there is no such format.

    """
    found = [one for one in formats() if name in {one, *_short(one)}]
    if not found:
        raise NotFoundError(f"There is no format {name!r}. There are {', '.join(formats())}.")
    return (FOLDER / schema_file(found[-1])).read_bytes()


def formats() -> tuple[str, ...]:
    """Return the formats that have a schema, sorted."""
    stems = (file.name.removesuffix(_ENDING) for file in FOLDER.glob(f"*{_ENDING}"))
    return tuple(sorted(_OURS + "/".join(stem.rsplit("-", 1)) for stem in stems))


def _short(name: str) -> tuple[str, str]:
    """Return the shorter names of a format: without our name in front, and without its version too."""
    rest = name.removeprefix(_OURS)
    return rest, rest.partition("/")[0]
