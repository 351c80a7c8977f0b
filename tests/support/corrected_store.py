"""A store with three releases of an invented HCPCS and one correction, imported as a user does."""

from pathlib import Path

from addenda.model.concept import Concept
from tests.support.archives import zip_of
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_report_prn, hcpcs_text

SCAN = "Invented scan, with contrast"
Y2017 = [
    hcpcs_concept("A0001", long=SCAN),
    hcpcs_concept("A0002", long="Invented chair with four wheels", cross_references=["A0003"]),
    hcpcs_concept("A0009", long="Invented wheel, each"),
    hcpcs_concept("G0001", long="Invented counselling", added="2017-01-01"),
    hcpcs_concept("ZZ", long="Invented modifier"),
]
Y2018 = [
    hcpcs_concept("A0001", long="Invented scan, without contrast", action="C", action_effective="2018-01-01"),
    hcpcs_concept("A0002", long="Invented chair with four wheels", terminated="2017-12-31", action="D"),
    hcpcs_concept("A0003", long="Invented wheelchair", added="2018-01-01", action="A", action_effective="2018-01-01"),
    hcpcs_concept("A0009", long="Invented wheel, each"),
    hcpcs_concept("G0001", long="Invented counselling", added="2017-01-01"),
    hcpcs_concept("ZZ", long="Invented modifier"),
]
CORRECTED_2018 = [
    one._replace(fields={**one.fields, "long": "Invented wheel or wheels, each"}) if one.code == "A0009" else one
    for one in Y2018
]
Y2019 = [
    hcpcs_concept("A0001", long="Invented scan, without contrast"),
    hcpcs_concept("A0003", long="Invented wheelchair", added="2018-01-01"),
    hcpcs_concept("A0005", long="Invented test", added="2018-04-01", terminated="2018-09-30", action="D"),
    hcpcs_concept("A0006", long="Invented wheel of iron", added="2018-07-01", action="A"),
    hcpcs_concept("A0009", long="Invented wheel or wheels, each"),
    hcpcs_concept("G0001", long="Another thing altogether", short="Other", added="2018-04-01", action="A"),
    hcpcs_concept("ZZ", long="Invented modifier, on either side"),
]


def corrected_store(tmp_path: Path, addenda: CommandLine) -> Path:
    """Import all of it; 2018 is corrected before 2019 comes."""
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    for name, concepts, options in (
        ("2017", Y2017, ()),
        ("2018", Y2018, ()),
        ("2018", CORRECTED_2018, ("--correction",)),
        ("2019", Y2019, ()),
    ):
        file = tmp_path / f"{name}{'-corrected' * len(options)}.zip"
        file.write_bytes(delivery(concepts))
        assert addenda("import", f"hcpcs/{name}", file, *options, "--store", folder).code == 0
    return folder


def delivery(concepts: list[Concept]) -> bytes:
    """The text file and the transaction report, which says what the action column says."""
    words = {"A": "ADD", "C": "Long Description Change", "D": "Discontinued"}
    reported = [(one.code, words[one.text("action")]) for one in concepts if one.text("action") in words]
    return zip_of({"codes.txt": hcpcs_text(concepts), "report.prn": hcpcs_report_prn(reported)})
