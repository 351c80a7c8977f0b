"""One comment of ours, found again among many, and never somebody else's."""

from __future__ import annotations

import pytest

from addenda.github.client import GitHub
from addenda.github.sticky import edit_sticky, post_sticky
from tests.support.github_server import WORKFLOW, GitHubServer, done_then, status

MARKER = "<!-- addenda:report -->"
FIRST, SECOND = f"{MARKER}\nFirst", f"{MARKER}\nSecond"


def test_the_first_push_comments_and_the_second_edits_that(github: GitHub, server: GitHubServer) -> None:
    first = post_sticky(github, 7, FIRST, MARKER, create=True)
    second = post_sticky(github, 7, SECOND, MARKER, create=True)
    assert first
    assert second
    assert first.id == second.id
    assert server.bodies(7) == [SECOND]


def test_ours_is_found_on_the_third_page_after_a_copy_of_its_marker(github: GitHub, server: GitHubServer) -> None:
    server.page_size = 2
    for author, body in (
        ("mallory", FIRST),
        ("a", "b"),
        (WORKFLOW, "of another action"),
        ("c", "d"),
        (WORKFLOW, FIRST),
    ):
        server.add_comment(7, author, body)
    post_sticky(github, 7, SECOND, MARKER, create=True)
    assert server.bodies(7) == [FIRST, "b", "of another action", "d", SECOND]
    assert len(server.made("GET", "/comments")) == 3


def test_somebody_elses_marker_alone_is_not_ours(github: GitHub, server: GitHubServer) -> None:
    server.add_comment(7, "mallory", FIRST)
    post_sticky(github, 7, SECOND, MARKER, create=True)
    assert server.bodies(7) == [FIRST, SECOND]


def test_nothing_is_made_where_nothing_stood(github: GitHub, server: GitHubServer) -> None:
    assert post_sticky(github, 7, FIRST, MARKER, create=False) is None
    assert server.bodies(7) == []


def test_what_stood_is_edited_though_nothing_would_be_made(github: GitHub, server: GitHubServer) -> None:
    server.add_comment(7, WORKFLOW, FIRST)
    post_sticky(github, 7, SECOND, MARKER, create=False)
    assert server.bodies(7) == [SECOND]


@pytest.mark.parametrize("stands", [FIRST, FIRST.replace("\n", "\r\n"), FIRST + "\n"])
def test_what_says_the_same_is_left_alone(github: GitHub, server: GitHubServer, stands: str) -> None:
    server.add_comment(7, WORKFLOW, stands)
    ours = post_sticky(github, 7, FIRST, MARKER, create=True)
    assert ours
    assert ours.body == stands
    assert server.made("PATCH") == []


def test_of_several_of_ours_the_first_is_edited(github: GitHub, server: GitHubServer) -> None:
    server.add_comment(7, WORKFLOW, FIRST)
    server.add_comment(7, WORKFLOW, FIRST)
    post_sticky(github, 7, SECOND, MARKER, create=True)
    assert server.bodies(7) == [SECOND, FIRST]


def test_ours_is_edited_by_what_it_says(github: GitHub, server: GitHubServer) -> None:
    assert edit_sticky(github, 7, MARKER, str.upper) == []
    server.add_comment(7, "mallory", FIRST)
    assert edit_sticky(github, 7, MARKER, str.upper) == []
    server.add_comment(7, WORKFLOW, FIRST.replace("\n", "\r\n"))
    assert edit_sticky(github, 7, MARKER, lambda body: body.replace("First", "Third"))
    assert server.bodies(7) == [FIRST, f"{MARKER}\nThird"]


def test_each_of_ours_is_edited_by_what_their_markers_begin_with(github: GitHub, server: GitHubServer) -> None:
    others = [(WORKFLOW, "of another action"), ("mallory", FIRST)]
    for author, body in [*others, (WORKFLOW, FIRST), (WORKFLOW, "<!-- addenda:report test -->\nOther")]:
        server.add_comment(7, author, body)
    edited = edit_sticky(github, 7, "<!-- addenda:report ", str.upper)
    bodies = [FIRST.upper(), "<!-- ADDENDA:REPORT TEST -->\nOTHER"]
    assert [one.body for one in edited] == bodies
    assert server.bodies(7) == ["of another action", FIRST, *bodies]


def test_who_we_are_is_asked_only_where_a_marker_stands(github: GitHub, server: GitHubServer) -> None:
    server.add_comment(7, "someone", "Hello")
    post_sticky(github, 7, FIRST, MARKER, create=True)
    assert server.made("POST", "/graphql") == []


def test_a_comment_that_was_made_in_spite_of_an_error_stays_alone(github: GitHub, server: GitHubServer) -> None:
    server.script(done_then(status(502)), method="POST", path="/comments")
    post_sticky(github, 7, FIRST, MARKER, create=True)
    post_sticky(github, 7, SECOND, MARKER, create=True)
    assert server.bodies(7) == [SECOND]


def test_an_edit_is_tried_again(github: GitHub, server: GitHubServer) -> None:
    server.add_comment(7, WORKFLOW, FIRST)
    server.script(done_then(status(502)), method="PATCH")
    post_sticky(github, 7, SECOND, MARKER, create=True)
    assert server.bodies(7) == [SECOND]


def test_a_body_without_its_marker_is_refused(github: GitHub, server: GitHubServer) -> None:
    with pytest.raises(ValueError, match="marker"):
        post_sticky(github, 7, "First", MARKER, create=True)
    assert server.requests == []
