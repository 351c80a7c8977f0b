"""How cells look; each format is made once in a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from addenda.model.changes import Edit
from addenda.model.rules import Severity
from addenda.rendering.workbook.cells import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.rendering.xlsx import Format, Workbook

_NUMBERS: Mapping[Shown, str] = {
    Shown.CODE: "@",
    Shown.COUNT: "#,##0",
    Shown.PLACE: "0",
    Shown.QUANTITY: "#,##0.0###",
    Shown.MONEY: "$#,##0.00##;-$#,##0.00##",
    Shown.DIFFERENCE: "+$#,##0.00##;-$#,##0.00##;$0.00",
    Shown.SHARE: "0%",
    Shown.DAY: "yyyy-mm-dd",
}
_LEFT = frozenset({Shown.TEXT, Shown.WHOLE, Shown.CODE, Shown.DAY, Shown.ENTRY})
WRAPPED = frozenset({Shown.TEXT, Shown.ENTRY})
"""Kinds of columns whose texts go on in another line where the column ends."""
_HEADER = {"bold": True, "text_wrap": True, "bg_color": "#DCE6F1", "bottom": 1}
_ENTRY = {"bg_color": "#FFFDE7", "border": 1, "border_color": "#D9D9D9"}
_SEVERITIES: Mapping[Severity, Mapping[str, Any]] = {
    Severity.HIGH: {"bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"},
    Severity.MEDIUM: {"font_color": "#7F4F00", "bg_color": "#FFEB9C"},
    Severity.LOW: {"bg_color": "#E8EEF4"},
    Severity.NOTE: {"font_color": "#595959"},
}
_EDITS: Mapping[str, Mapping[str, Any]] = {
    Edit.DELETE: {"font_color": "#B00020", "font_strikeout": True},
    Edit.INSERT: {"font_color": "#00662E", "underline": True},
}


class Looks(NamedTuple):
    """How the cells of a column look; `whole` is for a number without decimals. `entry`: an empty cell is drawn too."""

    cell: Format
    whole: Format
    entry: bool


class Formats:
    """The formats of a workbook. `runs` are those of the pieces of a redline, `alone` those of a cell of one piece."""

    def __init__(self, workbook: Workbook) -> None:
        def made(**looks: Any) -> Format:
            return workbook.add_format({"valign": "top", **looks})

        self.title = made(bold=True, font_size=16)
        self.heading = made(bold=True, font_size=12, font_color="#1F3864")
        self.severities = {severity: made(**looks) for severity, looks in _SEVERITIES.items()}
        self.runs = {edit: workbook.add_format(looks) for edit, looks in _EDITS.items()}
        self.alone = {edit: made(text_wrap=True, **looks) for edit, looks in _EDITS.items()}
        self._shown = {shown: made(**_looks(shown)) for shown in Shown}
        self._headers = {shown: made(**_side(shown), **_HEADER) for shown in Shown}

    def of(self, shown: Shown) -> Looks:
        """Return how the cells of a column of a kind look."""
        cell = self._shown[shown]
        return Looks(cell, self._shown[Shown.COUNT] if shown is Shown.QUANTITY else cell, shown is Shown.ENTRY)

    def header(self, shown: Shown) -> Format:
        """Return the format of the title of a column, which stands on the side on which its values do."""
        return self._headers[shown]


def _looks(shown: Shown) -> dict[str, Any]:
    looks = _side(shown) | {"text_wrap": shown in WRAPPED}
    looks |= {"num_format": _NUMBERS[shown]} if shown in _NUMBERS else {}
    return looks | (_ENTRY if shown is Shown.ENTRY else {})


def _side(shown: Shown) -> dict[str, Any]:
    return {"align": "left"} if shown in _LEFT else {"align": "right", "indent": 1}  # a gap to the text behind a number
