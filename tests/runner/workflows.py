"""A whole workflow: which jobs run, in which order, with which rights, and what they hand to one another.

Source: "Workflow syntax for GitHub Actions", "Contexts reference" and "Use GITHUB_TOKEN in workflows" of GitHub's
documentation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.runner.contexts import github_context
from tests.runner.errors import RunnerError
from tests.runner.events import Event
from tests.runner.hosting import Hosting
from tests.runner.language.evaluation import Scope, Status
from tests.runner.language.templates import expand, holds, texts
from tests.runner.language.values import Strict, Value, truthy
from tests.runner.machine import Machine
from tests.runner.matrix import combinations
from tests.runner.model import Job, Workflow
from tests.runner.results import JobRun, WorkflowRun
from tests.runner.steps import Frame, run_steps
from tests.runner.triggers import starts


@dataclass
class _Run:
    """A run under way: how its jobs ended, and what they gave."""

    workflow: Workflow
    hosting: Hosting
    event: Event
    jobs: dict[str, list[JobRun]] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)


def run_workflow(workflow: Workflow, hosting: Hosting, event: Event) -> WorkflowRun:
    """Run what a workflow does on an event, each job when those that it needs have ended.

    Raises:
        RunnerError: the event does not start the workflow, or it is not what GitHub would run.
    """
    if not starts(workflow, event):
        raise RunnerError(f"{event.name} of {event.ref} does not start the workflow")
    run = _Run(workflow, hosting, event)
    hosting.new_run()
    expand(workflow.concurrency, Scope(_outer("", (), run)))
    waiting = dict(workflow.jobs)
    while waiting:
        ready = next((job for job in waiting.values() if not set(job.needs) & set(waiting)), None)
        if ready is None:
            raise RunnerError(f"jobs need one another: {', '.join(waiting)}")
        _run_job(waiting.pop(ready.id), run)
    return WorkflowRun(run.jobs)


def _run_job(job: Job, run: _Run) -> None:
    contexts = _outer(job.id, job.needs, run)
    if holds(job.condition, Scope(contexts, _status(job, run))):
        matrix = combinations(expand(job.strategy.get("matrix"), Scope(contexts)))
        run.jobs[job.id] = [_run_one(job, run, contexts, values) for values in matrix]
    else:
        run.jobs[job.id] = [JobRun(job.id, "skipped")]
    results = {one.result for one in run.jobs[job.id]}
    run.results[job.id] = next(result for result in ("failure", "success", "skipped") if result in results)
    given = {name: value for one in run.jobs[job.id] for name, value in one.outputs.items() if value}
    run.outputs[job.id] = dict.fromkeys(job.outputs, "") | given


def _outer(job: str, needs: tuple[str, ...], run: _Run) -> dict[str, Value]:
    """Return the contexts that are known before a job has a machine."""
    inputs = run.event.payload.get("inputs")
    needed: dict[str, Value] = {
        name: Strict(result=run.results[name], outputs=Strict(run.outputs[name])) for name in needs
    }
    return {
        "github": Strict(github_context(run.hosting, run.event, job)),
        "needs": Strict(needed),
        "vars": dict(run.hosting.variables),
        "inputs": dict(inputs) if isinstance(inputs, Mapping) else {},
    }


def _status(job: Job, run: _Run) -> Status:
    """Say how the jobs before this one ended: all that it needs, and all that those need."""
    before, found = list(job.needs), set[str]()
    while before:
        name = before.pop()
        found.add(run.results[name])
        before += run.workflow.jobs[name].needs
    return Status(success=found <= {"success"}, failure="failure" in found)


def _run_one(job: Job, run: _Run, outer: Mapping[str, Value], matrix: Mapping[str, Value]) -> JobRun:
    rights = _rights(job, run)
    folder = run.hosting.folder / f"machine-{len(list(run.hosting.folder.glob('machine-*'))) + 1}"
    machine = Machine(run.hosting, run.event, folder, job.id, run.hosting.token(rights), rights)
    known: dict[str, Value] = {
        **outer,
        "github": machine.github(None, ""),
        "matrix": dict(matrix),
        "strategy": {},
        "secrets": {**({} if run.event.from_fork else run.hosting.secrets), "GITHUB_TOKEN": machine.token},
    }
    for values in (run.workflow.env, job.env):
        machine.env.update(texts(values, Scope({**known, "env": dict(machine.env)})))
    frame = Frame(machine, known, {**run.workflow.defaults, **job.defaults})
    done = JobRun(job.id, steps=run_steps(job.steps, frame))
    expand([job.concurrency, job.environment], frame.scope(machine.env))  # the environment's address may name a step
    forgiven = truthy(expand(job.continue_on_error, Scope(known)))
    done.result = "failure" if frame.failed and not forgiven else "success"
    done.outputs = texts(job.outputs, frame.scope(machine.env))
    return done


def _rights(job: Job, run: _Run) -> dict[str, str]:
    """Return what the token may do; for a pull request from a fork, no more than read."""
    written = job.rights if job.rights is not None else run.workflow.rights
    rights = dict(run.hosting.default_rights if written is None else written)
    if run.event.from_fork and run.event.name == "pull_request":
        return {name: "read" if access == "write" else access for name, access in rights.items()}
    return rights
