"""What was revised in a text: how far it moved, and its redline; both look only at where the texts differ."""

from __future__ import annotations

from addenda.diffing.ends import common_ends
from addenda.diffing.redline import joined, redline
from addenda.diffing.wording import classify, other_words
from addenda.model.changes import Edit, Redline, RevisionClass


def revision(old: str, new: str) -> tuple[RevisionClass, Redline]:
    """Return how far two texts are apart, and the pieces that turn one into the other."""
    before, after = old.split(" "), new.split(" ")
    head, tail = common_ends(before, after)
    start, end = " ".join(before[:head]), " ".join(before[len(before) - tail :])
    between = redline(old[len(start) : len(old) - len(end)], new[len(start) : len(new) - len(end)])
    return _moved(before, after, head, tail), joined([(Edit.EQUAL, start), *between, (Edit.EQUAL, end)])


def _moved(before: list[str], after: list[str], head: int, tail: int) -> RevisionClass:
    if head < min(len(before), len(after)) and other_words(before[head], after[head]):
        return RevisionClass.TEXTUAL
    # What is equal at the ends has the same wording; one word of it stays, since `w/` is known by the blank after it.
    first, last = max(head - 1, 0), max(tail - 1, 0)
    return classify(" ".join(before[first : len(before) - last]), " ".join(after[first : len(after) - last]))
