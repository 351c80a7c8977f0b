"""The options of every command that prints a publisher's texts: who may read its output, and codes alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, TypeAlias, TypeVar

import typer

from addenda.app.publishing import Publication, publication
from addenda.cli.output import quote_values

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet

T = TypeVar("T")

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


def shown(value: T, codeset: CodeSet, how: Publication) -> T:
    """Return a value of the model as a command shows it: without the texts of its code set, where codes only do."""
    if not how.codes_only:
        return value
    from addenda.app.codes_only import codes_only  # here for start-up time alone: it takes as long as all the rest

    return codes_only(value, codeset)
