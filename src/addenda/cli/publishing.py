"""The options of every command that prints a publisher's texts: who may read its output, and codes alone."""

from __future__ import annotations

import os
from typing import Annotated, TypeAlias

import typer

from addenda.app.publishing import Publication, publication
from addenda.cli.output import quote_values

CodesOnly: TypeAlias = Annotated[
    bool, typer.Option("--codes-only", help="Leave every text of the publisher out: codes, dates, counts, money.")
]
Public: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--public/--private",
        envvar="ADDENDA_PUBLIC",
        show_default=False,
        help="Whether anyone can read the output; licensed texts are then refused.",
    ),
]


def publication_of(public: bool | None, codes_only: bool) -> Publication:
    """Return how a command writes; from here on no error quotes a file's values where the output may not."""
    made = publication(public, codes_only, os.environ)
    quote_values(wanted=not made.discreet)
    return made
