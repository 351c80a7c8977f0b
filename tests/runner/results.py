"""How a run went: what each step and each job ended with."""

from dataclasses import dataclass, field

from tests.runner.commands import Annotation


@dataclass
class StepRun:
    """One step: `outcome` is how it ended, `conclusion` what counts after continue-on-error."""

    id: str
    name: str
    outcome: str = "success"
    conclusion: str = "success"
    exit_code: int = 0
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    annotations: list[Annotation] = field(default_factory=list)
    inner: list["StepRun"] = field(default_factory=list)

    def flat(self) -> list["StepRun"]:
        """Return this step and those inside it, in the order in which they ended."""
        return [step for one in self.inner for step in one.flat()] + [self]


@dataclass
class JobRun:
    """One job, or one job of a matrix."""

    id: str
    result: str = "success"
    outputs: dict[str, str] = field(default_factory=dict)
    steps: list[StepRun] = field(default_factory=list)

    @property
    def _flat(self) -> list[StepRun]:
        return [step for one in self.steps for step in one.flat()]

    @property
    def log(self) -> str:
        return "\n".join(step.log for step in self._flat if step.log)

    @property
    def summary(self) -> str:
        return "\n".join(step.summary for step in self._flat if step.summary)

    @property
    def annotations(self) -> list[Annotation]:
        return [annotation for step in self._flat for annotation in step.annotations]

    def said(self, level: str) -> list[str]:
        """Return the texts of the annotations of a level."""
        return [annotation.message for annotation in self.annotations if annotation.level == level]

    def step(self, name: str) -> StepRun:
        """Return a step, also of an action, by its id or its name."""
        return next(step for step in self._flat if name in (step.id, step.name))


@dataclass
class WorkflowRun:
    """A whole run: its jobs by their ids, one for each of a matrix; artifacts stand in its folder."""

    jobs: dict[str, list[JobRun]] = field(default_factory=dict)

    def job(self, name: str) -> JobRun:
        (found,) = self.jobs[name]
        return found

    @property
    def result(self) -> str:
        results = {job.result for jobs in self.jobs.values() for job in jobs}
        return "failure" if "failure" in results else "success"
