"""Payment localities by code or name, from the code set of geographic practice cost indices (GPCI)."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from addenda.errors import NotFoundError, Problem, UsageError
from addenda.impact.fees.physician import Locality, locality_of

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.concept import Concept
    from addenda.model.release import Release
    from addenda.store.store import Store

CODESET = "gpci"
_CODE = re.compile(r"(\d{5})[ -]?(\d{2})")


def locality_for(store: Store, wanted: str, day: date) -> tuple[Locality, str]:
    """Return a locality with the indices in force on a day, and a warning ("" for none).

    Where none were in force yet, those of the latest release are taken. The warning says that the indices are of
    another year.

    Raises:
        NotFoundError: when the store has no cost indices, or the release has no such locality; it names the nearest.
        UsageError: when several localities have the name.
        StoreError: when the store is damaged.

    """
    contents = store.at()
    releases = contents.releases(CODESET)
    if not releases:
        advice = f"Import CMS's file of geographic practice cost indices as {CODESET}/{day.year}."
        raise NotFoundError(Problem(f"the store has no cost indices for the locality {wanted!r}", advice=advice))
    release = _in_force(releases, day)
    found = _find(list(contents.snapshot(release.id)), wanted, release)
    year = release.effective.year
    warning = (
        f"The cost indices of {release.id} are of {year}, and are used for {day.year}." if year != day.year else ""
    )
    return locality_of(found), warning


def _in_force(releases: tuple[Release, ...], day: date) -> Release:
    begun = [release for release in releases if release.effective <= day]
    return (begun or releases)[-1]


def _find(places: list[Concept], wanted: str, release: Release) -> Concept:
    code = _CODE.fullmatch(wanted.strip())
    if code:
        found = [one for one in places if one.code == code[1] + code[2]]
    else:
        found = [one for one in places if _plain(one.text("name")) == _plain(wanted)]
    if len(found) > 1:
        codes = ", ".join(one.code for one in found)
        raise UsageError(
            f"{len(found)} localities of {release.id} are called {wanted!r}. Give the code of one: {codes}."
        )
    if not found:
        raise NotFoundError(Problem(f"{release.id} has no locality {wanted!r}", advice=_nearest(places, wanted)))
    return found[0]


def _nearest(places: list[Concept], wanted: str) -> str:
    names = {_plain(one.text("name")): one for one in places} | {one.code: one for one in places}
    near = [names[name] for name in get_close_matches(_plain(wanted), names, n=3, cutoff=0.5)]
    shown = " or ".join(dict.fromkeys(f"{one.code} ({one.text('name')})" for one in near))
    return f"Did you mean {shown}?" if shown else "A locality is the contractor's number and its own, such as 0118218."


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
