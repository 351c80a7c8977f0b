"""`addenda readers`."""

import json

from addenda.reading.readers import known_readers
from tests.support.cli import CommandLine

BUILT_IN = ["clfs", "cpt", "delimited", "gpci", "hcpcs", "icd10cm", "icd10pcs", "opps", "pfs"]


def test_every_reader_is_listed_with_what_it_looks_for(addenda: CommandLine) -> None:
    listed = addenda("readers")
    assert listed.code == 0
    words = " ".join(listed.out.split())
    for reader in known_readers().values():
        assert f"{reader.name} {reader.title} code set: {reader.codeset_id} looks for: {reader.looks_for}" in words


def test_the_same_for_programs(addenda: CommandLine) -> None:
    document = json.loads(addenda("readers", "--format", "json").out)
    assert document["format"] == "addenda.readers/1"
    assert [reader["name"] for reader in document["readers"]] == BUILT_IN
    assert set(document["readers"][0]) == {"name", "title", "codeset", "looks_for"}
