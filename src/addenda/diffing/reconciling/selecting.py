"""Narrow a reconciliation down to a selection of codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.model.actions import meaning_of
from addenda.model.changes import ChangeKind
from addenda.model.reconciliation import Total

if TYPE_CHECKING:
    from collections.abc import Collection

    from addenda.model.changes import ChangeSet
    from addenda.model.reconciliation import Account, Reconciliation


def select_accounts(found: Reconciliation, changes: ChangeSet, codes: Collection[str]) -> Reconciliation:
    """Return what the lists say of the chosen `codes`; `changes` are narrowed down to them already.

    A published total counts every code, so that none is left to compare with.
    """
    agreements = tuple(one for one in found.agreements if one.key.code in codes)
    disagreements = tuple(one for one in found.disagreements if one.account.key.code in codes)
    accounts = (*agreements, *(one.account for one in disagreements))
    totals = tuple(
        Total(kind, len(changes.of_kind(kind)), sum(_declares(one, kind, found.reader) for one in accounts), None)
        for kind in ChangeKind
    )
    return replace(found, changes=changes, agreements=agreements, disagreements=disagreements, totals=totals)


def _declares(account: Account, kind: ChangeKind, reader: str) -> bool:
    meanings = (meaning_of(one.action, reader) for one in account.declared)
    return any(meaning is not None and meaning.kind is kind for meaning in meanings)
