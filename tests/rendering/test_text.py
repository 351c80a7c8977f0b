import pytest

from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_text import impact_text
from addenda.rendering.visible import visible
from tests.rendering.scenario import CHANGES, IMPACT


@pytest.mark.parametrize("text", [changeset_text(CHANGES), impact_text(IMPACT)])
def test_lines_are_at_most_100_columns_wide_and_end_without_a_space(text: str) -> None:
    assert text.endswith("\n")
    assert max(map(len, text.splitlines())) <= 100
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_a_redline_marks_what_went_and_what_came() -> None:
    expected = "Long description (textual): Repair of a [-small-]{+large+} widget{+ or gadget+}"
    assert expected in changeset_text(CHANGES)


def test_a_deleted_code_stands_with_its_reason_and_replacements() -> None:
    assert "  A0001  terminated, last day 2025-06-30: Widget, plain, each\n    use B0001, B0002\n" in changeset_text(
        CHANGES
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, ünï ‰", "plain, ünï ‰"),
        ("a\r\nb\tc\u2028d", "a  b c d"),
        ("\0\x1b\x7f", "␀␛␡"),
        ("\x9b\u202e\u2066\ufeff\ud800", "�����"),
    ],
)
def test_controls_become_characters_that_can_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown
