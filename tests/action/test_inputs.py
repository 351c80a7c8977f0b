"""What the inputs of a report name: looked for before anything is compared, all of it, in the words of the inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from addenda.app.importing import read_release, store_reading
from addenda.errors import ExitCode
from addenda.model.release import ReleaseId
from addenda.store.writing import WritableStore
from tests.action.scene import CHARGES, Y2025, Scene
from tests.impact.fees.schedules import relative_values
from tests.reading.fees.files import Row, csv_bytes, pprrvu

GPCI: list[Row] = [
    ["MAC", "State", "Locality Number", "Locality Name", "PW GPCI", "PE GPCI", "MP GPCI"],
    ["01112", "CA", "05", "BAYTOWN*", "1.1", "1.25", "0.5"],
]
KINDS = "the physician fee schedule, OPPS Addendum B and the clinical laboratory fee schedule"
UPDATE = (
    "Where the branch is older than the file, bring it up to date (Update branch); else see the input chargemaster (in "
    "review.yml the variable ADDENDA_CHARGEMASTER)"
)


@pytest.fixture
def changed(scene: Scene) -> Scene:
    """A store that holds 2025 too."""
    scene.imports("2025", Y2025)
    return scene


@pytest.fixture
def priced(changed: Scene, tmp_path: Path) -> Scene:
    """A store with what Medicare pays for the code that ends."""
    values = pprrvu(relative_values("22222", work="2.00"))
    with WritableStore(changed.store) as store:
        for release, rows in (("pfs/2024", values), ("pfs/2025", values), ("gpci/2025", GPCI)):
            file = tmp_path / "fees.csv"
            file.write_bytes(csv_bytes(rows))
            store_reading(store, read_release(ReleaseId.parse(release), file, reader=None, effective=None))
    return changed


def test_all_that_is_not_there_is_said_at_once_before_anything_is_compared(priced: Scene) -> None:
    told = priced.run(
        codeset="test",
        old="test/2014",
        new="test/2052",
        chargemaster="charges/2026.csv",
        usage="units.csv",
        fees="pfs/2026 test/2025",
    )
    assert told.code == ExitCode.USAGE
    expected = f"""\
old: The store has no release 'test/2014'. Did you mean pfs/2024 or test/2024 or test/2025?
new: The store has no release 'test/2052'. Did you mean pfs/2025 or test/2024 or test/2025?
test is no fee schedule that payments are computed from. fees takes {KINDS}.
The store has no fee schedule 'pfs/2026'. Did you mean pfs/2025 or pfs/2024?
charges/2026.csv: the charge master does not exist. {UPDATE}
units.csv: the file of units billed does not exist. See the input usage
"""
    assert told.commands() == [f"::error::{line}" for line in expected.splitlines()]
    assert not [line for line in told.lines if line.startswith("Comparing")]
    assert told.outputs == {}


def test_a_part_that_no_release_has_is_said_with_the_rest(changed: Scene) -> None:
    told = changed.run(chargemaster="none.csv", only="surgry\n77777")
    assert told.code == ExitCode.USAGE
    assert [command.partition(". ")[0] for command in told.commands()] == [
        "::error::none.csv: the charge master does not exist",
        "::error::only: there is no view 'surgry'",
        "::error::only: no code of test/2024 or test/2025 stands in 77777",
    ]
    assert not [line for line in told.lines if line.startswith("Comparing")]


def test_a_file_that_is_missing_is_named_from_the_top_of_the_workspace(changed: Scene) -> None:
    changed.environment["GITHUB_WORKSPACE"] = str(changed.folder)
    told = changed.run(working_directory="checkout", chargemaster="../charges.csv")
    assert told.code == ExitCode.NOT_FOUND
    (error,) = told.commands()
    assert error.startswith("::error::charges.csv: the charge master does not exist. ")
    assert str(changed.folder) not in told.summary


def test_only_fee_schedules_are_offered_as_fees(priced: Scene) -> None:
    told = priced.run(chargemaster=priced.charges(), fees="test/2026")
    assert told.commands() == ["::error::The store has no fee schedule 'test/2026'. Did you mean pfs/2025 or pfs/2024?"]


def test_without_a_fee_schedule_none_is_offered(changed: Scene) -> None:
    told = changed.run(chargemaster=changed.charges(), fees="pfs/2025")
    assert told.commands() == ["::error::The store has no fee schedule 'pfs/2025'. There is none."]


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"locality": "0111299"}, "gpci/2025 has no locality '0111299'. Did you mean 0111205 (BAYTOWN*)?"),
        ({"fees": ""}, "locality and setting are of the physician fee schedule; name a release of it by fees."),
        ({"setting": "home"}, "setting is 'home'; it is one of facility, nonfacility"),
        ({"by": "department ward"}, "by is 'ward'; it is one of department, revenue-code, facility, payer"),
    ],
)
def test_what_prices_and_sorts_is_checked_too(priced: Scene, inputs: dict[str, str], message: str) -> None:
    given = {"fees": "pfs/2025", "locality": "Baytown", **inputs}
    told = priced.run(chargemaster=priced.charges(), **given)
    assert told.commands() == [f"::error::{message}"]


def test_changes_are_priced_for_a_place_by_units_billed_and_sorted_by_whose_they_are(priced: Scene) -> None:
    """(2.00 x 1.1 + 1.25 x 1.25 + 0.10 x 0.5) x 33.0001 = 125.81 a unit outside a facility, for 10 units."""
    priced.charges("Charge Code,Units\n9001,10\n", "units.csv")
    charges = priced.charges(CHARGES.replace("Volume", "Department").replace("10.00,5", "10.00,Imaging"))
    told = priced.run(
        chargemaster=charges,
        fees="pfs/latest",
        locality="Baytown",
        setting="nonfacility",
        usage="units.csv",
        by="department revenue-code",
    )
    assert told.code == ExitCode.OK, told.lines
    assert told.outputs["gross-at-stake"] == "100.00"
    page = (told.report / "test-2024-2025" / "report.md").read_text()
    assert "$1,258.10" in page
    assert "in the locality Baytown" in page
    assert "Imaging" in page


def test_units_of_a_link_that_leads_out_are_not_read(changed: Scene, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("Charge Code,Units\n9001,10\n")
    (changed.store / "units.csv").symlink_to(tmp_path / "secret.csv")
    told = changed.run(chargemaster=changed.charges(), usage="units.csv")
    assert told.commands() == ["::error::usage 'units.csv' is a link that leads out of the files of the workspace"]
