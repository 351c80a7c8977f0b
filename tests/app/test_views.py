"""The shipped views, and what is said of a file of views that is wrong."""

from collections.abc import Mapping
from pathlib import Path

import git
import pytest

from addenda.app.founding import found_store
from addenda.app.views import View, known_views
from addenda.errors import ConfigurationError, NotFoundError
from addenda.model.selection import overlapping
from addenda.store.checking import check
from addenda.store.store import Store
from addenda.store.writing import WritableStore

HEAD = 'format = "addenda.views/1"\n'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    found_store(tmp_path / "store")
    return tmp_path / "store"


def commit_views(store: Path, text: str) -> None:
    file = store / "codesets/cpt/views.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    with git.Repo(store) as repository:
        repository.git.add("codesets/cpt/views.toml")
        repository.git.commit("-m", "Views")


def views(store: Path, own: Path | None = None) -> Mapping[str, View]:
    with Store(store) as opened:
        return known_views(opened.at(), "cpt", own)


def test_the_shipped_views_are_the_public_ranges(store: Path) -> None:
    found = {name: ", ".join(map(str, view.ranges)) for name, view in views(store).items()}
    assert found["anesthesia"] == "00100-01999, 99100-99140"
    assert found["surgery"] == found["general-surgery"] == "10000-69999"
    assert found["radiology"] == "70010-79999"
    assert found["pathology-and-laboratory"] == "80047-89398, 0001U-9999U, 0001M-9999M"
    assert found["medicine"] == "90281-97999, 98017-99199, 99500-99607, 0001A-9999A"
    assert found["evaluation-and-management"] == "98000-98016, 99202-99499"
    assert found["category-iii"] == "0001T-9999T"
    for view in views(store).values():
        assert not list(overlapping(view.ranges))
        assert (view.sections, view.file) == ((), "")


def test_a_store_overrules_the_shipped_views_and_a_file_overrules_both(store: Path, tmp_path: Path) -> None:
    commit_views(store, HEAD + '[view.radiology]\ncodes = ["70010-70999"]\n[view.ours]\nsections = ["Here"]\n')
    (tmp_path / "own.toml").write_text(HEAD + '[view.ours]\ncodes = ["99213", "0001t-0002t"]\n', encoding="utf-8")
    found = views(store, tmp_path / "own.toml")
    assert list(map(str, found["radiology"].ranges)) == ["70010-70999"]
    assert list(map(str, found["ours"].ranges)) == ["99213", "0001T-0002T"]
    assert found["ours"].file == str(tmp_path / "own.toml")
    assert views(store)["ours"].sections == ("Here",)
    assert "surgery" in found


def test_all_that_is_wrong_is_said_at_once_with_its_file(store: Path, tmp_path: Path) -> None:
    commit_views(
        store,
        HEAD
        + """
[view.twice]
codes = ["10000-20000", "15000-30000", "20000"]
[view.empty]
codes = ["20000-10000", "100-20000", "surgery"]
[view.Name]
codes = ["10000"]
[view.nothing]
[view.strange]
colour = "red"
codes = [1, "10000"]
[view.fine]
codes = ["10000"]
""",
    )
    (tmp_path / "own.toml").write_text(HEAD + "[view.broken\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        views(store, tmp_path / "own.toml")
    problems = [(problem.file, problem.message) for problem in caught.value.problems]
    here = "codesets/cpt/views.toml"
    assert problems[:-1] == [
        (here, "the view 'twice': 10000-20000 and 15000-30000 overlap"),
        (here, "the view 'twice': 10000-20000 and 20000 overlap"),
        (here, "the view 'twice': 15000-30000 and 20000 overlap"),
        (here, "the view 'empty': '20000-10000': the range is empty: its first code comes after its last"),
        (here, "the view 'empty': '100-20000': the ends of the range are codes of different kinds"),
        (here, "the view 'empty': 'surgery': this is no code and no range of codes, such as 10000-69999"),
        (here, "the view 'Name': a name has small letters, digits and hyphens, and begins with a letter"),
        (here, "the view 'nothing': it names no codes and no sections"),
        (here, "the view 'strange': there is no key 'colour'; there is codes and sections"),
        (here, "the view 'strange': codes is no list of texts"),
    ]
    assert problems[-1][0] == str(tmp_path / "own.toml")
    assert problems[-1][1].startswith("the file is no TOML (")


@pytest.mark.parametrize("content", ["", "[view.x]\ncodes = ['1']\n", HEAD, HEAD + "view = 1\n", "\xff"])
def test_what_is_no_file_of_views_is_refused(content: str, store: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigurationError, match=r"no file of views|no TOML"):
        views(store, tmp_path / "own.toml")


def test_a_file_that_is_not_there_is_said(store: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no such file of views"):
        views(store, tmp_path / "none.toml")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        views(store, tmp_path)


def test_a_store_with_views_is_in_order(store: Path) -> None:
    commit_views(store, HEAD + '[view.ours]\ncodes = ["99213"]\n')
    with WritableStore(store) as opened:
        assert not [problem for problem in check(opened) if "views.toml" in str(problem)]
