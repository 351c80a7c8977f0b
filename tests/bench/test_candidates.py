"""What `python -m bench.candidates` prints, held to what was promised."""

from datetime import date

import pytest

from bench.candidates import hcpcs_cases, measure, sample_cases
from tests.support.real import real_file


@pytest.mark.parametrize(
    ("name", "day", "codes", "nearest"),
    [
        ("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip", date(2019, 1, 1), 95, 93),
        ("hcpcs/HCPC2020_APR_ANWEB.xlsx", date(2020, 4, 1), 105, 102),
    ],
)
def test_of_all_ended_codes_in_cms_file_whose_cross_reference_is_in_force_the_nearest_text_is_its_in_97_percent(
    name: str, day: date, codes: int, nearest: int
) -> None:
    found = measure(hcpcs_cases(real_file(name), day))
    assert (found.codes, found.known, found.nearest) == (codes, codes, nearest)
    assert found.nearest >= 0.97 * found.known


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip", date(2019, 1, 1)),
        ("hcpcs/HCPC2020_APR_ANWEB.xlsx", date(2020, 4, 1)),
    ],
)
def test_of_the_same_codes_each_that_is_answered_is_answered_rightly(name: str, day: date) -> None:
    found = measure(hcpcs_cases(real_file(name), day))
    assert found.right == found.answered >= 0.94 * found.known


def test_of_synthetic_codes_every_renumbered_and_converted_one_is_found_and_few_others_are_answered() -> None:
    found = measure(sample_cases(range(12), 1_000))
    assert 0 < found.known < found.codes
    assert found.right >= 0.95 * found.known
    assert found.right >= 0.9 * found.answered
