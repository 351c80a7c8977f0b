"""The view of a reconciliation: finished text in reading order, for every format that people read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.actions import meaning_of
from addenda.model.changes import Change, ChangeKind, Transient
from addenda.model.codeset import Role
from addenda.model.listing import counted
from addenda.model.reconciliation import Cause
from addenda.rendering.changes_view import LONG
from addenda.rendering.field_view import FieldView, field_view
from addenda.rendering.headline import within
from addenda.rendering.licence import notice_of
from addenda.rendering.sides import COMMIT, compared
from addenda.rendering.visible import visible
from addenda.rendering.words import last_day, number

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.reconciliation import Account, Computed, Declaration, Disagreement, Explanation, Reconciliation

_NOTES = {
    Cause.TRANSIENT: "In force after the old release's date and no more at the new one's: in neither count.",
    Cause.REUSED: "The number has another meaning: a deletion and an addition, where the publisher flags only one.",
    Cause.FLAGGED_BEFORE: "The old release's file carried the same action with the same day already.",
    Cause.CORRECTION: "A correction of one of the two releases touched the code.",
    Cause.INTERIM_RELEASE: "A release between the two declares it.",
    Cause.OUTSIDE: "Its day lies on or before the old release's date, or after the new one's.",
    Cause.INTERIM_DAY: "Its day lies between the two releases; files flag what is new since the file before.",
    Cause.NOT_IN_FORCE: "The row changed, or was flagged, while the code was not in force.",
    Cause.PROVENANCE: "Flagged, but nothing differs except the publisher's notes about its file.",
    Cause.UNEXPLAINED: "The data establish no cause.",
}


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """One code on which what was computed and what was declared disagree."""

    code: str
    """The code."""
    computed: str
    """What was computed."""
    declared: str
    """What the publisher declares."""
    evidence: str
    """What establishes the cause; "" where its name says all."""
    fields: tuple[FieldView, ...]
    """The fields that differ."""


@dataclass(frozen=True, slots=True)
class CauseView:
    """All disagreements of one cause."""

    id: str
    """The cause, as a part of an id."""
    title: str
    """The cause."""
    note: str
    """What it means, as a sentence."""
    count: str
    """How many codes there are."""
    open: bool
    """Whether a page shows the list unfolded."""
    entries: tuple[DisagreementView, ...]
    """The codes."""


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """A reconciliation for people."""

    title: str
    """The code set, and what is compared."""
    headline: tuple[str, ...]
    """How far the two sides agree, as sentences."""
    notice: str
    """What the publisher lets be done with its text; "" where it says nothing."""
    totals: tuple[tuple[str, str, str, str], ...]
    """Kind, computed, declared and published; the last is "" where the publisher prints none."""
    causes: tuple[CauseView, ...]
    """The disagreements by cause."""


def build_reconciliation(found: Reconciliation) -> ReconciliationView:
    """Return the view, made safe to show but not yet escaped for any format."""
    changes = found.changes
    return ReconciliationView(
        title=visible(f"{changes.codeset.title}: {compared(changes)}, reconciled"),
        headline=within(changes, _headline(found)),
        notice=visible(notice_of(changes.codeset)),
        totals=tuple(
            (
                total.kind.value.capitalize(),
                number(total.computed),
                number(total.declared),
                "" if total.published is None else number(total.published),
            )
            for total in found.totals
        ),
        causes=tuple(_cause(cause, found) for cause in _causes(found)),
    )


def _headline(found: Reconciliation) -> tuple[str, ...]:
    agreed, apart = len(found.agreements), len(found.disagreements)
    causes = Counter(one.explanation.cause for one in found.disagreements)
    unlike = [total.kind.value for total in found.totals if not total.explained]
    lines = (
        f"What was computed and what the publisher declares agree on {counted(agreed, 'code')}.",
        f"They disagree on {number(apart)}, {number(causes[Cause.UNEXPLAINED])} of them unexplained.",
    )
    return (*lines, f"No list has the published total of {' and '.join(unlike)}.") if unlike else lines


def _causes(found: Reconciliation) -> list[Cause]:
    present = {one.explanation.cause for one in found.disagreements}
    return [Cause.UNEXPLAINED] * (Cause.UNEXPLAINED in present) + [
        cause for cause in Cause if cause in present and cause is not Cause.UNEXPLAINED
    ]


def _cause(cause: Cause, found: Reconciliation) -> CauseView:
    entries = tuple(_entry(one, found) for one in found.disagreements if one.explanation.cause is cause)
    title, name = cause.value.capitalize(), cause.name.lower().replace("_", "-")
    return CauseView(name, title, _NOTES[cause], number(len(entries)), len(entries) <= LONG, entries)


def _entry(one: Disagreement, found: Reconciliation) -> DisagreementView:
    account = one.account
    return DisagreementView(
        code=visible(str(account.key)),
        computed=computed_text(account),
        declared=visible("; ".join(_declared(each, found.reader) for each in account.declared)) or "nothing",
        evidence=_evidence(one.explanation),
        fields=_fields(account, found.changes.codeset),
    )


def computed_text(account: Account) -> str:
    """Return all that was computed of a code, in one line."""
    facts = [_computed(fact) for fact in account.computed]
    if account.aside is not None:
        facts.append(f"row {account.aside.kind.value}")
    return "; ".join(facts) or "nothing"


def _computed(fact: Computed) -> str:
    if isinstance(fact, Transient):
        return f"in force from {fact.added} to {fact.terminated} only"
    reason = f" ({fact.reason.value})" if fact.reason else ""
    if fact.kind is ChangeKind.DELETED:
        return f"deleted{reason}, last day {last_day(fact.on)}"
    first = f" from {fact.on}" if fact.kind is ChangeKind.ADDED else ""
    return f"{fact.kind.value}{reason}{first}"


def _declared(declared: Declaration, reader: str) -> str:
    meaning = meaning_of(declared.action, reader)
    words = f" ({meaning.kind.value})" if meaning and meaning.kind.value != declared.action.casefold() else ""
    day = f" on {declared.on}" if declared.on else ""
    return f"{declared.action}{words}{day}, {' and '.join(declared.origins)}"


def _evidence(explanation: Explanation) -> str:
    match explanation.cause:
        case Cause.FLAGGED_BEFORE:
            return f"in {explanation.release} too"
        case Cause.INTERIM_RELEASE:
            return f"in {explanation.release}"
        case Cause.CORRECTION:
            return f"{explanation.release} on {explanation.on}, commit {(explanation.commit or '')[:COMMIT]}"
        case Cause.OUTSIDE | Cause.INTERIM_DAY:
            return str(explanation.on)
        case _:
            return ""


def _fields(account: Account, codeset: CodeSet) -> tuple[FieldView, ...]:
    """Return the fields of a code that stayed: both versions of what changed."""
    facts = [fact for fact in (*account.computed, account.aside) if isinstance(fact, Change)]
    return tuple(
        field_view(field, codeset) for fact in facts for field in fact.fields if field.role is not Role.PROVENANCE
    )
