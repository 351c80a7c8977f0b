"""`addenda templates export`: what it writes, what it never writes over, and what can be done with it."""

from pathlib import Path

import pytest

from addenda.errors import ExitCode
from addenda.rendering.contract import PAGES, blocks_of, views
from addenda.rendering.report_html import render_html
from addenda.rendering.shipped import shipped_templates
from addenda.rendering.view import build_report
from tests.rendering.scenario import CHANGES, IMPACT, MADE
from tests.support.cli import CommandLine


def test_all_templates_and_a_readme_are_written(addenda: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "own"
    done = addenda("templates", "export", folder)
    assert (done.code, done.out) == (ExitCode.OK, "")
    assert done.err.startswith(f"Wrote {len(shipped_templates()) + 1} files to {folder}.")
    written = {file.name: file.read_bytes() for file in folder.iterdir()}
    readme = written.pop("README.md").decode()
    assert written == shipped_templates()
    assert set(PAGES) < set(written)
    assert all(f"`{block}`" in readme for page in PAGES for block in blocks_of(page))
    assert all(f"## {view.__name__}\n" in readme for view in views())


def test_the_example_of_the_readme_works(addenda: CommandLine, tmp_path: Path) -> None:
    assert addenda("templates", "export", tmp_path / "all").code == ExitCode.OK
    readme = (tmp_path / "all/README.md").read_text(encoding="utf-8")
    example = [line.removeprefix("    ") for line in readme.splitlines() if line.startswith("    ")]
    (tmp_path / "own").mkdir()
    (tmp_path / "own/report.html.j2").write_text("\n".join(example), encoding="utf-8")
    page = render_html(build_report(CHANGES, IMPACT, MADE), tmp_path / "own")
    assert "<h1>Invented Hospital: Test Codes: test/2025 to test/2026</h1>" in page
    assert 'id="code-A0001"' in page


def test_the_same_again_is_no_conflict(addenda: CommandLine, tmp_path: Path) -> None:
    for _ in range(2):
        assert addenda("templates", "export", tmp_path / "own").code == ExitCode.OK


@pytest.mark.parametrize("name", ["report.css", "README.md", "thesis.doc"])
def test_nothing_of_the_users_is_written_over_without_force(addenda: CommandLine, tmp_path: Path, name: str) -> None:
    assert addenda("templates", "export", tmp_path).code == ExitCode.OK
    (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / "report.md.j2").unlink()
    refused = addenda("templates", "export", tmp_path)
    assert refused.code == ExitCode.CONFLICT
    assert name in refused.err
    assert not (tmp_path / "report.md.j2").exists()
    assert addenda("templates", "export", tmp_path, "--force").code == ExitCode.OK
    assert (tmp_path / "report.md.j2").exists()
    assert ((tmp_path / name).read_text(encoding="utf-8") == "mine") == (name == "thesis.doc")


def test_a_file_in_the_place_of_the_folder_is_named(addenda: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "own").write_text("mine", encoding="utf-8")
    refused = addenda("templates", "export", tmp_path / "own")
    assert refused.code == ExitCode.CONFLICT
    assert "this is a file, not a folder" in refused.err
    assert addenda("templates", "export", tmp_path / "own", "--force").code == ExitCode.STORE


SAMPLE = ("sample-cpt/2025", "sample-cpt/2026", "--store", Path(__file__).parents[2])
CHARGES = ("--chargemaster", Path(__file__).parents[2] / "examples/charge-master.csv")


def own(folder: Path) -> Path:
    folder.mkdir()
    for name in ("report.md", "impact.md", "changes.md"):
        block = f'{{% extends "shipped/{name}.j2" %}}{{% block header %}}# Invented Hospital\n{{% endblock %}}'
        (folder / f"{name}.j2").write_text(block, encoding="utf-8")
    return folder


def test_ones_own_templates_are_used(addenda: CommandLine, tmp_path: Path) -> None:
    named = ("--templates", own(tmp_path / "own"))
    for command in (("diff", *SAMPLE), ("impact", *SAMPLE, *CHARGES)):
        assert addenda(*command, *named, "--format", "markdown").out.startswith("# Invented Hospital\n")
    assert addenda("report", *SAMPLE, *CHARGES, *named, "--output", tmp_path / "out").code == ExitCode.OK
    assert (tmp_path / "out/report.md").read_text(encoding="utf-8").startswith("# Invented Hospital\n")


def test_every_command_that_the_documentation_lists_takes_templates(addenda: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "reconciliation.md.j2").write_text("{{ reconciliation.title }}!", encoding="utf-8")
    (tmp_path / "standard.md.j2").write_text("{{ standard.file }}!", encoding="utf-8")
    named = ("--templates", tmp_path, "--format", "markdown")
    assert addenda("reconcile", *SAMPLE, "--published", "added=13", *named).out.endswith(
        "sample-cpt/2025 to sample-cpt/2026, reconciled!"
    )
    assert addenda("chargemaster", "compare", CHARGES[1], CHARGES[1], *named).out == "charge-master.csv!"


def test_a_broken_template_is_named_and_the_old_report_stays(addenda: CommandLine, tmp_path: Path) -> None:
    output = ("report", *SAMPLE, "--output", tmp_path / "out")
    assert addenda(*output).code == ExitCode.OK
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    (own(tmp_path / "own") / "report.html.j2").write_text("\n\n{{ report.titel }}", encoding="utf-8")
    refused = addenda(*output, "--templates", tmp_path / "own")
    assert refused.code == ExitCode.TEMPLATE
    assert f"{tmp_path / 'own/report.html.j2'}:3: " in refused.err
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before


def test_a_folder_that_is_not_there_is_told_before_any_work(addenda: CommandLine, tmp_path: Path) -> None:
    refused = addenda("diff", "none/1", "none/2", "--templates", tmp_path / "none")
    assert refused.code == ExitCode.NOT_FOUND
    assert "there is no such folder of templates" in refused.err
