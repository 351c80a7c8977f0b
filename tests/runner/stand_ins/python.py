"""actions/setup-python: the interpreter that the test chose for the run."""

from collections.abc import Mapping

from tests.runner.stand_ins.call import Call, StandIn


def _setup(call: Call) -> Mapping[str, str]:
    python = call.machine.hosting.python
    if call.inputs["update-environment"] == "true":
        call.machine.path.append(str(python.parent))
    return {"python-path": str(python), "python-version": call.inputs["python-version"]}


SETUP_PYTHON = StandIn(_setup, {"python-version": "", "update-environment": "true", "cache": ""})
