"""Two people write to the store at once: both land after one rebase, and no list of changes is wrong unnoticed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scenarios.hub import Clone, Hub
from tests.support.corrected_store import CORRECTED_2018, Y2017, Y2018, Y2019, delivery
from tests.support.hcpcs_files import hcpcs_concept

BOOKS = {"2017": Y2017, "2018": Y2018, "2018-corrected": CORRECTED_2018, "2019": Y2019}
BOOKS["2017-corrected"] = [one for one in Y2017 if one.code != "ZZ"]
BOOKS["2019-corrected"] = [one for one in Y2019 if one.code != "ZZ"]
BOOKS["2020"] = [*Y2019[:-1], hcpcs_concept("A0020", long="Invented bell", added="2020-01-01")]
BOOKS["2018-other"] = [
    one._replace(fields={**one.fields, "long": "Invented advice"}) if one.code == "G0001" else one for one in Y2018
]


@dataclass(frozen=True)
class Case:
    """What the store holds, what each of two people writes, and which lists of changes must be written anew then."""

    present: tuple[str, ...]
    ann: str
    bob: str
    stale: tuple[str, ...]


CASES = {
    "releases on both sides of one that is there": Case(("2018",), "2019", "2017", ()),
    "neighbours, the later one pushed first": Case(("2018",), "2020", "2019", ("hcpcs/2020",)),
    "neighbours, the earlier one pushed first": Case(("2018",), "2019", "2020", ("hcpcs/2020",)),
    "both before a third, whose list both write": Case(("2017", "2020"), "2018", "2019", ("hcpcs/2019", "hcpcs/2020")),
    "releases of two code sets": Case(("2017",), "2018", "hcpcs2/2018", ()),
    "the first releases of one code set": Case((), "2018", "2019", ("hcpcs/2019",)),
    "the first releases of two code sets": Case((), "2018", "hcpcs2/2019", ()),
    "an import and a correction of its neighbour": Case(("2017", "2018"), "2019", "2018-corrected", ("hcpcs/2019",)),
    "a correction and the import after it": Case(("2017", "2018"), "2018-corrected", "2019", ("hcpcs/2019",)),
    "corrections of neighbours": Case(
        ("2017", "2018", "2019", "2020"), "2018-corrected", "2019-corrected", ("hcpcs/2019",)
    ),
    "corrections of releases far apart": Case(("2017", "2018", "2019", "2020"), "2017-corrected", "2019-corrected", ()),
}


def write(clone: Clone, folder: Path, what: str) -> None:
    """Import `2018`, `hcpcs2/2018` into another code set, or `2018-corrected` as a correction."""
    codeset, _, name = what.rpartition("/")
    release, _, correction = name.partition("-")
    file = folder / f"{name}.zip"
    file.write_bytes(delivery(BOOKS[name]))
    options = ("--reader", "hcpcs", *(("--correction",) if correction else ()))
    clone.imports(f"{codeset or 'hcpcs'}/{release}", file, *options)


def stale(clone: Clone) -> tuple[str, ...]:
    """Return the releases whose list `check` wants written anew; it must find nothing else, and say what to run."""
    lines = clone.checked().splitlines()
    assert all(line.endswith("Write it anew: `addenda check --mend`") for line in lines), lines
    return tuple(line.split("/CHANGES.md: ")[0].removeprefix("codesets/") for line in lines)


def heads(clone: Clone) -> dict[str, str]:
    """Return, of every list of changes, the line that names the two releases."""
    lists = sorted((clone.folder / "codesets").glob("*/*/CHANGES.md"))
    return {str(file.parent.relative_to(clone.folder / "codesets")): file.read_text().split("\n")[0] for file in lists}


def made_in_order(hub: Hub, folder: Path, case: Case) -> Clone:
    """The same store as one person would make it, one import after the other."""
    alone = hub.clone("alone")
    for what in (*case.present, case.ann, case.bob):
        write(alone, folder, what)
    return alone


def files(clone: Clone) -> dict[str, str]:
    """Return the blob id of every file of a code set."""
    listed = clone.git("ls-tree", "-r", "HEAD", "codesets/").splitlines()
    return {path: blob for blob, path in (line.split(" ")[2].split("\t") for line in listed)}


@pytest.mark.parametrize("name", CASES)
def test_both_land_after_one_rebase(hub: Hub, tmp_path: Path, name: str) -> None:
    case = CASES[name]
    ann = hub.founded("ann")
    alone = made_in_order(hub, tmp_path, case)
    for what in case.present:
        write(ann, tmp_path, what)
    ann.git("push", "--quiet", "origin", "main")
    bob = hub.clone("bob")
    for clone, what in ((ann, case.ann), (bob, case.bob)):
        write(clone, tmp_path, what)
    ann.git("push", "--quiet", "origin", "main")
    bob.git("push", "--quiet", "origin", "main", fails=True)
    bob.git("pull", "--quiet", "--rebase")
    bob.git("push", "--quiet", "origin", "main")
    assert stale(bob) == case.stale
    mended = bob.run("check", "--mend")
    assert (mended.code, mended.out) == (0, "")
    assert (f"CHANGES.md of {', '.join(case.stale)} anew" in mended.err) is bool(case.stale)
    assert heads(bob) == heads(alone)
    assert files(bob) == files(alone)
    bob.git("push", "--quiet", "origin", "main")
    ann.git("pull", "--quiet", "--ff-only")
    assert stale(ann) == ()


@pytest.mark.parametrize("name", CASES)
def test_a_merge_of_the_same_says_the_same(hub: Hub, tmp_path: Path, name: str) -> None:
    case = CASES[name]
    ann = hub.founded("ann")
    for what in case.present:
        write(ann, tmp_path, what)
    ann.git("switch", "--quiet", "-c", "side")
    write(ann, tmp_path, case.bob)
    ann.git("switch", "--quiet", "main")
    write(ann, tmp_path, case.ann)
    ann.git("merge", "--quiet", "--no-edit", "side")
    assert stale(ann) == case.stale
    assert ann.run("check", "--mend").code == 0
    assert stale(ann) == ()


def test_without_the_stores_attributes_a_merge_stops_and_nothing_is_wrong_unnoticed(hub: Hub, tmp_path: Path) -> None:
    ann = hub.founded("ann")
    (ann.folder / ".gitattributes").write_text("codesets/** text eol=lf\n")  # as GitHub merges: it knows no union
    ann.git("commit", "--quiet", "--all", "-m", "Settings")
    for what in ("2018", "2019", "2020"):
        write(ann, tmp_path, what)
    ann.git("switch", "--quiet", "-c", "side")
    write(ann, tmp_path, "2018-corrected")
    ann.git("switch", "--quiet", "main")
    write(ann, tmp_path, "2019-corrected")
    ann.git("merge", "--quiet", "--no-edit", "side", fails=True)
    assert ann.git("diff", "--name-only", "--diff-filter=U") == "codesets/hcpcs/2019/CHANGES.md"
    ann.git("checkout", "--quiet", "--ours", "codesets/hcpcs/2019/CHANGES.md")
    ann.git("commit", "--quiet", "--all", "--no-edit")
    assert stale(ann) == ("hcpcs/2019",)


def test_two_corrections_of_one_release_do_not_land_by_themselves(hub: Hub, tmp_path: Path) -> None:
    ann = hub.founded("ann")
    write(ann, tmp_path, "2018")
    ann.git("push", "--quiet", "origin", "main")
    bob = hub.clone("bob")
    write(ann, tmp_path, "2018-corrected")
    write(bob, tmp_path, "2018-other")
    ann.git("push", "--quiet", "origin", "main")
    bob.git("pull", "--quiet", "--rebase", fails=True)
    assert "codesets/hcpcs/2018/release.toml" in bob.git("diff", "--name-only", "--diff-filter=U")
    bob.git("rebase", "--abort")
    bob.git("reset", "--quiet", "--hard", "origin/main")
    write(bob, tmp_path, "2018-other")  # the one way: on top of the other, where the person sees both
    assert stale(bob) == ()


def test_a_release_that_was_taken_out_takes_the_list_of_the_next_along(hub: Hub, tmp_path: Path) -> None:
    ann = hub.founded("ann")
    for what in ("2017", "2018", "2019"):
        write(ann, tmp_path, what)
    ann.git("rm", "-rq", "codesets/hcpcs/2017")
    ann.git("commit", "--quiet", "-m", "Take 2017 out")
    assert stale(ann) == ("hcpcs/2018",)
    assert ann.run("check", "--mend").code == 0
    assert heads(ann).keys() == {"hcpcs/2019"}
    assert not (ann.folder / "codesets/hcpcs/2018/CHANGES.md").exists()
    before = ann.git("rev-parse", "HEAD")
    assert ann.run("check", "--mend").code == 0
    assert ann.git("rev-parse", "HEAD") == before


def test_the_line_that_names_what_was_compared_is_gits(hub: Hub, tmp_path: Path) -> None:
    ann = hub.founded("ann")
    for what in ("2017", "2018"):
        write(ann, tmp_path, what)
    sides = (f"hcpcs/{year} {ann.git('rev-parse', f'HEAD:codesets/hcpcs/{year}/concepts')}" for year in (2017, 2018))
    text = (ann.folder / "codesets/hcpcs/2018/CHANGES.md").read_text()
    assert text.splitlines()[-1] == f"<!-- addenda: {', '.join(sides)} -->"


Edit = Callable[[str], str]


@pytest.mark.parametrize(
    "edit",
    [lambda text: text.replace("<!-- addenda: ", "<!-- "), lambda text: text + text, lambda text: ""],
    ids=["no line", "two of them", "an empty file"],
)
def test_a_list_that_does_not_say_what_it_is_of(hub: Hub, tmp_path: Path, edit: Edit) -> None:
    ann = hub.founded("ann")
    for what in ("2017", "2018"):
        write(ann, tmp_path, what)
    file = ann.folder / "codesets/hcpcs/2018/CHANGES.md"
    right = file.read_text()
    file.write_text(edit(right))
    ann.git("commit", "--quiet", "--all", "-m", "By hand")
    assert stale(ann) == ("hcpcs/2018",)
    assert ann.run("check", "--mend").code == 0
    assert file.read_text() == right
