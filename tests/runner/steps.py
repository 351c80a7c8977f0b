"""The steps of a job or of a composite action, one after the other.

Source: "Workflow syntax for GitHub Actions" and "Metadata syntax for GitHub Actions" of GitHub's documentation. In an
action `success()` and `failure()` speak of the action's own steps, as in `CompositeActionHandler` of
github.com/actions/runner.
"""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner.commands import listen, masked
from tests.runner.documents import read_action
from tests.runner.errors import RunnerError, StepFailed
from tests.runner.files import new_files
from tests.runner.language.evaluation import Scope, Status
from tests.runner.language.templates import expand, holds, texts
from tests.runner.language.values import Strict, Value, to_number, to_string, truthy
from tests.runner.machine import Machine
from tests.runner.model import Action, Step
from tests.runner.results import StepRun
from tests.runner.stand_ins import STAND_INS, Call

_SHELLS = {
    None: ("bash", "-e"),
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
    "sh": ("sh", "-e"),
}
_DEEPEST = 10


@dataclass
class Frame:
    """The steps of a job, or of an action inside it: what they see, and how they do so far."""

    machine: Machine
    contexts: Mapping[str, Value]
    defaults: Mapping[str, Value] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)
    action_path: Path | None = None
    depth: int = 0
    steps: Strict = field(default_factory=Strict)
    failed: bool = False

    def scope(self, env: Mapping[str, str]) -> Scope:
        status = "failure" if self.failed else "success"
        known: dict[str, Value] = {
            "github": self.machine.github(self.action_path, status),
            "runner": self.machine.runner(),
            "job": Strict(status=status),
            "env": dict(env),
            "steps": self.steps,
        }
        return Scope({**known, **self.contexts}, Status(not self.failed, self.failed), self.machine.workspace)

    def variables(self) -> dict[str, str]:
        """Return the `env` that stands before a step adds its own."""
        return {**self.machine.env, **self.env}


def run_steps(steps: Sequence[Step], frame: Frame) -> list[StepRun]:
    """Run steps in order; one that fails makes the later ones be skipped, but for those that ask how things went."""
    return [_run_step(step, frame) for step in steps]


def _run_step(step: Step, frame: Frame) -> StepRun:
    before = frame.variables()
    env = before | texts(step.env, frame.scope(before))
    scope = frame.scope(env)
    done = StepRun(step.id, to_string(expand(step.name, scope)))
    if not holds(step.condition, scope):
        done.outcome = done.conclusion = "skipped"
    else:
        _execute(step, frame, env, done)
        forgiven = done.outcome == "failure" and truthy(expand(step.continue_on_error, scope))
        done.conclusion = "success" if forgiven else done.outcome
    frame.failed = frame.failed or done.conclusion == "failure"
    outputs: dict[str, Value] = dict(done.outputs)
    frame.steps[step.id] = Strict(outputs=outputs, outcome=done.outcome, conclusion=done.conclusion)
    return done


def _execute(step: Step, frame: Frame, env: Mapping[str, str], done: StepRun) -> None:
    try:
        if step.run is not None:
            _run_script(step, frame, env, done)
        else:
            _use(step, frame, env, done)
    except StepFailed as failure:
        done.outcome, done.log = "failure", f"{done.log}\nError: {failure}".strip()


def _run_script(step: Step, frame: Frame, env: Mapping[str, str], done: StepRun) -> None:
    machine, scope = frame.machine, frame.scope(env)
    files = new_files(machine.folder / "files")
    script = machine.temp / f"{files.suffix}.sh"
    script.write_text(to_string(expand(step.run, scope)), encoding="utf-8", newline="\n")
    ran = subprocess.run(
        [*_shell(step, frame), str(script)],
        cwd=_directory(step, frame, scope),
        env={**env, **machine.environment(frame.action_path), **files.environment()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60 * to_number(expand(step.minutes, scope)),
        check=False,
    )
    script.unlink()
    said = listen(ran.stdout.decode(errors="replace"), machine.masks)
    machine.masks = said.masks
    done.log, done.annotations, done.exit_code = "\n".join(said.lines), said.annotations, ran.returncode
    done.outcome = "failure" if ran.returncode else "success"
    done.summary = masked(files.summary(), machine.masks)
    done.outputs = files.outputs()
    machine.env.update(files.variables())
    machine.path += files.paths()


def _shell(step: Step, frame: Frame) -> tuple[str, ...]:
    default = frame.defaults.get("shell")
    shell = step.shell or (to_string(default) if default else None)
    if shell not in _SHELLS:
        raise RunnerError(f"this runner knows no shell {shell!r}")
    return _SHELLS[shell]


def _directory(step: Step, frame: Frame, scope: Scope) -> Path:
    wanted = step.working_directory or frame.defaults.get("working-directory") or "."
    folder = frame.machine.workspace / to_string(expand(wanted, scope))
    if not folder.is_dir():
        raise StepFailed(f"the working directory {wanted} is not there")
    return folder


def _use(step: Step, frame: Frame, env: Mapping[str, str], done: StepRun) -> None:
    given = texts(step.given, frame.scope(env))
    name, _, ref = str(step.uses).partition("@")
    if name in STAND_INS and ref:
        call = Call(frame.machine, _filled(given, STAND_INS[name].inputs, name))
        done.outputs = dict(STAND_INS[name].do(call))
        done.log = "\n".join(call.log)
    else:
        _run_action(read_action(_folder(name, ref, frame.machine)), given, frame, env, done)


def _folder(name: str, ref: str, machine: Machine) -> Path:
    """Return where an action is: in the workspace where it is written `./`, else in its own repository."""
    if name.startswith("./") and not ref:
        folder = machine.workspace / name
    elif ref and f"{name}/".startswith(f"{machine.hosting.own_action}/"):
        folder = machine.hosting.actions_folder / name.removeprefix(machine.hosting.own_action).strip("/")
    else:
        raise RunnerError(f"this runner knows no action {name!r}{'' if ref else ' without a version'}")
    if not (folder / "action.yml").is_file():
        raise RunnerError(f"there is no action at {name}")
    return folder


def _filled(given: Mapping[str, str], defaults: Mapping[str, str], name: str) -> dict[str, str]:
    if unknown := set(given) - set(defaults):
        raise RunnerError(f"{name} has no inputs {', '.join(sorted(unknown))}")
    return {**defaults, **given}


def _run_action(action: Action, given: Mapping[str, str], frame: Frame, env: Mapping[str, str], done: StepRun) -> None:
    if frame.depth == _DEEPEST:
        raise RunnerError(f"actions stand {_DEEPEST} deep in one another")
    defaults = texts({name: one.default for name, one in action.inputs.items()}, frame.scope({}))
    inputs = _filled(given, defaults, action.folder.name)
    if missing := [name for name, one in action.inputs.items() if one.required and not inputs[name]]:
        raise RunnerError(f"inputs that are required are not given: {', '.join(missing)}")
    passed = {name: frame.contexts[name] for name in ("strategy", "matrix") if name in frame.contexts}
    inner = Frame(
        machine=frame.machine,
        contexts={**passed, "inputs": Strict(inputs)},
        env={name: value for name, value in env.items() if frame.machine.env.get(name) != value},
        action_path=action.folder,
        depth=frame.depth + 1,
    )
    done.inner = run_steps(action.steps, inner)
    done.outcome = "failure" if inner.failed else "success"
    done.exit_code = next((one.exit_code for one in done.inner if one.conclusion == "failure"), 0)
    done.outputs = texts(action.outputs, inner.scope(inner.variables()))
