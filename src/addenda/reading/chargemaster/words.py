"""The words by which hospitals name the columns of a charge master; there is no standard."""

from __future__ import annotations

import re
from typing import NamedTuple

from addenda.model.canonical import collapse

REQUIRED = ("code", "price")

MEANINGS = {
    "charge_code": "the hospital's own number of the charge",
    "description": "the description",
    "code": "the CPT or HCPCS code",
    "modifier": "the modifier",
    "revenue_code": "the revenue code",
    "price": "the price",
    "volume": "the volume",
    "department": "the department",
}
"""Our columns, and what each is called in a message."""


class _Words(NamedTuple):
    """A header names a column when `wanted` is found in it and `unwanted` is not."""

    wanted: re.Pattern[str]
    unwanted: re.Pattern[str]


_DESCRIPTION = r"\bdesc"
_CODE = r"\b(cpt4?|hcpcs?)\b"
_MODIFIER = r"\b(mods?|modifiers?)\b"
_PRICE = r"\bprices?\b"
_CHARGE = r"(charge|chg|chrg)"

# What is derived from a price, bounds it, or is somebody else's, is not the price that is multiplied by the volume.
_NO_PRICE = (
    r"\b(differ\w*|change[sd]?|increases?|decreases?|percent\w*|pct|variance|applied|volumes?|effect|aggregate|total|extended"
    r"|cash|self|discount\w*|negotiated|min|max|minimum|maximum|average|avg|payer|payor|allowed|cost|awp|wac"
    r"|category|type|level|method\w*|date|codes?|net)\b|" + _DESCRIPTION
)

_PRICE_OR_CHARGE = (
    rf"{_PRICE}|\bgross charges?\b|\bstandard charge gross\b|\b{_CHARGE} (amount|amt)\b"
    rf"|^((unit|standard|std|current) )?({_CHARGE}s?|fee|rate|amount|amt)$"
)
_OTHER_NUMBERS = rf"{_DESCRIPTION}|{_CODE}|{_PRICE}|{_MODIFIER}|\brev"
_OTHER_DESCRIPTIONS = rf"{_CODE}|{_MODIFIER}|\b(rev|revenue|dept|department)\b"
_OTHER_SUMS = rf"{_PRICE}|{_DESCRIPTION}|\b(applied|gross|revenue|charges?|change|difference|percent|pct)\b"

_WORDS = {
    column: _Words(re.compile(wanted), re.compile(unwanted))
    for column, wanted, unwanted in (
        (
            "charge_code",
            rf"\b({_CHARGE}|cdm|chargemaster|item|service|svc) (codes?|cd|number|no|num|id)\b|^(cdm|chargemaster)$",
            _OTHER_NUMBERS,
        ),
        (
            "description",
            rf"{_DESCRIPTION}|\b({_CHARGE}|product|billing|item|procedure|service) name\b",
            _OTHER_DESCRIPTIONS,
        ),
        ("code", _CODE, rf"{_DESCRIPTION}|{_MODIFIER}|{_PRICE}|\b(type|date|charges?|rate)\b"),
        ("modifier", _MODIFIER, _DESCRIPTION),
        ("revenue_code", r"\b(rev|revenue|ub) (codes?|cd|number)\b|^rev$", _DESCRIPTION),
        ("price", _PRICE_OR_CHARGE, _NO_PRICE),
        (
            "volume",
            r"\b(volumes?|usage|utili[sz]ation)\b|\b(annual|billed) (units|quantity|qty)\b|^units (billed|sold)$",
            _OTHER_SUMS,
        ),
        ("department", r"\b(dept|departments?|cost cent(er|re))\b", _DESCRIPTION),
    )
}


def title(header: str) -> str:
    """Return a header as it is shown: white space and line breaks collapsed, nothing unprintable."""
    return "".join(character for character in collapse(header) if character.isprintable())


def same(header: str) -> str:
    """Return what two spellings of one header have in common: case and white space do not count."""
    return title(header).casefold()


def columns_named_by(header: str) -> list[str]:
    """Return our columns that a header's words may name: none, one, and rarely more."""
    text = _plain(header)
    return [column for column, words in _WORDS.items() if words.wanted.search(text) and not words.unwanted.search(text)]


def _plain(header: str) -> str:
    """Return the words in lower case with one space between them: signs spelt out or dropped, numbers dropped."""
    text = header.casefold().replace("#", " number ").replace("%", " percent ")
    words = re.findall(r"[^\W_]+", text)
    return " ".join(word for word in words if not word.isdigit())
