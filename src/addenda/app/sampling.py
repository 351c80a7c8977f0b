"""Write a synthetic sample: releases in the publisher's layouts, the truth about them, and a charge master to match."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.app.whole_file import write_whole
from addenda.errors import ConflictError, Problem, StoreError
from addenda.sample.archive import zipped
from addenda.sample.chargemaster import charge_master, write_csv
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.layouts.catalogue import Layout, delivery
from addenda.sample.truth_json import truth_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

TRUTH, CHARGE_MASTER = "truth.json", "charge-master.csv"
_LINES_A_CONCEPT = 5 / 6
_LISTED = 20


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """What a sample is made of. `quarterly` adds releases between the yearly ones, `zips` writes each as one file."""

    seed: int
    concepts: int
    releases: int
    first_year: int
    quarterly: bool
    layouts: tuple[Layout, ...]
    zips: bool


def write_sample(
    folder: Path, options: SampleOptions, step: Callable[[str], None] = lambda _: None
) -> tuple[SyntheticRelease, ...]:
    """Write a sample into a folder, which is made where it does not exist, and return its releases.

    Raises:
        UsageError: when a number is out of its bounds, or the numbers for codes run out.
        ConflictError: when something of a sample stands there already; nothing was written.
        StoreError: when the folder cannot be written.

    """
    step(f"Inventing {options.concepts:,} concepts")
    releases = generate(
        options.seed, options.concepts, options.releases, options.first_year, quarterly=options.quarterly
    )
    _refuse_to_overwrite([folder / name for name in _names(releases, options)])
    for path, content in _files(releases, options):
        step(f"Writing {path}")
        _write(folder / path, content)
    return releases


def charge_master_csv(releases: Sequence[SyntheticRelease], seed: int, lines: int) -> bytes:
    """Return the charge master that matches the releases, as a csv file."""
    stream = io.StringIO()
    write_csv(charge_master(releases, seed, lines), stream)
    return stream.getvalue().encode()


def _names(releases: Sequence[SyntheticRelease], options: SampleOptions) -> Iterator[str]:
    yield from (f"{release.name}.zip" if options.zips else release.name for release in releases)
    yield from (TRUTH, CHARGE_MASTER)


def _files(releases: Sequence[SyntheticRelease], options: SampleOptions) -> Iterator[tuple[str, bytes]]:
    """Yield each file, path and content; one release at a time, since a large one takes megabytes."""
    for release in releases:
        members = delivery(release, options.layouts)
        if options.zips:
            yield f"{release.name}.zip", zipped(members)
        else:
            yield from ((f"{release.name}/{path}", content) for path, content in members.items())
    yield TRUTH, truth_json(options.seed, releases)
    lines = int(options.concepts * _LINES_A_CONCEPT)
    yield CHARGE_MASTER, charge_master_csv(releases, options.seed, lines)


def _refuse_to_overwrite(paths: list[Path]) -> None:
    present = [path for path in paths if path.exists()]
    if not present:
        return
    advice = "Nothing was written. Choose another folder, or take it away first."
    problems = [Problem("it is there already", str(path), advice=advice) for path in present[:_LISTED]]
    if len(present) > _LISTED:
        problems.append(Problem(f"and {len(present) - _LISTED} more of this kind"))
    raise ConflictError(problems)


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder cannot be made ({error.strerror})"
        raise StoreError(Problem(message, str(file.parent))) from error
    write_whole([content], file)
