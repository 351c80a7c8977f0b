"""Laws of deletion notes: words and trees say the same, and no text is too odd."""

from hypothesis import given
from hypothesis import strategies as st

from addenda.model.notes import And, Case, Code, Logic, Or, Range, codes_in, leaves, parse, render

_codes = st.sampled_from(["11111", "22222", "33333", "44444", "0123T", "J1234", "338X1"])
_modifiers = st.lists(st.sampled_from(["52", "59", "LT", "P1"]), max_size=3, unique=True).map(tuple)
_leaves: st.SearchStrategy[Logic] = st.builds(Code, _codes, _modifiers) | st.builds(Range, _codes, _codes)
_CONDITIONS = ["for open approach", "if needed", "when performed", "in a hospital, or at home", "to report a fold"]


def _several(children: st.SearchStrategy[Logic]) -> st.SearchStrategy[tuple[Logic, ...]]:
    return st.lists(children, min_size=2, max_size=4, unique=True).map(tuple)


def _grown(children: st.SearchStrategy[Logic]) -> st.SearchStrategy[Logic]:
    """Grow normalised trees: no list stands directly in one of its kind, and AND has not cases alone."""
    choices = st.builds(Or, _several(children), st.booleans()).filter(
        lambda choice: not any(isinstance(part, Or) and part.together is choice.together for part in choice.parts)
    )
    pairs = st.builds(And, _several(children)).filter(
        lambda pair: (
            not any(isinstance(part, And) for part in pair.parts)
            and not all(isinstance(part, Case) for part in pair.parts)
        )
    )
    return choices | pairs | st.builds(Case, st.sampled_from(_CONDITIONS), children)


trees = st.recursive(_leaves, _grown, max_leaves=8)
_pieces = [
    *(
        "11111",
        "22222",
        "0123T",
        "11111-11119",
        "11111-52",
        "with modifier 52",
        "and",
        "or",
        "and/or",
        ",",
        ";",
        ".",
        ":",
    ),
    *(
        "(",
        ")",
        "see",
        "use",
        "report",
        "to",
        "for",
        "open",
        "when performed",
        "has been deleted",
        "do not",
        "not",
        "instead of",
        "is never",
        "respectively",
    ),
]
scraps = st.lists(st.sampled_from(_pieces), max_size=14).map(" ".join)


@given(trees)
def test_words_say_the_whole_tree(tree: Logic) -> None:
    note = parse(render(tree))
    assert (note.logic, note.unread) == (tree, ())


@given(trees)
def test_all_codes_of_a_tree_are_codes_to_use(tree: Logic) -> None:
    named = [leaf for leaf, _ in leaves(tree)]
    ends = [code for leaf in named for code in ((leaf.first, leaf.last) if isinstance(leaf, Range) else (leaf.code,))]
    assert codes_in(render(tree)) == tuple(dict.fromkeys(ends))


@given(scraps | st.text())
def test_any_text_is_kept_whole_and_its_codes_are_in_logic_or_marked(text: str) -> None:
    note = parse(text)
    assert note.text == text
    assert all(sentence in text for sentence in note.unread)
    if note.logic is not None:
        named = codes_in(render(note.logic))
        assert set(codes_in(text)) == set(named) - set(note.deleted)
        assert parse(render(note.logic)).logic == note.logic
    elif codes_in(text):
        assert note.unread
