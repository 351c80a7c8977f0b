"""Assess what a change does to a charge master: read it, judge its lines, say what is at stake and whose work it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from addenda.impact.candidates.lines import with_candidates
from addenda.impact.facts import Facts
from addenda.impact.fees.applying import with_payments
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.impact.range import replacement_range
from addenda.model.chargemaster import ChargeMaster, CodeStatus
from addenda.model.findings import Effect, Impact
from addenda.model.rules import Decisions
from addenda.reading.chargemaster.mapping import ColumnMapping, load_mapping, parse_options
from addenda.reading.chargemaster.reader import read_charge_master

if TYPE_CHECKING:
    from addenda.app.fees import Fees
    from addenda.app.selecting import Chosen
    from addenda.impact.fees.physician import Setting
    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.snapshot import Snapshot
    from addenda.model.worklist import OwnerKind
    from addenda.store.store import Store


@dataclass(frozen=True)
class Question:
    """A charge master, and all that is to be known of it.

    `chargemaster` is the path of a file or a folder, or the address of a database. `fees` are references of fee
    schedules, `locality` and `setting` say what of a physician fee schedule is paid; `usage` is a file of units billed.
    `by` are the kinds of owners to make worklists for.
    """

    chargemaster: str
    columns: ColumnMapping = field(default_factory=ColumnMapping)
    fees: tuple[str, ...] = ()
    locality: str | None = None
    setting: Setting | None = None
    usage: Path | None = None
    by: tuple[OwnerKind, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)


@dataclass(frozen=True)
class Compared:
    """Two releases of a store, and what changed between them."""

    store: Store
    before: Snapshot
    after: Snapshot
    changes: ChangeSet


def assess_charges(
    question: Question,
    compared: Compared,
    suggested: Callable[[Impact], Suggestions | None],
    chosen: Chosen | None = None,
    *,
    step: Callable[[str], None],
    warn: Callable[[str], None],
) -> Impact:
    """Return what the change does to a charge master; of its lines those with a chosen code, where codes were chosen.

    The changes are all changes even then: a line is touched by that of its modifier too, which no specialty has.
    `suggested` looks for what replaces the deleted codes that the lines carry, and is asked once. `step` is told what
    is being done, `warn` what in the fees may not be as the user meant.

    Raises:
        NotFoundError: when a file or a fee schedule does not exist.
        InputError: when a file is no charge master or no usage, or a column in it is not understood.
        UsageError: when fees and locality do not fit together.

    """
    step("Reading the charge master")
    master = _charge_master(question)
    step("Judging the lines")
    fees = _fees(question, compared)
    for warning in fees.warnings if fees else ():
        warn(warning)
    facts = Facts(compared.changes, master, compared.before, compared.after, fees.table if fees else None)
    found = assess(facts, question.decisions, wanted=_wanted(chosen))
    if suggestions := suggested(found):
        found = with_candidates(found, suggestions)
    step("Counting the money")
    found = _with_money(found, question, fees)
    if chosen is None:
        return found
    left_out = len(master.lines) - len(found.chargemaster.lines)
    return replace(found, changes=chosen.narrow(compared.changes), lines_left_out=left_out)


def column_mapping(options: Sequence[str], file: Path | None, sheet: str | None) -> ColumnMapping:
    """Return what the user said of the columns: options go before the mapping file.

    Raises:
        UsageError: when an option is no `column=Header`.
        ConfigurationError: when the mapping file is invalid.
        NotFoundError: when there is no such mapping file.

    """
    named = load_mapping(file) if file else ColumnMapping()
    return named.overridden_by(parse_options(options)).overridden_by(ColumnMapping(sheet=sheet))


def _charge_master(question: Question) -> ChargeMaster:
    master = read_charge_master(question.chargemaster, question.columns)
    if question.usage is None:
        return master
    # Imported here for start-up time alone: most charge masters come with their volumes.
    from addenda.impact.usage import with_usage
    from addenda.reading.usage.reader import read_usage

    return with_usage(master, read_usage(question.usage))


def _wanted(chosen: Chosen | None) -> Callable[[ChargeLine], bool] | None:
    if chosen is None:
        return None
    return lambda line: line.status is CodeStatus.CODE and chosen.holds(line.code)


def _fees(question: Question, compared: Compared) -> Fees | None:
    if not (question.fees or question.locality or question.setting):
        return None
    from addenda.app.fees import open_fees  # here for start-up time alone: most questions are without fees

    changes = compared.changes
    return open_fees(compared.store, question.fees, question.locality, question.setting, changes.old, changes.new)


def _with_money(impact: Impact, question: Question, fees: Fees | None) -> Impact:
    """Return an impact with payments, what is at stake for deleted codes, and its worklists."""
    table = fees.table if fees else None
    if fees:
        impact = with_payments(impact, fees.table, fees.assumptions)
    if any(finding.rule.id == Effect.DELETED for finding in impact.findings):
        impact = replace(impact, range=replacement_range(impact, table))
    if question.decisions.waivers:
        from addenda.app.configuration import remarks  # here for start-up time alone: most stores have no waivers

        impact = replace(impact, assumptions=(*impact.assumptions, *remarks(question.decisions, impact)))
    return with_owners(impact, question.by, table)
