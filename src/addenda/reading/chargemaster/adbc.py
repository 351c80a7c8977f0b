"""Tables of a database through ADBC: `adbc+sqlite:///charges.db?table=charges`."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adbc_driver_manager import Error

from addenda.errors import ConfigurationError, InputError, Problem
from addenda.reading.chargemaster.database import ADBC, Answer, check_exists, no_such_table

if TYPE_CHECKING:
    from addenda.reading.chargemaster.address import Address

_KIND = re.compile(rf"{re.escape(ADBC)}([a-z]+)://(.*)", re.DOTALL)
_FILES = ("sqlite", "duckdb")  # databases that are a file
_WHOLE = {"sqlite": {"adbc.sqlite.query.batch_rows": "1048576"}}
"""SQLite's driver takes a column's type from its first batch: a number first and a text 2,000 rows on are an error."""


def read_adbc(address: Address) -> Answer:
    """Return the rows of a table or a query.

    Raises:
        ConfigurationError: when the driver of this kind of database is not installed.
        NotFoundError: when the database is a file that does not exist.
        InputError: when the database cannot be read, or has no such table.

    """
    match = _KIND.fullmatch(address.target)
    if match is None:
        raise ConfigurationError(Problem("the address is not one of ADBC, such as adbc+sqlite:///file", address.shown))
    kind, rest = match.groups()
    driver = _driver(kind, address)
    try:
        with driver.connect(_target(kind, rest, address)) as connection:
            return _rows(connection, address, _WHOLE.get(kind))
    except Error as error:
        reason = address.safe(str(error))
        raise InputError(Problem(f"the database cannot be read ({reason})", address.shown)) from None


def _driver(kind: str, address: Address) -> Any:
    package = f"adbc_driver_{kind}"
    try:
        return import_module(f"{package}.dbapi")
    except ModuleNotFoundError as error:
        message = f"reading it needs {error.name}, which is not installed"
        advice = f"Install 'addenda[database]' and {package}."
        raise ConfigurationError(Problem(message, address.shown, advice=advice)) from None


def _target(kind: str, rest: str, address: Address) -> str:
    if kind not in _FILES:
        return f"{kind}://{rest}"
    file = Path(rest.removeprefix("/"))
    check_exists(file, address)
    return f"{file.absolute().as_uri()}?mode=ro" if kind == "sqlite" else str(file)


def _rows(connection: Any, address: Address, options: dict[str, str] | None) -> Answer:
    query = address.query or f"SELECT * FROM {_quoted_table(connection, address)}"  # noqa: S608  # a name of its list
    with connection.cursor(adbc_stmt_kwargs=options) as cursor:
        cursor.execute(query)
        return Answer([column[0] for column in cursor.description], cursor.fetchall())


def _quoted_table(connection: Any, address: Address) -> str:
    """Return a table's name in quotation marks when the database itself lists it.

    Its schema may be left out where only one schema has a table of that name.
    """
    tables = [
        (schema["db_schema_name"] or "", table["table_name"])
        for catalog in connection.adbc_get_objects(depth="tables").read_all().to_pylist()
        for schema in catalog["catalog_db_schemas"] or ()
        for table in schema["db_schema_tables"] or ()
    ]
    names = {".".join(filter(None, parts)): parts for parts in tables}
    once = Counter(table for _, table in tables)
    names |= {parts[1]: parts for parts in tables if once[parts[1]] == 1}
    if address.table not in names:
        raise no_such_table(address, list(names))
    return ".".join('"' + part.replace('"', '""') + '"' for part in names[address.table] if part)
