"""A Spark of our own: on this machine, or as the driver of a cluster."""

from __future__ import annotations

import os
import shutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession

from addenda.engines.quiet import quiet
from addenda.engines.spark_engine import ANSI, first_line
from addenda.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_OUR_DRIVER = {"spark.log.level": "ERROR", "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
_ON_ONE_MACHINE = {"spark.sql.shuffle.partitions": "8"}
"""Spark's own 200 are for a cluster; here each is a task that costs more than it does."""


def start_spark(master: str, settings: Mapping[str, str] = MappingProxyType({})) -> SparkSession:
    """Start Spark with a master (`local[2]`, `spark://host:port`) and further settings.

    Raises:
        ConfigurationError: when there is no Java, or the master does not answer.

    """
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        raise ConfigurationError("Spark needs Java 17 or later; neither java nor JAVA_HOME is there.")
    builder = SparkSession.builder.master(master).appName("addenda")
    local = _ON_ONE_MACHINE if master.startswith("local") else {}
    for name, value in (ANSI | _OF_OUR_DRIVER | local | dict(settings)).items():
        builder = builder.config(name, value)
    try:
        with quiet():
            return builder.getOrCreate()
    except Exception as error:  # noqa: BLE001 - whatever Java raises when it does not start or a master does not answer
        raise ConfigurationError(f"Spark at {master} cannot be reached ({first_line(error)}).") from None
