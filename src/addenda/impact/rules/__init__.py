"""The rules: each in a file of its own, listed here in the order in which findings of one severity are told."""

from __future__ import annotations

from addenda.impact.rules import (
    add_on_without_base,
    below_fee,
    deleted,
    duplicate,
    inactive,
    modifier,
    never_valid,
    new_in_family,
    not_begun,
    once_valid,
    payment_changed,
    reused,
    revised,
    revised_description,
    revised_through_parent,
    sunset,
    transient,
    two_prices,
    updated,
    zero_volume,
)

OF_CHANGES = (
    deleted.CHECK,
    reused.CHECK,
    transient.CHECK,
    modifier.CHECK,
    revised_description.CHECK,
    revised.CHECK,
    revised_through_parent.CHECK,
    updated.CHECK,
)
"""What the changes between two releases do to a line by themselves."""

CHECKS = (
    deleted.CHECK,
    reused.CHECK,
    transient.CHECK,
    modifier.CHECK,
    once_valid.CHECK,
    never_valid.CHECK,
    payment_changed.CHECK,
    below_fee.CHECK,
    revised_description.CHECK,
    revised.CHECK,
    revised_through_parent.CHECK,
    updated.CHECK,
    sunset.CHECK,
    not_begun.CHECK,
    add_on_without_base.CHECK,
    two_prices.CHECK,
    new_in_family.CHECK,
    zero_volume.CHECK,
    inactive.CHECK,
    duplicate.CHECK,
)
