"""What is asked of GitHub, and what comes back."""

from __future__ import annotations

import pytest

from addenda.errors import UsageError
from addenda.github.client import BODY_LIMIT, GitHub
from addenda.github.errors import RefusedError
from tests.support.github_server import TOKEN, WORKFLOW, GitHubServer, redirect, serving_github, status, text


def test_every_request_says_what_github_asks_for(github: GitHub, server: GitHubServer) -> None:
    github.create_comment(7, "Hello")
    (request,) = server.requests
    assert request.path == "/repos/octo/store/issues/7/comments"
    assert request.content == {"body": "Hello"}
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"
    assert request.headers["Accept"] == "application/vnd.github+json"
    assert request.headers["X-GitHub-Api-Version"] == "2022-11-28"
    assert request.headers["User-Agent"].startswith("addenda/")


def test_all_pages_are_read_in_order(github: GitHub, server: GitHubServer) -> None:
    for number in range(7):
        server.add_comment(7, "someone", f"{number}")
    server.page_size = 2
    assert [comment.body for comment in github.comments(7)] == ["0", "1", "2", "3", "4", "5", "6"]
    assert len(server.made("GET", "/issues/7/comments")) == 4


def test_pages_are_as_large_as_github_gives_them(github: GitHub, server: GitHubServer) -> None:
    for number in range(101):
        server.add_comment(7, "someone", f"{number}")
    assert len(list(github.comments(7))) == 101
    assert len(server.requests) == 2


def test_no_more_pages_are_read_than_are_wanted(github: GitHub, server: GitHubServer) -> None:
    for number in range(7):
        server.add_comment(7, "someone", f"{number}")
    server.page_size = 2
    assert next(github.comments(7)).body == "0"
    assert len(server.requests) == 1


def test_an_issue_without_comments(github: GitHub) -> None:
    assert list(github.comments(7)) == []


def test_the_comment_of_an_account_that_is_gone(github: GitHub, server: GitHubServer) -> None:
    server.add_comment(7, "", "left behind")
    (comment,) = github.comments(7)
    assert (comment.author, comment.body) == ("", "left behind")


@pytest.mark.parametrize("body", ["Ünïcödé 漢字 🩻", "<script>|\r\n`x`", "a" * BODY_LIMIT, "🩻" * BODY_LIMIT])
def test_a_body_comes_as_it_was_given(github: GitHub, server: GitHubServer, body: str) -> None:
    made = github.create_comment(7, body)
    assert made.body == body
    assert (made.author, made.id) == (WORKFLOW, server.comments[7][0]["id"])
    assert server.bodies(7) == [body]
    assert github.update_comment(made.id, body[::-1]).body == body[::-1]
    assert server.bodies(7) == [body[::-1]]


def test_a_person_is_who_the_token_is(server: GitHubServer) -> None:
    server.allow("a-token", "octocat", pull_requests="write")
    with GitHub(server.repository, "a-token", api=server.url) as github:
        assert github.login() == "octocat"
        assert github.login() == "octocat"
    assert len(server.requests) == 1


def test_an_app_is_who_its_token_is(server: GitHubServer) -> None:
    server.allow("a-token", "my-app[bot]")
    with GitHub(server.repository, "a-token", api=server.url) as github:
        assert github.login() == "my-app[bot]"


def test_a_token_that_may_not_ask_is_a_workflows(github: GitHub, server: GitHubServer) -> None:
    server.script(status(403, "Resource not accessible by integration"), path="/graphql")
    assert github.login() == WORKFLOW


def test_errors_of_graphql_come_with_200(github: GitHub, server: GitHubServer) -> None:
    server.script(text(b'{"data": null, "errors": [{"type": "FORBIDDEN", "message": "no"}]}'), path="/graphql")
    assert github.login() == WORKFLOW


def test_a_wrong_token_is_nobodys(server: GitHubServer) -> None:
    with GitHub(server.repository, "wrong", api=server.url) as github, pytest.raises(RefusedError) as caught:
        github.login()
    assert caught.value.status == 401


def test_on_a_server_of_ones_own_graphql_stands_beside_rest(server: GitHubServer) -> None:
    with GitHub("octo/store", TOKEN, api=f"{server.url}/api/v3") as github, pytest.raises(RefusedError):
        list(github.comments(7))
        github.login()
    assert server.requests[0].path.startswith("/api/v3/repos/octo/store/issues/7/comments")
    with GitHub("octo/store", TOKEN, api=f"{server.url}/api/v3/") as github:
        assert github.login() == WORKFLOW
    assert server.requests[-1].path == "/api/graphql"


def test_the_open_pull_request_of_a_branch(github: GitHub, server: GitHubServer) -> None:
    server.add_pull_request("addenda/demo-2026", state="closed")
    server.add_pull_request("addenda/demo-2026", owner="fork")
    server.add_pull_request("addenda/demo-2027")
    number = server.add_pull_request("addenda/demo-2026", title="Demo 2026")
    server.add_pull_request("addenda/demo-2026", state="closed")
    found = github.pull_request_of("addenda/demo-2026")
    assert found
    assert (found.number, found.title, found.base, found.is_open) == (number, "Demo 2026", "main", True)
    assert found.head == "octo:addenda/demo-2026"
    assert found.url == f"https://github.com/octo/store/pull/{number}"


def test_the_last_of_several_that_are_closed(github: GitHub, server: GitHubServer) -> None:
    server.add_pull_request("addenda/demo-2026", state="closed")
    last = server.add_pull_request("addenda/demo-2026", state="closed")
    found = github.pull_request_of("addenda/demo-2026")
    assert found
    assert (found.number, found.is_open) == (last, False)


def test_pull_requests_of_other_branches_are_none_of_this_one(github: GitHub, server: GitHubServer) -> None:
    server.add_pull_request("addenda/demo-2027")
    server.add_pull_request("addenda/demo-2026", owner="fork")
    server.script(lambda request: request.send_json(200, server.pull_requests))  # as where it passes over the head
    assert github.pull_request_of("addenda/demo-2026") is None


@pytest.mark.parametrize("private", [True, False])
def test_who_may_read_the_repository(github: GitHub, server: GitHubServer, private: bool) -> None:
    server.private = private
    assert github.is_private() is private


@pytest.mark.parametrize("branch", ["addenda/none", "a b", "a&state=all", "ä/ö", "#1", "addenda/demo"])
def test_a_branch_without_a_pull_request(github: GitHub, server: GitHubServer, branch: str) -> None:
    server.add_pull_request("addenda/demo-2026")
    assert github.pull_request_of(branch) is None
    assert len(server.requests) == 1


def test_a_pull_request_is_opened(github: GitHub, server: GitHubServer) -> None:
    made = github.create_pull_request(branch="addenda/demo-2026", base="main", title="Demo é 2026", body="It is there.")
    assert github.pull_request_of("addenda/demo-2026") == made
    assert made.is_open
    (held,) = server.pull_requests
    assert (held["title"], held["body"], held["head"]["ref"]) == ("Demo é 2026", "It is there.", "addenda/demo-2026")


def test_a_repository_that_moved_is_followed(github: GitHub, server: GitHubServer) -> None:
    server.script(redirect(f"{server.url}/repos/octo/store/issues/8/comments", 307), method="POST")
    github.create_comment(7, "Hello")
    assert server.bodies(8) == ["Hello"]


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_a_write_is_repeated_word_for_word_where_a_repository_moved(
    github: GitHub, server: GitHubServer, code: int
) -> None:
    server.script(redirect("/repos/octo/store/issues/8/comments", code), method="POST")
    github.create_comment(7, "Hello")
    assert server.bodies(8) == ["Hello"]


@pytest.mark.parametrize("repository", ["", "store", "a/b/c", "../..", "a/..", "a /b", "a/b?x", "a/b\n", "https://x/y"])
def test_no_repository(repository: str) -> None:
    with pytest.raises(UsageError, match="OWNER/NAME"):
        GitHub(repository, TOKEN)


@pytest.mark.parametrize(
    "api", ["http://api.github.com", "ftp://127.0.0.1", "api.github.com", "", "https://", "http://[x"]
)
def test_an_address_that_no_token_may_be_sent_to(api: str) -> None:
    with pytest.raises(UsageError, match="GitHub's interface"):
        GitHub("octo/store", TOKEN, api=api)


@pytest.mark.parametrize("token", ["", "two\nlines", "tök", "a b", "x\0"])
def test_a_token_that_is_none_is_not_quoted(token: str) -> None:
    with pytest.raises(RefusedError) as caught:
        GitHub("octo/store", token)
    assert caught.value.status == 401
    assert not token or repr(token)[1:-1] not in str(caught.value)


def test_the_token_never_goes_to_another_host(github: GitHub, server: GitHubServer) -> None:
    with serving_github() as other:
        server.script(redirect(f"{other.url}/repos/octo/store/issues/7/comments"), times=2)
        with pytest.raises(RefusedError, match="another place"):
            list(github.comments(7))
        with pytest.raises(RefusedError, match="another place"):
            github.create_comment(7, "Hello")
        assert other.requests == []


def test_no_page_of_another_host_is_read(github: GitHub, server: GitHubServer) -> None:
    with serving_github() as other:
        link = {"Link": f'<{other.url}/repos/octo/store/issues/7/comments?page=2>; rel="next"'}
        server.script(lambda request: request.send_json(200, [], link))
        with pytest.raises(RefusedError, match="another place"):
            list(github.comments(7))
        assert other.requests == []
