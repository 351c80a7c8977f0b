"""Fixtures that every folder of tests shares."""

import pytest
from hypothesis import HealthCheck, settings

from tests.support.cli import CommandLine
from tests.support.golden import Golden

pytest_plugins = ["tests.support.browser"]

# Machines are noisy: how long an example takes says nothing about whether it is right.
settings.register_profile("addenda", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("addenda")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--kills", type=int, default=10, help="how often each kind of import is killed")
    parser.addoption("--rounds", type=int, default=5, help="how often two writers meet")
    parser.addoption("--seeds", type=int, default=3, help="how many synthetic CPTs are held against their truth")
    parser.addoption("--concepts", default="600", help="how many codes each of them has (12000 is CPT's size)")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A case with a whole file in it is named by its argument: a test's name tells, and depends on no clock."""
    return argname if isinstance(val, bytes | str) and len(val) > 200 else None


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with files under tests/golden/."""
    return Golden(renew=request.config.getoption("--renew-golden"))


@pytest.fixture
def addenda(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Run the command line; no store is set from outside, and nothing says that anyone reads the output."""
    for name in ("ADDENDA_STORE", "ADDENDA_PUBLIC", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return CommandLine(capfdbinary, monkeypatch)
