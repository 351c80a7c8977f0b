"""The options of commands that look at a charge master: where it is, what is paid, whose work it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from addenda.impact.fees.physician import Setting
from addenda.model.worklist import OwnerKind

CHARGE_MASTER_HELP = "The charge master: a file (csv, xlsx, parquet, price transparency), a folder, a database address."

FeeOptions: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--fees", help="A fee schedule of the store, such as pfs/2026; the one before is found. Repeatable."),
]
LocalityOption: TypeAlias = Annotated[
    str | None, typer.Option("--locality", help="The Medicare locality: contractor and number (0118218), or its name.")
]
SettingOption: TypeAlias = Annotated[
    Setting | None, typer.Option("--setting", help="Where services are furnished, for physician fees.")
]
UsageFile: TypeAlias = Annotated[
    Path | None, typer.Option("--usage", help="A file of units billed, by charge code or by code.")
]
By: TypeAlias = Annotated[
    list[OwnerKind] | None, typer.Option("--by", help="Make a worklist for each of these. Repeatable.")
]
