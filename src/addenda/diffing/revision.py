"""What was revised in a text: how far it moved, and its redline; both look only at where the texts differ."""

from __future__ import annotations

from addenda.diffing.ends import common_ends
from addenda.diffing.redline import joined, redline
from addenda.diffing.wording import classify
from addenda.model.changes import Edit, Redline, RevisionClass


def revision(old: str, new: str) -> tuple[RevisionClass, Redline]:
    """Return how far two texts are apart, and the pieces that turn one into the other."""
    before, after = old.split(" "), new.split(" ")
    head, tail = common_ends(before, after)
    start, end = " ".join(before[:head]), " ".join(before[len(before) - tail :])
    between = redline(old[len(start) : len(old) - len(end)], new[len(start) : len(new) - len(end)])
    # What is equal at the ends has the same wording; one word of it stays, since `w/` is known by the blank after it.
    first, last = max(head - 1, 0), max(tail - 1, 0)
    moved = classify(" ".join(before[first : len(before) - last]), " ".join(after[first : len(after) - last]))
    return moved, joined([(Edit.EQUAL, start), *between, (Edit.EQUAL, end)])
