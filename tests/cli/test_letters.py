"""`addenda report --letter`: a folder of letters that is written again."""

from pathlib import Path

from addenda.errors import ExitCode
from tests.support.cli import CommandLine

PROJECT = Path(__file__).parents[2]
HEADER = "Charge Code,Description,CPT/HCPCS,Department,Price,Volume\n"


def charges(addenda: CommandLine, file: Path, *departments: str) -> Path:
    """Write a charge master whose departments have a line each on a code that is deleted."""
    found = addenda.document("diff", "--store", PROJECT, "sample-cpt/2025", "sample-cpt/2026")
    code = next(one["code"] for one in found["changes"] if one["change"] == "deleted")
    lines = [f"{place},Charge,{code},{name},5.00,10\n" for place, name in enumerate(departments)]
    file.write_text(HEADER + "".join(lines), encoding="utf-8")
    return file


def asked(file: Path, *options: str | Path) -> tuple[str | Path, ...]:
    return ("report", "sample-cpt/2025", "sample-cpt/2026", "--store", PROJECT, "--chargemaster", file, *options)


def test_a_second_report_leaves_no_letter_to_an_owner_who_gets_none(addenda: CommandLine, tmp_path: Path) -> None:
    folders = ("--output", tmp_path / "report", "--letter", tmp_path / "letters")
    first = addenda(*asked(charges(addenda, tmp_path / "1.csv", "Radiology", "Surgery"), *folders))
    assert (first.code, first.err.splitlines()[0]) == (
        ExitCode.OK,
        f"2 letters to owners of lines in {tmp_path / 'letters'}",
    )
    second = asked(charges(addenda, tmp_path / "2.csv", "Surgery"), *folders)
    assert addenda(*second).code == ExitCode.OK
    assert {file.name for file in (tmp_path / "letters").iterdir()} == {
        "department-surgery.html",
        "department-surgery.md",
        "letters.sha256",
    }


def test_a_letter_that_a_person_changed_stays_and_is_named(addenda: CommandLine, tmp_path: Path) -> None:
    folders = ("--output", tmp_path / "report", "--letter", tmp_path / "letters")
    addenda(*asked(charges(addenda, tmp_path / "1.csv", "Radiology"), *folders))
    (tmp_path / "letters/department-radiology.md").write_text("by Friday", encoding="utf-8")
    second = asked(charges(addenda, tmp_path / "2.csv", "Surgery"), *folders)
    (tmp_path / "report/report.json").unlink()
    refused = addenda(*second)
    assert refused.code == ExitCode.CONFLICT
    assert "letters that were changed since they were written: department-radiology.md" in refused.err.replace("'", "")
    assert not (tmp_path / "report/report.json").exists()
    forced = addenda(*second, "--force")
    assert forced.code == ExitCode.OK
    assert "Left there, since they were changed by hand" in forced.err
    assert (tmp_path / "letters/department-radiology.md").read_text(encoding="utf-8") == "by Friday"
    assert not (tmp_path / "letters/department-radiology.html").exists()


def test_letters_inside_the_report_are_written_again_without_force(addenda: CommandLine, tmp_path: Path) -> None:
    folders = ("--output", tmp_path / "report", "--letter", tmp_path / "report/letters")
    first = asked(charges(addenda, tmp_path / "1.csv", "Radiology"), *folders)
    second = asked(charges(addenda, tmp_path / "2.csv", "Surgery"), *folders)
    assert [addenda(*one).code for one in (first, second)] == [ExitCode.OK, ExitCode.OK]
    assert (tmp_path / "report/letters/department-surgery.md").exists()
    assert not (tmp_path / "report/letters/department-radiology.md").exists()
    without_letters = second[:-2]
    assert addenda(*without_letters).code == ExitCode.OK
    (tmp_path / "report/notes").mkdir()
    refused = addenda(*second)
    assert refused.code == ExitCode.CONFLICT
    assert "the folder holds other files: 'notes'" in refused.err


def test_letters_have_a_folder_of_their_own(addenda: CommandLine, tmp_path: Path) -> None:
    same = ("--output", tmp_path / "new", "--letter", tmp_path / "other/../new")
    refused = addenda(*asked(PROJECT / "examples/charge-master.csv", *same))
    assert refused.code == ExitCode.USAGE
    assert "Letters need a folder of their own" in refused.err
    assert not (tmp_path / "new").exists()
