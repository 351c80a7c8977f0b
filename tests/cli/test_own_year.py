"""A release that is imported under a year that its publisher contradicts is noticed; it is imported all the same."""

from pathlib import Path

import pytest

from addenda.app.importing import read_delivery
from addenda.model.release import ReleaseId
from addenda.reading.delivery import open_delivery
from tests.reading.fees.files import csv_bytes, pprrvu, pprrvu_row
from tests.reading.fees.test_other_schedules import GPCI_ROWS
from tests.reading.icd10.files import CM_ENTRIES, order_text
from tests.support.archives import zip_of
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text
from tests.support.real import real_file


def hcpcs(*days: str) -> bytes:
    """A file with a new code on each of these days."""
    codes = [
        hcpcs_concept(f"A{number:04}", added=day, action="A", action_effective=day) for number, day in enumerate(days)
    ]
    return hcpcs_text([*codes, hcpcs_concept("B0001")])


OF_2018 = hcpcs(*["2018-01-01"] * 9, "2017-10-01")
PFS = csv_bytes(pprrvu(pprrvu_row("A0001"))).replace(
    b"Invented relative value file", b"2023 National Physician Fee Schedule Relative Value File January Release"
)
GPCI = csv_bytes(GPCI_ROWS).replace(b"INVENTED GPCIs", b"FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs)")
ORDER = zip_of({"icd10cm-order-Jan-2021.txt": order_text(CM_ENTRIES)})


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    return folder


@pytest.mark.parametrize(
    ("release", "content", "said"),
    [
        ("hcpcs/2018", OF_2018, ""),
        ("hcpcs/2018-10", OF_2018, ""),
        ("hcpcs/2019", OF_2018, "2019-01-01, but the dates in its own list of changes are of 2018."),
        ("hcpcs/2019", hcpcs(*["2018-01-01"] * 9), ""),
        ("hcpcs/2019", hcpcs(*["2018-01-01"] * 7, *["2017-10-01"] * 3), ""),
        ("pfs/2023", PFS, ""),
        ("pfs/2022", PFS, "but the title above its table says 2023."),
        ("gpci/2025", GPCI, ""),
        ("gpci/2026", GPCI, "but the title above its table says 2025."),
        ("icd10cm/2021", ORDER, ""),
        ("icd10cm/2020-10", ORDER, ""),
        ("icd10cm/2020", ORDER, "by its file's name it is the order file of fiscal year 2021."),
        ("icd10cm/2021-10", ORDER, "by its file's name it is the order file of fiscal year 2021."),
    ],
)
def test_what_is_noticed(
    store: Path, tmp_path: Path, addenda: CommandLine, release: str, content: bytes, said: str
) -> None:
    (tmp_path / "file").write_bytes(content)
    outcome = addenda("import", release, tmp_path / "file", "--store", store)
    assert (outcome.code, outcome.out) == (0, "")
    assert said in outcome.err
    assert ("Note: " in outcome.err) == bool(said)
    assert f"Imported {release} as commit" in outcome.err


@pytest.mark.parametrize(
    ("codeset", "right", "wrong", "file"),
    [
        ("hcpcs", "2017", "2018", "hcpcs/2017-Alpha-Numeric-HCPCS-File.zip"),
        ("hcpcs", "2018", "2019", "hcpcs/2018-Alpha-Numeric-HCPCS-File.zip"),
        ("hcpcs", "2019", "2018", "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip"),
        ("hcpcs", "2020-04", "2021-04", "hcpcs/HCPC2020_APR_ANWEB.xlsx"),
        ("pfs", "2023", "2022", "fees/PPRRVU23_JAN_without-cpt-descriptions.csv"),
        ("gpci", "2025", "2026", "fees/GPCI2025.csv"),
        ("icd10cm", "2020-10", "2021-10", "icd10/icd10cm-order-Jan-2021.zip"),
    ],
)
def test_real_files(codeset: str, right: str, wrong: str, file: str) -> None:
    delivery = open_delivery(real_file(file))
    for release, noticed in ((right, False), (wrong, True)):
        reading = read_delivery(ReleaseId(codeset, release), delivery, reader=None, effective=None)
        assert any("takes effect on" in remark for remark in reading.remarks) is noticed
