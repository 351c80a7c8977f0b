"""The sentences that a director reads in ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.totals import lines_by_severity
from addenda.model.changes import ChangeKind
from addenda.model.findings import Effect
from addenda.model.listing import counted
from addenda.model.money import dollars
from addenda.model.rules import Severity
from addenda.rendering.sides import unit
from addenda.rendering.visible import visible
from addenda.rendering.words import joined, number

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact, Total

_NO_FINDING = "No line of your charge master carries a code that changed."
_NO_OPEN_FINDING = "No finding in your charge master is open."
_NAMED = 3
"""How many rules of high severity the headline names besides deleted codes."""
_LESS = ((Severity.MEDIUM, "for a decision"), (Severity.LOW, "for a look"), (Severity.NOTE, "with a note"))
"""What lines need whose worst finding is of a lesser severity."""


def changes_headline(changes: ChangeSet) -> tuple[str, ...]:
    """Return what happened to the code set, or to the part of it that was selected."""
    return within(changes, _what_happened(changes))


def within(changes: ChangeSet, sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences, the first of which says what was selected, where anything was."""
    return (f"Only {visible(str(changes.only))}: {sentences[0]}", *sentences[1:]) if changes.only else sentences


def _what_happened(changes: ChangeSet) -> tuple[str, ...]:
    counts = changes.counts
    if not changes.changes and not changes.transients:
        what = f"{unit(changes.codeset).capitalize()}s"
        return (f"Nothing changed. {what} in force, then as now: {number(counts.unchanged)}.",)
    what = unit(changes.codeset)
    sentences = [_kinds(changes)]
    if counts.updated:
        sentences.append(f"{counted(counts.updated, what)} kept the text and changed in other fields (updated).")
    if counts.reused:
        sentences.append(f"{_were(counts.reused, 'number')} reused with another meaning.")
    if counts.transient:
        sentences.append(f"{counted(counts.transient, what)} began and ended between the two releases.")
    return (*sentences, *_of_book(changes))


def _kinds(changes: ChangeSet) -> str:
    counts, by = changes.counts, " by the correction" if changes.is_correction else ""
    if counts.added and not counts.deleted and not counts.revised:
        return f"{_rows(changes, ChangeKind.ADDED)} added{by}; none was deleted or revised."
    others = f"{number(counts.added)} added, {number(counts.revised)} revised"
    return f"{_rows(changes, ChangeKind.DELETED)} deleted, {others}{by}."


def _rows(changes: ChangeSet, kind: ChangeKind) -> str:
    """Return how many were deleted or added; of the rows of a fee schedule also how many codes have them."""
    count, what = getattr(changes.counts, kind.value), unit(changes.codeset)
    codes = len({change.key.code for change in changes.of_kind(kind)})
    if what == "code" or codes in {0, count}:
        return _were(count, what)
    return f"{counted(count, what)} of {counted(codes, 'code')} {'was' if count == 1 else 'were'}"


def _of_book(changes: ChangeSet) -> tuple[str, ...]:
    if changes.book is None:
        return ()
    # Imported here for start-up time alone: most code sets have no book.
    from addenda.rendering.book.headline import book_headline

    return book_headline(changes.book, changes.changes)


def impact_headline(impact: Impact) -> tuple[str, ...]:
    """Return what that does to the charge master, or to the lines that were selected, worst first."""
    return (*within(impact.changes, _what_that_does(impact)), *_left_out(impact))


def _left_out(impact: Impact) -> tuple[str, ...]:
    count = impact.lines_left_out
    if not impact.changes.only or not count:
        return ()
    have, are = ("has", "is") if count == 1 else ("have", "are")
    return (f"{counted(count, 'line')} that {have} no code of the selection {are} left out.",)


def _what_that_does(impact: Impact) -> tuple[str, ...]:
    if not impact.lines_with_code and impact.lines_left_out:
        return ("No line of your charge master has a code of the selection.",)
    if not impact.lines_with_code:
        return ("No line of your charge master has a code that is understood, so no change could be matched.",)
    if not impact.findings:
        return (_NO_OPEN_FINDING if impact.waived else _NO_FINDING, *_waived(impact), *_not_matched(impact))
    return (*_at_stake(impact), *_urgent(impact), *_others(impact), *_waived(impact), *_not_matched(impact))


def _urgent(impact: Impact) -> tuple[str, ...]:
    """Return the sentence on the other findings of high severity."""
    high = {found.rule.id for found in impact.findings if found.severity is Severity.HIGH}
    rules = [rule for rule in impact.rules if rule.id in high and rule.id != Effect.DELETED]
    if not rules:
        return ()
    (first, what), *others = ((impact.totals[rule.id].lines, visible(rule.carries)) for rule in rules[:_NAMED])
    told = [f"{counted(first, 'line')} {_carry(first)} {what}", *(f"{number(count)} {what}" for count, what in others)]
    if len(rules) > _NAMED:
        told.append(f"others break {counted(len(rules) - _NAMED, 'more rule')} of high severity")
    return (f"{joined(told)}.",)


def _others(impact: Impact) -> tuple[str, ...]:
    """Return the sentence on the lines that have no finding of high severity."""
    effort = lines_by_severity((line, found.severity) for found in impact.findings for line in found.lines)
    told = [f"{what}: {number(effort[severity])}" for severity, what in _LESS if effort[severity]]
    more = "More lines" if effort[Severity.HIGH] else "Lines"
    return (f"{more} {', '.join(told)}.",) if told else ()


def _waived(impact: Impact) -> tuple[str, ...]:
    count = len(impact.waived)
    return (f"{counted(count, 'finding')} {'is' if count == 1 else 'are'} waived.",) if count else ()


def _not_matched(impact: Impact) -> tuple[str, ...]:
    count = impact.lines_ambiguous
    if not count:
        return ()
    holding, being = ("holds", "is") if count == 1 else ("hold", "are")
    return (f"{counted(count, 'line')} {holding} a value that may be a code and {being} matched to nothing.",)


def _at_stake(impact: Impact) -> tuple[str, ...]:
    """Return the sentence on lines on deleted codes; nothing where the user does not look for them."""
    total = impact.totals.get(Effect.DELETED)
    if total is None:
        return ()
    if not total.lines:
        waived = any(found.rule.id == Effect.DELETED for found in impact.waived)
        start = "But for what is waived, no line" if waived else "No line"
        return (f"{start} of your charge master carries a deleted code.",)
    start = f"{counted(total.lines, 'line')} of your charge master {_carry(total.lines)} a deleted code: "
    if total.gross is None:
        return (f"{start}the gross charges at stake are not known, because volume or price is missing.",)
    return (f"{start}{dollars(total.gross)} gross charges at stake{_unknown(total)}.",)


def _unknown(total: Total) -> str:
    """Say which lines are not in the sum; "" when all are."""
    unknown = total.lines_without_gross
    if not unknown:
        return ""
    missing = "volume" if total.lines_without_volume == unknown else "volume or price"
    having, being = ("has", "is") if unknown == 1 else ("have", "are")
    return f"; {number(unknown)} of those lines {having} no {missing} and {being} not in that sum"


def _were(count: int, noun: str) -> str:
    return f"{counted(count, noun)} {'was' if count == 1 else 'were'}"


def _carry(count: int) -> str:
    return "carries" if count == 1 else "carry"
