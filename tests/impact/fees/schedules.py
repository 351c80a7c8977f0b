"""Fee schedules with invented amounts, as the readers make them, and charge lines."""

from datetime import date
from decimal import Decimal

from addenda.impact.fees.physician import NATIONAL, Locality, Setting
from addenda.impact.fees.schedule import FeeSchedule
from addenda.impact.fees.table import FeeTable, SchedulePair
from addenda.model.changes import Change, ChangeKind, ChangeSet, Counts, Reason, Side
from addenda.model.chargemaster import ChargeLine, CodeStatus
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from addenda.reading.fees import CLFS_READER, OPPS_READER, PFS_READER
from addenda.reading.fees.reader import FeeReader
from tests.reading.fees.files import Row, csv_bytes, pprrvu, pprrvu_row, read
from tests.support.build import CODESET, concept

_OLD = Side(ReleaseId("test", "2029"), date(2029, 1, 1), None, 0)
_NEW = Side(ReleaseId("test", "2030"), date(2030, 1, 1), None, 0)
LOCALITY = Locality("Invented", Decimal("1.042"), Decimal("1.194"), Decimal("0.69"))


def physician(*rows: Row) -> Snapshot:
    return _snapshot(PFS_READER, pprrvu(*rows))


def relative_values(code: str, modifier: str = "", **fields: str) -> Row:
    values = {"work": "1.50", "nonfacility_expense": "1.25", "facility_expense": "0.50", "malpractice": "0.10"}
    return pprrvu_row(code, modifier, **(values | fields))


def outpatient(*rows: tuple[str, str, str, str]) -> Snapshot:
    """Rows of code, status, APC and rate."""
    records: list[Row] = [["HCPCS", "SI", "APC", "Rate"]]
    records += [list(row) for row in rows]
    return _snapshot(OPPS_READER, records)


def laboratory(*rows: tuple[str, str, str]) -> Snapshot:
    """Rows of code, modifier and rate."""
    records: list[Row] = [["YEAR", "HCPCS", "MOD", "EFF_DATE", "INDICATOR", "RATE"]]
    records += [["2030", code, modifier, "20300101", "N", rate] for code, modifier, rate in rows]
    return _snapshot(CLFS_READER, records)


def table(*pairs: tuple[Snapshot | None, Snapshot], setting: Setting = Setting.FACILITY) -> FeeTable:
    return FeeTable(
        SchedulePair(FeeSchedule(old, NATIONAL, setting) if old else None, FeeSchedule(new, NATIONAL, setting))
        for old, new in pairs
    )


def line(
    code: str,
    modifier: str = "",
    volume: str | None = "1",
    price: str | None = "1",
    *,
    charge_code: str = "",
    facility: str = "",
) -> ChargeLine:
    return ChargeLine(
        sheet="s",
        row=1,
        charge_code=charge_code,
        description="",
        raw_code=code,
        code=code,
        modifier=modifier,
        status=CodeStatus.CODE if code else CodeStatus.NONE,
        price=_amount(price),
        volume=_amount(volume),
        facility=facility,
    )


def change(kind: ChangeKind, code: str, reason: Reason | None = None) -> Change:
    both = concept(code)
    return Change(kind, both.key, both, both, _NEW.effective, reason)


def change_set(*changes: Change) -> ChangeSet:
    return ChangeSet(CODESET, _OLD, _NEW, Counts(0, 0, 0, 0, 0, 0, 0), changes, ())


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _snapshot(reader: FeeReader, rows: list[Row]) -> Snapshot:
    return read(reader, fees_csv=csv_bytes(rows)).snapshot()
