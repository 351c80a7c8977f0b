"""The same engines for every test here; Spark starts once, and one worker has it."""

import shutil
import socket
import warnings
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from addenda.engines.quiet import quiet
from addenda.impact.frames.engine import Engine

ENGINES = [
    "polars",
    "duckdb",
    pytest.param("spark", marks=pytest.mark.xdist_group("spark")),
    pytest.param("connect", marks=pytest.mark.xdist_group("spark")),
]


@pytest.fixture(scope="session")
def spark() -> Iterator[tuple[Engine, Engine]]:
    """Spark itself, and the same Spark through its Connect server on this machine."""
    if not find_spec("pyspark"):
        pytest.skip("pyspark is not installed")
    if not shutil.which("java"):
        pytest.skip("there is no Java")
    with quiet():
        from addenda.engines.spark_connect import connect_spark
        from addenda.engines.spark_engine import SparkEngine
        from addenda.engines.spark_local import start_spark

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Spark leaves the pipes to its own process open
        classic = start_spark("local[2]", settings)
        remote = connect_spark(f"sc://127.0.0.1:{port}")
        yield SparkEngine(classic, owned=False), SparkEngine(remote, owned=False)
        remote.stop()
        classic.stop()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Every engine, one after the other."""
    made = _engine(request)
    yield made
    made.close()


def _engine(request: pytest.FixtureRequest) -> Engine:
    match request.param:
        case "polars":
            from addenda.engines.polars_engine import PolarsEngine

            return PolarsEngine()
        case "duckdb":
            pytest.importorskip("duckdb", reason="duckdb is not installed")
            from addenda.engines.duckdb_engine import DuckDBEngine

            return DuckDBEngine()
    both: tuple[Engine, Engine] = request.getfixturevalue("spark")
    return both[0] if request.param == "spark" else both[1]
