"""The fee schedules that a user names: which release is of which side, what is missing, what the amounts rest on."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from addenda.app.fees import Fees, open_fees
from addenda.app.founding import found_store
from addenda.app.importing import read_release, store_reading
from addenda.errors import NotFoundError, UsageError
from addenda.impact.fees.physician import Setting
from addenda.model.changes import Side
from addenda.model.release import ReleaseId
from addenda.store.store import Store
from addenda.store.writing import WritableStore
from tests.impact.fees.schedules import relative_values
from tests.reading.fees.files import Row, csv_bytes, pprrvu

OLD, NEW = (Side(ReleaseId("cpt", str(year)), date(year, 1, 1), None, 0) for year in (2029, 2030))
GPCI_HEADER: Row = ["MAC", "State", "Locality Number", "Locality Name", "PW GPCI", "PE GPCI", "MP GPCI"]


def gpci(work: str) -> list[Row]:
    return [
        GPCI_HEADER,
        ["01112", "CA", "05", "BAYTOWN*", work, "1.25", "0.5"],
        ["01112", "CA", "06", "Rest of State", "1", "1", "1"],
        ["02102", "AK", "01", "REST OF STATE", "1.5", "1", "1"],
    ]


def opps(rate: str) -> list[Row]:
    return [["HCPCS", "SI", "APC", "Rate"], ["00100", "S", "5012", rate], ["00300", "S", "5012", rate]]


FILES = {
    "pfs/2028": pprrvu(relative_values("00100", work="1.00")),
    "pfs/2029": pprrvu(relative_values("00100", work="2.00")),
    "pfs/2030": pprrvu(relative_values("00100", work="3.00"), relative_values("00200", "26")),
    "opps/2030-01": opps("11"),
    "opps/2030-04": opps("12"),
    "gpci/2029": gpci("1.1"),
    "gpci/2030": gpci("1.2"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with imported(tmp_path_factory.mktemp("fees"), *FILES) as opened:
        yield opened


def imported(folder: Path, *releases: str) -> Store:
    found_store(folder / "store")
    with WritableStore(folder / "store") as store:
        for release in releases:
            file = folder / "file.csv"
            file.write_bytes(csv_bytes(FILES[release]))
            store_reading(store, read_release(ReleaseId.parse(release), file, reader=None, effective=None))
    return Store(folder / "store")


def opened(
    store: Store,
    *references: str,
    locality: str | None = None,
    setting: Setting | None = None,
    old: Side = OLD,
    new: Side = NEW,
) -> Fees:
    return open_fees(store, references, locality, setting, old, new)


def amounts(fees: Fees, code: str = "00100") -> tuple[str | None, str | None]:
    old, new = fees.table.payments(code)
    return (str(old.amount) if old else None, str(new.amount) if new else None)


def national(work: str, expense: str = "0.50") -> str:
    return str(((Decimal(work) + Decimal(expense) + Decimal("0.10")) * Decimal("33.0001")).quantize(Decimal("0.01")))


def test_one_reference_takes_the_release_in_force_on_the_old_side(store: Store) -> None:
    found = opened(store, "pfs/2030")
    assert amounts(found) == (national("2.00"), national("3.00"))
    assert found.warnings == ()
    releases, place, full = found.assumptions
    assert releases.endswith("relative values: payments after are of pfs/2030, payments before of pfs/2029.")
    assert place.endswith("for services in a facility, at the national amount, without a locality's cost indices.")
    assert full.startswith("Payments of the physician fee schedule are the full amount of one unit times the volume")


@pytest.mark.parametrize("references", [("pfs/2028", "pfs/2030"), ("pfs/2030", "pfs/2028")])
def test_of_two_references_the_older_one_is_of_the_old_side(store: Store, references: tuple[str, str]) -> None:
    found = opened(store, *references)
    assert amounts(found) == (national("1.00"), national("3.00"))
    assert found.warnings == (
        "pfs/2028 is of 2028 and is used for cpt/2029, which is of 2029: the amounts of that year may be others.",
    )
    assert found.assumptions[-1] == found.warnings[0]


def test_a_fee_schedule_of_another_year_is_a_warning(store: Store) -> None:
    assert opened(store, "pfs/2029").warnings == (
        "pfs/2029 is of 2029 and is used for cpt/2030, which is of 2030: the amounts of that year may be others.",
    )


def test_without_an_older_release_the_old_payments_are_not_known(store: Store) -> None:
    found = opened(store, "opps/2030-01")
    assert amounts(found) == (None, "11.00")
    releases, rates = found.assumptions
    assert releases == (
        "Medicare OPPS Addendum B: payments after are of opps/2030-01, payments before not known, for the store has no "
        "release of opps that was effective by 2029-01-01."
    )
    assert rates.startswith("Hospital and laboratory rates are the national ones of a service paid by itself")


def test_several_schedules_in_the_order_of_the_user(store: Store) -> None:
    both = opened(store, "opps/2030-01", "opps/2030-04", "pfs/2030")
    assert (amounts(both), amounts(both, "00300")) == (("11.00", "12.00"), ("11.00", "12.00"))
    other = opened(store, "pfs/2030", "opps/2030-01", "opps/2030-04")
    assert (amounts(other), amounts(other, "00300")) == ((national("2.00"), national("3.00")), ("11.00", "12.00"))
    order = "A line is paid by one fee schedule, the first that has an amount for its code: pfs, then opps."
    assert order in other.assumptions


@pytest.mark.parametrize("locality", ["0111205", "01112-05", "Baytown", " baytown* "])
def test_a_locality_by_code_or_name_with_the_indices_of_each_year(store: Store, locality: str) -> None:
    """2029: (2.00 x 1.1 + 0.50 x 1.25 + 0.10 x 0.5) x 33.0001; 2030 with 3.00 x 1.2."""
    found = opened(store, "pfs/2030", locality=locality)
    assert amounts(found) == ("94.88", "141.08")
    assert found.warnings == ()
    assert (
        f"The physician fee schedule is taken for services in a facility, in the locality {locality}."
        in found.assumptions
    )


def test_outside_a_facility(store: Store) -> None:
    found = opened(store, "pfs/2030", setting=Setting.NONFACILITY)
    assert amounts(found) == (national("2.00", "1.25"), national("3.00", "1.25"))
    assert "outside a facility" in found.assumptions[1]


def test_cost_indices_of_another_year_are_a_warning(tmp_path: Path) -> None:
    with imported(tmp_path, "pfs/2028", "pfs/2030", "gpci/2029") as store:
        found = opened(store, "pfs/2028", "pfs/2030", locality="0111205", old=OLD._replace(effective=date(2028, 1, 1)))
        assert found.warnings == (
            "The cost indices of gpci/2029 are of 2029, and are used for 2028.",
            "The cost indices of gpci/2029 are of 2029, and are used for 2030.",
        )
        assert amounts(found) == ("58.58", "131.18")


def test_everything_that_is_missing_is_named_at_once(store: Store) -> None:
    with pytest.raises(NotFoundError) as caught:
        opened(store, "pfs/2031", "clfs/2030", "pfs/2030", locality="Baytwon")
    assert [str(one) for one in caught.value.problems] == [
        "The store has no fee schedule 'pfs/2031'. Did you mean pfs/2030 or pfs/2029 or pfs/2028?",
        "The store has no fee schedule 'clfs/2030'. Did you mean pfs/2030 or pfs/2029 or pfs/2028?",
        "gpci/2029 has no locality 'Baytwon'. Did you mean 0111205 (BAYTOWN*)?",
        "gpci/2030 has no locality 'Baytwon'. Did you mean 0111205 (BAYTOWN*)?",
    ]


def test_without_cost_indices(tmp_path: Path) -> None:
    with imported(tmp_path, "pfs/2030") as store:
        with pytest.raises(NotFoundError) as caught:
            opened(store, "pfs/2030", locality="0111205")
        assert str(caught.value) == (
            "the store has no cost indices for the locality '0111205'. "
            "Import CMS's file of geographic practice cost indices as gpci/2030."
        )


@pytest.mark.parametrize(
    ("references", "locality", "setting", "message"),
    [
        (("pfs",), None, None, "'pfs' is not the name of a release"),
        (("gpci/2030",), None, None, "gpci is no fee schedule that payments are computed from"),
        (("pfs/2028", "pfs/2029", "pfs/2030"), None, None, "--fees names 3 releases of pfs"),
        (("opps/2030-01",), "0111205", None, "--locality and --setting are of the physician fee schedule"),
        (("opps/2030-01",), None, Setting.FACILITY, "--locality and --setting are of the physician fee schedule"),
        (("pfs/2030",), "rest of state", None, "2 localities of gpci/2029 are called 'rest of state'"),
    ],
)
def test_what_cannot_be_meant(
    store: Store, references: tuple[str, ...], locality: str | None, setting: Setting | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        opened(store, *references, locality=locality, setting=setting)
