"""A Spark that is somebody else's, through its Connect server: no Java is needed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql.connect.session import SparkSession

from addenda.engines.quiet import quiet
from addenda.engines.spark_engine import ANSI, first_line
from addenda.errors import ConfigurationError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession as AnySession


def connect_spark(address: str) -> AnySession:
    """Connect to a Spark Connect server, `sc://host:port`.

    Raises:
        ConfigurationError: when it does not answer.

    """
    try:
        with quiet():
            session = SparkSession.builder.remote(address).create()
            for name, value in ANSI.items():
                session.conf.set(name, value)
    except Exception as error:  # noqa: BLE001 - whatever gRPC raises when nobody answers
        raise ConfigurationError(f"Spark at {address} cannot be reached ({first_line(error)}).") from None
    return session  # type: ignore[return-value]  # it has the same methods, and no common base
