"""Named views: the shipped ones, then the store's own for a code set, then those of a user's file (`docs/views.md`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeAlias

from addenda.errors import ConfigurationError, NotFoundError, Problem
from addenda.model.selection import CodeRange, overlapping
from addenda.store import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from addenda.store.contents import Contents

VIEWS_FORMAT = "addenda.views/1"
_SHIPPED = "views.toml"
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_KEYS = ("codes", "sections")


@dataclass(frozen=True, slots=True)
class View:
    """A named part of a code set. `file` says where it is defined; "" for a shipped view."""

    name: str
    ranges: tuple[CodeRange, ...]
    sections: tuple[str, ...]
    file: str = ""


Parsed: TypeAlias = tuple[dict[str, View], list[Problem]]


def known_views(contents: Contents, codeset: str, own: Path | None = None) -> Mapping[str, View]:
    """Return the views by name; of two with one name the user's goes before the store's, the store's before ours.

    Raises:
        NotFoundError: when there is no file `own`.
        ConfigurationError: with everything that is wrong in the store's file and in `own`.
        StoreError: when git has lost the store's file.

    """
    views, problems = _parsed(resources.files(__package__).joinpath(_SHIPPED).read_bytes(), "")
    for text, file in _files(contents, codeset, own):
        more, wrong = _parsed(text, file)
        views |= more
        problems += wrong
    if problems:
        raise ConfigurationError(problems)
    return views


def _files(contents: Contents, codeset: str, own: Path | None) -> Iterator[tuple[bytes, str]]:
    path = layout.views_file(codeset)
    if contents.has(path):
        yield contents.text(path), path
    if own is not None:
        try:
            yield own.read_bytes(), str(own)
        except FileNotFoundError:
            raise NotFoundError(Problem("there is no such file of views", str(own))) from None
        except OSError as error:
            raise ConfigurationError(Problem(f"the file cannot be read ({error.strerror})", str(own))) from None


def _parsed(text: bytes, file: str) -> Parsed:
    """Return the views of a file, and what is wrong with the others."""
    try:
        content = tomllib.loads(text.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [Problem(f"the file is no TOML ({error})", file)]
    entries = content.get("view")
    if content.get("format") != VIEWS_FORMAT or not isinstance(entries, dict):
        advice = f'It begins with format = "{VIEWS_FORMAT}", and each view is a table [view.NAME] (docs/views.md).'
        return {}, [Problem("this is no file of views", file, advice=advice)]
    views: dict[str, View] = {}
    problems: list[Problem] = []
    for name, entry in entries.items():
        ranges, wrong = _ranges(entry)
        wrong = [*_wrong(name, entry), *wrong]
        problems += [Problem(f"the view {name!r}: {message}", file) for message in wrong]
        if not wrong:
            views[name] = View(name, tuple(ranges), tuple(entry.get("sections", ())), file)
    return views, problems


def _wrong(name: str, entry: Any) -> Iterator[str]:
    """Yield what is wrong with a view besides its ranges."""
    if not _NAME.fullmatch(name):
        yield "a name has small letters, digits and hyphens, and begins with a letter"
    if not isinstance(entry, dict):
        yield 'it is no table; write [view.NAME] and, under it, codes = ["10000-19999"]'
        return
    for key in sorted(entry.keys() - set(_KEYS)):
        yield f"there is no key {key!r}; there is {' and '.join(_KEYS)}"
    for key in _KEYS:
        values = entry.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            yield f"{key} is no list of texts"
    if not any(entry.get(key) for key in _KEYS):
        yield "it names no codes and no sections"


def _ranges(entry: Any) -> tuple[list[CodeRange], list[str]]:
    codes = entry.get("codes", []) if isinstance(entry, dict) else []
    ranges: list[CodeRange] = []
    wrong: list[str] = []
    for text in (text for text in codes if isinstance(text, str)) if isinstance(codes, list) else ():
        try:
            ranges.append(CodeRange.parse(text))
        except ValueError as error:
            wrong.append(f"{text!r}: {error}")
    return ranges, wrong + [f"{one} and {other} overlap" for one, other in overlapping(ranges)]
