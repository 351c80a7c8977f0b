"""The codes in force of a release by what they share before the semicolon."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.model.cpt.families import LONG, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.impact.facts import Facts
    from addenda.model.concept import Concept


def families(facts: Facts) -> Mapping[str, list[Concept]]:
    """Return the members of each family of the new release, by its common text; none where there is no book."""
    found: defaultdict[str, list[Concept]] = defaultdict(list)
    if facts.changes.book is None:
        return found
    when = facts.changes.new.effective.isoformat()
    for concept in facts.known_after.values():
        if (both := parts(concept.text(LONG))) and both.common and concept.stands(when):
            found[both.common].append(concept)
    return found
