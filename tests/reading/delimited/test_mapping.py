"""Mapping files: what they say, and what is wrong with them."""

import re
from pathlib import Path

import pytest

from addenda.errors import ConfigurationError, NotFoundError
from addenda.model.codeset import Absence, Field, Kind, Role
from addenda.reading.delimited.mapping import CodeMapping, load_code_mapping
from addenda.reading.delimited.values import Form
from tests.reading.delimited.give import MAPPING, mapping
from tests.support.real import PROJECT


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        mapping(folder, text)
    assert {problem.file for problem in caught.value.problems} == {str(folder / "codes.toml")}
    return [problem.message for problem in caught.value.problems]


def test_the_least_that_it_must_say(tmp_path: Path) -> None:
    said = mapping(tmp_path, MAPPING)
    assert (said.title, said.code, said.modifier, said.absence) == ("Invented codes", "Rev Code", None, Absence.DELETED)
    assert said.fields[0].field == Field("long", "Description", Role.DESCRIPTOR)
    assert (said.redistributable, said.kind, said.shard) == (False, Kind.NOMENCLATURE, None)


def test_everything_that_it_may_say(tmp_path: Path) -> None:
    said = mapping(
        tmp_path,
        """
        title = "T"
        publisher = "P"
        kind = "fee schedule"
        absence = "purged"
        code = "C"
        modifier = "M"
        code_pattern = '[A-Z]\\d'
        redistributable = true
        notice = "N"
        shard = 2
        sheet = "S"
        fields = [
          {name = "rate", title = "Rate", role = "payment", header = "R", type = "amount"},
          {name = "added", role = "lifecycle", header = "A"},
          {name = "cross_references", role = "administrative", header = "X", type = "text"},
        ]
        """,
    )
    assert said == CodeMapping(
        code="C",
        fields=said.fields,
        title="T",
        publisher="P",
        kind=Kind.FEE_SCHEDULE,
        absence=Absence.PURGED,
        modifier="M",
        code_pattern=r"[A-Z]\d",
        redistributable=True,
        notice="N",
        shard=2,
        sheet="S",
    )
    assert [(one.field.name, one.form) for one in said.fields] == [
        ("rate", Form.AMOUNT),
        ("added", Form.DATE),
        ("cross_references", Form.LIST),
    ]


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        """
        titel = "T"
        absence = "gone"
        code = 5
        code_pattern = "["
        shard = 0
        [[fields]]
        name = "Long"
        role = "descriptive"
        header = "Description"
        [[fields]]
        name = "short"
        role = "descriptor"
        [[fields]]
        name = "short"
        role = "descriptor"
        header = "S"
        type = "number"
        """,
    )
    assert [re.sub(r"\(.*", "", message).strip() for message in found] == [
        "titel is no entry of a mapping file; did you mean title?",
        "code is no text: 5",
        "title is missing",
        "absence 'gone' is none of deleted, purged",
        "code_pattern '[' is no regular expression",
        "shard must be 1 or more: the number of first characters of a code that name its file",
        "fields[1].role 'descriptive' is none of descriptor, lifecycle, payment, administrative, provenance",
        "fields[1].name 'Long' is not of small letters, digits and _, or is one of code, modifier",
        "fields[2].header is missing",
        "fields[3].type 'number' is none of text, date, list, amount",
        "fields[3].name 'short' stands there twice",
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("fields = []", "there is no field: write [[fields]] and, under it, name, role and header"),
        ("fields = [3]", "fields[1] is no table: write [[fields]] and, under it, name, role and header"),
        ("fields = 3", "fields is no list: 3"),
        ("", "fields is missing"),
    ],
)
def test_fields_that_are_none(tmp_path: Path, fields: str, message: str) -> None:
    assert mistakes(tmp_path, f'title = "T"\ncode = "C"\n{fields}') == [message]


def test_no_file_and_no_toml(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="mapping file does not exist"):
        load_code_mapping(tmp_path / "gone.toml")
    assert mistakes(tmp_path, "title = ")[0].startswith("the mapping file cannot be read (")


def test_the_mapping_of_the_page_is_one(tmp_path: Path) -> None:
    page = (PROJECT / "docs/readers.md").read_text(encoding="utf-8")
    said = mapping(tmp_path, re.findall(r"^```toml\n(title.*?)^```", page, re.MULTILINE | re.DOTALL)[0])
    assert [(one.field.name, one.header, one.form) for one in said.fields] == [
        ("long", "Description", Form.TEXT),
        ("added", "Effective", Form.DATE),
    ]
