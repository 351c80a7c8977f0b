"""action.yml and the setup action as they are written: documented, pinned, and nothing put into shell text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from addenda.action.settings import Pages
from addenda.impact.fees.physician import Setting
from addenda.impact.severity import Threshold
from addenda.model.worklist import OwnerKind
from tests.runner.documents import read_action
from tests.runner.language.values import to_string
from tests.runner.model import Action, Step
from tests.runner.setting import ROOT

FOLDERS = (ROOT, ROOT / ".github/actions/setup")
_PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def input_rows(action: Action) -> Iterator[str]:
    for name, one in action.inputs.items():
        default = to_string(one.default)
        yield f"| `{name}` | {f'`{default}`' if default else ''} | {one.description} |"


def output_rows(action: Action) -> Iterator[str]:
    for name, description in action.described.items():
        yield f"| `{name}` | {description} |"


def test_the_page_lists_the_inputs_and_outputs_of_the_action() -> None:
    page = (ROOT / "docs/action.md").read_text(encoding="utf-8")
    action = read_action(ROOT)
    listed = [line for line in page.splitlines() if line.startswith("| `")]
    assert listed == [*input_rows(action), *output_rows(action)]


@pytest.mark.parametrize("folder", FOLDERS, ids=["report", "setup"])
def test_inputs_and_outputs_are_described_and_in_kebab_case(folder: Path) -> None:
    action = read_action(folder)
    for name, one in action.inputs.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert one.description.endswith((".", "`."))
        assert not one.required
    assert all(action.described.values())


def test_every_input_travels_to_the_program_in_its_own_variable() -> None:
    action = read_action(ROOT)
    report = next(step for step in action.steps if step.id == "report")
    passed = {name: value for name, value in report.env.items() if name != "ADDENDA_BIN"}
    expected = {
        f"INPUT_{name.upper().replace('-', '_')}": f"${{{{ inputs.{name} }}}}"
        for name in action.inputs
        if name != "version"
    }
    assert passed == expected


def test_the_choices_that_the_action_names_are_those_of_the_program() -> None:
    inputs = read_action(ROOT).inputs
    named = {
        name: re.findall(r"`([\w-]+)`", inputs[name].description) for name in ("fail-on", "pages", "setting", "by")
    }
    assert sorted(named["fail-on"]) == sorted(["none", *map(str, Threshold)])
    assert sorted(named["pages"]) == sorted(map(str, Pages))
    assert named["setting"] == list(map(str, Setting))
    assert named["by"] == list(map(str, OwnerKind))


@pytest.mark.parametrize("folder", FOLDERS, ids=["report", "setup"])
def test_no_expression_stands_in_shell_text(folder: Path) -> None:
    scripts = [step.run for step in read_action(folder).steps if step.run is not None]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.parametrize("folder", FOLDERS, ids=["report", "setup"])
def test_the_actions_of_others_are_pinned_by_commit_with_their_version(folder: Path) -> None:
    used: list[Step] = [step for step in read_action(folder).steps if step.uses]
    pinned = _PINNED.findall((folder / "action.yml").read_text(encoding="utf-8"))
    assert len(pinned) == len(used)
