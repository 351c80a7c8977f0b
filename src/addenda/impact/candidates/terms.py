"""How near texts are by their words, each weighted by how few texts have it.

The weight is that of BM25 (Robertson and Sparck Jones), the measure the cosine between the sets of words. On CMS's
files it finds as much as the best of the libraries that were tried, and it gives 1 for the same words, so that one
threshold holds for every text, which BM25's sums do not (`docs/candidates.md`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in order, in lower case."""
    return _WORD.findall(text.casefold())


class Near(NamedTuple):
    """A text by its place, and how near it is (0 to 1)."""

    place: int
    score: float


class TermIndex:
    """Texts to be found by their words."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts, which are known by their places in the sequence."""
        self._words = [frozenset(words_of(text)) for text in texts]
        self._count = Counter(word for words in self._words for word in words)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                self._places[word].append(place)
        self._sizes = [self._size(words) for words in self._words]

    def nearest(self, text: str, floor: float) -> list[Near]:
        """Return the texts that share a word and are at least as near as `floor`, nearest first, then by place."""
        weights = self._weights(text)
        total = math.fsum(weights.values())
        needed, left = floor * floor * total, total
        shared: dict[int, float] = {}
        for word, weight in weights.items():
            if left >= needed:
                for place in self._places.get(word, ()):
                    shared[place] = shared.get(place, 0.0) + weight
            else:  # what shares none of the words so far can no longer reach the floor
                for place in shared:
                    if word in self._words[place]:
                        shared[place] += weight
            left -= weight
        found = (Near(place, self._cosine(weight, total, place)) for place, weight in shared.items())
        return sorted((near for near in found if near.score >= floor), key=lambda near: (-near.score, near.place))

    def score(self, text: str, place: int) -> float:
        """Return how near a text is to the one at a place."""
        weights = self._weights(text)
        shared = math.fsum(weight for word, weight in weights.items() if word in self._words[place])
        return self._cosine(shared, math.fsum(weights.values()), place)

    def shared(self, text: str, place: int) -> tuple[str, ...]:
        """Return the words that a text shares with the one at a place, the rarest first."""
        return tuple(word for word in self._weights(text) if word in self._words[place])

    def _weights(self, text: str) -> dict[str, float]:
        """Return the weight of each word of a text, the heaviest first."""
        words = sorted(set(words_of(text)), key=lambda word: (self._count[word], word))
        return {word: self._weight(word) for word in words}

    def _weight(self, word: str) -> float:
        texts, those = len(self._words), self._count[word]
        return math.log(1 + (texts - those + 0.5) / (those + 0.5)) ** 2

    def _size(self, words: frozenset[str]) -> float:
        return math.fsum(map(self._weight, words))

    def _cosine(self, shared: float, total: float, place: int) -> float:
        """Return the cosine to the sixth decimal, so that equal texts tie whatever order they were added up in."""
        length = math.sqrt(total * self._sizes[place])
        return round(shared / length, 6) if length else 0.0
