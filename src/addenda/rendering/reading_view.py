"""How a charge master was read, in sentences: what was taken for lines, and what was not."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from addenda.model.chargemaster import CodeStatus
from addenda.model.listing import counted
from addenda.rendering.places import Places
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from addenda.model.chargemaster import ChargeMaster
    from addenda.model.findings import Impact

_NAMED = 10
"""How many of the lines that may hold a code are named."""


def reading_sentences(impact: Impact) -> tuple[str, ...]:
    """Return sentences on lines, sheets, columns and codes, made safe to show."""
    master = impact.chargemaster
    lines, skipped = counted(len(master.lines), "line"), counted(master.rows_skipped, "row")
    sentences = [f"{lines} read, {number(impact.lines_with_code)} with a code; {skipped} skipped as blank or totals."]
    if sheets := _named_sheets(master):
        sentences.append(f"Sheets read: {visible(', '.join(sheets))}.")
    if master.sheets_not_read:
        sentences.append(f"Sheets not read: {visible(', '.join(master.sheets_not_read))}; --sheet names one to read.")
    for column, headers in master.columns_not_used.items():
        names, title = visible(", ".join(f"“{header}”" for header in headers)), column.replace("_", " ")
        sentences.append(f"Several columns could be the {title} ({names}); none was used, --map names the right one.")
    if impact.lines_other:
        others = counted(impact.lines_other, "line")
        sentences.append(f"{others} with something else in the code column, such as a drug's number or a local code.")
    return (*sentences, *map(visible, master.remarks), *_ambiguous(master))


def _named_sheets(master: ChargeMaster) -> tuple[str, ...]:
    """Return the sheets that have names of their own; a text file is a sheet that is named like the file."""
    files = {PurePath(name).stem for name in (master.file, *(source.name for source in master.files))}
    return tuple(sheet for sheet in master.sheets if sheet and sheet not in files)


def _ambiguous(master: ChargeMaster) -> tuple[str, ...]:
    """Name the lines whose code only a guess would make out; nothing where there are none."""
    lines = [line for line in master.lines if line.status is CodeStatus.AMBIGUOUS]
    if not lines:
        return ()
    places = Places(master)
    named = ", ".join(f"{places.of(line)} ({visible(line.raw_code)})" for line in lines[:_NAMED])
    more = f" and {number(len(lines) - _NAMED)} more" if len(lines) > _NAMED else ""
    start, they = ("line holds", "it is") if len(lines) == 1 else ("lines hold", "they are")
    what = "a value that may be a code, with lost zeros or something unknown behind it"
    return (f"{number(len(lines))} {start} {what}; {they} matched to nothing: {named}{more}.",)
