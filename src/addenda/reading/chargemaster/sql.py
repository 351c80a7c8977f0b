"""Tables of a database through SQLAlchemy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.sql import column, table

from addenda.errors import ConfigurationError, InputError, Problem
from addenda.reading.chargemaster.database import Answer, check_exists, no_such_table

if TYPE_CHECKING:
    from sqlalchemy import ColumnClause, Connection, Engine, TableClause

    from addenda.reading.chargemaster.address import Address

_READ_ONLY = {
    "sqlite": "PRAGMA query_only = ON",
    "postgresql": "SET TRANSACTION READ ONLY",
    "oracle": "SET TRANSACTION READ ONLY",
    "mysql": "START TRANSACTION READ ONLY",
    "mariadb": "START TRANSACTION READ ONLY",
}
"""What makes a database refuse to write; what others would write is rolled back."""


def read_sql(address: Address) -> Answer:
    """Return the rows of a table or a query.

    Raises:
        ConfigurationError: when SQLAlchemy knows no such kind of database, or its driver is not installed.
        NotFoundError: when the database is a file that does not exist.
        InputError: when the database cannot be read, or has no such table.

    """
    try:
        with _engine(address).connect() as connection:
            return _rows(connection, address)
    except SQLAlchemyError as error:
        reason = address.safe(str(getattr(error, "orig", None) or error))
        raise InputError(Problem(f"the database cannot be read ({reason})", address.shown)) from None


def _engine(address: Address) -> Engine:
    try:
        url = make_url(address.target)
        engine = create_engine(url, poolclass=NullPool)
    except NoSuchModuleError:
        message = "SQLAlchemy knows no such kind of database, or its dialect is not installed"
        raise ConfigurationError(Problem(message, address.shown)) from None
    except ModuleNotFoundError as error:
        message = f"the database's driver {error.name} is not installed"
        raise ConfigurationError(Problem(message, address.shown, advice=f"Install {error.name}.")) from None
    file = url.database or ""
    if engine.dialect.name == "sqlite" and not file.startswith("file:"):
        check_exists(Path(file), address)
    return engine


def _rows(connection: Connection, address: Address) -> Answer:
    statement = _READ_ONLY.get(connection.dialect.name)
    if statement:
        connection.exec_driver_sql(statement)
    if address.query:  # as it stands: neither colons nor percent signs in it are places for values
        result = connection.execution_options(no_parameters=True).exec_driver_sql(address.query)
    else:
        result = connection.execute(select(_table(connection, address)))
    return Answer(list(result.keys()), list(result))


def _table(connection: Connection, address: Address) -> TableClause:
    """Return a table or view that the database says it has, its columns without types: values come as they are."""
    inspector = inspect(connection)
    names = [*inspector.get_table_names(), *inspector.get_view_names()]
    schema, name = "", address.table
    if name not in names and "." in name:
        schema, _, name = name.rpartition(".")
        known = schema in inspector.get_schema_names()
        names = [*inspector.get_table_names(schema), *inspector.get_view_names(schema)] if known else []
    if name not in names:
        raise no_such_table(address, names)
    columns: list[ColumnClause[Any]] = [column(found["name"]) for found in inspector.get_columns(name, schema or None)]
    return table(name, *columns, schema=schema or None)
