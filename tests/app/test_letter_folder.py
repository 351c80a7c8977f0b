"""A folder of letters: what is replaced, what is removed, and what is never touched."""

from pathlib import Path

import pytest

from addenda.app.letter_folder import LISTING, refuse_strangers, write_letters
from addenda.errors import ConflictError, StoreError

FIRST = {"department-a.md": b"to A", "department-b.md": b"to B"}
SECOND = {"department-a.md": b"to A again", "department-c.md": b"to C"}


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder without the list."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != LISTING}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the first letters."""
    assert write_letters(FIRST, tmp_path / "letters", force=False) == ()
    return tmp_path / "letters"


def test_letters_of_an_earlier_report_give_way_to_the_new_ones(folder: Path) -> None:
    assert held(folder) == FIRST
    refuse_strangers(folder, force=False)
    assert write_letters(SECOND, folder, force=False) == ()
    assert held(folder) == SECOND


def test_the_list_is_one_of_digests(folder: Path) -> None:
    lines = (folder / LISTING).read_text(encoding="utf-8").splitlines()
    assert [line[64:] for line in lines] == ["  department-a.md", "  department-b.md"]
    write_letters(SECOND, folder, force=False)
    assert [line[66:] for line in (folder / LISTING).read_text(encoding="utf-8").splitlines()] == sorted(SECOND)


def test_no_letters_any_more(folder: Path) -> None:
    write_letters({}, folder, force=False)
    assert held(folder) == {}


@pytest.mark.parametrize("write", [False, True])
def test_what_is_in_the_way_is_named_with_the_reason(folder: Path, *, write: bool) -> None:
    (folder / "thesis.doc").write_bytes(b"mine")
    (folder / "department-b.md").write_bytes(b"to B, by Friday")
    with pytest.raises(ConflictError) as caught:
        write_letters(SECOND, folder, force=False) if write else refuse_strangers(folder, force=False)
    said = [(problem.message, problem.value) for problem in caught.value.problems]
    assert said == [
        ("the folder holds what no earlier report wrote as a letter", "thesis.doc"),
        ("the folder holds letters that were changed since they were written", "department-b.md"),
    ]
    assert all("--force" in (problem.advice or "") for problem in caught.value.problems)
    assert held(folder)["department-a.md"] == b"to A"


def test_force_keeps_what_a_person_wrote(folder: Path) -> None:
    (folder / "thesis.doc").write_bytes(b"mine")
    (folder / "department-b.md").write_bytes(b"to B, by Friday")
    refuse_strangers(folder, force=True)
    assert write_letters(SECOND, folder, force=True) == ("department-b.md",)
    assert held(folder) == {**SECOND, "thesis.doc": b"mine", "department-b.md": b"to B, by Friday"}


def test_without_the_list_nothing_is_known_to_be_ours(folder: Path) -> None:
    (folder / LISTING).unlink()
    with pytest.raises(ConflictError, match="no earlier report wrote"):
        write_letters(SECOND, folder, force=False)
    assert write_letters(SECOND, folder, force=True) == ()
    assert held(folder) == {**FIRST, **SECOND}


def test_a_list_leads_out_of_no_folder(folder: Path) -> None:
    outside = folder.parent / "outside.md"
    outside.write_bytes(b"to B")
    listing = (folder / LISTING).read_text(encoding="utf-8")
    (folder / LISTING).write_text(listing.replace("department-b.md", "../outside.md"), encoding="utf-8")
    assert write_letters(SECOND, folder, force=True) == ()
    assert outside.read_bytes() == b"to B"
    assert held(folder) == {**FIRST, **SECOND}


def test_a_link_is_nobodys_letter(folder: Path) -> None:
    (folder.parent / "elsewhere.md").write_bytes(b"to B")
    (folder / "department-b.md").unlink()
    (folder / "department-b.md").symlink_to(folder.parent / "elsewhere.md")
    assert write_letters(SECOND, folder, force=True) == ()
    assert (folder / "department-b.md").is_symlink()
    assert (folder.parent / "elsewhere.md").read_bytes() == b"to B"


def test_a_killed_run_leaves_nothing_that_is_in_the_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def killed(source: Path, target: Path) -> Path:
        if target.name == "department-c.md":
            raise OSError(28, "No space left on device")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(StoreError, match="No space left"):
        write_letters(SECOND, folder, force=False)
    monkeypatch.undo()
    assert held(folder) == {"department-a.md": b"to A again", "department-b.md": b"to B"}
    write_letters(SECOND, folder, force=False)
    assert held(folder) == SECOND


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "letters").write_bytes(b"mine")
    with pytest.raises(ConflictError, match="this is a file"):
        refuse_strangers(tmp_path / "letters", force=True)
