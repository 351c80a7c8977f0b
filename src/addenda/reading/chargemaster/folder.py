"""A folder of charge masters, one file for each facility, read as one."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import AddendaError, InputError, Problem
from addenda.model.chargemaster import ChargeMaster, SourceFile
from addenda.model.listing import listed
from addenda.reading.chargemaster.words import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_NO_TABLES = frozenset(
    {".md", ".pdf", ".doc", ".docx", ".rtf", ".log", ".png", ".jpg", ".jpeg", ".gif", ".sha256", ".md5"}
)
_BESIDE = ("readme", "license", "licence", "thumbs.db", "desktop.ini")
_SHOWN = 5  # headers of one column, and names of files, that are listed


class _Read(NamedTuple):
    """A file's name in the folder, its charge master, and the facilities of its lines."""

    name: str
    master: ChargeMaster
    facilities: tuple[str, ...]


def read_folder(folder: Path, read: Callable[[Path, str], ChargeMaster]) -> ChargeMaster:
    """Return the lines of all files of a folder and those within it, each read by `read(path, name)` on its own.

    A line's facility is what its own column says, and else the name of its file.

    Raises:
        InputError: naming all that is wrong with all files; naming the files that have the same content, or the lines
            of the same facility; when there is no file.

    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    left_out = [name for name in names if _is_beside(name)]
    problems: list[Problem] = []
    files: list[_Read] = []
    for name in names:
        if name not in left_out:
            try:
                files.append(_with_facility(name, read(folder / name, name)))
            except AddendaError as error:
                problems += error.problems
    problems += _twice(files)
    if not files and not problems:
        problems.append(Problem("the folder holds no charge master", str(folder)))
    if problems:
        raise InputError(problems)
    return _together(folder.name, files, left_out)


def _is_beside(name: str) -> bool:
    """Say whether a file is no table, by its name: hidden, a note, a picture, or an open document's lock."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)
    return hidden or path.suffix.lower() in _NO_TABLES or path.name.lower().startswith(_BESIDE)


def _with_facility(name: str, master: ChargeMaster) -> _Read:
    stem = PurePosixPath(name).stem
    lines = tuple(replace(line, file=name, facility=line.facility or stem) for line in master.lines)
    return _Read(name, replace(master, lines=lines), tuple(dict.fromkeys(line.facility for line in lines)))


def _twice(files: Sequence[_Read]) -> Iterable[Problem]:
    contents: dict[str, str] = {}
    facilities: dict[str, str] = {}
    for file in files:
        first = contents.setdefault(file.master.sha256, file.name)
        if first != file.name:
            yield Problem(f"the file has the same content as {first}", file.name, advice="Leave one of them out.")
            continue
        for facility in file.facilities:
            first = facilities.setdefault(same(facility), file.name)
            if first != file.name:
                message = f"a facility twice: it also stands in {first}"
                yield Problem(message, file.name, None, facility, "Its lines would count twice: leave one file out.")


def _together(folder: str, files: Sequence[_Read], left_out: Sequence[str]) -> ChargeMaster:
    masters = [file.master for file in files]
    sources = tuple(
        SourceFile(file.name, file.master.sha256, file.facilities[0] if len(file.facilities) == 1 else "")
        for file in files
    )
    listing = "".join(f"{source.sha256}  {source.name}\n" for source in sources)
    remarks = [f"{file.name}: {remark}" for file in files for remark in file.master.remarks]
    return ChargeMaster(
        file=folder,
        sha256=sha256(listing.encode()).hexdigest(),
        sheets=tuple(dict.fromkeys(sheet for master in masters for sheet in master.sheets)),
        sheets_not_read=tuple(f"{file.name}: {sheet}" for file in files for sheet in file.master.sheets_not_read),
        columns={column: " or ".join(headers) for column, headers in _headers(masters).items()},
        lines=tuple(line for master in masters for line in master.lines),
        rows_skipped=sum(master.rows_skipped for master in masters),
        columns_not_used=_not_used(masters),
        layout=f"folder of {len(files)} files",
        choices=tuple(dict.fromkeys(choice for master in masters for choice in master.choices)),
        filed_totals=tuple(total for master in masters for total in master.filed_totals),
        files=sources,
        remarks=(*_not_read(left_out), *remarks),
    )


def _headers(masters: Iterable[ChargeMaster]) -> Mapping[str, Sequence[str]]:
    """Return the headers of each column, one spelling of each; of many only the first."""
    found: dict[str, dict[str, str]] = {}
    for master in masters:
        for column, header in master.columns.items():
            found.setdefault(column, {}).setdefault(same(header), header)
    return {
        column: [*list(headers.values())[:_SHOWN], *([f"{len(headers) - _SHOWN} others"] * (len(headers) > _SHOWN))]
        for column, headers in found.items()
    }


def _not_used(masters: Iterable[ChargeMaster]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for master in masters:
        for column, headers in master.columns_not_used.items():
            found.setdefault(column, {}).update(dict.fromkeys(headers))
    return {column: tuple(headers) for column, headers in found.items()}


def _not_read(names: Sequence[str]) -> list[str]:
    return [f"Files that are no tables were not read: {listed(names, _SHOWN)}."] if names else []
