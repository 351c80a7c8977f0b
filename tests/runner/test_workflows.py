"""Jobs: their order, conditions, matrices, rights and outputs, and the events that start them."""

from collections.abc import Mapping

import pytest

from tests.runner.errors import RunnerError
from tests.runner.events import dispatched, pull_request, push, scheduled
from tests.runner.git import git_in
from tests.runner.hosting import Hosting
from tests.runner.setting import commit_files, new_clone, run_text

JOBS = """
on: push
jobs:
  makes:
    runs-on: ubuntu-latest
    outputs:
      word: ${{ steps.say.outputs.word }}
      unsaid: ${{ steps.say.outputs.unsaid }}
    steps:
      - id: say
        run: echo "word=hello" >>"$GITHUB_OUTPUT"
  breaks:
    runs-on: ubuntu-latest
    steps: [{run: exit 1}]
  skipped:
    needs: makes
    if: needs.makes.outputs.unsaid != ''
    runs-on: ubuntu-latest
    steps: [{run: echo never}]
  takes:
    needs: [makes, skipped]
    if: always() && needs.skipped.result == 'skipped'
    runs-on: ubuntu-latest
    steps: [{run: 'echo "${{ needs.makes.outputs.word }} ${{ needs.makes.result }}"'}]
  after-the-skipped:
    needs: takes
    runs-on: ubuntu-latest
    steps: [{run: echo never}]
  after-the-broken:
    needs: breaks
    runs-on: ubuntu-latest
    steps: [{run: echo never}]
  mourns:
    needs: after-the-broken
    if: failure()
    runs-on: ubuntu-latest
    steps: [{run: echo mourned}]
"""


def test_a_job_waits_for_what_it_needs_and_runs_as_that_ended(hosting: Hosting) -> None:
    run = run_text(hosting, JOBS)
    assert {name: run.job(name).result for name in run.jobs} == {
        "makes": "success",
        "breaks": "failure",
        "skipped": "skipped",
        "takes": "success",
        "after-the-skipped": "skipped",  # `success()` asks for everything before it, the skipped job too
        "after-the-broken": "skipped",
        "mourns": "success",
    }
    assert run.job("takes").log == "hello success"
    assert run.result == "failure"


def test_a_matrix_is_all_combinations_less_the_excluded_and_more_the_included(hosting: Hosting) -> None:
    text = """
        on: push
        jobs:
          job:
            runs-on: ${{ matrix.os }}
            strategy:
              matrix:
                os: [linux, windows]
                python: ["3.11", "3.14"]
                exclude: [{os: windows, python: "3.11"}]
                include:
                  - {os: linux, colour: red}
                  - {os: macos, python: "3.14"}
            steps:
              - run: echo "${{ matrix.os }} ${{ matrix.python }} ${{ matrix.colour }}"
        """
    logs = [job.log.strip() for job in run_text(hosting, text).jobs["job"]]
    assert logs == ["linux 3.11 red", "linux 3.14 red", "windows 3.14", "macos 3.14"]


def test_env_and_defaults_go_from_workflow_to_job_to_step(hosting: Hosting) -> None:
    text = """
        on: push
        env: {A: workflow, B: workflow, C: workflow}
        defaults: {run: {shell: bash}}
        jobs:
          job:
            runs-on: ubuntu-latest
            env: {B: job, C: "${{ env.A }} job"}
            defaults: {run: {working-directory: notes}}
            steps:
              - uses: actions/checkout@v7
              - env: {D: "${{ env.C }} step"}
                run: 'false | echo "$A $B $C $D $(ls)"'
        """
    job = run_text(hosting, text).job("job")
    assert job.log == "workflow job workflow job workflow job step a.txt\nb.txt"
    assert job.result == "failure"


@pytest.mark.parametrize(
    ("permissions", "fork", "expected"),
    [
        ("", None, {"contents": "read", "packages": "read"}),
        ("permissions: {}", None, {}),
        ("permissions: {contents: write, checks: read}", None, {"contents": "write", "checks": "read"}),
        ("permissions: {contents: write, checks: none}", "eve/store", {"contents": "read", "checks": "none"}),
    ],
)
def test_a_token_may_do_what_is_written_and_no_more_than_read_for_a_fork(
    hosting: Hosting, permissions: str, fork: str | None, expected: Mapping[str, str]
) -> None:
    tokens: dict[str, Mapping[str, str]] = {}
    hosting.allow = tokens.__setitem__
    hosting.secrets = {"PASSWORD": "hunter2"}
    clone = new_clone(hosting)
    git_in(clone, "switch", "--quiet", "--create", "topic")
    head = commit_files(clone, {"new.txt": "new"})
    git_in(hosting.remote, "update-ref", "refs/pull/5/head", head)
    text = f"""
        on: pull_request
        jobs:
          job:
            runs-on: ubuntu-latest
            {permissions}
            steps:
              - env: {{TOKEN: "${{{{ github.token }}}}", SAME: "${{{{ secrets.GITHUB_TOKEN }}}}"}}
                run: '[ "$TOKEN" = "$SAME" ] && echo "token $TOKEN, password ${{{{ secrets.PASSWORD }}}}"'
        """
    job = run_text(hosting, text, pull_request(hosting, 5, branch="topic", fork=fork)).job("job")
    assert list(tokens.values()) == [expected]
    assert job.log == f"token ***, password {'' if fork else '***'}"


def test_an_event_starts_only_the_workflows_that_ask_for_it(hosting: Hosting) -> None:
    git_in(hosting.remote, "branch", "topic/one", "main")
    git_in(hosting.remote, "tag", "v1", "main")
    body = "\njobs: {job: {runs-on: x, steps: [{run: 'echo ${{ github.ref }} ${{ github.event.schedule }}'}]}}"
    asks = "on: {push: {branches: [main, 'topic/**']}, schedule: [{cron: '0 5 1 * *'}], workflow_dispatch: }"
    for event, said in (
        (push(hosting), "refs/heads/main"),
        (push(hosting, "topic/one"), "refs/heads/topic/one"),
        (scheduled(hosting, "0 5 1 * *"), "refs/heads/main 0 5 1 * *"),
        (dispatched(hosting), "refs/heads/main"),
    ):
        assert run_text(hosting, asks + body, event).job("job").log.strip() == said
    for event in (push(hosting, tag="v1"), pull_request(hosting, 1, branch="topic/one")):
        with pytest.raises(RunnerError, match="does not start"):
            run_text(hosting, asks + body, event)


@pytest.mark.parametrize(
    "text",
    [
        "on: push\njobs: {a: {steps: []}}",
        "on: push\njobs: {a: {runs-on: x, needs: b, steps: []}}",
        "on: push\njobs: {a: {runs-on: x, needs: b, steps: []}, b: {runs-on: x, needs: a, steps: []}}",
        "on: push\njobs: {a: {runs-on: x, container: y, steps: []}}",
        "on: push\npermissions: write-all\njobs: {}",
        "on: push\npermissions: {contents: maybe}\njobs: {}",
        "on: {push: {paths: [a]}}\njobs: {}",
        "on: push\nenvironment: x\njobs: {}",
        "on: push\nconcurrency: '${{ github.nothing }}'\njobs: {}",
        "on: push\njobs: {a: {runs-on: x, if: matrix.a, steps: []}}",
        "on: push\njobs: {a: {runs-on: x, strategy: {matrix: {a: []}}, steps: []}}",
    ],
)
def test_a_workflow_that_github_would_not_run_is_a_mistake(hosting: Hosting, text: str) -> None:
    with pytest.raises(RunnerError):
        run_text(hosting, text)
