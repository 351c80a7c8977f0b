"""What stands in code columns: each different text once, judged by the rules for a charge line, then looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import narwhals as nw

from addenda.impact.touching import touches
from addenda.model.chargemaster import ChargeLine, CodeStatus
from addenda.model.estimates import CodesRead
from addenda.model.findings import Effect

if TYPE_CHECKING:
    from addenda.impact.frames.columns import Source
    from addenda.impact.frames.engine import Engine, Frame
    from addenda.model.changes import ChangeSet

Understand: TypeAlias = Callable[[str, str], ChargeLine]
"""Makes of the texts of a code and a modifier column a line with what they mean."""

_MOST_NAMED = 2_000
"""Up to how many texts a filter names each; beyond, the join alone keeps the rows."""
_WORST_FIRST = tuple(Effect)


class Touched(NamedTuple):
    """The texts that a change touches: columns `code_text`, `modifier_text`, `code`, `modifier` and `effect`.

    `effect` is the effect's place among the effects, worst first, as text, so that the least is the worst. `codes` are
    the different texts of the code column, None where they are too many to name.
    """

    texts: Frame
    codes: list[str] | None
    read: CodesRead


def touched(engine: Engine, source: Source, changes: ChangeSet, understand: Understand) -> Touched:
    """Return which texts of a source a change touches.

    A source of millions of rows has some ten thousand different codes, so they are cleaned and judged here, one by one,
    and no engine has to know the rules.
    """
    found = _with_texts(source).group_by("code_text", "modifier_text").agg(nw.len().alias("rows"))
    rows = {(row["code_text"], row["modifier_text"]): row["rows"] for row in engine.rows(found)}
    lines = {texts: understand(*texts) for texts in rows}
    effects = _effects(changes, lines)
    statuses: Counter[CodeStatus] = Counter()
    for texts, line in lines.items():
        statuses[line.status] += rows[texts]
    codes = sorted({code for code, _ in effects})
    return Touched(
        texts=engine.values(_columns(lines, effects)),
        codes=codes if len(codes) <= _MOST_NAMED else None,
        read=CodesRead(
            statuses.total(), statuses[CodeStatus.CODE], statuses[CodeStatus.AMBIGUOUS], statuses[CodeStatus.OTHER]
        ),
    )


def only_touched(source: Source, found: Touched) -> Frame:
    """Return the rows of a source that a change touches, with their codes cleaned, and `effect`.

    The few codes are looked for by value where the source is read, before anything else is done with a row.
    """
    if found.codes is not None and source.types["code"] == nw.String:
        source = source._replace(frame=source.frame.filter(nw.col("code").is_in(found.codes)))
    others = [nw.col(column) for column in source.types if column not in {"code", "modifier"}]
    texts = ["code_text", "modifier_text"]
    return _with_texts(source, *others).join(found.texts, on=texts, how="inner").drop(texts)


def _with_texts(source: Source, *others: nw.Expr) -> Frame:
    modifier = source.text("modifier") if source.has("modifier") else nw.lit("")
    return source.frame.select(source.text("code").alias("code_text"), modifier.alias("modifier_text"), *others)


def _effects(changes: ChangeSet, lines: dict[tuple[str, str], ChargeLine]) -> dict[tuple[str, str], int]:
    """Return the place of the worst effect on each pair of texts that any has."""
    texts = {id(line): texts for texts, line in lines.items()}
    effects: dict[tuple[str, str], int] = {}
    for touch in touches(changes, lines.values()):
        key = texts[id(touch.line)]
        effects[key] = min(effects.get(key, len(_WORST_FIRST)), _WORST_FIRST.index(touch.effect))
    return effects


def _columns(lines: dict[tuple[str, str], ChargeLine], effects: dict[tuple[str, str], int]) -> dict[str, list[Any]]:
    pairs = sorted(effects)
    return {
        "code_text": [code for code, _ in pairs],
        "modifier_text": [modifier for _, modifier in pairs],
        "code": [lines[pair].code for pair in pairs],
        "modifier": [lines[pair].modifier for pair in pairs],
        "effect": [str(effects[pair]) for pair in pairs],
    }
