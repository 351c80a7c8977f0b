"""What the user decided about rules: `addenda.toml` at the store's root, or a file of theirs (`docs/rules.md`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from addenda.app.selecting import nearest
from addenda.errors import ConfigurationError, NotFoundError, Problem
from addenda.impact.rules import CHECKS
from addenda.model.rules import Decisions, Severity, Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from addenda.model.findings import Impact

CONFIGURATION = "addenda.toml"
OFF = "off"
"""What stands in the place of a severity for a rule that is not to be looked for."""

_PARTS = ("rules", "waivers")
_SEVERITIES = (OFF, *(severity.value for severity in Severity))
_LINES = ("code", "charge_code", "department", "facility")
_WAIVER = ("rule", "reason", "expires", *_LINES)
_IDS = tuple(str(check.rule.id) for check in CHECKS)


def decisions_of_store(folder: Path, on: date) -> Decisions:
    """Return what `addenda.toml` at the root of the repository around a folder says; none where it is not there.

    Raises:
        ConfigurationError: with everything that is wrong in it.

    """
    file = _in_repository(folder)
    return load_decisions(file, on) if file else Decisions(on=on)


def load_decisions(file: Path, on: date) -> Decisions:
    """Return what a file says.

    Raises:
        NotFoundError: when there is no such file.
        ConfigurationError: with everything that is wrong in it.

    """
    reading = _Reading(str(file))
    content = reading.content(_bytes(file))
    severities, waivers = reading.severities(content.get("rules", {})), reading.waivers(content.get("waivers", []))
    if reading.problems:
        raise ConfigurationError(reading.problems)
    return Decisions(severities, waivers, on)


def remarks(decisions: Decisions, impact: Impact) -> tuple[str, ...]:
    """Return a sentence for each waiver that has expired, or that waives nothing.

    Of a part of a charge master the latter is not said: the lines may stand in the rest.
    """
    told = []
    for waiver in decisions.waivers:
        if waiver.expires < decisions.on:
            told.append(f"The waiver of {_named(waiver)} expired on {waiver.expires}: its findings count again.")
        elif not impact.lines_left_out and not _waives(waiver, impact):
            told.append(f"The waiver of {_named(waiver)} waives nothing: no finding fits it.")
    return tuple(told)


def _waives(waiver: Waiver, impact: Impact) -> bool:
    return any(one.rule.id == waiver.rule and waiver.fits(one.line) for one in impact.waived)


def _named(waiver: Waiver) -> str:
    """Name a waiver by its rule and the lines that it is for."""
    lines = ((name.replace("_", " "), getattr(waiver, name)) for name in _LINES)
    parts = ", ".join(f"{name} {value}" for name, value in lines if value)
    return f"{waiver.rule} ({parts})" if parts else waiver.rule


def _in_repository(folder: Path) -> Path | None:
    """Return the file at the root of the work tree around a folder; None where there is none."""
    start = folder.resolve()
    root = next((place for place in (start, *start.parents) if (place / ".git").exists()), None)
    file = root / CONFIGURATION if root else None
    return file if file and file.exists() else None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(Problem("there is no such configuration file", str(file))) from None
    except OSError as error:
        raise ConfigurationError(Problem(f"the file cannot be read ({error.strerror})", str(file))) from None


@dataclass
class _Reading:
    """Understands one part after the other, and gathers what is wrong."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def content(self, text: bytes) -> Mapping[str, Any]:
        try:
            content = tomllib.loads(text.decode("utf-8-sig"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigurationError(Problem(f"the file is no TOML ({error})", self.file)) from None
        self._unknown("the file", content, _PARTS)
        return content

    def severities(self, rules: Any) -> dict[str, Severity | None]:
        if not isinstance(rules, dict):
            self._wrong('"rules" is no table; write [rules.two-prices] and, under it, severity = "off"')
            return {}
        return {name: self._severity(name, entry) for name, entry in rules.items()}

    def waivers(self, entries: Any) -> tuple[Waiver, ...]:
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._wrong('"waivers" is no list of tables; begin each one with [[waivers]]')
            return ()
        found = (self._waiver(f"waiver {number}", entry) for number, entry in enumerate(entries, start=1))
        return tuple(waiver for waiver in found if waiver)

    def _severity(self, name: str, entry: Any) -> Severity | None:
        self._rule(f"[rules.{name}]", name)
        if not isinstance(entry, dict):
            self._wrong(f'[rules.{name}] is no table; write severity = "off" under it')
            return None
        self._unknown(f"[rules.{name}]", entry, ("severity",))
        wanted = entry.get("severity")
        if wanted not in _SEVERITIES:
            self._wrong(f"[rules.{name}] needs a severity", advice=f"It is one of {', '.join(_SEVERITIES)}.")
        return Severity(wanted) if wanted in _SEVERITIES and wanted != OFF else None

    def _waiver(self, place: str, entry: dict[str, Any]) -> Waiver | None:
        before = len(self.problems)
        self._unknown(place, entry, _WAIVER)
        texts = {name: self._text(place, entry, name) for name in ("rule", "reason", *_LINES)}
        expires = entry.get("expires")
        if texts["rule"]:
            self._rule(place, texts["rule"])
        for name in ("rule", "reason"):
            if not texts[name] and isinstance(entry.get(name, ""), str):
                self._wrong(f"{place} has no {name}")
        if not isinstance(expires, date) or isinstance(expires, datetime):
            what = f"{place} has no day on which it expires" if expires is None else f"{place}: expires is no date"
            self._wrong(what, advice="Write expires = 2026-12-31, without quotes.")
            return None
        return Waiver(expires=expires, **texts) if len(self.problems) == before else None

    def _text(self, place: str, entry: Mapping[str, Any], name: str) -> str:
        value = entry.get(name, "")
        if isinstance(value, str):
            return value.strip()
        self._wrong(f"{place}: {name} is no text", advice="Put it in quotes.")
        return ""

    def _rule(self, place: str, name: str) -> None:
        if name not in _IDS:
            self._wrong(f"{place}: there is no rule {name!r}", advice=nearest(name, _IDS))

    def _unknown(self, place: str, entry: Mapping[str, Any], known: Iterable[str]) -> None:
        for key in sorted(entry.keys() - set(known)):
            self._wrong(f"{place}: there is no key {key!r}", advice=nearest(key, known))

    def _wrong(self, message: str, advice: str | None = None) -> None:
        self.problems.append(Problem(message, self.file, advice=advice))
