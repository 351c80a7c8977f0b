"""In which order dropped files are imported, and what is told of it."""

from __future__ import annotations

import pytest

from addenda.errors import ExitCode
from addenda.store.checking import check
from addenda.store.writing import WritableStore
from tests.action.dropping import drop_at, log, pushed
from tests.action.scene import Scene
from tests.support.archives import zip_of
from tests.support.correction_files import Row, correction_xlsx, row
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text


def delivery(*codes: str) -> bytes:
    return zip_of({"codes.txt": hcpcs_text([hcpcs_concept(code) for code in codes])})


def correction(year: int, *rows: Row) -> bytes:
    return zip_of({"list.xlsx": correction_xlsx(rows, f"{year} HCPCS CORRECTIONS")})


@pytest.fixture
def held(dropping: Scene) -> Scene:
    """A store that holds two releases, in a pull request."""
    drop_at(dropping, {"hcpcs/2018.zip": delivery("A0001"), "hcpcs/2019.zip": delivery("A0001", "A0002")})
    assert dropping.run("incoming").code == ExitCode.OK
    return dropping


def test_a_correction_comes_before_a_later_release(held: Scene) -> None:
    files = {
        "hcpcs/2020-04.zip": delivery("A0001", "A0003"),
        "hcpcs/2018.zip": correction(2018, row("A0001", "DELETE")),
        "hcpcs/2019.zip": correction(2019, row("A0002", "DELETE")),
    }
    before = drop_at(held, files)
    told = held.run("incoming")
    assert told.code == ExitCode.OK
    assert log(held, before) == [
        "Correct hcpcs/2018: 1 code, by the publisher's list",
        "Correct hcpcs/2019: 1 code, by the publisher's list",
        "Import hcpcs/2020-04: 2 codes in force on 2020-04-01",
        "Take out what was imported from incoming/",
    ]
    assert "Against hcpcs/2019: 1 added, 0 deleted, 0 revised, 0 updated." in told.lines
    assert "Against hcpcs/2019: 1 added, 0 deleted, 0 revised." in held.git("log", "--format=%b", f"{before}..HEAD")


def test_a_list_may_need_a_release_that_is_dropped_with_it(dropping: Scene) -> None:
    drop_at(dropping, {"hcpcs/2018.zip": delivery("A0002")})
    dropping.run("incoming")
    restoring = row("A0001", "Removed in error - add back to file")
    before = drop_at(dropping, {"hcpcs/2017.zip": delivery("A0001"), "hcpcs/2018.zip": correction(2018, restoring)})
    assert dropping.run("incoming").code == ExitCode.OK
    assert len(log(dropping, before)) == 3


def test_a_command_in_the_summary_can_be_copied(held: Scene) -> None:
    drop_at(held, {"hcpcs/2018.zip": correction(2018, row("A0001", "Revise Short Desc", SHORT="Thing"))})
    told = held.run("incoming")
    commit = held.git("rev-parse", "--short=12", "HEAD~1")
    assert f"See what that did: `addenda diff hcpcs/2018@{commit}~1 hcpcs/2018`" in told.summary
    assert f"See what that did: `addenda diff hcpcs/2018@{commit}~1 hcpcs/2018`" in told.lines


def test_a_remark_of_a_reader_is_a_warning(held: Scene) -> None:
    undated = row("A0001", "Revise Short Desc", "01/0/12018", SHORT="Thing")
    drop_at(held, {"hcpcs/2018.zip": correction(2018, undated)})
    told = held.run("incoming")
    assert told.code == ExitCode.OK
    place = "incoming/hcpcs/2018.zip/list.xlsx:5: A0001: the effective date '01/0/12018' is no date"
    (warning,) = told.commands("warning")
    assert warning.startswith(f"::warning::{place}")
    assert str(held.store) not in "\n".join([*told.lines, told.summary])
    assert "the effective date" in told.summary


def test_lists_of_changes_that_a_merge_left_stale_are_written_anew(held: Scene) -> None:
    main = held.git("branch", "--show-current")
    held.branch("first")
    drop_at(held, {"hcpcs/2020.zip": delivery("A0001", "A0003")})
    assert held.run("incoming").code == ExitCode.OK
    held.git("checkout", "--quiet", main)
    held.branch("second")
    drop_at(held, {"hcpcs/2021.zip": delivery("A0001", "A0004")})
    assert held.run("incoming").code == ExitCode.OK
    held.git("merge", "--quiet", "--no-edit", "first")
    before = drop_at(held, {"hcpcs/2022.zip": delivery("A0001")})
    told = held.run("incoming")
    assert log(held, before)[-1] == "Write CHANGES.md anew: hcpcs/2021"
    assert any(line.startswith("Wrote CHANGES.md of hcpcs/2021 anew") for line in told.lines)
    with WritableStore(held.store) as store:
        assert check(store) == ()


def test_lists_that_may_need_what_is_dropped_with_them_are_told_at_once_too(held: Scene) -> None:
    wrong = row("A0009", "Revise Short Desc", SHORT="Thing")
    files = {f"hcpcs/{year}.zip": correction(year, wrong) for year in (2018, 2019)}
    before = drop_at(held, {**files, "hcpcs/2017.zip": delivery("A0001")})
    told = held.run("incoming")
    assert (told.code, pushed(held)) == (ExitCode.INPUT, before)
    assert len(told.commands("error")) == 2
