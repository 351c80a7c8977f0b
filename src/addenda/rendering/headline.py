"""The sentences that a director reads in ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.findings import Effect
from addenda.model.money import dollars
from addenda.rendering.visible import visible
from addenda.rendering.words import counted, number

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact, Total


def changes_headline(changes: ChangeSet) -> tuple[str, ...]:
    """Return what happened to the code set, or to the part of it that was selected."""
    return within(changes, _what_happened(changes))


def within(changes: ChangeSet, sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences, the first of which says what was selected, where anything was."""
    return (f"Only {visible(str(changes.only))}: {sentences[0]}", *sentences[1:]) if changes.only else sentences


def _what_happened(changes: ChangeSet) -> tuple[str, ...]:
    counts = changes.counts
    if not changes.changes and not changes.transients:
        return (f"Nothing changed. Codes in force, then as now: {number(counts.unchanged)}.",)
    sentences = [
        f"{_were(counts.deleted, 'code')} deleted, {number(counts.added)} added, {number(counts.revised)} revised."
    ]
    if counts.updated:
        sentences.append(f"{counted(counts.updated, 'code')} kept the text and changed in other fields (updated).")
    if counts.reused:
        sentences.append(f"{_were(counts.reused, 'number')} reused with another meaning.")
    if counts.transient:
        sentences.append(f"{counted(counts.transient, 'code')} began and ended between the two releases.")
    return (*sentences, *_of_book(changes))


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
        return ("No line of your charge master carries a code that changed.", *_not_matched(impact))
    sentences = [_at_stake(impact)]
    for rule in impact.rules:
        total = impact.totals[rule.id]
        if rule.id != Effect.DELETED and total.lines:
            sentences.append(f"{counted(total.lines, 'line')} {_carry(total.lines)} {rule.carries}.")
    return (*sentences, *_not_matched(impact))


def _not_matched(impact: Impact) -> tuple[str, ...]:
    count = impact.lines_ambiguous
    if not count:
        return ()
    holding, being = ("holds", "is") if count == 1 else ("hold", "are")
    return (f"{counted(count, 'line')} {holding} a value that may be a code and {being} matched to nothing.",)


def _at_stake(impact: Impact) -> str:
    total = impact.totals[Effect.DELETED]
    if not total.lines:
        return "No line of your charge master carries a deleted code."
    start = f"{counted(total.lines, 'line')} of your charge master {_carry(total.lines)} a deleted code: "
    if total.gross is None:
        return f"{start}the gross charges at stake are not known, because volume or price is missing."
    return f"{start}{dollars(total.gross)} gross charges at stake{_unknown(total)}."


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
