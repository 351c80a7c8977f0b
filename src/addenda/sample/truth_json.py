"""The truth as a file, for programs that are held against it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from addenda.sample.codeset import NOTICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.sample.generator import SyntheticRelease
    from addenda.sample.truth import Truth

TRUTH_FORMAT = "addenda.sample-truth/1"


def truth_json(seed: int, releases: Sequence[SyntheticRelease]) -> bytes:
    """Return what was done from each release to the next; the first one is held against none."""
    content = {"format": TRUTH_FORMAT, "notice": NOTICE, "seed": seed, "releases": _releases(releases)}
    return f"{json.dumps(content, indent=1)}\n".encode()


def _releases(releases: Sequence[SyntheticRelease]) -> list[dict[str, Any]]:
    before = (None, *(release.name for release in releases))
    return [
        {
            "release": release.name,
            "effective": release.effective.isoformat(),
            "in_force": len(release.in_force),
            "deleted_so_far": len(release.concepts) - len(release.in_force),
            "against": previous,
            "truth": _facts(release.truth),
        }
        for release, previous in zip(releases, before, strict=False)
    ]


def _facts(truth: Truth) -> dict[str, Any]:
    facts = {name: getattr(truth, name) for name in truth.__dataclass_fields__}
    return {name: [one._asdict() if hasattr(one, "_asdict") else one for one in found] for name, found in facts.items()}
