"""As a user would: a folder or a zip of files as they came, and no option."""

from pathlib import Path

from tests.support import cpt_files as cpt
from tests.support.archives import zip_of
from tests.support.cli import CommandLine
from tests.support.cpt_files import LONG, SHORT, whole_delivery


def test_a_folder_and_a_zip_give_the_same_release(addenda: CommandLine, tmp_path: Path) -> None:
    folder, packed = tmp_path / "CPT 2026", tmp_path / "cpt2026.zip"
    for name, content in whole_delivery().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    packed.write_bytes(zip_of(whole_delivery()))
    store = tmp_path / "store"
    assert addenda("init", store).code == 0
    first = addenda("import", "cpt/2026", folder, "--store", store)
    assert (first.code, first.out) == (0, "")
    assert "10 concepts, 9 in force on 2026-01-01" in first.err
    assert "Note:" not in first.err
    second = addenda("import", "cpt/2026", packed, "--store", store)
    assert (second.code, second.err) == (0, "cpt/2026 is in the store with the same content; nothing to do.\n")
    shown = addenda("show", "cpt/2026", "10009", "--store", store)
    assert "10003" in shown.out


def test_what_is_missing_and_where_files_disagree_is_told(addenda: CommandLine, tmp_path: Path) -> None:
    packed, store = tmp_path / "a.zip", tmp_path / "store"
    files = {"LONGULT.txt": cpt.long_tab(LONG), "SHORTU.txt": cpt.abbreviated(SHORT | {"10005": "FIVE"})}
    packed.write_bytes(zip_of(files))
    assert addenda("init", store).code == 0
    done = addenda("import", "cpt/2026", packed, "--store", store)
    assert done.code == 0
    notes = [line for line in done.err.splitlines() if line.startswith("Note: ")]
    assert notes[0] == "Note: SHORTU.txt holds 1 code that LONGULT.txt lacks: 10005."
    assert notes[1].startswith("Note: Not in this delivery: MEDU (medium descriptor); ")
    assert notes[2].startswith("Note: No modifiers (MODUL)")


def test_bad_input_leaves_the_store_as_it_was(addenda: CommandLine, tmp_path: Path) -> None:
    file, store = tmp_path / "LONGULT.txt", tmp_path / "store"
    file.write_bytes(cpt.text(["10001\tSYNTHETIC", "10002\tSYNTHETIC", "stray"]))
    assert addenda("init", store).code == 0
    done = addenda("import", "cpt/2026", file, "--store", store)
    assert done.code == 3
    assert "LONGULT.txt:34: this is no record of the layout, a code and its text: 'stray'" in done.err
    assert "The store is empty" in addenda("list", "--store", store).out
