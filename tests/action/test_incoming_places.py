"""Where dropped files may stand, what those are told that stand elsewhere, and that all is told at once."""

from __future__ import annotations

import shlex
import subprocess

import pytest

from addenda.errors import ExitCode
from addenda.model.release import ReleaseId
from addenda.store.store import Store
from tests.action.dropping import drop_at, log, pushed
from tests.action.scene import Scene
from tests.support.archives import zip_of
from tests.support.correction_files import correction_xlsx, row
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

TEXT = hcpcs_text([hcpcs_concept("A0001"), hcpcs_concept("A0002")])
ZIP = zip_of({"codes.txt": TEXT})
PUBLISHED = "2017-Alpha-Numeric-HCPCS-File.zip"


def sources(scene: Scene, release: str) -> list[str]:
    with Store(scene.store) as store:
        return [source.name for source in store.at().release(ReleaseId.parse(release)).sources]


@pytest.mark.parametrize("name", [PUBLISHED, "July file (2), @home.zip"])
def test_a_folder_with_one_zip_keeps_the_publishers_name(dropping: Scene, name: str) -> None:
    before = drop_at(dropping, {f"hcpcs/2017/{name}": ZIP})
    assert dropping.run("incoming").code == ExitCode.OK
    assert log(dropping, before)[0] == "Import hcpcs/2017: 2 codes in force on 2017-01-01"
    assert sources(dropping, "hcpcs/2017") == [name, "codes.txt"]
    assert dropping.git("ls-files", "incoming") == ""


def test_a_folder_with_one_list_of_corrections(dropping: Scene) -> None:
    drop_at(dropping, {f"hcpcs/2018/{PUBLISHED}": ZIP})
    dropping.run("incoming")
    listed = zip_of({"list.xlsx": correction_xlsx([row("A0001", "Revise Short Desc", SHORT="Thing")])})
    drop_at(dropping, {"hcpcs/2018/2018-Corrections.zip": listed})
    assert dropping.run("incoming").code == ExitCode.OK
    assert sources(dropping, "hcpcs/2018") == [PUBLISHED, "codes.txt", "2018-Corrections.zip", "list.xlsx"]


@pytest.mark.parametrize(
    ("name", "release"),
    [
        (PUBLISHED, "2017"),
        ("April 2026 alpha-numeric HCPCS file.zip", "2026-04"),
        ("january-2024-alpha-numeric-hcpcs-file.zip", "2024-01"),
        ("HCPC2019_ANWEB; @home.zip", "2019"),
    ],
)
def test_a_publishers_name_is_answered_with_what_to_do(dropping: Scene, name: str, release: str) -> None:
    path = f"incoming/hcpcs/{name}"
    before = drop_at(dropping, {f"hcpcs/{name}": ZIP})
    told = dropping.run("incoming")
    assert (told.code, pushed(dropping)) == (ExitCode.INPUT, before)
    (error,) = told.commands("error")
    command = f"mkdir -p incoming/hcpcs/{release} && git mv {shlex.quote(path)} incoming/hcpcs/{release}/"
    assert f"`{command}`" in error
    assert f"`{command}`" in told.summary
    assert "--effective" not in error
    subprocess.run(command, shell=True, check=True, cwd=dropping.store)  # noqa: S602 - it must work in a shell
    drop_at(dropping, {})
    assert dropping.run("incoming").code == ExitCode.OK
    assert sources(dropping, f"hcpcs/{release}")[0] == name


def test_a_name_that_tells_no_year(dropping: Scene) -> None:
    drop_at(dropping, {"pfs/rvu26a.zip": ZIP, "hcpcs/spring/codes.txt": TEXT})
    told = dropping.run("incoming")
    assert told.code == ExitCode.INPUT
    first, second = sorted(error.rpartition("::")[2] for error in told.commands("error"))
    assert "incoming/hcpcs/spring: the name tells no day" in first
    assert "`git mv incoming/hcpcs/spring incoming/hcpcs/RELEASE`" in first
    assert "`mkdir -p incoming/pfs/RELEASE && git mv incoming/pfs/rvu26a.zip incoming/pfs/RELEASE/`" in second
    assert "RELEASE is the year or the month in which it takes effect, such as 2026 or 2026-04." in second


@pytest.mark.parametrize("name", ["04-2026-file.zip", "January to April 2026.zip", "HCPC2019 (1).zip"])
def test_a_name_that_may_mean_another_day_is_not_guessed(dropping: Scene, name: str) -> None:
    drop_at(dropping, {f"hcpcs/{name}": ZIP})
    (error,) = dropping.run("incoming").commands("error")
    assert "mkdir -p incoming/hcpcs/RELEASE &&" in error


def test_places_and_contents_are_told_at_once(dropping: Scene) -> None:
    drop_at(dropping, {"hcpcs/2018.zip": ZIP})
    dropping.run("incoming")
    wrong = zip_of({"list.xlsx": correction_xlsx([row("A0009", "Revise Short Desc", SHORT="Thing")])})
    files = {
        "lost.txt": TEXT,
        "hcpcs/2018/2018-Corrections.zip": wrong,
        f"hcpcs/{PUBLISHED}": b"nothing of the kind",
        "hcpcs/2020.zip": zip_of({"codes.txt": TEXT[:-40]}),
        "hcpcs/2021.txt": TEXT,
        "hcpcs/2021.zip": b"nothing either",
    }
    before = drop_at(dropping, files)
    (dropping.store / "incoming/hcpcs/2022.txt").symlink_to("2021.txt")
    before = drop_at(dropping, {})
    told = dropping.run("incoming")
    assert (told.code, dropping.head(), pushed(dropping)) == (ExitCode.INPUT, before, before)
    errors = told.commands("error")
    assert not [error for error in errors if str(dropping.store) in error]
    for words in (
        "::incoming/lost.txt: this is not the name",
        "incoming/hcpcs/2018/2018-Corrections.zip/list.xlsx:5: A0009: the release does not have this code",
        f"::incoming/hcpcs/{PUBLISHED}: the name tells no day",
        f"::incoming/hcpcs/{PUBLISHED}: no reader",
        "incoming/hcpcs/2020.zip/codes.txt:2: ",
        "incoming/hcpcs/2021.zip: incoming/hcpcs/2021.txt is hcpcs/2021 too",
        "incoming/hcpcs/2021.zip: no reader",
        "incoming/hcpcs/2022.txt: this is a link",
    ):
        assert [error for error in errors if words in error], (words, errors)
