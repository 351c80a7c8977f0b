"""The canonical text of concepts: one JSON object a line, sorted by key (`docs/storage-format.md`).

The same concepts give the same bytes, whatever the order they came in, so git gives them the same blob ids.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import orjson

from addenda.errors import Problem, StoreError
from addenda.model.concept import Concept, ConceptKey, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.codeset import CodeSet


def collapse(text: str) -> str:
    """Return text with each run of white space (no-break spaces too) as one space, and none at the ends."""
    return " ".join(text.split())


def encode(concept: Concept, codeset: CodeSet) -> bytes:
    """Return a concept's canonical line, with its line feed: key first, then fields in the code set's order.

    Raises:
        KeyError: when the concept has a field that the code set does not declare.

    """
    undeclared = concept.fields.keys() - codeset.roles.keys()
    if undeclared:
        raise KeyError(f"{concept.key}: the code set {codeset.id} declares no field {sorted(undeclared)}")
    line: dict[str, Value] = {"code": concept.key.code}
    if concept.key.modifier:
        line["modifier"] = concept.key.modifier
    for name in codeset.roles:
        if concept.fields.get(name):
            line[name] = concept.fields[name]
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def decode(line: bytes) -> Concept:
    """Return the concept of a canonical line.

    Raises:
        StoreError: when the line is not a JSON object with a code.

    """
    try:
        fields = orjson.loads(line)
        code = fields.pop("code")
        key = ConceptKey(code, fields.pop("modifier", ""))
    except (orjson.JSONDecodeError, AttributeError, KeyError, TypeError):
        raise damaged(line) from None
    if not isinstance(code, str):
        raise damaged(line)
    return Concept(key, fields)


def damaged(line: bytes) -> StoreError:
    """Return the error for a line of a store that is no concept."""
    advice = "Run `addenda check`; it says in which file, and how to mend it."
    return StoreError(Problem("a line of the store is no concept", value=line.decode(errors="replace"), advice=advice))


def shard_name(code: str, codeset: CodeSet) -> str:
    """Return the name of the shard that a code's concept stands in, such as `A` or `99`."""
    return code[: codeset.shard]


def to_shards(concepts: Iterable[Concept], codeset: CodeSet) -> dict[str, bytes]:
    """Return the canonical text of concepts by shard name, shards and lines sorted by key."""
    lines: defaultdict[str, list[bytes]] = defaultdict(list)
    for concept in sorted(concepts, key=lambda concept: concept.key):
        lines[shard_name(concept.code, codeset)].append(encode(concept, codeset))
    return {name: b"".join(lines[name]) for name in sorted(lines)}


def blob_id(text: bytes) -> str:
    """Return the id that git gives to this text, in 40 hexadecimal digits."""
    import hashlib  # here for start-up time alone: it loads OpenSSL, and what stands in git has its id already

    digest = hashlib.sha1(b"blob %d\0" % len(text), usedforsecurity=False)
    digest.update(text)
    return digest.hexdigest()
