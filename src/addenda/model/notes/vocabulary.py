"""The words of deletion notes, in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words("see use using report refer consider bill submit")
"""What an instruction says to do with the codes that follow it."""

CONDITIONS = _words("for if when to in instead unless where after without")
"""What a circumstance starts with, before the codes or behind them."""

OF_ONE = _words("if when unless where")
"""Of these, what stands behind a list and speaks of its last code only: `11111 and 22222 when performed`."""

AROUND = _words(
    """
    also either both now please reporting reported to by as of the this these that those it new current appropriate
    applicable code codes cpt hcpcs category i ii iii level add-on primary unlisted procedure procedures service
    services section series following
    """
)
"""What may stand around a code without saying anything about it."""

GONE = _words("deleted discontinued retired terminated renumbered replaced converted superseded")
"""What a note says of the codes that it deletes."""

PASSIVE = _words("has have had was were is are been being be")
"""What may stand between the codes that are deleted and the word that says so."""

HELPING = PASSIVE | _words("do does did should must may might can could will would shall")
"""What may stand before a word that denies."""

NEGATIONS = tuple(
    tuple(words.split())
    for words in (
        *("not", "never", "cannot", "no", "nor", "neither", "without", "unless", "exclude", "excludes", "excluding"),
        *("except", "excepting", "replaces", "replacing"),
        *("instead of", "in place of", "in lieu of", "rather than", "other than"),
    )
)
"""What says of the codes behind it that they are not to be used, or are only a circumstance."""

SPOKEN_AND = _words("and plus &")
"""What joins as an equal, where `with` and its like join to what stands before."""
