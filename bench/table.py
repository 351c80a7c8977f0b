"""What was measured, as Markdown that reads well in a terminal too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.inputs import Truth
    from bench.timing import Run
    from bench.turns import Outcome

_HEAD = ("", "seconds", "times Addenda", "CPU s", "peak MB", "times Addenda", "runs")
_MEGABYTE = 1e6


def section(title: str, truth: Truth, outcomes: Sequence[Outcome], steps: Mapping[str, float]) -> str:
    """Return one pair of releases: the table of the tools, Addenda first, who was better, where Addenda's time goes."""
    measured = [outcome for outcome in outcomes if outcome.runs]
    lines = [
        f"### {title}\n",
        f"{truth.added:,} added, {truth.deleted:,} deleted, {truth.changed:,} changed in {truth.fields:,} fields.\n",
        *_aligned([_HEAD, *(_cells(outcome, outcomes[0].middle) for outcome in measured)]),
        "",
        *(f"Left out: {outcome.tool.name}, {outcome.skipped}.\n" for outcome in outcomes if outcome.skipped),
        f"Addenda loses on time to: {_losses(measured, 0)}; on memory to: {_losses(measured, 2)}.\n",
        "Where Addenda's time goes, in ms: "
        + ", ".join(f"{step} {s * 1000:,.0f}" for step, s in steps.items())
        + ".\n",
    ]
    return "\n".join(lines)


def _cells(outcome: Outcome, ours: Run) -> tuple[str, ...]:
    taken = outcome.middle
    return (
        outcome.tool.name,
        f"{taken.seconds:.2f}",
        f"{taken.seconds / ours.seconds:.2f}",
        f"{taken.processor:.2f}",
        f"{taken.peak_bytes / _MEGABYTE:,.0f}",
        f"{taken.peak_bytes / ours.peak_bytes:.1f}",
        str(len(outcome.runs)),
    )


def _losses(measured: Sequence[Outcome], figure: int) -> str:
    """Return the peers that do the same job with less of a figure of `Run`."""
    peers = [outcome for outcome in measured[1:] if outcome.tool.counts]
    return ", ".join(o.tool.name for o in peers if o.middle[figure] < measured[0].middle[figure]) or "none"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(_padded(row, widths)) + " |" for row in rows]
    rule = "|" + "|".join([f"{'':-<{widths[0] + 2}}", *(f"{'':-<{width + 1}}:" for width in widths[1:])]) + "|"
    return [lines[0], rule, *lines[1:]]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
