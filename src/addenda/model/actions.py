"""What a publisher's action codes mean, in the field's words; a small table for each publisher that uses codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import ChangeKind, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping


class Meaning(NamedTuple):
    """What an action declares.

    For an addition, `reasons` are those that it fits (all where it is empty). For a revision or an update, each of
    `parts` is a group of fields of which at least one has changed.
    """

    kind: ChangeKind
    reasons: frozenset[Reason] = frozenset()
    parts: tuple[frozenset[str], ...] = ()


_LONG = frozenset({"long"})
_SHORT = frozenset({"short"})
_COVERAGE = frozenset(  # "administrative data field" in the layout, "coverage" in the reports
    {
        "coverage",
        "coverage_manual",
        "carriers_manual",
        "statute",
        "lab_certification",
        "cross_references",
        "processing_note",
    }
)
_PAYMENT = frozenset(
    {
        "pricing",
        "multiple_pricing",
        "asc_group",
        "asc_date",
        "opps_group",
        "opps_indicator",
        "opps_date",
        "anesthesia_units",
    }
)
_SERVICE = frozenset({"betos", "type_of_service"})

# CMS, HCPCS record layout, field 30 (HCPCS action code). N is "no maintenance": readers leave it out.
_CMS: Mapping[str, Meaning] = {
    "A": Meaning(ChangeKind.ADDED, frozenset({Reason.NEW, Reason.REUSED})),
    "B": Meaning(ChangeKind.REVISED, parts=(_LONG, _COVERAGE)),
    "C": Meaning(ChangeKind.REVISED, parts=(_LONG,)),
    "D": Meaning(ChangeKind.DELETED),
    "F": Meaning(ChangeKind.UPDATED, parts=(_COVERAGE,)),
    "P": Meaning(ChangeKind.UPDATED, parts=(_PAYMENT,)),
    "R": Meaning(ChangeKind.ADDED, frozenset({Reason.REACTIVATED, Reason.NEW})),  # new where the row was purged
    "S": Meaning(ChangeKind.REVISED, parts=(_SHORT,)),
    "T": Meaning(ChangeKind.UPDATED, parts=(_SERVICE,)),
}
_BY_READER: Mapping[str, Mapping[str, Meaning]] = {"hcpcs": _CMS}
_WORDS: Mapping[str, Meaning] = {kind.value: Meaning(kind) for kind in ChangeKind}


def meaning_of(action: str, reader: str) -> Meaning | None:
    """Return what an action declares in files of a reader: by its table, else as one of the field's own words."""
    return _BY_READER.get(reader, {}).get(action) or _WORDS.get(action.casefold())
