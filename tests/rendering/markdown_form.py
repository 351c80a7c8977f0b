"""What is wrong with the form of a Markdown document, as GitHub reads it."""

import re

_BORDER = re.compile(r"\|(---:?\|)+")


def problems(document: str) -> list[str]:
    """Return what would break a table, or a part that is folded."""
    return [*_tables(document.split("\n")), *_folded(document.split("\n"))]


def tables(document: str) -> list[list[str]]:
    """Return the rows of each table, its header and border first."""
    found: list[list[str]] = [[]]
    for line in document.split("\n"):
        if line.startswith("|"):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [rows for rows in found if rows]


def _tables(lines: list[str]) -> list[str]:
    wrong = []
    for header, *rows in tables("\n".join(lines)):
        if not rows or not _BORDER.fullmatch(rows[0]):
            wrong.append(f"no border below {header}")
        wrong += [f"not the cells of {header}: {row}" for row in rows if row.count("|") != header.count("|")]
        wrong += [f"no end: {row}" for row in (header, *rows) if not row.endswith("|")]
    return wrong


def _folded(lines: list[str]) -> list[str]:
    wrong, opened = list[str](), 0
    for place, line in enumerate(lines):
        if not re.search(r"</?(details|summary)\b", line):
            continue
        starts = re.fullmatch(r"<details><summary>[^<>]*</summary>", line)
        if not starts and line != "</details>":
            wrong.append(f"neither start nor end of a part: {line}")
        if not starts and not opened:
            wrong.append(f"an end without a start: {line}")
        if [lines[place - 1], lines[place + 1]] != ["", ""]:
            wrong.append(f"no blank lines around {line}")
        opened += 1 if starts else -1
    return [*wrong, *(["a part has no end"] if opened else [])]
