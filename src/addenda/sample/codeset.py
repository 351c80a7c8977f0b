"""The synthetic code set: CPT's shape, nothing of its content."""

from __future__ import annotations

from addenda.model.codeset import CodeSet, Kind
from addenda.model.cpt.fields import FIELDS
from addenda.model.cpt.kinds import CODE_PATTERN

NOTICE = "SYNTHETIC: invented codes and texts, made by the Addenda sample generator. Not CPT, not for billing."

MEDIUM_WIDTH = 48
SHORT_WIDTH = 28

CODESET = CodeSet(
    id="sample-cpt",
    title="Synthetic procedures (sample)",
    publisher="Addenda sample generator",
    kind=Kind.NOMENCLATURE,
    code_pattern=CODE_PATTERN,
    shard=2,
    fields=FIELDS,
    redistributable=True,
    notice=NOTICE,
)
