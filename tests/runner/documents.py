"""Workflows and composite actions as they are written: every key is known, every expression can be read.

Source: "Workflow syntax for GitHub Actions", "Metadata syntax for GitHub Actions" and the table "Context availability"
of GitHub's documentation. YAML is 1.2 here as it is there, so that `on` is a word and no truth value.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from tests.runner.errors import RunnerError
from tests.runner.language.syntax import Context, walk
from tests.runner.language.templates import expressions, parse_condition
from tests.runner.language.values import Value, is_array, to_string
from tests.runner.model import Action, Input, Job, Step, Workflow

_WORKFLOW = ("name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs")
_JOB = (
    *("name", "needs", "if", "runs-on", "permissions", "environment", "concurrency", "outputs", "env", "defaults"),
    *("strategy", "steps", "timeout-minutes", "continue-on-error"),
)
_STEP = ("id", "name", "if", "env", "continue-on-error")
_RUN = (*_STEP, "run", "shell", "working-directory")
_USES = (*_STEP, "uses", "with")
_ACTION = ("name", "description", "author", "branding", "inputs", "outputs", "runs")

ACTION_CONTEXTS = ("github", "inputs", "strategy", "matrix", "steps", "job", "runner", "env")
WORKFLOW_CONTEXTS = (*ACTION_CONTEXTS, "needs", "vars", "secrets")


def read_workflow(file: Path) -> Workflow:
    """Read a workflow.

    Raises:
        RunnerError: it has a key, a context or an expression that GitHub does not know, or this runner does not.
    """
    found = _mapping(_load(file), file.name, _WORKFLOW)
    _known_contexts(found, WORKFLOW_CONTEXTS)
    jobs = {name: _job(name, value) for name, value in _mapping(found.get("jobs"), "jobs").items()}
    for job in jobs.values():
        if unknown := set(job.needs) - set(jobs):
            raise RunnerError(f"the job {job.id} needs {unknown}, which is not there")
    return Workflow(
        on=_events(found.get("on")),
        rights=_rights(found.get("permissions")),
        env=_mapping(found.get("env"), "env"),
        defaults=_defaults(found.get("defaults")),
        concurrency=found.get("concurrency"),
        jobs=jobs,
    )


def read_action(folder: Path) -> Action:
    """Read the composite action of a folder; errors as `read_workflow`'s."""
    found = _mapping(_load(folder / "action.yml"), "action.yml", _ACTION)
    _known_contexts(found, ACTION_CONTEXTS)
    runs = _mapping(found.get("runs"), "runs", ("using", "steps"))
    if runs.get("using") != "composite":
        raise RunnerError(f"this runner knows composite actions, none that uses {runs.get('using')!r}")
    outputs = {
        name: _mapping(value, name, ("description", "value"))
        for name, value in _mapping(found.get("outputs"), "outputs").items()
    }
    return Action(
        folder=folder,
        inputs={name: _input(name, value) for name, value in _mapping(found.get("inputs"), "inputs").items()},
        outputs={name: value["value"] for name, value in outputs.items()},
        described={name: to_string(value.get("description")) for name, value in outputs.items()},
        steps=_steps(runs.get("steps"), in_action=True),
    )


def _load(file: Path) -> Value:
    loaded: Value = YAML(typ="safe", pure=True).load(file)
    return loaded


def _mapping(value: Value, where: str, known: Iterable[str] | None = None) -> Mapping[str, Value]:
    """Return a mapping (None is an empty one), all of whose keys are known."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise RunnerError(f"{where} is no mapping: {value!r}")
    if known is not None and (unknown := set(value) - set(known)):
        raise RunnerError(f"{where} has what is not known: {', '.join(sorted(unknown))}")
    return value


def _known_contexts(value: Value, known: Iterable[str], key: str = "") -> None:
    """Read every expression of a document, also of steps that never run."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            _known_contexts(item, known, name)
    elif is_array(value):
        for item in value:
            _known_contexts(item, known, key)
    elif isinstance(value, str):
        trees = [parse_condition(value)] if key == "if" else expressions(value)
        used = {node.name.lower() for tree in trees for node in walk(tree) if isinstance(node, Context)}
        if unknown := used - set(known):
            raise RunnerError(f"contexts that are not known here: {', '.join(sorted(unknown))}, in {value!r}")


def _events(value: Value) -> Mapping[str, Mapping[str, Value]]:
    if isinstance(value, str):
        return {value: {}}
    if is_array(value):
        return {to_string(name): {} for name in value}
    events = _mapping(value, "on")
    return {
        name: {"": options} if is_array(options) else _mapping(options, f"on.{name}")
        for name, options in events.items()
    }


def _rights(value: Value) -> Mapping[str, str] | None:
    if value is None:
        return None
    rights = {name: to_string(access) for name, access in _mapping(value, "permissions").items()}
    if wrong := {name: access for name, access in rights.items() if access not in ("read", "write", "none")}:
        raise RunnerError(f"permissions that are not known: {wrong}")
    return rights


def _defaults(value: Value) -> Mapping[str, Value]:
    return _mapping(_mapping(value, "defaults", ("run",)).get("run"), "defaults.run", ("shell", "working-directory"))


def _input(name: str, value: Value) -> Input:
    found = _mapping(value, name, ("description", "default", "required", "deprecationMessage"))
    return Input(to_string(found.get("description")), found.get("default", ""), found.get("required") is True)


def _job(name: str, value: Value) -> Job:
    found = _mapping(value, f"the job {name}", _JOB)
    if "runs-on" not in found:
        raise RunnerError(f"the job {name} does not say what it runs on")
    needs = found.get("needs") or []
    return Job(
        id=name,
        needs=tuple(map(to_string, needs)) if is_array(needs) else (to_string(needs),),
        condition=to_string(found.get("if", "success()")),
        rights=_rights(found.get("permissions")),
        environment=found.get("environment"),
        concurrency=found.get("concurrency"),
        outputs=_mapping(found.get("outputs"), "outputs"),
        env=_mapping(found.get("env"), "env"),
        defaults=_defaults(found.get("defaults")),
        strategy=_mapping(found.get("strategy"), "strategy", ("matrix", "fail-fast", "max-parallel")),
        continue_on_error=found.get("continue-on-error", False),
        steps=_steps(found.get("steps"), in_action=False),
    )


def _steps(value: Value, *, in_action: bool) -> tuple[Step, ...]:
    if not is_array(value):
        raise RunnerError(f"steps are no list: {value!r}")
    steps = tuple(_step(number, one, in_action=in_action) for number, one in enumerate(value, 1))
    named = [step.id for step in steps]
    if twice := {name for name in named if named.count(name) > 1}:
        raise RunnerError(f"steps with the same id: {', '.join(twice)}")
    return steps


def _step(number: int, value: Value, *, in_action: bool) -> Step:
    kind = _RUN if isinstance(value, Mapping) and "run" in value else _USES
    found = _mapping(value, f"step {number}", kind if in_action else (*kind, "timeout-minutes"))
    if in_action and "run" in found and "shell" not in found:
        raise RunnerError(f"step {number} of an action does not say its shell")
    if "run" not in found and "uses" not in found:
        raise RunnerError(f"step {number} neither runs nor uses anything")
    return Step(
        id=to_string(found.get("id", f"__{number}")),
        name=to_string(found.get("name") or found.get("uses") or found.get("run")),
        run=to_string(found["run"]) if "run" in found else None,
        uses=to_string(found["uses"]) if "uses" in found else None,
        given=_mapping(found.get("with"), "with"),
        env=_mapping(found.get("env"), "env"),
        condition=to_string(found.get("if", "success()")),
        continue_on_error=found.get("continue-on-error", False),
        shell=to_string(found["shell"]) if "shell" in found else None,
        working_directory=to_string(found["working-directory"]) if "working-directory" in found else None,
        minutes=found.get("timeout-minutes", 10),
    )
