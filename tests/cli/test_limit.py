"""`--limit`: how long the Markdown of each command may be, and what is refused."""

from pathlib import Path

import pytest

from addenda.errors import ExitCode
from addenda.rendering.fitting.fitted import LIMIT, MARGIN, github_length
from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store

PROJECT = Path(__file__).parents[2]
RELEASES = ("--store", PROJECT, "sample-cpt/2025", "sample-cpt/2026")
CHARGES = PROJECT / "examples/charge-master.csv"
ASKED = {
    "diff": ("diff", *RELEASES),
    "impact": ("impact", *RELEASES, "--chargemaster", CHARGES, "--by", "department"),
}
SHORTENED = "Shortened to fit 9,000 characters"


@pytest.fixture
def facilities(tmp_path: Path) -> tuple[Path, Path]:
    """Return a standard of 400 lines, and a facility that has another price for each."""
    rows = {name: [f"{n},Widget {n},A4550,0270,{price}" for n in range(400)] for name, price in (("a", 1), ("b", 2))}
    for name, lines in rows.items():
        text = "\n".join(["Charge Code,Description,CPT/HCPCS,Rev Code,Price", *lines])
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path / "a.csv", tmp_path / "b.csv"


def markdown(addenda: CommandLine, *arguments: str | Path) -> str:
    outcome = addenda(*arguments, "--format", "markdown")
    assert (outcome.code, outcome.err) == (ExitCode.OK, "")
    return outcome.out


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_shorter_document_says_what_it_leaves_out(addenda: CommandLine, name: str) -> None:
    short = markdown(addenda, *ASKED[name], "--limit", "9000")
    assert github_length(short) <= 9_000 - MARGIN
    assert SHORTENED in short


@pytest.mark.parametrize("name", sorted(ASKED))
def test_nought_is_all_of_it_and_github_the_default(addenda: CommandLine, name: str) -> None:
    whole, usual = markdown(addenda, *ASKED[name], "--limit", "0"), markdown(addenda, *ASKED[name])
    assert "Shortened to fit" not in whole
    assert usual == markdown(addenda, *ASKED[name], "--limit", str(LIMIT))
    assert (usual == whole) == (github_length(whole) <= LIMIT - MARGIN)


def test_a_report_takes_it_for_its_markdown(addenda: CommandLine, tmp_path: Path) -> None:
    for folder, limit in (("short", "9000"), ("whole", "0")):
        asked = ("report", *RELEASES, "--chargemaster", CHARGES, "--output", tmp_path / folder, "--limit", limit)
        assert addenda(*asked).code == ExitCode.OK
    short = (tmp_path / "short/report.md").read_text(encoding="utf-8")
    assert github_length(short) <= 9_000 - MARGIN
    assert SHORTENED in short
    assert "Shortened to fit" not in (tmp_path / "whole/report.md").read_text(encoding="utf-8")
    assert (tmp_path / "short/report.json").read_bytes() == (tmp_path / "whole/report.json").read_bytes()


def test_facilities_against_a_standard(addenda: CommandLine, facilities: tuple[Path, Path]) -> None:
    asked = ("chargemaster", "compare", *facilities)
    short = markdown(addenda, *asked, "--limit", "9000")
    assert github_length(short) <= 9_000 - MARGIN
    assert SHORTENED in short
    assert markdown(addenda, *asked, "--limit", "0").count("\n| ") > 400


def test_a_reconciliation(addenda: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("reconcile", "hcpcs/2018", "hcpcs/2019", "--store", corrected_store(tmp_path, addenda))
    whole = markdown(addenda, *asked)
    assert whole == markdown(addenda, *asked, "--limit", "0")
    monkeypatch.setattr("addenda.cli.limiting.SHORTEST", 1_000)
    short = markdown(addenda, *asked, "--limit", "1700")
    assert github_length(short) <= 1_700 - MARGIN < github_length(whole)


@pytest.mark.parametrize("limit", ["1", "1999"])
def test_a_limit_that_nothing_fits_is_refused(addenda: CommandLine, tmp_path: Path, limit: str) -> None:
    refused = addenda("report", *RELEASES, "--output", tmp_path / "new", "--limit", limit)
    assert refused.code == ExitCode.USAGE
    assert refused.err == f"error: --limit {limit} is too short for any document: at least 2,000, or 0 for all of it.\n"
    assert not (tmp_path / "new").exists()


def test_a_limit_below_nought_is_refused(addenda: CommandLine) -> None:
    assert addenda("diff", *RELEASES, "--format", "markdown", "--limit", "-1").code == ExitCode.USAGE


def test_a_limit_that_this_document_does_not_fit_is_refused(addenda: CommandLine) -> None:
    refused = addenda(*ASKED["impact"], "--format", "markdown", "--limit", "2000")
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert refused.err.startswith("error: The document does not fit 2,000 characters")


@pytest.mark.parametrize("written", ["text", "json"])
def test_a_limit_of_another_format_is_refused(addenda: CommandLine, written: str) -> None:
    refused = addenda("diff", *RELEASES, "--format", written, "--limit", "9000")
    assert refused.code == ExitCode.USAGE
    assert refused.err == f"error: --limit is of Markdown, and this is {written}: add --format markdown.\n"
