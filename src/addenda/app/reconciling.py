"""Reconcile two releases of a store: gather what explains a disagreement, then compare the lists."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from addenda.app.comparing import open_snapshots
from addenda.diffing.delta import difference
from addenda.diffing.reconciling.reconcile import reconcile
from addenda.errors import ConfigurationError, NotFoundError, Problem, UsageError
from addenda.model.changes import ChangeKind
from addenda.model.reconciliation import Background, Correction, Reconciliation
from addenda.model.snapshot import Snapshot
from addenda.store.knowledge import editions
from addenda.store.references import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from addenda.model.concept import ConceptKey
    from addenda.model.declared import DeclaredChange
    from addenda.model.release import ReleaseId
    from addenda.store.contents import Contents
    from addenda.store.store import Store


def reconcile_releases(store: Store, old: str, new: str, published: Mapping[ChangeKind, int]) -> Reconciliation:
    """Compare what changed between two references with the publisher's own list in the new release.

    Raises:
        UsageError: when a text is no reference, the code sets differ, or the old release is not the earlier one.
        NotFoundError: when the store lacks one of them; both are named if both are missing.
        StoreError: when the store is damaged.

    """
    before, after = open_snapshots(store, old, new)
    known = [store.at(Reference.parse(text).known) for text in (old, new)]
    declared = known[1].declared(after.release.id)
    if not declared and not published:
        raise NotFoundError(
            f"{after.release.id} came without a list of changes of its publisher, and no --published total is given: "
            "there is nothing to reconcile with."
        )
    background = Background(
        before=known[0].declared(before.release.id),
        interim=_interim(known[1], before, after),
        corrections={**_corrections(known[0], before), **_corrections(known[1], after)},
    )
    return reconcile(before, after, declared, published, background)


def reconcile_with_list(store: Store, old: str, new: str) -> Reconciliation | None:
    """Reconcile for a report: None where the new release came without a list, or is not the later one.

    Raises:
        NotFoundError, StoreError, UsageError: as `reconcile_releases`.

    """
    before, after = open_snapshots(store, old, new)
    listed = store.at(Reference.parse(new).known).declared(after.release.id)
    later = before.release.effective < after.release.effective
    return reconcile_releases(store, old, new, {}) if listed and later else None


def _interim(
    contents: Contents, old: Snapshot, new: Snapshot
) -> tuple[tuple[ReleaseId, tuple[DeclaredChange, ...]], ...]:
    """Return the publisher's lists of the releases that take effect between the two."""
    releases = contents.releases(new.release.id.codeset)
    between = [one.id for one in releases if old.release.effective < one.effective < new.release.effective]
    return tuple((release, contents.declared(release)) for release in between)


def _corrections(contents: Contents, snapshot: Snapshot) -> dict[ConceptKey, Correction]:
    """Return the last correction of a release that touched each code, by key."""
    release = snapshot.release
    listed = editions(contents, release.id.codeset).get(release.id, ())
    found: dict[ConceptKey, Correction] = {}
    for before, after in pairwise(listed):
        sides = (Snapshot(snapshot.codeset, release, edition.shards) for edition in (before, after))
        delta = difference(*sides)
        found.update(dict.fromkeys(delta.old.keys() | delta.new.keys(), Correction(release.id, after.known)))
    return found


def published_totals(options: Sequence[str], file: Path | None) -> dict[ChangeKind, int]:
    """Return the totals that a publisher gives: of a TOML file, then of options such as `added=232`.

    Raises:
        UsageError: when an option is no kind of change with a count; all such options are named.
        ConfigurationError: when the file is no TOML, or holds anything but counts by kind.
        NotFoundError: when there is no such file.

    """
    totals = _totals_of(file) if file else {}
    problems: list[Problem] = []
    for option in options:
        name, _, count = option.partition("=")
        if name in _KINDS and count.isdecimal():
            totals[ChangeKind(name)] = int(count)
        else:
            problems.append(Problem("--published is not understood", value=option, advice=_ADVICE))
    if problems:
        raise UsageError(problems)
    return totals


_KINDS = tuple(kind.value for kind in ChangeKind)
_ADVICE = f"Write a kind and a count, such as added=232; the kinds are {', '.join(_KINDS)}."


def _totals_of(file: Path) -> dict[ChangeKind, int]:
    import tomllib  # here for start-up time alone: few reconciliations have a file of totals

    try:
        content: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {str(file)!r}.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(Problem(f"the file is no TOML ({error})", str(file))) from None
    wrong = [name for name, count in content.items() if name not in _KINDS or type(count) is not int or count < 0]
    if wrong:
        advice = "Write counts by kind, such as added = 232; the kinds are " + ", ".join(_KINDS) + "."
        raise ConfigurationError(Problem("this is no total", str(file), None, name, advice) for name in wrong)
    return {ChangeKind(name): count for name, count in content.items()}
