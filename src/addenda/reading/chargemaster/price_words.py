"""What the words of a header say of the amounts under it: a price, whose, of which year and setting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from addenda.model.chargemaster import PriceKind
from addenda.reading.chargemaster.words import STRONG, WEAK, is_sentence, plain


class PriceWords(NamedTuple):
    """What a header says of a price.

    `kind` is GROSS for what may be the price that is billed. `strength` is WEAK where only the cells make it one.
    `dated` is year, month and day (0 where not said), None without a date; `era` is -1 for old, 1 for new, else 0.
    `setting` holds the settings named, `some` whether the words limit it to a part of the lines, `explicit` whether
    they say that it is the gross charge, `default` whether they say so, `rest` what is left of the words when all of
    that is taken away.
    """

    kind: PriceKind
    strength: int
    dated: tuple[int, int, int] | None
    era: int
    setting: frozenset[str]
    some: bool
    explicit: bool
    default: bool
    rest: frozenset[str]
    payer: str


_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4}|\d{2})\b",
        r"\b(?P<year>(?:19|20)\d\d)[/.-]?(?P<month>\d{2})[/.-]?(?P<day>\d{2})\b",
        rf"\b{_MONTH}\W*(?P<day>\d{{1,2}})\W+(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_MONTH}\W*(?P<year>(?:19|20)\d\d|\d{{2}})\b",
        r"\b(?P<month>\d{1,2})[/-](?P<year>(?:19|20)\d\d)\b",
        r"\b(?:fy|cy|yr)\W*(?P<year>(?:19|20)\d\d|\d{2})\b",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)

_WANTED = re.compile(r"\b(prices?|pricing|charges?|chg|chrg|fees?|fee schedule|rates?|amounts?|amt|dollars|gross)\b")
_ALONE = re.compile(r"^(uninsured|standard|current|new|usual|list|ip|op|inpatient|outpatient|hospital|total)$")
_EXPLICIT = re.compile(
    r"\bgross\b|\bstandard charges?\b|\b(list|cdm|chargemaster|hospital|facility) (prices?|charges?)\b"
)
_DEFAULT = re.compile(r"\bdefault\b")
_ANOTHER = re.compile(r"\b(average|avg|mean|median|mark ?up|costs?)\b")
_ALTERNATIVES = re.compile(r"\s+or\s+|/", re.IGNORECASE)
_DERIVED = re.compile(
    r"\b(differ\w*|diff|changes?|changed|chng|increase[sd]?|decrease[sd]?|inc|dec|percent\w*|pct|variance|var|applied"
    r"|volumes?|usage|effect|affect|aggregate|extended|annual|average|avg|mean|median|revenues?|rev|impact|ratio|identifier"
    r"|types?|cat|cats|ctgy?|categor\w+|grp|cls|method\w*|dates?|codes?|cd|number|no|num|nbr|id|mnemonic|key|name"
    r"|net|units|uom|flag|indicator"
    r"|status|group|class|increment|basis|multiplier|factor|mark ?up|costs?|awp|wac|asp|acquisition|rvu|weight"
    r"|quantity|qty|count|dept|departments?|items|lines|note|notes|comments?|desc\w*|dsc|mods?|modifiers?|drg"
    r"|formula|algorithm|effective date)\b"
)
_TOTAL = re.compile(r"\btotals?\b")
_CASH = re.compile(r"\b(cash|self|discount\w*|uninsured|prompt)\b")
_MINIMUM = re.compile(r"\b(min|minimum|lowest)\b")
_MAXIMUM = re.compile(r"\b(max|maximum|highest)\b")
_PAYERS = (
    r"aetna|anthem|bcbs|blue cross|blue shield|bc|bs|cigna|humana|united(?: ?health\w*)?|uhc|kaiser|medicare|medicaid"
    r"|medi ?cal|mcal|tricare|molina|health ?net|multiplan|first health|la care|caloptima|wellcare|ambetter|centene"
    r"|champva|workers? comp\w*|hmo|ppo|pos|epo|commercial|managed care|champus|triwest|optum|coventry|galaxy"
)
_NEGOTIATED = re.compile(rf"\b(negotiated|payers?|payors?|contract\w*|allowed|allowable|insurance|{_PAYERS})\b")
_PAYER_WORDS = re.compile(
    r"\b(negotiated|payers?|payors?|contracted|contract|specific|allowed|allowable|rates?|prices?|charges?|amounts?"
    r"|fees?|standard|dollars?)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b(old|prior|previous|prev|former|last|past)\b")
_NEW = re.compile(r"\b(new|proposed|updated|revised|next|future)\b")
_SETTINGS = {
    "inpatient": re.compile(r"\b(ip|inpt|inpat|inpatients?|in patients?|inp)\b"),
    "outpatient": re.compile(r"\b(op|outpt|outpat|outpatients?|out patients?|outp)\b"),
    "emergency": re.compile(r"\b(er|ed|emergency)\b"),
    "other": re.compile(r"\b(clinic|office|snf|rehab|psych|observation|ambulatory|asc|rhc|swing)\b"),
}
_SOME = re.compile(
    r"\b(infus+ion|pharmacy|pharm|rx|drugs?|supply|supplies|implants?|room|lab|laboratory|radiology|professional|pro"
    r"|prof|physician|tech|technical|per|package|bundled?|chargeable|anesthesia|minimum|base)\b"
)
_FILLING = re.compile(
    r"\b(prices?|pricing|charges?|chg|amount|amt|dollars|current|curr?|present|as|of|at|eff|effective|from|the|and|for|new"
    r"|old|prior|previous|proposed|updated|revised|fiscal|year|fy|cy|yr|calendar)\b"
)
"""Words that do not tell two prices apart."""


@lru_cache(maxsize=4096)
def price_words(header: str) -> PriceWords | None:
    """Return what a header says of a price; None where its words say that it is none."""
    dated, undated = date_in(header)
    undated = _unvetoed(undated)
    text = plain(undated)
    if says_derived(undated) or is_sentence(undated):
        return None
    kind = _kind(text)
    strength = _strength(text, kind, dated)
    if not strength:
        return None
    found = frozenset(setting for setting, words in _SETTINGS.items() if words.search(text))
    without = text
    for words in _SETTINGS.values():
        without = words.sub(" ", without)
    return PriceWords(
        kind,
        strength,
        dated,
        -1 if _OLD.search(text) else 1 if _NEW.search(text) else 0,
        found,
        _SOME.search(text) is not None,
        _EXPLICIT.search(text) is not None,
        _DEFAULT.search(text) is not None,
        frozenset(_FILLING.sub(" ", without).split()),
        _payer(header) if kind is PriceKind.NEGOTIATED else "",
    )


def _kind(text: str) -> PriceKind:
    if _MINIMUM.search(text):
        return PriceKind.MINIMUM
    if _MAXIMUM.search(text):
        return PriceKind.MAXIMUM
    if _CASH.search(text):
        return PriceKind.CASH
    return PriceKind.NEGOTIATED if _NEGOTIATED.search(text) else PriceKind.GROSS


def _strength(text: str, kind: PriceKind, dated: tuple[int, int, int] | None) -> int:
    if _WANTED.search(text):
        return WEAK if _TOTAL.search(text) else STRONG
    if kind is not PriceKind.GROSS:
        return STRONG
    return WEAK if _ALONE.match(text) or (dated and not text) else 0


def _unvetoed(header: str) -> str:
    """Return a header `A or B`, `A / B` without those that are another amount: `Price / Markup` is a price."""
    parts = _ALTERNATIVES.split(header)
    kept = [part for part in parts if not _is_another(part)]
    return " / ".join(kept) if kept else header


def _is_another(part: str) -> bool:
    """Say whether an alternative is an amount that is no price; `Cost %` is no amount."""
    text = plain(part)
    return _ANOTHER.search(text) is not None and not _DERIVED.search(_ANOTHER.sub(" ", text))


def says_derived(header: str) -> bool:
    """Say whether a header's words are of what is derived from prices, or of no price at all."""
    return _DERIVED.search(plain(header)) is not None


def date_in(header: str) -> tuple[tuple[int, int, int] | None, str]:
    """Return the first date in a header, and the header without it."""
    text = header.casefold()
    for pattern in _DATES:
        if match := pattern.search(text):
            parts = match.groupdict()
            year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
            month = _MONTHS.get(parts.get("name") or "", 0) or int(parts.get("month") or 0)
            return (year, month, int(parts.get("day") or 0)), header[: match.start()] + " " + header[match.end() :]
    return None, header


def _payer(header: str) -> str:
    return " ".join(_PAYER_WORDS.sub(" ", header.replace("_", " ").replace("|", " ")).split()).strip(" -:")
