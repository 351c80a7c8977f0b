"""What the runner raises: a mistake in a workflow or an action, and a step that fails."""


class RunnerError(Exception):
    """A workflow or an action is not what GitHub would run: unknown key, context, function, input or syntax."""


class StepFailed(Exception):  # noqa: N818 - it is the result of a step, no error of the runner
    """A stand-in for an action fails, as the real one would."""
