"""The words by which hospitals name the columns of a charge master; there is no standard."""

from __future__ import annotations

import re
from functools import lru_cache
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
    "facility": "the facility",
    "active": "whether the line is active",
    "setting": "the setting (inpatient or outpatient)",
}
"""Our columns, and what each is called in a message."""

STRONG, WEAK = 2, 1
"""How plainly a header names a column: a weak one counts only where the cells say the same."""


class _Words(NamedTuple):
    """A header names a column when `wanted` or, weakly, `perhaps` is found in it and `unwanted` is not."""

    wanted: re.Pattern[str]
    perhaps: re.Pattern[str] | None
    unwanted: re.Pattern[str]


_DESCRIPTION = r"\b(desc\w*|dscr?|narrative)\b"
_CODE = r"\b(cpt|hcpcs?|cpt ?hcpcs?|hcpcs? ?cpt)\b"
_MODIFIER = r"\b(mods?|modifiers?)\b"
_PRICE = r"\b(prices?|pricing)\b"
_CHARGE = r"(charges?|chg|chrg)"
_NUMBER = r"(codes?|cod|cd|number|no|num|nbr|id|identifier|mnemonic|key)"
_REVENUE = r"\b(rev|revenue|ub|nubc)\b"
_DEPARTMENT = r"\b(dept|departments?|cost cent(er|re)|gl)\b"
_OTHER_CODES = r"\b(drg|apc|ndc|icd|gtin|upc|eapg|asa|rvu|rvs|diagnos\w*|dx)\b"
_NAMED = rf"({_CHARGE}|cdm|item|service|svc|srv|procedure|proc|billing|bill|product|eap|supply|test|order)"
_THING = rf"({_NAMED}|px|chargemaster|charge master|hospital|iv|im|erx|catalog|master)"
_KIND = r"\b(types?|cat|cats|ctgy?|categor\w+|class|classes|group|grp)\b"
_NO_CODE = (
    r"\b(type|date|rate|fee|units?|qty|status|amount|amt|name|category|group|class|flag|volume|count)\b"
    rf"|\b{_CHARGE}$"
)
_VOLUME = (
    r"\b(volumes?|usage|utili[sz]ation|uos|units of service)\b"
    r"|\b(annual|billed|total|yearly) (units|quantity|qty|count)\b"
    r"|^(units (billed|sold)|qty|quantity|units|count|frequency)$"
)
_ACTIVE = (
    r"\b(active|inactive|inactivated|inactivation|deactivat\w*|discontinued)\b"
    r"|^(line |item |charge |chg |cdm |record )?status$"
    r"|\b(deleted?|terminat\w+|term|exp|expir\w*|end|stop) (date|dt|ts)\b"
)
_STARTED = r"\b(active|effective) (date|dt|ts|day|time|from|since|on|as of|start|begin)\b"
_MODIFIED = r"\b(last|lst) (mods?|modified)\b|\bmods? (date|dt|ts|time|by|user)\b"
_SENTENCE = re.compile(r"\b(is|are|was|were|will|please)\b")
_FEWEST_WORDS = 5  # of a sentence

CODE = re.compile(_CODE)
"""The names of the code sets whose codes stand on claims: CPT and HCPCS."""
OTHER_CODES = re.compile(_OTHER_CODES)
"""Names of other code sets, and of what else is numbered."""

_WORDS = {
    column: _Words(re.compile(wanted), re.compile(perhaps) if perhaps else None, re.compile(unwanted))
    for column, wanted, perhaps, unwanted in (
        (
            "code",
            _CODE,
            r"\b(codes?|cd|procedure|proc|px)\b",
            rf"{_DESCRIPTION}|{_MODIFIER}|{_PRICE}|{_REVENUE}|{_DEPARTMENT}|{_OTHER_CODES}|{_NO_CODE}",
        ),
        (
            "charge_code",
            rf"\b{_THING} {_NUMBER}\b|^(cdm|chargemaster|charge master|mnemonic)$",
            rf"^(item|procedure|proc|service|svc|{_CHARGE}|{_NUMBER})$|\b(cdm|eap|spsi)\b",
            rf"{_DESCRIPTION}|{_CODE}|{_PRICE}|{_MODIFIER}|{_REVENUE}|{_DEPARTMENT}|{_OTHER_CODES}|{_KIND}",
        ),
        (
            "description",
            rf"{_DESCRIPTION}|\b({_NAMED}|drug|medication|display|long|short) name\b",
            rf"^(name|title|{_NAMED}|standard hospital charges?|hospital services?|services?|drug|medication)$",
            rf"{_MODIFIER}|{_REVENUE}|{_DEPARTMENT}|{_OTHER_CODES}|\b(facility|location|type|category|class)\b",
        ),
        ("modifier", _MODIFIER, None, rf"{_DESCRIPTION}|{_PRICE}|{_MODIFIED}"),
        (
            "revenue_code",
            rf"\b(rev|revenue|ub|nubc)( cent(er|re)| ctr| cat\w*)? {_NUMBER}\b|^(rev|ub|nubc|rc)$|\bub rev\b",
            r"^(revenue|revenue cent(er|re)|rev ctr)$",
            rf"{_DESCRIPTION}|{_CODE}|{_PRICE}|\bname\b",
        ),
        (
            "volume",
            _VOLUME,
            None,
            rf"{_PRICE}|{_DESCRIPTION}|\b(applied|gross|revenue|charges?|change|difference|percent|pct|per|type)\b",
        ),
        (
            "department",
            _DEPARTMENT,
            None,
            rf"{_PRICE}|{_CODE}|\b{_CHARGE}\b(?!.*{_DEPARTMENT})|\b(type|by)\b",
        ),
        (
            "facility",
            r"^(hospital|facility|entity|campus|site|location|business unit)( (name|id|code|number|cd))?$",
            None,
            _DESCRIPTION,
        ),
        (
            "setting",
            r"\b(setting|patient (type|class)|pt (type|class))\b|^(ip op|op ip|ip or op|inpatient outpatient|in out)$",
            None,
            rf"{_PRICE}|{_DESCRIPTION}",
        ),
        (
            "active",
            _ACTIVE,
            None,
            rf"{_DESCRIPTION}|{_PRICE}|{_STARTED}|\bindicator\b",
        ),
    )
}

_PREFIX = (
    "cdm|chg|chrg|charge|item|itm|iv|im|proc|procedure|svc|service|cpt|hcpc|hcpcs|rev|revenue|dept|std|new|old|cur"
    "|current|unit|ub|bill|billing|prod|gross|op|ip|short|long|mod"
)
_SUFFIX = (
    "description|descr|desc|dsc|prices?|codes?|cd|number|num|nbr|amount|amt|name|charges?|chg|chrg|hcpcs?|cpt|id|date"
    "|type"
)
_GLUED = re.compile(rf"({_PREFIX})({_SUFFIX})")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_SIGNS = (("#", " number "), ("%", " percent "), ("$", " dollars "))
_SETTING = re.compile(r"\b([io])\s*/\s*(?=p\b)")


def title(header: str) -> str:
    """Return a header as it is shown: white space and line breaks collapsed, nothing unprintable."""
    return "".join(character for character in collapse(header) if character.isprintable())


def same(header: str) -> str:
    """Return what two spellings of one header have in common: case and white space do not count."""
    return title(header).casefold()


@lru_cache(maxsize=4096)
def named_by(header: str) -> dict[str, int]:
    """Return our columns but the price that a header's words may name, and how plainly (STRONG or WEAK)."""
    text = plain(header)
    found: dict[str, int] = {}
    if is_sentence(header):
        return found
    for column, words in _WORDS.items():
        if not text or words.unwanted.search(text):
            continue
        if words.wanted.search(text):
            found[column] = STRONG
        elif words.perhaps and words.perhaps.search(text):
            found[column] = WEAK
    return found


def is_sentence(header: str) -> bool:
    """Say whether a cell where a header may stand is a remark (`Prices are as of June`), which names no column."""
    text = plain(header)
    return text.count(" ") + 1 >= _FEWEST_WORDS and _SENTENCE.search(text) is not None


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """Return the words in lower case with one space between them.

    Signs are spelt out or dropped, numbers dropped, and words that were written as one (`ChargeCode`, `CDMDSC`) split.
    """
    text = _CAMEL.sub(" ", header).casefold()
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    words = re.findall(r"[^\W_]+", _SETTING.sub(r"\1", text))
    return " ".join(split for word in words if (split := _split(word)))


def _split(word: str) -> str:
    word = word.rstrip("0123456789")
    glued = _GLUED.fullmatch(word)
    return f"{glued[1]} {glued[2]}" if glued else word


def quoted(column: str, header: str) -> str:
    """Return the word of a header by which it names a column, as it stands in the plain header."""
    words = _WORDS[column]
    text = plain(header)
    match = words.wanted.search(text) or (words.perhaps and words.perhaps.search(text))
    return match[0] if match else text
