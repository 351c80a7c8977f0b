"""Text is decoded without a guess."""

import pytest

from addenda.errors import InputError, Problem
from addenda.reading.delivery import Member
from addenda.reading.encoding import decode


def problems(content: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        decode(Member("a.txt", content, "a.txt"))
    return caught.value.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_that_are_known(encoding: str) -> None:
    text = "Fold\u2019s caf\u00e9\r\nplain\r\n"
    assert decode(Member("a.txt", text.encode(encoding), "a.txt")) == text


def test_every_line_that_cannot_be_decoded_is_named() -> None:
    found = problems(b"plain\nfold\x92s\nf\x81ld\ncaf\xc3\xa9\n")
    assert [(problem.row, problem.message) for problem in found] == [
        (3, "the line is neither UTF-8 nor cp1252"),
        (4, "the text mixes encodings: this line is UTF-8, others are cp1252"),
    ]


def test_of_mixed_encodings_the_lines_in_the_rarer_are_named() -> None:
    (found,) = problems(b"caf\xc3\xa9\nplain\ncaf\xe9\ncaf\xc3\xa9\n")
    assert (found.row, found.message) == (3, "the text mixes encodings: this line is cp1252, others are UTF-8")


def test_utf_16_that_is_cut_short() -> None:
    (found,) = problems("plain".encode("utf-16")[:-1])
    assert found.message == "the text is cut short within a character"
