"""The steps of a job: what bash is run with, what a step hands on, what its result does."""

import os
from pathlib import Path

import pytest

from tests.runner.commands import Annotation
from tests.runner.errors import RunnerError
from tests.runner.hosting import Hosting
from tests.runner.results import JobRun
from tests.runner.setting import run_text

HEAD = "on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n"


def run_steps(hosting: Hosting, steps: str) -> JobRun:
    return run_text(hosting, HEAD + "".join(f"      {line}\n" for line in steps.strip().splitlines())).job("job")


def test_a_script_sees_its_own_env_the_default_variables_and_nothing_of_this_process(
    hosting: Hosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDENDA_STORE", "/elsewhere")
    job = run_steps(
        hosting,
        """
- env:
    NAME: ${{ github.ref_name }} $(touch evil) "quoted"
    GITHUB_REPOSITORY: changed/by-hand
  run: |
    echo "$NAME|$GITHUB_REPOSITORY|$GITHUB_EVENT_NAME|${ADDENDA_STORE-unset}|$PWD" >"$RUNNER_TEMP/seen"
    ls
- run: cat "$RUNNER_TEMP/seen"
""",
    )
    seen = job.steps[1].log.split("|")
    assert seen[:4] == ['main $(touch evil) "quoted"', "octo/store", "push", "unset"]
    assert seen[4].endswith(f"{os.sep}store{os.sep}store")
    assert job.steps[0].log == ""


def test_bash_stops_at_the_first_error_and_with_shell_bash_also_inside_a_pipe(hosting: Hosting) -> None:
    plain = run_steps(hosting, "- run: |\n    false | true\n    echo reached\n    false\n    echo not reached")
    strict = run_steps(hosting, "- shell: bash\n  run: |\n    false | true\n    echo not reached")
    assert (plain.result, plain.log, plain.steps[0].exit_code) == ("failure", "reached", 1)
    assert (strict.result, strict.log, strict.steps[0].exit_code) == ("failure", "", 1)


def test_outputs_variables_paths_and_summary_go_from_step_to_step(hosting: Hosting) -> None:
    job = run_steps(
        hosting,
        """
- id: first
  run: |
    echo "plain=a=b" >>"$GITHUB_OUTPUT"
    printf 'long<<END\\nline 1\\n\\nplain=no\\nEND\\n' >>"$GITHUB_OUTPUT"
    echo "GREETING=hello" >>"$GITHUB_ENV"
    mkdir "$RUNNER_TEMP/tools"
    printf '#!/bin/sh\\necho from the tool\\n' >"$RUNNER_TEMP/tools/tool"
    chmod +x "$RUNNER_TEMP/tools/tool"
    echo "$RUNNER_TEMP/tools" >>"$GITHUB_PATH"
    echo "# Done" >>"$GITHUB_STEP_SUMMARY"
    echo "${GREETING-not yet}"
- env:
    LONG: ${{ steps.first.outputs.long }}
  run: |
    echo "$GREETING ${{ env.GREETING }} ${{ steps.first.outputs.plain }} ${{ steps.first.outputs.none }}"
    echo "$LONG"
    tool
""",
    )
    assert job.steps[0].outputs == {"plain": "a=b", "long": "line 1\n\nplain=no"}
    assert job.steps[0].log == "not yet"
    assert job.steps[1].log == "hello hello a=b \nline 1\n\nplain=no\nfrom the tool"
    assert job.summary == "# Done\n"


@pytest.mark.parametrize("written", ["no sign", "=value", "name<<", "name<<END\\nnever ended"])
def test_a_broken_output_file_fails_the_step(hosting: Hosting, written: str) -> None:
    job = run_steps(hosting, f"- run: printf '{written}\\n' >>\"$GITHUB_OUTPUT\"")
    assert job.result == "failure"


def test_a_summary_over_the_limit_is_not_taken(hosting: Hosting) -> None:
    job = run_steps(hosting, "- run: head -c 1048577 /dev/zero | tr '\\0' x >>\"$GITHUB_STEP_SUMMARY\"")
    assert (job.result, job.summary) == ("failure", "")


def test_what_fails_skips_what_follows_but_for_what_asks_for_it(hosting: Hosting) -> None:
    job = run_steps(
        hosting,
        """
- id: forgiven
  continue-on-error: true
  run: exit 3
- id: fails
  if: steps.forgiven.outcome == 'failure' && steps.forgiven.conclusion == 'success'
  run: exit 4
- id: skipped
  run: echo no
- id: cleans
  if: always()
  run: echo cleaned
- id: mourns
  if: failure() && steps.fails.conclusion == 'failure'
  run: echo mourned ${{ job.status }}
""",
    )
    assert [step.conclusion for step in job.steps] == ["success", "failure", "skipped", "success", "success"]
    assert [step.exit_code for step in job.steps] == [3, 4, 0, 0, 0]
    assert (job.result, job.log) == ("failure", "cleaned\nmourned failure")


def test_commands_become_annotations_and_secrets_become_stars(hosting: Hosting) -> None:
    hosting.secrets = {"PASSWORD": "hunter2"}
    job = run_steps(
        hosting,
        """
- env:
    PASSWORD: ${{ secrets.PASSWORD }}
  run: |
    echo "::error file=a%2Cb.csv,line=7,title=Bad%3A it::50%25 of%0Alines"
    echo "::notice::plain" >&2
    echo "say ::warning::not at the start"
    echo "::add-mask::codeword"
    echo "the codeword is $PASSWORD"
    echo "::stop-commands::xyz"
    echo "::error::not taken"
    echo "::xyz::"
    echo "::warning::taken again, codeword"
""",
    )
    assert job.annotations == [
        Annotation("error", "50% of\nlines", "Bad: it", "a,b.csv", "7"),
        Annotation("notice", "plain", "", "", ""),
        Annotation("warning", "taken again, ***", "", "", ""),
    ]
    assert "the *** is ***" in job.log
    assert job.said("error") == ["50% of\nlines"]


def test_a_working_directory_is_in_the_workspace_and_has_to_be_there(hosting: Hosting) -> None:
    job = run_steps(
        hosting,
        "- uses: actions/checkout@v7\n- working-directory: notes\n  run: ls\n- working-directory: gone\n  run: ls",
    )
    assert (job.steps[1].log, job.steps[2].conclusion) == ("a.txt\nb.txt", "failure")


def test_files_are_hashed_together(hosting: Hosting) -> None:
    job = run_steps(
        hosting,
        "- uses: actions/checkout@v7\n"
        "- run: echo ${{ hashFiles('notes/*.txt') == hashFiles('**/*.txt') }} ${{ hashFiles('none') == '' }}\n"
        "- run: echo ${{ hashFiles('notes/a.txt') == hashFiles('**/*.txt') }}",
    )
    assert [step.log for step in job.steps[1:]] == ["true true", "false"]


@pytest.mark.parametrize(
    "steps",
    [
        "- run: echo\n  with: {a: b}",
        "- uses: actions/checkout@v7\n  with: {deep: 1}",
        "- uses: actions/checkout",
        "- uses: someone/else@v1",
        "- name: nothing",
        "- run: echo\n  shell: fish",
        "- run: echo\n  timeout: 5",
        "- run: echo ${{ steps.later.outputs.x }}",
        "- run: echo ${{ needs.other.result }}",
        "- run: echo ${{ nothing.x }}",
        "- if: false\n  run: echo ${{ nothing.x }}",
        "- {id: a, run: echo}\n- {id: a, run: echo}",
        "- run: echo '::explode::now'",
        "- run: echo '::error filename=x::now'",
    ],
)
def test_what_github_does_not_know_is_a_mistake(hosting: Hosting, steps: str) -> None:
    with pytest.raises(RunnerError):
        run_steps(hosting, steps)


def test_each_job_has_a_machine_of_its_own(hosting: Hosting) -> None:
    text = HEAD + '      - run: touch here "$HOME/there" "$RUNNER_TEMP/elsewhere"\n'
    text += "  other:\n    needs: job\n    runs-on: ubuntu-latest\n    steps:\n"
    text += '      - run: ls . "$HOME" | grep here || echo nothing\n'
    run = run_text(hosting, text)
    assert run.job("other").log == "nothing"
    assert len(list(Path(hosting.folder).glob("machine-*"))) == 2
