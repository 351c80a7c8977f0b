"""What a release would lose when it is replaced by a correction whose files hold less than it was made from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addenda.errors import ConflictError, Problem
from addenda.model.listing import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.concept import Concept
    from addenda.model.release import Release
    from addenda.model.snapshot import Snapshot

_KIND = "kind"


def refuse_lost_fields(present: Release, correction: Snapshot) -> None:
    """Refuse a correction that supplies fewer fields than the release has.

    Raises:
        ConflictError: naming the fields by their titles.

    """
    titles = correction.codeset.titles
    supplied = correction.release.supplied or titles
    lost = [name for name in present.supplied or titles if name not in supplied]
    if not lost:
        return
    names = ", ".join(titles.get(name, name) for name in lost)
    message = f"{present.id} has fields that this delivery does not supply: {names}"
    advice = (
        "A correction replaces the whole release, so these would be lost. Give all files of the release together, the "
        "corrected among them, as a folder or a zip. Nothing was written."
    )
    raise ConflictError(Problem(message, advice=advice))


def lost_kinds(present: Snapshot, concepts: Iterable[Concept]) -> tuple[str, ...]:
    """Return a sentence on each kind of code that a release has and its correction has none of."""
    counts = Counter(kind for one in present if (kind := one.text(_KIND)))
    kept = {one.text(_KIND) for one in concepts}
    return tuple(
        f"The present release has {counted(count, 'code')} of kind {kind}, this delivery has none: none will be left."
        for kind, count in sorted(counts.items())
        if kind not in kept
    )
