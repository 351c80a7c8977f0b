"""The rules: each in a file of its own, listed here in the order in which findings of one severity are told."""

from __future__ import annotations

from addenda.impact.rules import deleted, modifier, reused, revised, transient, updated

OF_CHANGES = (
    deleted.CHECK,
    reused.CHECK,
    transient.CHECK,
    modifier.CHECK,
    revised.CHECK,
    updated.CHECK,
)
"""What the changes between two releases do to a line by themselves."""

CHECKS = (*OF_CHANGES,)
