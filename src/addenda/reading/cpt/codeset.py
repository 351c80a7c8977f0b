"""The code set: CPT, whose text belongs to the American Medical Association."""

from __future__ import annotations

from addenda.model.codeset import CodeSet, Kind
from addenda.model.cpt.fields import FIELDS
from addenda.model.cpt.kinds import CODE_PATTERN

NOTICE = (
    "CPT is a registered trademark of the American Medical Association, and its descriptors are the Association's "
    "copyright. They were read from files that a licensee holds: do not pass them on without a licence."
)


def cpt_codeset(codeset_id: str) -> CodeSet:
    """Return the code set under the id that it has in a store."""
    return CodeSet(
        id=codeset_id,
        title="CPT",
        publisher="American Medical Association",
        kind=Kind.NOMENCLATURE,
        code_pattern=CODE_PATTERN,
        shard=2,
        fields=FIELDS,
        redistributable=False,
        notice=NOTICE,
    )
