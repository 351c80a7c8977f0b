"""`addenda.reconciliation/1`: three lists side by side as JSON values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from addenda.model.actions import meaning_of
from addenda.model.changes import Change
from addenda.model.reconciliation import RECONCILIATION_FORMAT
from addenda.rendering.changeset_json import change_json, key_json, side_json, transient_json
from addenda.rendering.licence import notice_json
from addenda.rendering.selection_json import selection_json

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.reconciliation import Account, Computed, Declaration, Disagreement, Explanation, Reconciliation


def reconciliation_json(found: Reconciliation) -> dict[str, Any]:
    """Return the reconciliation as one object; each code stands once, in one of the two lists."""
    changes = found.changes
    causes = Counter(one.explanation.cause for one in found.disagreements)
    return {
        "format": RECONCILIATION_FORMAT,
        "codeset": changes.codeset.id,
        "old": side_json(changes.old),
        "new": side_json(changes.new),
        **selection_json(changes.only),
        **notice_json(changes.codeset),
        "totals": [{**total._asdict(), "explained": total.explained} for total in found.totals],
        "unexplained": found.unexplained,
        "causes": {cause.value: causes[cause] for cause in sorted(causes)},
        "disagreements": [_disagreement(one, found) for one in found.disagreements],
        "agreements": [_account(account, found) for account in found.agreements],
    }


def _disagreement(one: Disagreement, found: Reconciliation) -> dict[str, Any]:
    return {**_account(one.account, found), **_explanation(one.explanation)}


def _account(account: Account, found: Reconciliation) -> dict[str, Any]:
    codeset = found.changes.codeset
    return {
        **key_json(account.key),
        "computed": [_computed(fact, codeset) for fact in account.computed],
        "row": change_json(account.aside, codeset) if account.aside else None,
        "declared": [_declared(one, found.reader) for one in account.declared],
    }


def _computed(fact: Computed, codeset: CodeSet) -> dict[str, Any]:
    if isinstance(fact, Change):
        return change_json(fact, codeset)
    return {"change": "transient", **transient_json(fact, codeset)}


def _declared(declared: Declaration, reader: str) -> dict[str, Any]:
    meaning = meaning_of(declared.action, reader)
    return {
        "action": declared.action,
        "change": meaning.kind if meaning else None,
        "on": declared.on.isoformat() if declared.on else None,
        "origins": list(declared.origins),
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    return {
        "cause": explanation.cause,
        "evidence": {
            "on": explanation.on.isoformat() if explanation.on else None,
            "release": str(explanation.release) if explanation.release else None,
            "commit": explanation.commit,
        },
    }
