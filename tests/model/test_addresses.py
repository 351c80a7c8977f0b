"""Which addresses may be asked, and which are one place."""

import httpx
import pytest

from addenda.model.addresses import may_be_asked, same_place


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://api.github.com", True),
        ("http://127.9.9.9/x", True),
        ("http://[::1]:8000", True),
        ("http://localhost", True),
        ("http://localhost.example", False),
        ("http://10.0.0.1", False),
        ("ftp://127.0.0.1", False),
        ("https://", False),
        ("", False),
    ],
)
def test_a_token_and_a_question_go_over_https_or_stay_on_this_machine(address: str, allowed: bool) -> None:
    assert may_be_asked(httpx.URL(address)) is allowed


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://cms.example/b?c=d", True),
        ("https://cms.example:443/a", True),
        ("http://cms.example/a", False),
        ("https://www.cms.example/a", False),
        ("https://cms.example:8443/a", False),
    ],
)
def test_a_place_is_scheme_host_and_port(other: str, same: bool) -> None:
    assert same_place(httpx.URL("https://cms.example/a"), httpx.URL(other)) is same
