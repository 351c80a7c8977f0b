"""The JSON documents that Addenda writes, declared: what `schemas/` and `docs/json.md` are generated from.

Each property has its description below it. A property whose name is no name in Python stands in a call of `TypedDict`,
with its description beside its type.
"""
