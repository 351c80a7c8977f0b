"""The jobs of a matrix.

Source: "Workflow syntax for GitHub Actions", `jobs.<job_id>.strategy.matrix`: all combinations without those that
`exclude` names; an `include` is added to each combination whose own values it does not change, else it stands alone.
"""

from collections.abc import Mapping, Sequence
from itertools import product

from tests.runner.errors import RunnerError
from tests.runner.language.values import Value, equal, is_array


def combinations(matrix: Value) -> list[dict[str, Value]]:
    """Return the values of `matrix` for each job; one empty mapping where there is no matrix."""
    if matrix is None:
        return [{}]
    if not isinstance(matrix, Mapping):
        raise RunnerError(f"the matrix is no mapping: {matrix!r}")
    axes = {name: _list(name, values) for name, values in matrix.items() if name not in ("include", "exclude")}
    excluded, included = _mappings(matrix, "exclude"), _mappings(matrix, "include")
    found = [dict(zip(axes, values, strict=True)) for values in product(*axes.values())] if axes else []
    found = [one for one in found if not any(_agrees(one, out) for out in excluded)]
    originals = [dict(one) for one in found]
    for extra in included:
        fitting = [n for n, one in enumerate(originals) if _agrees(one, {k: v for k, v in extra.items() if k in axes})]
        for number in fitting:
            found[number].update(extra)
        if not fitting:
            found.append(dict(extra))
    if not found:
        raise RunnerError("the matrix has no combination")
    return found


def _agrees(one: Mapping[str, Value], wanted: Mapping[str, Value]) -> bool:
    return all(name in one and equal(one[name], value) for name, value in wanted.items())


def _list(name: str, value: Value) -> Sequence[Value]:
    if not is_array(value) or not value:
        raise RunnerError(f"the matrix has no list at {name}")
    return value


def _mappings(matrix: Mapping[str, Value], name: str) -> list[Mapping[str, Value]]:
    found = matrix.get(name, [])
    if not is_array(found) or not all(isinstance(one, Mapping) for one in found):
        raise RunnerError(f"{name} of the matrix is no list of mappings")
    return [one for one in found if isinstance(one, Mapping)]
