"""Reports as Markdown of limited length, however many there are."""

import pytest

from addenda.action.posting import COMMENT_LIMIT, WHERE, sections
from addenda.rendering.fitting.fitted import github_length
from addenda.rendering.view import build_report
from tests.rendering.scenario import CHANGES, IMPACT, MADE

VIEW = build_report(CHANGES, IMPACT, MADE)


@pytest.mark.parametrize(("count", "limit"), [(1, COMMENT_LIMIT), (3, 20_000), (40, COMMENT_LIMIT), (40, 3_000)])
def test_all_sections_together_fit(count: int, limit: int) -> None:
    text = sections([VIEW] * count, limit)
    assert github_length(text) <= limit
    assert text.startswith(f"# {VIEW.title}\n")


def test_what_does_not_fit_is_told_by_its_headline_or_counted() -> None:
    text = sections([VIEW] * 40, COMMENT_LIMIT)
    assert text.count(f"# {VIEW.title}\n") == 40
    assert WHERE in text
    few = sections([VIEW] * 40, 3_000)
    told = few.count(f"# {VIEW.title}\n")
    assert 0 < told < 40
    assert few.endswith(f"And {40 - told} more comparisons. {WHERE}\n")


def test_a_report_that_fits_is_whole() -> None:
    assert sections([VIEW], COMMENT_LIMIT).endswith(f"Made by Addenda {VIEW.version}.\n")
    assert "index.html" not in sections([VIEW], COMMENT_LIMIT)
