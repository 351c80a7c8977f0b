"""Readers: what turns a publisher's delivery into a release, found through the entry points `addenda.readers`."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from addenda.errors import ConfigurationError, InputError, Problem, UsageError

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Reading
    from addenda.reading.delivery import Delivery

GROUP = "addenda.readers"

GENERIC = "delimited"
"""The reader of any table of codes: every other one goes before it, for theirs are tables of codes as well."""


class Reader(Protocol):
    """What a package registers: an object of this kind under its own name."""

    @property
    def name(self) -> str:
        """What `--reader` calls it."""

    @property
    def title(self) -> str:
        """What it reads, for people."""

    @property
    def codeset_id(self) -> str:
        """The id that its code set usually has in a store."""

    @property
    def looks_for(self) -> str:
        """By which content it recognises a delivery, as the end of the sentence `it looks for ...`."""

    def recognises(self, delivery: Delivery) -> bool:
        """Say, by content and never by file name, whether this is a delivery of its kind.

        Raises:
            InputError: when a file must be looked into, and cannot.

        """

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        """Return the release that a delivery holds.

        Raises:
            InputError: with everything that is wrong with it.

        """


def known_readers() -> dict[str, Reader]:
    """Return all registered readers by name, sorted.

    Raises:
        ConfigurationError: when an installed package registers a reader that cannot be imported.

    """
    readers: dict[str, Reader] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            readers[point.name] = point.load()
        except (ImportError, AttributeError) as error:
            raise ConfigurationError(
                Problem(f"the reader {point.name} cannot be loaded ({error})", point.value, advice="Reinstall it.")
            ) from error
    return readers


def find_reader(delivery: Delivery, name: str | None = None, codeset: str | None = None) -> Reader:
    """Return the reader of a name, or without one the only reader that recognises the delivery.

    The readers whose usual code set has the id that is asked for are asked before the others: a zip of relative values
    holds localities too. Where one of them cannot look into a file, the others are not asked what else there is. The
    generic reader is asked last, and never for a code set that has a reader of its own: it would take a publisher's
    list of changes for a release.

    Raises:
        UsageError: when there is no reader of this name.
        InputError: when no reader recognises the delivery, or several do.
        ConfigurationError: as `known_readers`.

    """
    readers = known_readers()
    if name is not None:
        if name not in readers:
            raise UsageError(f"There is no reader {name!r}. There is: {', '.join(readers)}.")
        return readers[name]
    problems: list[Problem] = []
    for group in _groups(readers, codeset):
        recognising, more = _ask(group, delivery)
        if len(recognising) == 1:
            return recognising[0]
        if recognising:
            names = ", ".join(reader.name for reader in recognising)
            message = f"several readers recognise this ({names})"
            raise InputError(Problem(message, str(delivery.path), advice="Choose one with --reader."))
        problems += (problem for problem in more if problem not in problems)
        if problems and all(reader.codeset_id == codeset for reader in group):
            break
    raise InputError(problems or _unrecognised(readers, delivery))


def _groups(readers: dict[str, Reader], codeset: str | None) -> list[list[Reader]]:
    """Return the readers in the order in which they are asked."""
    own = [reader for name, reader in readers.items() if name != GENERIC]
    named = [reader for reader in own if reader.codeset_id == codeset]
    generic = [] if named else [reader for name, reader in readers.items() if name == GENERIC]
    return [named, own, generic]


def _ask(readers: list[Reader], delivery: Delivery) -> tuple[list[Reader], list[Problem]]:
    """Return the readers that recognise a delivery, and what kept others from looking."""
    recognising: list[Reader] = []
    problems: list[Problem] = []
    for reader in readers:
        try:
            if reader.recognises(delivery):
                recognising.append(reader)
        except InputError as error:
            problems += (problem for problem in error.problems if problem not in problems)
    return recognising, problems


def _unrecognised(readers: dict[str, Reader], delivery: Delivery) -> list[Problem]:
    place = str(delivery.path)
    return [
        Problem(f"no reader recognises this; it holds {delivery.listing()}", place),
        *(Problem(f"the reader {reader.name} looks for {reader.looks_for}", place) for reader in readers.values()),
    ]
