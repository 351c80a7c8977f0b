"""Look for all that the inputs name before anything is compared, and say everything that is missing at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from addenda.app.changed_releases import Pair, ToCompare, brought_in, latest
from addenda.app.comparing import open_snapshot, open_snapshots
from addenda.app.fees import check_fees
from addenda.app.selecting import Wanted, choose
from addenda.errors import AddendaError, NotFoundError, Problem
from addenda.reading.chargemaster.address import is_address
from addenda.store.merging import merge_base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addenda.action.pull_request_event import PullRequestEvent
    from addenda.action.settings import Settings
    from addenda.app.publishing import Publication
    from addenda.store.store import Store

_NO_CHARGES = (
    "Where the branch is older than the file, bring it up to date (Update branch); else see the input chargemaster "
    "(in review.yml the variable ADDENDA_CHARGEMASTER)"
)
_NO_UNITS = "See the input usage"


def what_to_compare(store: Store, settings: Settings, event: PullRequestEvent | None, how: Publication) -> ToCompare:
    """Return the releases to compare, once all that the inputs name was found.

    Raises:
        AddendaError: with all that was not found or not understood.

    """
    looking = _Looking()
    _look_for_releases(looking, store, settings)
    wanted = ToCompare((), ())
    if not looking.errors:
        with looking.on():
            wanted = _to_compare(store, settings, event)
    if settings.fees or settings.locality or settings.setting:
        with looking.on():
            check_fees(store, settings.fees, settings.locality or None, settings.setting)
    _look_for_files(looking, settings)
    for pair in wanted.pairs if settings.only else ():
        with looking.on():
            before, after = open_snapshots(store, *pair)
            choose(store, Wanted(settings.only), pair.new, before, after, how)
    looking.refuse()
    return wanted


def _look_for_releases(looking: _Looking, store: Store, settings: Settings) -> None:
    if settings.codeset:
        with looking.on("codeset: "):
            store.at().codeset(settings.codeset)
    for name, reference in (("old", settings.old), ("new", settings.new)):
        if reference:
            with looking.on(f"{name}: "):
                open_snapshot(store, reference)


def _look_for_files(looking: _Looking, settings: Settings) -> None:
    for name, source, advice in (
        ("charge master", settings.chargemaster, _NO_CHARGES),
        ("file of units billed", settings.usage, _NO_UNITS),
    ):
        file = settings.store / source
        if source and not is_address(source) and not _is_there(file):
            looking.errors.append(NotFoundError(Problem(f"the {name} does not exist", str(file), advice=advice)))


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # its name is too long
        return False


def _to_compare(store: Store, settings: Settings, event: PullRequestEvent | None) -> ToCompare:
    if settings.old:
        return ToCompare((Pair(settings.old, settings.new),), ())
    if event:
        return brought_in(store, merge_base(settings.store, event.base), settings.codeset)
    return latest(store, settings.codeset)


class _Looking:
    """Gathers what is wrong."""

    def __init__(self) -> None:
        self.errors: list[AddendaError] = []

    @contextmanager
    def on(self, name: str = "") -> Iterator[None]:
        """Keep what comes up, its messages headed by a name, for the end."""
        try:
            yield
        except AddendaError as error:
            named = (problem._replace(message=f"{name}{problem.message}") for problem in error.problems)
            self.errors.append(type(error)(named))

    def refuse(self) -> None:
        """Raise one error with all problems, each once; what was not understood goes before what was not found."""
        if self.errors:
            worst = min(self.errors, key=lambda error: error.exit_code)
            raise type(worst)(dict.fromkeys(problem for error in self.errors for problem in error.problems))
