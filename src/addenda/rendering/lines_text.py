"""The findings of a rule as plain text for a terminal; what many lines on one code have in common is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.listing import counted
from addenda.rendering.terminal import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.rendering.impact_view import ImpactView, LinesSection
    from addenda.rendering.line_view import LineView
    from addenda.rendering.payment_view import PaymentView

_UNKNOWN = "unknown"
_ALIKE = 3
"""How many lines on one code may repeat the same advice; more stand together under it."""


class Known(NamedTuple):
    """What is known of any line at all: of what is known of none, lines do not say so one by one."""

    volumes: bool
    yearly: bool


def known_of(view: ImpactView) -> Known:
    """Return what is known of the lines of an impact."""
    volumes = any(line.volume is not None for section in view.sections for line in section.lines)
    return Known(volumes, not view.payment_note)


def section_text(section: LinesSection, known: Known, terminal: int | None) -> list[str]:
    """Return the findings of a rule."""
    lines = [
        *["", f"{section.title} ({section.count}, {section.severity})"],
        *wrapped(section.why, terminal=terminal),
        *wrapped(section.advice, terminal=terminal),
    ]
    for group in in_groups(section.lines):
        show = _together if len(group) > 1 else _alone
        lines += show(group, known, terminal)
    return lines


def in_groups(lines: Sequence[LineView]) -> Iterable[Sequence[LineView]]:
    """Return the lines in their order; more than a few of one finding that share code and advice stand with the first.

    Such a group has several lines, every other line is a group of its own.
    """
    groups: dict[tuple[str, str, str], list[LineView]] = {}
    for line in lines:
        groups.setdefault(_shared(line), []).append(line)
    for line in lines:
        group = groups[_shared(line)]
        if len(group) <= _ALIKE:
            yield (line,)
        elif line is group[0]:
            yield group


def _shared(line: LineView) -> tuple[str, str, str]:
    return line.finding, line.code, line.advice


def heading(line: LineView) -> str:
    """Return where a line stands, its code and what it is called."""
    return f"{where(line)}  {line.code}  {named(line)}".rstrip()


def where(line: LineView) -> str:
    """Return where a line stands, and the others that its finding is about."""
    return f"{line.place} ({line.also})" if line.also else line.place


def named(line: LineView) -> str:
    """Return the charge code of a line and its description."""
    return " ".join(part for part in (line.charge_code, line.description) if part)


def paid_cells(payment: PaymentView | None) -> tuple[str, str, str]:
    """Return the payments a year before and now, and their difference."""
    if payment is None:
        return (_UNKNOWN, _UNKNOWN, _UNKNOWN)
    return (payment.old or _UNKNOWN, payment.new or _UNKNOWN, payment.difference or _UNKNOWN)


def _together(lines: Sequence[LineView], known: Known, terminal: int | None) -> list[str]:
    first, payments = lines[0], [_payment(line.payment, known) for line in lines]
    # what all lines say of their payment is told once
    same = tuple(clause for clause in payments[0] if all(clause in payment for payment in payments))
    told = wrapped(f"{first.code} ({counted(len(lines), 'line')})", "  ", terminal=terminal)
    for text in (first.to_do, _payments(same)):
        told += wrapped(text, "    ", terminal=terminal)
    for line, payment in zip(lines, payments, strict=True):
        own = _payments(clause for clause in payment if clause not in same)
        sums = "; ".join(filter(None, (_sums(line, known), own)))
        told += wrapped(f"{f'{where(line)}  {named(line)}'.rstrip()}: {sums}", "    ", terminal=terminal)
    return told


def _alone(lines: Sequence[LineView], known: Known, terminal: int | None) -> list[str]:
    (line,) = lines
    told = wrapped(heading(line), "  ", terminal=terminal)
    for text in (_sums(line, known), _payments(_payment(line.payment, known)), line.to_do):
        told += wrapped(text, "    ", terminal=terminal)
    return told


def _sums(line: LineView, known: Known) -> str:
    price = f"price {line.price or _UNKNOWN}"
    if not known.volumes:
        return price
    return f"{price}, volume {line.volume or _UNKNOWN}, gross {line.gross or _UNKNOWN}"


def _payment(payment: PaymentView | None, known: Known) -> tuple[str, ...]:
    """Return clauses on what is paid for a unit and a year, and why something is not known; none without fees."""
    if payment is None:
        return ()
    unit = (f"for a unit: {payment.unit}",) if payment.unit else ()
    if payment.difference:
        return (*unit, f"a year: {payment.old} before, {payment.new} now, difference {payment.difference}")
    if not unit:
        return (f"not known ({payment.note})",)
    return (*unit, f"a year not known ({payment.note})") if known.yearly else unit


def _payments(clauses: Iterable[str]) -> str:
    told = "; ".join(clauses)
    return f"payment {told}" if told else ""
