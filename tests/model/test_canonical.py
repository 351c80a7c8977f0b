"""The canonical text: a codec without loss, the same bytes for the same concepts, the ids that git gives."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.errors import StoreError
from addenda.model.canonical import blob_id, collapse, decode, encode, to_shards
from addenda.model.concept import Concept, ConceptKey
from tests.support.build import CODESET, concept
from tests.support.laws import LAW
from tests.support.strategies import concept_lists


@LAW
@given(concept_lists())
def test_what_is_written_is_read_again(concepts: list[Concept]) -> None:
    assert [decode(encode(one, CODESET)) for one in concepts] == concepts


@LAW
@given(st.text(min_size=1))
def test_any_text_is_read_again(text: str) -> None:
    one = concept("A0001", long=text, hierarchy={"section": [text]})
    line = encode(one, CODESET)
    assert (decode(line), line.count(b"\n")) == (one, 1)


@LAW
@given(concept_lists())
def test_the_order_of_the_input_changes_no_byte(concepts: list[Concept]) -> None:
    assert to_shards(concepts, CODESET) == to_shards(reversed(concepts), CODESET)


@LAW
@given(concept_lists())
def test_shards_hold_every_line_once_in_order(concepts: list[Concept]) -> None:
    shards = to_shards(concepts, CODESET)
    keys = [decode(line).key for text in shards.values() for line in text.splitlines()]
    assert keys == sorted(one.key for one in concepts)
    assert all(decode(line).code[0] == name for name, text in shards.items() for line in text.splitlines())


def test_a_line_has_its_key_first_and_its_fields_in_the_declared_order() -> None:
    one = Concept(ConceptKey("A0001", "26"), {"coverage": "C", "long": "Café “x”", "short": ""})
    assert encode(one, CODESET) == '{"code":"A0001","modifier":"26","long":"Café “x”","coverage":"C"}\n'.encode()


def test_a_field_that_is_not_declared_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        encode(concept("A0001", colour="red"), CODESET)


@pytest.mark.parametrize("line", [b"", b"[]", b"{}", b'{"code":5}', b"\xff", b'{"code":"A"'])
def test_a_line_that_is_no_concept_is_refused(line: bytes) -> None:
    with pytest.raises(StoreError, match="no concept"):
        decode(line)


@given(st.text())
def test_collapsing_twice_changes_nothing_more(text: str) -> None:
    assert collapse(collapse(text)) == collapse(text)


def test_no_break_spaces_and_line_breaks_collapse_too() -> None:
    assert collapse(" a\u00a0\u00a0b\r\n c\t") == "a b c"


def test_blob_ids_are_those_of_git() -> None:
    text = b'{"code":"A0001"}\n'
    found = subprocess.run(["git", "hash-object", "--stdin"], input=text, capture_output=True, check=True)
    assert blob_id(text) == found.stdout.decode().strip()
