"""What `@DAY` means after merges: as main had it on that day, whatever the dates of the branches (decision 15)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from addenda.model.concept import Concept
from tests.scenarios.hub import Clone, Hub
from tests.support.corrected_store import CORRECTED_2018, Y2018, Y2019, delivery

OLD, NEW = "Invented wheel, each", "Invented wheel or wheels, each"


def imports(clone: Clone, folder: Path, name: str, concepts: list[Concept], *options: str) -> str:
    file = folder / f"{name}.zip"
    file.write_bytes(delivery(concepts))
    return clone.imports(f"hcpcs/{name.partition('-')[0]}", file, *options)


def said(clone: Clone, moment: str) -> str:
    """Return what hcpcs/2018 said of A0009 at a moment, or why that cannot be told."""
    done = clone.run("show", f"hcpcs/2018@{moment}", "A0009")
    return next((text for text in (NEW, OLD) if text in done.out), done.err)


def corrected(clone: Clone) -> list[tuple[str, str]]:
    """Return the commit and the day of each correction of A0009."""
    events = clone.addenda.document("history", "hcpcs", "A0009", "--store", clone.folder)["events"]
    return [(event["commit"], event["committed"][:10]) for event in events if event["cause"] == "correction"]


@pytest.fixture
def ann(hub: Hub, tmp_path: Path) -> Clone:
    """A store that has 2018 since 1 January 2024, and a correction of it on a branch since 5 January."""
    clone = hub.founded("ann")
    imports(clone, tmp_path, "2018", Y2018)
    clone.git("push", "--quiet", "origin", "main")
    hub.today("2024-01-05")
    clone.git("switch", "--quiet", "-c", "errata")
    imports(clone, tmp_path, "2018-corrected", CORRECTED_2018, "--correction")
    clone.git("push", "--quiet", "origin", "errata")
    clone.git("switch", "--quiet", "main")
    hub.today("2024-01-20")
    return clone


@pytest.mark.parametrize("way", ["merge", "squash", "rebase"])
def test_a_correction_is_known_from_the_day_of_its_merge(hub: Hub, ann: Clone, way: str) -> None:
    hub.merge("errata", way)
    ann.git("pull", "--quiet", "--ff-only")
    assert [said(ann, f"2024-01-{day}") for day in ("04", "05", "19", "20")] == [OLD, OLD, OLD, NEW]
    assert corrected(ann) == [(ann.git("rev-parse", "main"), "2024-01-20")]
    assert said(ann, ann.git("rev-parse", "origin/errata")) == NEW


def test_on_the_branch_it_is_known_from_the_day_on_which_it_was_made(ann: Clone) -> None:
    ann.git("switch", "--quiet", "errata")
    assert [said(ann, f"2024-01-{day}") for day in ("04", "05")] == [OLD, NEW]
    ann.git("switch", "--quiet", "--detach")
    assert [said(ann, f"2024-01-{day}") for day in ("04", "05")] == [OLD, NEW]


def test_main_that_was_merged_into_the_branch_before_changes_nothing(hub: Hub, ann: Clone, tmp_path: Path) -> None:
    hub.today("2024-01-10")
    imports(ann, tmp_path, "2019", Y2019)
    ann.git("push", "--quiet", "origin", "main")
    hub.today("2024-01-12")
    ann.git("switch", "--quiet", "errata")
    ann.git("merge", "--quiet", "--no-edit", "main")  # GitHub's button `Update branch`
    ann.git("push", "--quiet", "origin", "errata")
    ann.git("switch", "--quiet", "main")
    hub.today("2024-01-20")
    hub.merge("errata", "merge")
    ann.git("pull", "--quiet", "--ff-only")
    assert [said(ann, f"2024-01-{day}") for day in ("10", "12", "19", "20")] == [OLD, OLD, OLD, NEW]
    assert ann.run("show", "hcpcs/2019@2024-01-10", "A0009").code == 0
    assert ann.run("show", "hcpcs/2019@2024-01-09", "A0009").code == 4


def backdated(ann: Clone) -> None:
    """Put a commit of 3 January on top of the correction that main has since 20 January."""
    ann.git("commit", "--quiet", "--allow-empty", "-m", "A clock that is late")


def replayed(ann: Clone) -> None:
    """Rebase a branch of 3 January onto it, and keep its dates."""
    ann.git("switch", "--quiet", "-c", "late", "main~1")
    ann.git("commit", "--quiet", "--allow-empty", "-m", "Elsewhere")
    ann.git("rebase", "--quiet", "--committer-date-is-author-date", "main")
    ann.git("switch", "--quiet", "main")
    ann.git("merge", "--quiet", "--ff-only", "late")


@pytest.mark.parametrize("late", [backdated, replayed])
def test_a_date_before_that_of_the_commit_below_brings_nothing_forward(
    hub: Hub, ann: Clone, late: Callable[[Clone], None]
) -> None:
    hub.merge("errata", "squash")
    ann.git("pull", "--quiet", "--ff-only")
    squashed = ann.git("rev-parse", "main")
    hub.today("2024-01-03")
    late(ann)
    assert ann.git("log", "-1", "--format=%cs") == "2024-01-03"
    assert [said(ann, f"2024-01-{day}") for day in ("03", "19", "20")] == [OLD, OLD, NEW]
    assert corrected(ann) == [(squashed, "2024-01-20")]


def test_history_and_days_agree_where_the_correction_itself_has_the_late_clock(
    hub: Hub, ann: Clone, tmp_path: Path
) -> None:
    hub.today("2024-01-10")
    imports(ann, tmp_path, "2019", Y2019)
    hub.today("2024-01-08")
    commit = imports(ann, tmp_path, "2018-corrected", CORRECTED_2018, "--correction")
    assert corrected(ann) == [(commit, "2024-01-10")]
    assert [said(ann, f"2024-01-{day}") for day in ("08", "09", "10")] == [OLD, OLD, NEW]


def test_a_day_before_the_store_and_a_tag_that_looks_like_a_day(ann: Clone) -> None:
    assert "Nothing was committed to this store by 2023-12-31." in said(ann, "2023-12-31")
    ann.git("tag", "2023-12-31", "errata")
    assert "Nothing was committed to this store by 2023-12-31." in said(ann, "2023-12-31")
    assert said(ann, "tags/2023-12-31") == NEW
