"""The code of a line is revised, and the line's own description says what the code does not mean any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.outdated import excluded, outdated
from addenda.impact.rules.check import Check, Hit
from addenda.model.changes import Change, RevisionClass
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines whose description names what the main descriptor of their code lost, or excludes now."""
    descriptors = facts.changes.codeset.descriptors
    for touch in facts.touches:
        change = touch.change
        if touch.effect is Effect.REVISED and not touch.of_modifier and isinstance(change, Change):
            said = "; ".join(_said(touch.line.description, change, descriptors))
            if said:
                to_do = "mend the description, or find the code for what the line stands for"
                yield Hit(touch.line, change, f"The description says {said}: {to_do}.")


def _said(description: str, change: Change, descriptors: tuple[str, ...]) -> Iterator[str]:
    """Compare with the main descriptor alone: shorter ones are cut short anew whenever a publisher likes."""
    main, *others = descriptors
    changed = [field for field in change.fields if field.field == main and field.revision is RevisionClass.TEXTUAL]
    if not (changed and change.old and change.new):
        return
    old, new = change.old.text(main), change.new.text(main)
    if words := outdated(description, old, new, " ".join(change.new.text(name) for name in others)):
        yield f"{_quoted(words)}, as the old text of {change.key} did and the text from {change.on} on does not"
    if words := excluded(description, old, new):
        yield f"{_quoted(words)}, which the text of {change.key} excludes from {change.on} on"


def _quoted(words: tuple[str, ...]) -> str:
    *others, last = (f"“{word}”" for word in words)
    return f"{', '.join(others)} and {last}" if others else last


CHECK = Check(
    Rule(
        id="revised-description",
        title="Lines whose description the new text contradicts",
        severity=Severity.MEDIUM,
        carries="a description that the new text of its code contradicts",
        reason="Staff choose a charge by its description: they will charge what the code does not mean any more.",
        advice="Mend each description, or give the line the code for what it stands for.",
        source="the descriptors of both releases; practice of the field",
    ),
    find,
)
