"""The figures of a report out of its JSON."""

from decimal import Decimal
from typing import Any

from addenda.model.concept import ConceptKey
from tests.rendering.numbers.figures import (
    KINDS,
    Figures,
    Line,
    Money,
    Paid,
    Payment,
    Share,
    Sum,
    in_order,
    owner_name,
    share_of,
)

_SEVERITIES = ("high", "medium", "low", "note")


def of_json(report: dict[str, Any], rules: dict[str, str]) -> Figures:
    """Return the figures; `rules` are the titles by the names of the rules."""
    changes, impact = report["changeset"], report["impact"]
    titles = {"all": "All lines", "at_stake": "Lines with a finding"} | rules
    totals = {titles[name]: total for name, total in impact["totals"].items() if total["lines"]}
    worklists = impact.get("worklists", [])
    return Figures(
        counts={kind: changes["counts"][kind] for kind in KINDS},
        in_force=_in_force(changes["old"], changes["new"]),
        listed=_listed(changes),
        sums={title: _sum(total) for title, total in totals.items()},
        paid={title: paid for title, total in totals.items() if (paid := _paid(total))},
        lines=in_order([_line(finding, rules) for finding in impact["findings"]]),
        waived=sorted(finding["row"] for finding in impact.get("waived", [])),
        shares={_owner(one): _share(one) for one in worklists},
        findings_of={_owner(one): len(one["findings"]) for one in worklists if one["findings"]},
        facilities={one["facility"] or "no facility": _share(one) for one in impact.get("facilities", [])},
        lost=_lost(impact["range"]["together"]) if "range" in impact else {},
    )


def _in_force(old: dict[str, Any], new: dict[str, Any]) -> dict[str, int]:
    if old["release"] != new["release"]:
        return {side["release"]: side["in_force"] for side in (old, new)}
    release = old["release"]
    return {f"{release}, before the correction": old["in_force"], f"{release}, after the correction": new["in_force"]}


def _money(text: str | None) -> Money:
    return None if text is None else Decimal(text)


def _listed(changes: dict[str, Any]) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for change in changes["changes"]:
        listed.setdefault(change["change"], []).append(_code(change))
        if (change["change"], change["reason"]) == ("added", "reused"):
            listed.setdefault("reused", []).append(_code(change))
    listed["transient"] = [_code(one) for one in changes["transient"]]
    return {kind: sorted(codes) for kind, codes in listed.items() if codes}


def _code(told: dict[str, Any]) -> str:
    return str(ConceptKey(told["code"], told.get("modifier") or ""))


def _sum(total: dict[str, Any]) -> Sum:
    return Sum(total["lines"], _money(total["gross"]), total["lines_without_volume"], total["lines_without_price"])


def _paid(total: dict[str, Any]) -> Paid | None:
    paid = total.get("payment")
    if paid is None or paid["difference"] is None:
        return None
    return Paid(_money(paid["old"]), _money(paid["new"]), _money(paid["difference"]), paid["lines_unknown"])


def _line(finding: dict[str, Any], rules: dict[str, str]) -> Line:
    price, volume, gross = (_money(finding[name]) for name in ("price", "volume", "gross"))
    payment = _payment(finding["payment"]) if "payment" in finding else None
    return Line(rules[finding["rule"]], finding["row"], _code(finding), price, volume, gross, payment)


def _payment(told: dict[str, Any]) -> Payment | None:
    if told["difference"] is None:
        return None
    return Payment(*(_money(told[name]) for name in ("old_total", "new_total", "difference")))


def _owner(one: dict[str, Any]) -> tuple[str, str]:
    return one["by"], owner_name(one["by"], one["owner"] or "", one.get("facility", ""))


def _share(one: dict[str, Any]) -> Share:
    paid = _paid(one["at_stake"])
    effort = tuple(one["effort"][severity] for severity in _SEVERITIES)
    return share_of(
        one["at_stake"]["lines"], effort, _money(one["at_stake"]["gross"]), paid.difference if paid else None
    )


def _lost(together: dict[str, Any]) -> dict[tuple[str, str], tuple[Money, ...]]:
    moneys = {what: together[what] for what in ("gross", "payment") if together[what]}
    if not any(map(_says_something, moneys.values())):
        return {}
    unknown = {what: money.pop("lines_unknown") == together["lines"] for what, money in moneys.items()}
    if all(unknown.values()):
        return {}
    return {
        (what, scenario): (None,) if unknown[what] else tuple(map(Decimal, dict.fromkeys(kept["lost"])))
        for what, money in moneys.items()
        for scenario, kept in money.items()
        if scenario != "before"
    }


def _says_something(money: Any) -> bool:
    """Say whether anything in it is not known, or other than zero."""
    if isinstance(money, dict):
        return any(_says_something(part) for name, part in money.items() if name != "lines")
    if isinstance(money, list):
        return any(map(_says_something, money))
    return bool(Decimal(money))
