"""An index of descriptors in memory: BM25 over English stems.

It is built for each search: that takes some 0.1 s for 12,000 concepts, and an index on disk would have to follow
every commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tantivy import DocAddress

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

_STEMS = "stems"
_LONGEST_WORD = 60
_MAIN, _OTHERS, _PLACE, _IN_FORCE = "main", "others", "place", "in_force"
_MAIN_WEIGHT = 2.0
_FUZZY = 4
"""Letters that a word must have for one that differs in a letter to be taken for it."""
_HEAP = 50_000_000
"""Bytes that the writer may hold; 12,000 concepts fit, so that they make one segment and equal scores keep order."""


class Ranking(NamedTuple):
    """Concepts with their scores, best first. `total` counts all that match, `ended` those left out as not in force.

    `every_word` is False where no text has all words of the query, and the hits have some of them.
    """

    hits: tuple[tuple[Concept, float], ...]
    total: int
    ended: int
    every_word: bool


class TextIndex:
    """The descriptors of a snapshot's concepts: the main one, and the others as one text."""

    def __init__(self, snapshot: Snapshot, concepts: Sequence[Concept]) -> None:
        """Index the concepts, which are the snapshot's."""
        self._concepts = concepts
        builder = SchemaBuilder().add_text_field(_MAIN, tokenizer_name=_STEMS)
        builder = builder.add_text_field(_OTHERS, tokenizer_name=_STEMS)
        builder = builder.add_unsigned_field(_PLACE, stored=True, indexed=True)
        self._schema = builder.add_boolean_field(_IN_FORCE, indexed=True).build()
        words = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(_LONGEST_WORD))
        words = words.filter(Filter.lowercase()).filter(Filter.stopword("english"))
        self._analyzer = words.filter(Filter.stemmer("english")).build()
        index = Index(self._schema)
        index.register_tokenizer(_STEMS, self._analyzer)
        self._fill(index, snapshot)
        self._searcher = index.searcher()

    def _fill(self, index: Index, snapshot: Snapshot) -> None:
        writer = index.writer(_HEAP, num_threads=1)
        main, *others = snapshot.codeset.descriptors
        for place, concept in enumerate(self._concepts):
            document = Document()
            document.add_text(_MAIN, concept.text(main))
            document.add_text(_OTHERS, " ".join(concept.text(name) for name in others))
            document.add_unsigned(_PLACE, place)
            document.add_boolean(_IN_FORCE, concept.in_force(snapshot.release.effective))
            writer.add_document(document)
        writer.commit()
        index.reload()

    def rank(self, query: str, *, limit: int, ended: bool, without_code: str) -> Ranking:
        """Return the concepts that have all words of a query, or where none has, those that have some.

        A code is left out, and so are those not in force, unless `ended` asks for them.
        """
        kept, total, left_out = self._kept(self._wanted(query, Occur.Must, without_code), ended=ended)
        every_word = total > 0
        if not every_word:
            kept, total, left_out = self._kept(self._wanted(query, Occur.Should, without_code), ended=ended)
        found = self._searcher.search(kept, limit=limit)
        hits = tuple((self._concepts[self._place(address)], float(score)) for score, address in found.hits)
        return Ranking(hits, total, left_out, every_word)

    def _kept(self, wanted: Query, *, ended: bool) -> tuple[Query, int, int]:
        """Return the query for the concepts that are asked for, how many they are, and how many are left out."""
        in_force = Query.const_score_query(Query.term_query(self._schema, _IN_FORCE, field_value=True), 0.0)
        kept = wanted if ended else Query.boolean_query([(Occur.Must, wanted), (Occur.Must, in_force)])
        total = self._count(kept)
        return kept, total, self._count(wanted) - total

    def _wanted(self, query: str, each: Occur, without_code: str) -> Query:
        """Return the query for the words; words side by side in a text raise its rank."""
        words = self._analyzer.analyze(query)
        if not words:
            return Query.empty_query()
        parts = [(Occur.Must, Query.boolean_query([(each, self._word(word)) for word in words]))]
        if len(words) > 1:
            parts.append((Occur.Should, Query.phrase_query(self._schema, _MAIN, list(words), slop=1)))
        for place, concept in enumerate(self._concepts):
            if concept.code == without_code:
                parts.append((Occur.MustNot, Query.term_query(self._schema, _PLACE, place)))
        return Query.boolean_query(parts)

    def _word(self, word: str) -> Query:
        """Return the query for one word; one that stands nowhere is taken for a slip, or for the start of a word."""
        main = Query.term_query(self._schema, _MAIN, word)
        others = Query.term_query(self._schema, _OTHERS, word)
        if len(word) >= _FUZZY and not self._count(Query.disjunction_max_query([main, others])):
            main, others = (
                Query.fuzzy_term_query(self._schema, name, word, distance=1, prefix=True) for name in (_MAIN, _OTHERS)
            )
        return Query.disjunction_max_query([Query.boost_query(main, _MAIN_WEIGHT), others])

    def _count(self, query: Query) -> int:
        found = self._searcher.search(query, limit=1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # tantivy's stub leaves it out

    def _place(self, address: DocAddress) -> int:
        return int(self._searcher.doc(address)[_PLACE][0])
