"""Impacts that Hypothesis draws: some of the scenario's changes, on a small charge master, with fees and owners."""

from dataclasses import replace

from hypothesis import strategies as st

from addenda.impact.facts import Facts
from addenda.impact.fees.applying import with_payments
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.impact.range import replacement_range
from addenda.impact.rules import OF_CHANGES
from addenda.model.changes import Change, ChangeKind, ChangeSet, Counts, Reason
from addenda.model.chargemaster import ChargeLine, ChargeMaster, SourceFile
from addenda.model.findings import Impact
from addenda.model.worklist import OwnerKind
from tests.rendering.full_scenario import FEES, NORTH, SOUTH
from tests.rendering.scenario import CHANGES, REUSED, line

_FACILITIES = {NORTH: "North Hospital", SOUTH: "South Hospital"}
_CODES = [*(change.key.code for change in CHANGES.changes), "E0001", "Z0001"]
_AMOUNTS = st.none() | st.decimals(-50, 200_000, places=2) | st.decimals(0, 20, places=4)
_VOLUMES = st.none() | st.decimals(-20, 30_000, places=0) | st.decimals(0, 100, places=1)


@st.composite
def impacts(draw: st.DrawFn) -> Impact:
    """Draw an impact; a number is reused as a whole or not at all."""
    one_by_one = [change for change in CHANGES.changes if change not in REUSED]
    kept = draw(st.sets(st.sampled_from(range(len(one_by_one)))))
    changed = [*(one_by_one[place] for place in kept), *(REUSED if draw(st.booleans()) else ())]
    changes = _change_set(changed, transient=draw(st.booleans()))
    several = draw(st.booleans())
    others = draw(st.lists(st.sampled_from([NORTH, SOUTH]), max_size=8))
    of_files = [NORTH, SOUTH, *others] if several else [""] * len(others)
    lines = [draw(_lines(row, file)) for row, file in enumerate(of_files, 2)]
    files = tuple(SourceFile(name, "e" * 64, facility) for name, facility in _FACILITIES.items()) if several else ()
    master = ChargeMaster("charges", "c" * 64, ("",), (), {"code": "Code"}, tuple(lines), files=files)
    impact = assess(Facts(changes, master), checks=OF_CHANGES)
    fees = FEES if draw(st.booleans()) else None
    if fees:
        impact = with_payments(impact, fees)
    return with_owners(replace(impact, range=replacement_range(impact, fees)), OwnerKind, fees)


@st.composite
def _lines(draw: st.DrawFn, row: int, file: str) -> ChargeLine:
    return replace(
        line(row, draw(st.sampled_from(_CODES)), None, None, modifier=draw(st.sampled_from(["", "", "26"]))),
        sheet="",
        price=draw(_AMOUNTS),
        volume=draw(_VOLUMES),
        department=draw(st.sampled_from(["", "Radiology", "Clinic 4010"])),
        revenue_code=draw(st.sampled_from(["", "0360"])),
        file=file,
        facility=_FACILITIES.get(file, ""),
    )


def _change_set(changed: list[Change], *, transient: bool) -> ChangeSet:
    changes = tuple(change for change in CHANGES.changes if change in changed)
    kinds = [change.kind for change in changes]
    counts = Counts(
        **{kind.value: kinds.count(kind) for kind in ChangeKind},
        reused=sum(change.reason is Reason.REUSED for change in changes) // 2,
        transient=int(transient),
        unchanged=1000,
    )
    return replace(CHANGES, changes=changes, counts=counts, transients=CHANGES.transients if transient else ())
