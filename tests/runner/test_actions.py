"""Composite actions, and the stand-ins for the actions of others."""

import pytest

from tests.runner.errors import RunnerError
from tests.runner.events import pull_request, push
from tests.runner.git import git_in
from tests.runner.hosting import Hosting
from tests.runner.setting import commit_files, new_clone, run_text

ACTION = """
name: Greet
description: Says hello
inputs:
  who: {description: Whom to greet, default: "${{ github.actor }}"}
  how: {description: In which way, required: true}
outputs:
  said: {description: What was said, value: "${{ steps.say.outputs.said }}"}
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      env: {WHO: "${{ inputs.who }}", HOW: "${{ inputs.how }}"}
      run: |
        echo "said=$HOW, $WHO" >>"$GITHUB_OUTPUT"
        echo "$(basename "$GITHUB_ACTION_PATH") $OUTER $JOB"
        [ "$HOW" != badly ]
    - shell: bash
      run: echo "after it"
    - if: always()
      shell: bash
      run: echo "status ${{ github.action_status }}, failed ${{ failure() }}"
"""
WORKFLOW = """
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    env: {{JOB: of the job}}
    steps:
      - uses: actions/checkout@v7
      - id: greet
        uses: ./greet
        env: {{OUTER: of the step}}
        with: {{{given}}}
      - if: always()
        run: echo "said ${{{{ steps.greet.outputs.said }}}}, ${{{{ steps.greet.conclusion }}}}"
"""


@pytest.fixture
def greeting(hosting: Hosting) -> Hosting:
    commit_files(new_clone(hosting, "with-action"), {"greet/action.yml": ACTION})
    return hosting


def test_an_action_sees_its_inputs_and_the_env_around_it_and_gives_its_outputs(greeting: Hosting) -> None:
    job = run_text(greeting, WORKFLOW.format(given="how: hello")).job("job")
    assert job.log.splitlines() == [
        "greet of the step of the job",
        "after it",
        "status success, failed false",
        "said hello, ada-coder, success",
    ]


def test_an_action_fails_as_its_step_fails_and_still_gives_its_outputs(greeting: Hosting) -> None:
    job = run_text(greeting, WORKFLOW.format(given="how: badly, who: Eve")).job("job")
    assert job.log.splitlines() == [
        "greet of the step of the job",
        "status failure, failed true",
        "said badly, Eve, failure",
    ]
    assert (job.result, job.steps[1].exit_code) == ("failure", 1)


@pytest.mark.parametrize(
    ("given", "action"),
    [
        ("who: Eve", ACTION),
        ("how: hello, why: so", ACTION),
        ("how: hello", ACTION.replace("inputs.who", "inputs.whom")),
        ("how: hello", ACTION.replace("inputs.who", "secrets.who")),
        ("how: hello", ACTION.replace("- shell: bash\n      run: echo", "- run: echo")),
        ("how: hello", ACTION.replace("using: composite", "using: node24")),
        ("how: hello", ACTION.replace("name: Greet", "nam: Greet")),
    ],
)  # fmt: skip
def test_an_action_that_github_would_not_run_is_a_mistake(hosting: Hosting, given: str, action: str) -> None:
    commit_files(new_clone(hosting, "with-action"), {"greet/action.yml": action})
    with pytest.raises(RunnerError):
        run_text(hosting, WORKFLOW.format(given=given))


def test_a_checkout_is_as_deep_and_of_what_was_asked_for(hosting: Hosting) -> None:
    clone = new_clone(hosting)
    git_in(clone, "switch", "--quiet", "--create", "topic")
    head = commit_files(clone, {"new.txt": "new"})
    text = """
        on: [push, pull_request]
        jobs:
          job:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v7
                with: {GIVEN}
              - run: |
                  git rev-list --count HEAD
                  git rev-parse HEAD
                  git symbolic-ref -q HEAD || echo detached
                  git config --get-regexp 'http.*extraheader' >/dev/null && echo "keeps the token" || echo "keeps none"
        """

    def seen(given: str, of_pull_request: bool) -> list[str]:
        event = pull_request(hosting, 1, branch="topic") if of_pull_request else push(hosting, "topic")
        return run_text(hosting, text.replace("GIVEN", given), event).job("job").steps[1].log.splitlines()

    assert seen("fetch-depth: 0", False) == ["2", head, "refs/heads/topic", "keeps the token"]
    assert seen("fetch-depth: 1, persist-credentials: false", False) == ["1", head, "refs/heads/topic", "keeps none"]
    merged = seen("fetch-depth: 0", True)
    assert (merged[0], merged[2]) == ("3", "detached")
    assert git_in(hosting.remote, "rev-parse", f"{merged[1]}^2") == head
    assert seen("fetch-depth: 0, ref: main", True)[0::2] == ["1", "refs/heads/main"]
    assert seen(f"ref: {head}", True)[:3] == ["1", head, "detached"]


def test_an_artifact_is_a_copy_whose_name_is_used_once_a_run(hosting: Hosting) -> None:
    text = """
        on: push
        jobs:
          job:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v7
              - uses: actions/upload-artifact@v7
                with: {name: notes, path: notes}
              - uses: actions/download-artifact@v8
                with: {name: notes, path: again}
              - run: ls again
              - uses: actions/upload-artifact@v7
                with: {name: empty, path: nothing, if-no-files-found: error}
                continue-on-error: true
              - uses: actions/upload-artifact@v7
                with: {name: notes, path: notes/a.txt}
        """
    job = run_text(hosting, text).job("job")
    assert sorted(file.name for file in (hosting.artifacts / "notes").iterdir()) == ["a.txt", "b.txt"]
    assert job.steps[3].log == "a.txt\nb.txt"
    assert [step.outcome for step in job.steps[4:]] == ["failure", "failure"]
    assert "already exists" in job.steps[5].log


@pytest.mark.parametrize("rights", ["{pages: write, id-token: write}", "{pages: write}", "{}"])
def test_pages_take_a_site_from_a_job_that_may(hosting: Hosting, rights: str) -> None:
    text = f"""
        on: push
        jobs:
          site:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v7
              - uses: actions/upload-pages-artifact@v5
                with: {{path: notes}}
          pages:
            needs: site
            runs-on: ubuntu-latest
            permissions: {rights}
            environment: {{name: github-pages, url: "${{{{ steps.deploy.outputs.page_url }}}}"}}
            steps:
              - id: deploy
                uses: actions/deploy-pages@v5
        """
    run = run_text(hosting, text)
    if rights.count("write") == 2:
        assert hosting.pages is not None
        assert run.job("pages").steps[0].outputs == {"page_url": "https://octo.github.io/store/"}
        assert sorted(file.name for file in hosting.pages.iterdir()) == ["a.txt", "b.txt"]
    else:
        assert (run.job("pages").result, hosting.pages) == ("failure", None)
