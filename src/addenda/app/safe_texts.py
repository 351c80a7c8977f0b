"""The texts of the model that are no publisher's descriptors: names and dates of releases, codes, files of one's own.

`codes_only` leaves out every other text, so that one which the model gets later stays out until it is named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import ChangeSet, Side
from addenda.model.chargemaster import ChargeLine, ChargeMaster, ColumnChoice, FiledTotal, Price, SourceFile
from addenda.model.codeset import CodeSet, Field
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.estimates import Estimate, Group
from addenda.model.findings import Finding, Impact
from addenda.model.found import Found
from addenda.model.history import History, Knowledge, Standing
from addenda.model.notes import Code, Note, Range
from addenda.model.payments import Payment
from addenda.model.range import Replacements
from addenda.model.reconciliation import Declaration, Explanation, Reconciliation
from addenda.model.release import Release, ReleaseId, Source
from addenda.model.rules import Decisions, Rule, Waiver
from addenda.model.selection import CodeRange, Selection
from addenda.model.snapshot import Snapshot
from addenda.model.standard import FacilityComparison, RepeatedCode
from addenda.model.usage import Usage, UsageKey
from addenda.model.worklist import FacilityTotal, Worklist

if TYPE_CHECKING:
    from collections.abc import Mapping

SAFE: Mapping[type, frozenset[str]] = {
    ChangeSet: frozenset({"not_compared"}),
    ChargeLine: frozenset(
        {
            "sheet",
            "charge_code",
            "raw_code",
            "code",
            "modifier",
            "revenue_code",
            "file",
            "facility",
            "setting",
            "department",
        }
    ),
    ChargeMaster: frozenset({"file", "sha256", "sheets", "sheets_not_read", "columns", "columns_not_used", "layout"}),
    ColumnChoice: frozenset({"column", "header", "reason"}),
    Code: frozenset({"code", "modifiers"}),
    CodeRange: frozenset({"first", "last"}),
    CodeSet: frozenset({"id", "title", "publisher", "code_pattern", "notice"}),
    ConceptKey: frozenset({"code", "modifier"}),
    Declaration: frozenset({"action", "origins"}),
    DeclaredChange: frozenset({"action", "origin"}),
    Explanation: frozenset({"commit"}),
    Decisions: frozenset({"severities"}),
    Estimate: frozenset({"by", "engine", "line_columns", "usage_columns"}),
    FacilityComparison: frozenset({"facility"}),
    FacilityTotal: frozenset({"facility"}),
    Field: frozenset({"name", "title"}),
    FiledTotal: frozenset({"header"}),
    Found: frozenset({"query"}),
    History: frozenset({"code", "commit"}),
    Knowledge: frozenset({"commit", "subject", "sources"}),
    Finding: frozenset({"detail"}),
    Group: frozenset({"values"}),
    Impact: frozenset({"assumptions", "totals"}),
    Note: frozenset({"text", "deleted", "unread"}),
    Payment: frozenset({"why", "status"}),
    Price: frozenset({"header", "payer", "plan"}),
    Range: frozenset({"first", "last"}),
    Reconciliation: frozenset({"reader"}),
    Release: frozenset({"reader", "scheduled", "notice", "supplied"}),
    ReleaseId: frozenset({"codeset", "release"}),
    RepeatedCode: frozenset({"charge_code"}),
    Replacements: frozenset({"assumptions"}),
    Rule: frozenset({"id", "title", "carries", "reason", "advice", "source"}),
    Selection: frozenset({"asked", "sections"}),
    Side: frozenset({"commit", "supplied"}),
    Snapshot: frozenset({"commit"}),
    Source: frozenset({"name", "sha256", "address"}),
    SourceFile: frozenset({"name", "sha256", "facility"}),
    Standing: frozenset({"code"}),
    Usage: frozenset({"columns", "file", "sha256"}),
    UsageKey: frozenset({"charge_code", "code", "facility", "modifier"}),
    Waiver: frozenset({"rule", "reason", "code", "charge_code", "department", "facility"}),
    Worklist: frozenset({"owner", "facility"}),
}
"""The names of the fields that hold them, by type. Of charge lines, findings, notes and selections `codes_only` first
takes out what is no code; concepts and their changed fields have a rule of their own."""
