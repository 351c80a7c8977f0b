"""Small invented charge masters, written as the files that hospitals send."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

Rows = Sequence[Sequence[str | float]]

HEADERS = ["Charge Code", "Charge Description", "CPT/HCPCS", "Gross Charges", "Annual Volume"]
LINES: Rows = [["1001", "INVENTED VISIT", "99213", 120.5, 10], ["1002", "INVENTED DRUG", "J0131", 13.75, 3]]


def write_csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = "\r\n".join(delimiter.join(str(cell) for cell in row) for row in rows)
    path.write_bytes((text + "\r\n").encode(encoding))
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Rows], hidden: Collection[str] = ()) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return path
