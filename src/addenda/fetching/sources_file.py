"""Read files of sources: the one that is shipped (`sources.toml`, which explains the format) and the user's own."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any

from addenda.errors import ConfigurationError, NotFoundError, Problem
from addenda.fetching.addresses import fill, refusal
from addenda.fetching.sources import FileSource, FileType, date_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES_FORMAT = "addenda.sources/1"
_SHIPPED = "sources.toml"
_TEXTS = ("codeset", "title", "release", "type")
_ALL_KEYS = {*_TEXTS, "addresses", "page"}


def known_sources(own: Path | None = None) -> tuple[FileSource, ...]:
    """Return the user's own sources, and then those that are shipped.

    Raises:
        NotFoundError: when there is no such file of sources.
        ConfigurationError: with everything that is wrong in it.

    """
    shipped = parse_sources(resources.files(__package__).joinpath(_SHIPPED).read_bytes(), _SHIPPED)
    if own is None:
        return shipped
    try:
        content = own.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(Problem("there is no such file of sources", str(own))) from None
    except OSError as error:
        raise ConfigurationError(Problem(f"the file cannot be read ({error.strerror})", str(own))) from error
    return parse_sources(content, str(own)) + shipped


def parse_sources(text: bytes, path: str) -> tuple[FileSource, ...]:
    """Return the sources of a file; `path` is named in errors.

    Raises:
        ConfigurationError: with everything that is wrong in it.

    """
    entries = _entries(text, path)
    problems = [
        Problem(f"source {number}: {message}", path)
        for number, entry in enumerate(entries, 1)
        for message in _wrong(entry)
    ]
    if problems:
        raise ConfigurationError(problems)
    return tuple(_source(entry) for entry in entries)


def _entries(text: bytes, path: str) -> list[Any]:
    try:
        content = tomllib.loads(text.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(Problem(f"the file is not TOML ({error})", path)) from None
    entries = content.get("source")
    if content.get("format") != SOURCES_FORMAT or not isinstance(entries, list):
        advice = f'It begins with format = "{SOURCES_FORMAT}" and has one [[source]] or more (docs/fetch.md).'
        raise ConfigurationError(Problem("this is no file of sources", path, advice=advice))
    return entries


def _wrong(entry: Any) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    if not isinstance(entry, dict):
        yield "it is no table"
        return
    for key in sorted(entry.keys() - _ALL_KEYS):
        yield f"there is no key {key!r}; there is {', '.join(sorted(_ALL_KEYS))}"
    for key in (*_TEXTS, "page"):
        if not isinstance(entry.get(key, "" if key == "page" else None), str):
            yield f"{key} is missing, or no text"
    if entry.get("type") not in list(FileType):
        yield f"type is none of {', '.join(FileType)}"
    yield from _wrong_pattern(entry.get("release"))
    yield from _wrong_addresses(entry.get("addresses"))


def _wrong_pattern(pattern: Any) -> Iterator[str]:
    try:
        if isinstance(pattern, str) and "year" not in re.compile(pattern).groupindex:
            yield "release has no group (?P<year>...)"
    except re.error as error:
        yield f"release is no regular expression ({error})"


def _wrong_addresses(addresses: Any) -> Iterator[str]:
    if not isinstance(addresses, list) or not addresses or not all(isinstance(one, str) for one in addresses):
        yield "addresses is missing, or no list of texts"
        return
    for address in addresses:
        try:
            reason = refusal(fill(address, date_parts(2000, 1)))
        except ValueError as error:
            reason = str(error)
        if reason:
            yield f"{address}: {reason}"


def _source(entry: dict[str, Any]) -> FileSource:
    return FileSource(
        codeset=entry["codeset"],
        title=entry["title"],
        release=re.compile(entry["release"], re.ASCII),
        addresses=tuple(entry["addresses"]),
        type=FileType(entry["type"]),
        page=entry.get("page", ""),
    )
