"""Names of releases, and the days they stand for."""

from datetime import date

import pytest

from addenda.errors import UsageError
from addenda.model.release import ReleaseId, effective_date


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2018", date(2018, 1, 1)),
        ("2020-04", date(2020, 4, 1)),
        ("2020-04-15", date(2020, 4, 15)),
        ("2020-13", None),
        ("2020-02-30", None),
        ("spring", None),
        ("20200", None),
    ],
)
def test_the_day_that_a_name_stands_for(name: str, day: date | None) -> None:
    assert effective_date(name) == day


def test_a_name_is_a_code_set_and_a_release() -> None:
    assert ReleaseId.parse("hcpcs/2020-04") == ReleaseId("hcpcs", "2020-04")
    assert str(ReleaseId("hcpcs", "2020-04")) == "hcpcs/2020-04"


@pytest.mark.parametrize("text", ["", "hcpcs", "hcpcs/", "/2018", "a/b/c", "../x", "hcpcs/..", "hcpcs/ 2018", "-a/b"])
def test_anything_else_is_no_name(text: str) -> None:
    with pytest.raises(UsageError, match="hcpcs/2018"):
        ReleaseId.parse(text)
