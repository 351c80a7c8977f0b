"""Hold the charge masters of facilities against a corporate standard."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.impact.standard import compare_with_standard
from addenda.model.chargemaster import ChargeMaster, SourceFile
from addenda.model.standard import StandardComparison
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.chargemaster.words import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def compare_files(standard: Path, files: Sequence[Path], mapping: ColumnMapping) -> StandardComparison:
    """Read the standard and the facilities, each in a file or several in a folder, and compare them.

    The facility of a line is what its file says, else the name of the file.

    Raises:
        NotFoundError: when a file does not exist.
        InputError: naming all that is wrong with all files, and a facility that two of them hold.

    """
    masters, problems = [], list[Problem]()
    for path in (standard, *files):
        try:
            masters.append(read_charge_master(path, mapping))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    first, *others = masters
    return compare_with_standard(first, _together(list(zip(files, others, strict=True))))


def _together(read: Sequence[tuple[Path, ChargeMaster]]) -> ChargeMaster:
    named = [(path, _with_facilities(path, master)) for path, master in read]
    if problems := list(_twice(named)):
        raise InputError(problems)
    sources = tuple(source for _, master in named for source in _sources(master))
    listing = "".join(f"{source.sha256}  {source.name}\n" for source in sources)
    return ChargeMaster(
        file=", ".join(master.file for _, master in named),
        sha256=sha256(listing.encode()).hexdigest(),
        sheets=(),
        sheets_not_read=(),
        columns={},
        lines=tuple(line for _, master in named for line in master.lines),
        files=sources,
    )


def _with_facilities(path: Path, master: ChargeMaster) -> ChargeMaster:
    lines = (replace(line, file=line.file or master.file, facility=line.facility or path.stem) for line in master.lines)
    return replace(master, lines=tuple(lines))


def _sources(master: ChargeMaster) -> tuple[SourceFile, ...]:
    return master.files or (SourceFile(master.file, master.sha256),)


def _twice(named: Iterable[tuple[Path, ChargeMaster]]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path, master in named:
        for facility in dict.fromkeys(line.facility for line in master.lines):
            if (first := seen.setdefault(same(facility), path)) is not path:
                advice = "Its lines would be compared twice: leave one file out."
                yield Problem(f"a facility twice: it also stands in {first}", str(path), None, facility, advice)
