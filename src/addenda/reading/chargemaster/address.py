"""The address of a table in a database, and what of it may be shown.

    sqlite:///charges.db?table=charges
    postgresql+psycopg://reader:secret@host/billing?table=prices.charges
    adbc+sqlite:///charges.db?query=SELECT code, price FROM charges

Before `?` stands an address of SQLAlchemy, or after `adbc+` one of an ADBC driver. `query` stands last: what follows it
is taken as it is, `&` and `+` too.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from addenda.errors import Problem, UsageError

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+._-]*://")
_CREDENTIALS = re.compile(r"://([^:/@]*):(.*)@")
_QUERY = re.compile(r"(?:^|&)query=(.*)\Z", re.DOTALL)
_READS = re.compile(r"\s*(SELECT|WITH)\b[^;]*;?\s*", re.IGNORECASE)
_SECRETS = re.compile(r"pass|pwd|secret|token|key", re.IGNORECASE)
_ADVICE = "Write ADDRESS?table=NAME, or ADDRESS?query=SELECT ... as the last."


class Address(NamedTuple):
    """`target` is what the database's driver is given; one of `table` and `query` is ""; `shown` is safe to print."""

    target: str
    table: str
    query: str
    shown: str
    secrets: tuple[str, ...] = ()

    def safe(self, text: str) -> str:
        """Return a message of a driver, its first line, without passwords."""
        line = text.strip().partition("\n")[0]
        for secret in self.secrets:
            line = line.replace(secret, "***").replace(unquote(secret), "***")
        return line

    def __repr__(self) -> str:
        return f"Address({self.shown!r})"


def is_address(text: str) -> bool:
    """Say whether this is an address, and no path."""
    return _ADDRESS.match(text) is not None


def shown_address(text: str) -> str:
    """Return an address without its passwords, whatever may be wrong with it; a path as it is."""
    return _shown(*_parts(text)[:3]) if is_address(text) else text


def parse_address(text: str) -> Address:
    """Return the parts of an address.

    Raises:
        UsageError: when it names no table and no query, or both, or when the query does more than read.

    """
    head, tables, query, others = _parts(text)
    shown = _shown(head, tables, query)
    if len(tables) + bool(query) != 1 or not any((query, *tables)):
        raise UsageError(Problem("the address names no table, or more than one", shown, advice=_ADVICE))
    if query and not _READS.fullmatch(query):
        raise UsageError(Problem("the query is not one that only reads", shown, advice="It is one SELECT."))
    credentials = _CREDENTIALS.search(head)
    secrets = [credentials[2]] if credentials else []
    secrets += [value for name, _, value in (pair.partition("=") for pair in others) if _SECRETS.search(name)]
    target = "?".join(filter(None, (head, "&".join(others))))
    return Address(target, tables[0] if tables else "", query, shown, tuple(filter(None, secrets)))


def _parts(text: str) -> tuple[str, list[str], str, list[str]]:
    """Return what stands before `?`, the tables, the query ("" for none) and the other options."""
    head, _, options = text.partition("?")
    found = _QUERY.search(options)
    query = unquote(found[1]).strip() if found else ""
    pairs = [pair for pair in options[: found.start() if found else None].split("&") if pair]
    tables = [unquote(pair.removeprefix("table=")) for pair in pairs if pair.startswith("table=")]
    return head, tables, query, [pair for pair in pairs if not pair.startswith("table=")]


def _shown(head: str, tables: list[str], query: str) -> str:
    return _CREDENTIALS.sub(r"://\1@", head) + (f"?query={query}" if query else f"?table={'&'.join(tables)}")
