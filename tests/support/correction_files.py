"""Writes correction lists in the layouts that CMS publishes: workbook, tab-separated text, print form."""

from collections.abc import Mapping, Sequence

from tests.support.hcpcs_files import xlsx

HEADER = ("CODE", "ACTION", "EFF DATE", "SHORT DESC", "LONG DESC", "TOS ", "BETOS", "COV", "PRICE", "XREF CODE",
          "ASC IND", "ASC DATE", "COMMENTS")  # fmt: skip

Row = Mapping[str, object]


def row(code: str, action: str, day: object = "", **cells: object) -> Row:
    """One row; cells by the first word of their header (`SHORT`), `ASC_IND`, `ASC_DATE`."""
    names = {
        header.split()[0] if not header.startswith("ASC") else header.replace(" ", "_"): header for header in HEADER
    }
    return {"CODE": code, "ACTION": action, "EFF DATE": day} | {names[name]: cell for name, cell in cells.items()}


def _cells(rows: Sequence[Row], title: str) -> list[list[object]]:
    return [["", title], [], [], list(HEADER), *([one.get(name, "") for name in HEADER] for one in rows)]


def correction_xlsx(rows: Sequence[Row], title: str = "2018 HCPCS CORRECTIONS") -> bytes:
    """The workbook, with the two empty sheets that CMS leaves in it."""
    return xlsx({"Sheet1": _cells(rows, title), "Sheet2": [], "Sheet3": []})


def correction_text(rows: Sequence[Row], title: str = "2018 HCPCS CORRECTIONS") -> bytes:
    """The tab-separated text, with empty lines after the last row."""
    lines = [
        "\t".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in cells) for cells in _cells(rows, title)
    ]
    return "".join(f"{line}\r\n" for line in [*lines, "\t" * 12, "\t" * 12]).encode("cp1252")


def correction_prn(rows: Sequence[Row], title: str = "2018 HCPCS CORRECTIONS") -> bytes:
    """The print form, which cuts the action off after ten characters."""
    lines = [
        f"         {title}",
        "",
        "",
        "  CODE   ACTION  EFF DATE        SHORT DESC                LONG DESC          TOS",
    ]
    lines += [f" {one['CODE']:6}{str(one['ACTION'])[:10]:10}{one['EFF DATE']!s:.9}" for one in rows]
    return "".join(f"{line}\r\n" for line in lines).encode("cp1252")
