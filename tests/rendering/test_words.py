"""Words that stand in more than one format."""

import pytest

from addenda.rendering.words import from_files


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["LONGULT.txt"], "LONGULT.txt"),
        (["2026.ZIP", "LONGULT.txt", "MEDU.txt"], "2026.ZIP"),
        (["LONGULT.txt", "MEDU.txt", "SHORTU.txt"], "LONGULT.txt and 2 more"),
    ],
)
def test_the_files_of_a_release(names: list[str], words: str) -> None:
    assert from_files(names) == words
