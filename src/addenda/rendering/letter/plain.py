"""What a finding means for a department, and what it is asked to do, without the words of coders."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import Transient
from addenda.model.findings import Effect
from addenda.rendering.book.instructions import NOT_READ
from addenda.rendering.describing import description
from addenda.rendering.instead import aside, named_instead
from addenda.rendering.letter.days import written
from addenda.rendering.words import joined

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.findings import Finding
    from addenda.rendering.instead import Named

LONGEST = 300
"""Characters that one cell of a letter has at the most."""
_ENDED = frozenset({Effect.DELETED, Effect.TRANSIENT})
_REWORDED = frozenset({Effect.REVISED, "revised-through-parent"})
_NEAR = 3
_TOO_LONG = "Ask us which codes take its place, for they are many, or stop using this charge."


class Plain(NamedTuple):
    """What is the matter with a line, and what to do, each as a sentence."""

    what: str
    to_do: str


_TEXTS = {
    Effect.REUSED: Plain("Code {code} stands for something else now.", "Tell us what this charge is for."),
    "modifier": Plain(
        "The addition {modifier} to the code is not valid any more.", "Tell us whether this charge still needs it."
    ),
    "once-valid": Plain(
        "Code {code} ended some time ago, and payers refuse it.",
        "Tell us what you do under this charge, or stop using it.",
    ),
    "never-valid": Plain(
        "Code {code} is in no list that we know; a digit may be wrong.", "Tell us what this charge is for."
    ),
    "payment-changed": Plain(
        "What Medicare pays for code {code}, or how, changes.", "Look at the price of this charge with us."
    ),
    "below-fee": Plain("The price is below what Medicare pays.", "Agree on a higher price with us."),
    "revised-description": Plain(
        "The description says what code {code} does not mean any more.",
        "Change the description with us, or tell us what this charge is for.",
    ),
    Effect.UPDATED: Plain(
        "How code {code} is covered, paid or billed changes.", "Nothing for now: we ask if we need to know more."
    ),
    "sunset": Plain(
        "Code {code} is a temporary one that may end soon.", "Nothing for now: we tell you when it is decided."
    ),
    "not-begun": Plain("Code {code} may not be used yet.", "Do not use this charge before we tell you."),
    "add-on-without-base": Plain(
        "This charge is for something extra that is paid only beside a main service, and none is in our list.",
        "Tell us which service it goes with.",
    ),
    "two-prices": Plain(
        "The same service is in our list at several prices.", "Agree on one price with us, or tell us what differs."
    ),
    "new-in-family": Plain(
        "There are new codes for services much like this one.", "Ask us for them, and tell us whether you need one."
    ),
    "zero-volume": Plain("Nothing was charged under this line in a year.", "Tell us whether you still need it."),
    "inactive": Plain("This charge is not in use.", "Nothing, unless you want to use it again."),
    "duplicate": Plain("The same charge is in our list more than once.", "Tell us which of them you use."),
}
"""By the id of a rule; deleted and reworded codes have texts of their own below."""


def asks_nothing(told: Plain) -> bool:
    """Say whether the owner has nothing to do for now."""
    return told.to_do.startswith("Nothing")


def plain(finding: Finding, codeset: CodeSet) -> Plain:
    """Return a finding in plain words; a rule that is not known here says it in its own."""
    if finding.rule.id in _ENDED and finding.change:
        return Plain(_ended(finding), _replace(finding))
    if finding.rule.id in _REWORDED and finding.change:
        return Plain(_reworded(finding, codeset), "Tell us whether this is still what you do.")
    known = _TEXTS.get(finding.rule.id)
    if known is None:
        return Plain(f"{finding.rule.title}.", finding.detail or finding.rule.advice)
    changed = str(finding.change.key) if finding.change else finding.line.modifier
    return known._replace(what=known.what.format(code=finding.line.code, modifier=changed))


def _ended(finding: Finding) -> str:
    change = finding.change
    if change is None or isinstance(change, Transient):
        return f"Code {finding.line.code} was dropped again, and payers refuse it."
    return f"Code {finding.line.code} ends: from {written(change.on)} on payers refuse it."


def _replace(finding: Finding) -> str:
    if named := _named(named_instead(finding)):
        return named if len(named) <= LONGEST else _TOO_LONG
    found = finding.candidates
    near = [str(one.key) for one in found.candidates if one.strong][:_NEAR] if found and not found.abstained else []
    if near:
        may = "may fit" if len(near) == 1 else "may fit, one of them,"
        return f"{joined(near)} {may} instead: tell us what you do under this charge, or stop using it."
    return "Tell us what you do under this charge, so that we find another code, or stop using it."


def _named(named: Named) -> str:
    """Return what the publisher says to use, by its AND and OR: never codes alone, where it says more; "" for none."""
    codes, logic, ended = named
    if logic == NOT_READ:
        return "Tell us what you do under this charge, or stop using it: which code takes its place depends on that."
    if named.by_circumstance:
        return f"Use instead, {logic}{aside(ended)}. Or stop using this charge."
    if " " in logic:
        return f"Use instead: {logic}{aside(ended)}. Or stop using this charge."
    if not codes and not logic:
        return ""
    instead = logic or (codes[0] if len(codes) == 1 else f"what fits of {joined(codes)}")
    return f"Use {instead}{aside(ended)} instead, or stop using this charge."


def _reworded(finding: Finding, codeset: CodeSet) -> str:
    change = finding.change
    new = None if change is None or isinstance(change, Transient) else change.new
    text = description(new, codeset)
    code = str(change.key) if change else finding.line.code
    return f"Code {code} is worded anew: “{text}”." if text else f"Code {code} is worded anew."
