"""The fixed layouts hold any text: what is written is what is read."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.cpt.reading import by_code
from tests.support import cpt_files as cpt

_CODES = st.from_regex(r"[0-9]{4}[0-9FTUMA]", fullmatch=True)
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=40).map(" ".join)
_OF_TWO_KINDS = st.fixed_dictionaries({"00001": st.just("A"), "0001T": st.just("B")})
_LONG = st.builds(
    lambda base, texts: dict(sorted((base | texts).items())),
    _OF_TWO_KINDS,
    st.dictionaries(_CODES, _TEXTS, min_size=1, max_size=4),
)
_SHORT = st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: " ".join(words)[:28].strip())
_ABBREVIATED = st.builds(
    lambda base, texts: dict(sorted((base | texts).items())),
    _OF_TWO_KINDS,
    st.dictionaries(_CODES, _SHORT, min_size=1, max_size=4),
)


@pytest.mark.parametrize("write", [cpt.long_tab, cpt.long_fixed, cpt.long_continued])
@given(texts=_LONG)
def test_long_descriptors(write: Callable[[Mapping[str, str]], bytes], texts: dict[str, str]) -> None:
    assert by_code({"x": write(texts)}, "long") == texts


@given(texts=_ABBREVIATED)
def test_short_descriptors(texts: dict[str, str]) -> None:
    assert by_code({"x": cpt.abbreviated(texts)}, "short") == texts
