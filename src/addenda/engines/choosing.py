"""`--engine`: which engine, and where."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addenda.engines.quiet import quiet
from addenda.errors import ConfigurationError, UsageError

if TYPE_CHECKING:
    from addenda.impact.frames.engine import Engine

_KNOWN = "polars, duckdb, duckdb:FILE.db, spark:local[2], spark://HOST:PORT or sc://HOST:PORT"


def open_engine(name: str) -> Engine:
    """Return the engine that a text names; its package is only loaded here.

    Raises:
        UsageError: when it names none.
        NotFoundError: when it names a database that is not there.
        ConfigurationError: when its package is not installed, or Spark cannot be reached.

    """
    made = _made(name)
    if made is None:
        raise UsageError(f"{name!r} is no engine; there are {_KNOWN}.")
    return made


def _made(name: str) -> Engine | None:
    kind, _, rest = name.partition(":")
    found: Engine | None = None
    if name == "polars":
        found = _module("polars", "polars_engine").PolarsEngine()
    elif kind == "duckdb" and (rest or name == "duckdb"):
        found = _module("duckdb", "duckdb_engine").DuckDBEngine(Path(rest) if rest else None)
    elif kind in {"spark", "sc"} and rest:
        found = _module("spark", "spark_engine").SparkEngine(_session(name))
    return found


def _session(name: str) -> Any:
    if name.startswith("sc://"):
        return _module("spark", "spark_connect").connect_spark(name)
    master = name if name.startswith("spark://") else name.removeprefix("spark:")
    return _module("spark", "spark_local").start_spark(master)


def _module(extra: str, name: str) -> Any:
    """Load an engine, and what it needs."""
    try:
        with quiet():
            return import_module(f"addenda.engines.{name}")
    except ImportError as error:
        missing = f"The engine {extra} is not installed ({error.name or error} is missing)"
        raise ConfigurationError(f"{missing}: pip install 'addenda[{extra}]'.") from None
