"""Workflow commands: what the runner takes for one, and what it must not."""

import pytest

from addenda.action.workflow_commands import Annotation, escape_data, escape_property, plain_line


def test_an_annotation_is_one_line_with_all_its_properties() -> None:
    annotation = Annotation("warning", "one: 5%,\r\ntwo", "a,b: 5%\n::error::x", "dir,1/a:b.csv", 12)
    assert annotation.command() == (
        "::warning title=a%2Cb%3A 5%25 %3A%3Aerror%3A%3Ax,file=dir%2C1/a%3Ab.csv,line=12::one: 5%25,%0Atwo"
    )
    assert Annotation("notice", "plain").command() == "::notice::plain"


def test_controls_can_be_seen() -> None:
    assert escape_data("a\x1b[31mb\u202ec\x00") == "a␛[31mb�c␀"
    assert escape_property("a\x1b\tb") == "a␛ b"
    assert escape_data("one\x85two\u2028three") == "one%0Atwo%0Athree"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::add-mask::x", "> ::add-mask::x"),
        ("  \t::error::x", ">    ::error::x"),
        ("\u00a0::error::x", "> \u00a0::error::x"),
        ("a ##[add-path]/tmp", "a ## [add-path]/tmp"),
        ("a line::of words", "a line::of words"),
    ],
)
def test_no_text_in_the_log_is_a_command(text: str, shown: str) -> None:
    assert plain_line(text) == shown
