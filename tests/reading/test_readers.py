"""Readers are found through entry points; the built-in one registers as any other would."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from addenda.errors import ConfigurationError, InputError, Problem, UsageError
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading import hcpcs, readers
from addenda.reading.delivery import Delivery, Member
from addenda.reading.readers import Reader, find_reader, known_readers

DELIVERY = Delivery(Path("some.zip"), (Member("a.txt", b"text", "some.zip/a.txt"),))


@dataclass(frozen=True)
class Fake:
    name: str = "fake"
    title: str = "Fake"
    codeset_id: str = "fake"
    looks_for: str = "a fake heading"
    answer: bool | InputError = True

    def recognises(self, delivery: Delivery) -> bool:
        if isinstance(self.answer, InputError):
            raise self.answer
        return self.answer

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        raise NotImplementedError


Register = Callable[..., None]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    def registered(*fakes: Fake) -> None:
        monkeypatch.setattr(readers, "known_readers", lambda: {fake.name: fake for fake in fakes})

    return registered


def test_the_built_in_reader_is_registered() -> None:
    built_in: Reader = hcpcs.READER
    assert known_readers()[built_in.name] is built_in


def test_by_name_even_where_it_does_not_recognise() -> None:
    assert find_reader(DELIVERY, "hcpcs") is hcpcs.READER


def test_a_reader_that_cannot_look_is_not_replaced_by_one_that_reads_what_lies_beside(register: Register) -> None:
    damaged = InputError(Problem("bytes of two encodings", "RVU.zip/PPRRVU.csv"))
    register(Fake("pfs", codeset_id="pfs", answer=damaged), Fake("gpci", codeset_id="gpci"))
    with pytest.raises(InputError, match="two encodings"):
        find_reader(DELIVERY, codeset="pfs")
    assert find_reader(DELIVERY, codeset="gpci").name == "gpci"
    assert find_reader(DELIVERY).name == "gpci"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no reader 'hcpc'.*hcpcs"):
        find_reader(DELIVERY, "hcpc")


def test_the_only_one_that_recognises(register: Register) -> None:
    wanted = Fake("wanted")
    register(Fake("other", answer=False), wanted)
    assert find_reader(DELIVERY) is wanted


def test_none_recognises(register: Register) -> None:
    register(Fake("one", looks_for="a first heading", answer=False), Fake("two", answer=False))
    with pytest.raises(InputError) as caught:
        find_reader(DELIVERY)
    assert [problem.message for problem in caught.value.problems] == [
        "no reader recognises this; it holds a.txt",
        "the reader one looks for a first heading",
        "the reader two looks for a fake heading",
    ]


def test_several_recognise(register: Register) -> None:
    register(Fake("one"), Fake("two"))
    with pytest.raises(InputError, match=r"several readers recognise this \(one, two\). Choose one with --reader."):
        find_reader(DELIVERY)


def test_what_kept_a_reader_from_looking_is_said_once(register: Register) -> None:
    damaged = InputError(Problem("the workbook is damaged", "a.xlsx"))
    register(Fake("one", answer=damaged), Fake("two", answer=damaged), Fake("three", answer=False))
    with pytest.raises(InputError) as caught:
        find_reader(DELIVERY)
    assert [problem.message for problem in caught.value.problems] == ["the workbook is damaged"]


def test_a_file_that_one_reader_cannot_look_into_is_no_matter_to_another(register: Register) -> None:
    wanted = Fake("wanted")
    register(Fake("one", answer=InputError("damaged")), wanted)
    assert find_reader(DELIVERY) is wanted


def test_a_registered_reader_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint("broken", "addenda.no_such_module:READER", readers.GROUP)
    monkeypatch.setattr(readers, "entry_points", lambda group: EntryPoints([broken]))
    with pytest.raises(ConfigurationError, match="the reader broken cannot be loaded"):
        known_readers()


def test_the_reader_of_the_code_set_goes_before_others(register: Register) -> None:
    register(Fake("localities", codeset_id="localities"), Fake("values", codeset_id="values"))
    assert find_reader(DELIVERY, codeset="values").name == "values"
    with pytest.raises(InputError, match=r"several readers recognise this \(localities, values\)"):
        find_reader(DELIVERY, codeset="other")


def test_the_generic_reader_is_asked_last(register: Register) -> None:
    register(Fake("delimited", codeset_id="any"), Fake("own", codeset_id="own"))
    assert find_reader(DELIVERY, codeset="other").name == "own"
    register(Fake("delimited", codeset_id="any"), Fake("own", codeset_id="own", answer=False))
    assert find_reader(DELIVERY, codeset="other").name == "delimited"


def test_the_generic_reader_is_not_asked_for_a_code_set_with_a_reader_of_its_own(register: Register) -> None:
    register(Fake("delimited", codeset_id="any"), Fake("own", codeset_id="own", answer=False))
    with pytest.raises(InputError, match="no reader recognises this"):
        find_reader(DELIVERY, codeset="own")
