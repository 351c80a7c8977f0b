"""GitHub on a bad day: what is tried again, what is not, what is never done twice, and what is said."""

from __future__ import annotations

import pytest

from addenda.errors import ExitCode
from addenda.github.client import BODY_LIMIT, GitHub
from addenda.github.connection import Patience
from addenda.github.errors import RefusedError, UnavailableError
from tests.github.conftest import PATIENCE, Clock
from tests.support.github_server import (
    TOKEN,
    Answer,
    GitHubServer,
    cut,
    done_then,
    rate_limited,
    redirect,
    stalling,
    status,
    text,
)

BAD_DAYS = {
    "500": status(500),
    "502": status(502, "Server Error"),
    "503": status(503),
    "504": text(b"<html>Gateway Timeout</html>", 504),
    "cut": cut,
    "no json": text(b"<html>"),
    "half of it": text(b'{"id": 1, "body": "cu'),
    "nothing": text(b""),
    "another shape": text(b'{"id": 1}'),
    "a list": text(b"[1]"),
    "no UTF-8": text(b'{"id": "\xff"}'),
}
each_bad_day = pytest.mark.parametrize("answer", BAD_DAYS.values(), ids=BAD_DAYS)


@each_bad_day
def test_a_read_is_tried_again(github: GitHub, server: GitHubServer, clock: Clock, answer: Answer) -> None:
    server.add_comment(7, "someone", "Hello")
    server.script(answer, times=2)
    assert [comment.body for comment in github.comments(7)] == ["Hello"]
    assert clock.pauses == [1, 2]


@each_bad_day
def test_a_read_is_given_up(github: GitHub, server: GitHubServer, clock: Clock, answer: Answer) -> None:
    server.script(answer, times=3)
    with pytest.raises(UnavailableError, match="in 3 tries") as caught:
        list(github.comments(7))
    assert caught.value.exit_code is ExitCode.INPUT
    assert TOKEN not in str(caught.value)
    assert clock.pauses == [1, 2]
    assert len(server.requests) == 3


@each_bad_day
def test_a_write_that_did_not_happen_is_tried_again(github: GitHub, server: GitHubServer, answer: Answer) -> None:
    server.script(answer, method="POST", path="/comments", times=2)
    assert github.create_comment(7, "Hello").body == "Hello"
    assert server.bodies(7) == ["Hello"]


@each_bad_day
def test_a_write_that_happened_is_not_done_twice(github: GitHub, server: GitHubServer, answer: Answer) -> None:
    server.add_comment(7, "someone", "Hello")
    server.script(done_then(answer), method="POST", path="/comments")
    made = github.create_comment(7, "Hello")
    assert made.id == server.comments[7][1]["id"]
    assert server.bodies(7) == ["Hello", "Hello"]
    assert len(server.made("POST", "/comments")) == 1


@each_bad_day
def test_a_write_that_happened_at_the_last_try_is_no_failure(
    github: GitHub, server: GitHubServer, answer: Answer
) -> None:
    server.script(status(502), method="POST", path="/comments", times=2)
    server.script(done_then(answer), method="POST", path="/comments")
    assert github.create_comment(7, "Hello").body == "Hello"
    assert server.bodies(7) == ["Hello"]


def test_no_pull_request_is_opened_twice(github: GitHub, server: GitHubServer) -> None:
    server.script(done_then(status(502)), method="POST", path="/pulls")
    made = github.create_pull_request(branch="addenda/demo-2026", base="main", title="Demo", body="It is there.")
    assert made.number == 1
    assert len(server.pull_requests) == 1


def test_a_closed_pull_request_of_the_branch_is_not_the_one_that_was_opened(
    github: GitHub, server: GitHubServer
) -> None:
    server.add_pull_request("addenda/demo-2026", state="closed")
    server.script(status(502), method="POST", path="/pulls")
    made = github.create_pull_request(branch="addenda/demo-2026", base="main", title="Demo", body="It is there.")
    assert (made.number, made.is_open) == (2, True)


def test_whether_a_repository_is_private_is_not_guessed(github: GitHub, server: GitHubServer) -> None:
    server.script(text(b'{"private": "no"}'), times=3)
    with pytest.raises(UnavailableError, match="not what it should be"):
        github.is_private()


def test_a_page_in_the_middle_is_tried_again_by_itself(github: GitHub, server: GitHubServer) -> None:
    for number in range(6):
        server.add_comment(7, "someone", f"{number}")
    server.page_size = 2
    server.script(status(502), path="page=2")
    assert [comment.body for comment in github.comments(7)] == ["0", "1", "2", "3", "4", "5"]
    assert [request.path.partition("&")[2] for request in server.requests] == ["", "page=2", "page=2", "page=3"]


def test_a_server_that_is_not_there(clock: Clock) -> None:
    with (
        GitHub("octo/store", TOKEN, api="http://127.0.0.1:1", patience=PATIENCE, sleep=clock.sleep) as github,
        pytest.raises(UnavailableError, match="connection failed"),
    ):
        github.create_comment(7, "Hello")
    assert clock.pauses == [1, 2]


def test_a_server_that_says_nothing(server: GitHubServer, clock: Clock) -> None:
    patience = Patience(attempts=2, timeout=0.2)
    server.script(stalling, method="POST", path="/comments")
    with GitHub(server.repository, TOKEN, api=server.url, patience=patience, sleep=clock.sleep) as github:
        assert github.create_comment(7, "Hello").body == "Hello"
    assert server.bodies(7) == ["Hello"]


@pytest.mark.parametrize(
    ("code", "headers", "pause"),
    [
        (403, {"retry_after": "30"}, 30),
        (429, {"retry_after": "30"}, 30),
        (403, {"retry_after": "0"}, 0),
        (403, {"retry_after": "30", "x_ratelimit_remaining": "0", "x_ratelimit_reset": "1700000090"}, 30),
        (403, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1700000020"}, 21),
        (429, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1600000000"}, 1),
        (403, {}, 60),
        (429, {}, 60),
        (429, {"retry_after": "Wed, 21 Oct 2026 07:28:00 GMT"}, 60),
    ],
)
def test_a_limit_is_waited_for(
    github: GitHub, server: GitHubServer, clock: Clock, code: int, headers: dict[str, str], pause: float
) -> None:
    server.script(rate_limited(code, **headers))
    github.create_comment(7, "Hello")
    assert clock.pauses == [pause]
    assert server.bodies(7) == ["Hello"]
    assert server.made("GET") == []  # what was limited was not done: there is nothing to look for


def test_a_limit_that_lasts_too_long_is_not_waited_for(github: GitHub, server: GitHubServer, clock: Clock) -> None:
    server.script(rate_limited(x_ratelimit_remaining="0", x_ratelimit_reset="1700003600"))
    with pytest.raises(UnavailableError, match="3,601 seconds"):
        list(github.comments(7))
    assert clock.pauses == []


def test_limits_are_waited_for_in_all_no_longer_than_the_patience(server: GitHubServer, clock: Clock) -> None:
    patience = Patience(attempts=5, waiting=100.0)
    server.script(rate_limited(retry_after="40"), times=3)
    with (
        GitHub(server.repository, TOKEN, api=server.url, patience=patience, sleep=clock.sleep) as github,
        pytest.raises(UnavailableError, match="40 seconds"),
    ):
        list(github.comments(7))
    assert clock.pauses == [40, 40]


def test_many_remaining_requests_are_no_limit(github: GitHub, server: GitHubServer, clock: Clock) -> None:
    server.script(status(403, "No", x_ratelimit_remaining="4999", x_ratelimit_reset="1700000020"))
    with pytest.raises(RefusedError):
        list(github.comments(7))
    assert clock.pauses == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (400, "Problems parsing JSON"),
        (401, "Bad credentials"),
        (403, "Resource not accessible by integration"),
        (404, "Not Found"),
        (410, "This issue was deleted"),
        (422, "Validation Failed"),
        (451, "Repository access blocked"),
        (499, "of no standard"),
    ],
)
def test_a_refusal_is_said_and_not_tried_again(github: GitHub, server: GitHubServer, code: int, said: str) -> None:
    server.script(status(code, said))
    with pytest.raises(RefusedError, match=said) as caught:
        github.create_comment(7, "Hello")
    assert caught.value.status == code
    assert caught.value.exit_code is ExitCode.INPUT
    assert f"POST /repos/octo/store/issues/7/comments with {code}" in str(caught.value)
    assert len(server.requests) == 1


def test_a_token_that_may_only_read(github: GitHub, server: GitHubServer) -> None:
    server.allow(TOKEN, contents="read", pull_requests="read")
    assert list(github.comments(7)) == []
    with pytest.raises(RefusedError, match=r"not accessible by integration.*fork") as caught:
        github.create_comment(7, "Hello")
    assert caught.value.status == 403


def test_a_body_over_the_limit(github: GitHub, server: GitHubServer) -> None:
    with pytest.raises(RefusedError, match="maximum is 65536 characters") as caught:
        github.create_comment(7, "a" * (BODY_LIMIT + 1))
    assert caught.value.status == 422
    assert server.bodies(7) == []


def test_a_second_pull_request_of_a_branch(github: GitHub, server: GitHubServer) -> None:
    server.add_pull_request("addenda/demo-2026")
    with pytest.raises(RefusedError, match="already exists for octo:addenda/demo-2026"):
        github.create_pull_request(branch="addenda/demo-2026", base="main", title="Demo", body="It is there.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"message": "No", "errors": [{"field": "body", "code": "invalid"}]}', "No; body invalid"),
        (b'{"message": "No", "errors": ["not that"]}', "No; not that"),
        (b'{"message": "No", "errors": "all"}', "No"),
        (b'{"message": "\\u001b[31mred\\n::error::mine"}', " [31mred ::error::mine"),
        (b"[]", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_what_github_says_is_one_line(github: GitHub, server: GitHubServer, content: bytes, said: str | None) -> None:
    server.script(text(content, 422))
    with pytest.raises(RefusedError) as caught:
        list(github.comments(7))
    wanted = "GitHub refused GET /repos/octo/store/issues/7/comments with 422"
    assert str(caught.value) == (wanted if said is None else f"{wanted}: {said}")


def test_what_github_says_is_not_shown_without_end(github: GitHub, server: GitHubServer) -> None:
    server.script(status(422, "x" * 10_000))
    with pytest.raises(RefusedError) as caught:
        list(github.comments(7))
    assert len(str(caught.value)) < 400


def test_pages_that_name_one_another(github: GitHub, server: GitHubServer) -> None:
    link = {"Link": f'<{server.url}/repos/octo/store/issues/7/comments?page=2>; rel="next"'}
    server.script(lambda request: request.send_json(200, [], link), times=9)
    with pytest.raises(UnavailableError, match="circle"):
        list(github.comments(7))
    assert len(server.requests) == 2


def test_redirects_in_a_circle(github: GitHub, server: GitHubServer) -> None:
    server.script(redirect("/repos/octo/store/issues/7/comments"), times=99)
    with pytest.raises(UnavailableError, match="circle"):
        list(github.comments(7))


@pytest.mark.parametrize("address", ["http://[", "", "http://127.0.0.1:99999/"])
def test_redirects_to_nowhere(github: GitHub, server: GitHubServer, address: str) -> None:
    server.script(redirect(address), times=99)
    with pytest.raises((UnavailableError, RefusedError)):
        list(github.comments(7))


def test_a_link_to_nowhere(github: GitHub, server: GitHubServer) -> None:
    server.script(lambda request: request.send_json(200, [], {"Link": '<http://127.0.0.1:x/>; rel="next"'}), times=3)
    with pytest.raises(UnavailableError, match="not what it should be"):
        list(github.comments(7))
