"""Settings of git for the processes that are started, in no file and on no command line.

Source: `git help config`, ENVIRONMENT, GIT_CONFIG_COUNT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_INNER_REPOSITORY = (("safe.bareRepository", "explicit"),)
"""A folder of a checkout that looks like a repository is none: what its `config` says would be run (since git 2.38)."""


def with_settings(environment: Mapping[str, str], settings: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return an environment in which git has these settings after those that it has there already."""
    first = environment.get("GIT_CONFIG_COUNT", "")
    count = int(first) if first.isdecimal() else 0
    added = dict(environment)
    for number, (key, value) in enumerate(settings, count):
        added |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return {**added, "GIT_CONFIG_COUNT": str(count + len(settings))}
