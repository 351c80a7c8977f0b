"""`addenda export`: a release or a difference as a file, whole or not at all."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import git
import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from addenda.model.snapshot import Snapshot
from addenda.rendering.tables.csv_text import exact
from addenda.store.store import Store
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text
from tests.support.real import real_file

OLD = [hcpcs_concept("A0001", long="Scan"), hcpcs_concept("A0002", pricing=["00", "53"])]
NEW = [hcpcs_concept("A0001", long="=Scan"), hcpcs_concept("A0003", added="2018-01-01")]


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    addenda("init", folder)
    for year, concepts in (("2017", OLD), ("2018", NEW)):
        (tmp_path / f"{year}.txt").write_bytes(hcpcs_text(concepts))
        assert addenda("import", f"hcpcs/{year}", tmp_path / f"{year}.txt", "--store", folder).code == 0
    return folder


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return [{name: exact(cell) for name, cell in row.items()} for row in csv.DictReader(stream)]


def test_a_release_as_csv(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    done = addenda("export", "hcpcs/2018", "--output", tmp_path / "out.csv", "--store", store)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Wrote 2 rows to {tmp_path}/out.csv.\n"
    assert [(row["code"], row["in_force"], row["long"]) for row in rows(tmp_path / "out.csv")] == [
        ("A0001", "yes", "=Scan"),
        ("A0003", "yes", "Invented item A0003"),
    ]
    assert "'=Scan" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2017.txt", "2018.txt", "out.csv", "store"]


def test_a_csv_for_programs_begins_with_the_first_column(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    for name, options in (("excel.csv", ()), ("plain.csv", ("--no-bom",))):
        asked = ("hcpcs/2018", "--output", tmp_path / name, *options, "--store", store)
        assert addenda("export", *asked).code == 0
    assert (tmp_path / "plain.csv").read_bytes().startswith(b"code,modifier,")
    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain.csv").read_bytes()


def test_no_other_format_has_a_byte_order_mark(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    refused = addenda("export", "hcpcs/2018", "--output", tmp_path / "a.xlsx", "--no-bom", "--store", store)
    assert (refused.code, refused.err) == (2, "error: --no-bom is of csv, and this is xlsx.\n")


def test_a_difference_in_every_format(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    for table_format in ("csv", "xlsx", "parquet"):
        file = tmp_path / f"out-{table_format}"
        arguments = ("hcpcs/2017", "hcpcs/2018", "--format", table_format, "--output", file)
        assert addenda("export", *arguments, "--store", store).code == 0
    wanted = [
        ("revised", "A0001", "long", "Scan", "=Scan"),
        ("deleted", "A0002", "long", "Invented item A0002", ""),
        ("deleted", "A0002", "short", "Item A0002", ""),
        ("added", "A0003", "long", "", "Invented item A0003"),
        ("added", "A0003", "short", "", "Item A0003"),
    ]
    names = ("change", "code", "field", "old", "new")
    assert [tuple(row[name] for name in names) for row in rows(tmp_path / "out-csv")] == wanted
    header, *cells = CalamineWorkbook.from_path(tmp_path / "out-xlsx").get_sheet_by_name("changes").to_python()
    assert [tuple(dict(zip(header, row, strict=True))[name] for name in names) for row in cells] == wanted
    frame = pl.read_parquet(tmp_path / "out-parquet")
    assert frame.select(pl.col(names).fill_null("")).rows() == wanted


def test_a_release_as_it_was_known(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    done = addenda("export", "hcpcs/2017@HEAD~1", "--output", tmp_path / "out.csv", "--store", store)
    assert done.code == 0
    assert [row["code"] for row in rows(tmp_path / "out.csv")] == ["A0001", "A0002"]


MISTAKES = [
    (["hcpcs/2018", "--output", "out.txt"], 2, "csv, xlsx, parquet"),
    (["hcpcs/2018", "--output", "out"], 2, "--format"),
    (["hcpcs/2018"], 2, "--output"),
    (["hcpcs/2018", "--output", "out.csv", "--format", "ods"], 2, "ods"),
    (["hcpcs/2071", "--output", "out.csv"], 4, "hcpcs/2071"),
    (["hcpcs/2017", "hcpcs/2071", "--output", "out.csv"], 4, "hcpcs/2071"),
    (["hcpcs/2018", "--output", "gone/out.csv"], 6, "cannot be written"),
    (["hcpcs/2018", "--output", "store", "--format", "csv"], 6, "cannot be written"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), MISTAKES, ids=[" ".join(row[0]) for row in MISTAKES])
def test_mistakes(
    store: Path,
    tmp_path: Path,
    addenda: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = addenda("export", *arguments, "--store", store)
    assert outcome.code == code
    assert words in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2017.txt", "2018.txt", "store"]


def test_a_full_disk_leaves_the_earlier_file(
    store: Path, tmp_path: Path, addenda: CommandLine, limited: Callable[[], None]
) -> None:
    many = [hcpcs_concept(f"A{number:04}") for number in range(500)]
    (tmp_path / "many.txt").write_bytes(hcpcs_text(many))
    addenda("import", "hcpcs/2019", tmp_path / "many.txt", "--store", store)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.csv").write_text("earlier")
    limited()
    outcome = addenda("export", "hcpcs/2019", "--output", folder / "out.csv", "--store", store)
    assert outcome.code == 6
    assert "cannot be written" in outcome.err
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("out.csv", "earlier")]


def test_a_code_set_that_is_licensed_says_so(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    file = store / "codesets/hcpcs/codeset.toml"
    file.write_text(file.read_text().replace("redistributable = true", "redistributable = false"))
    git.Repo(store).git.commit("-a", "-m", "licensed")
    done = addenda("export", "hcpcs/2018", "--output", tmp_path / "out.csv", "--store", store)
    assert "HCPCS Level II is licensed by its publisher: do not pass this file on." in done.err


@pytest.fixture(scope="module")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exported") / "store"


@pytest.fixture
def real_store(real_folder: Path, addenda: CommandLine) -> Path:
    files = [(year, real_file(f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip")) for year in ("2018", "2019")]
    if not real_folder.exists():
        addenda("init", real_folder)
        for year, file in files:
            assert addenda("import", f"hcpcs/{year}", file, "--store", real_folder).code == 0
    return real_folder


def words(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def test_the_real_release_comes_back_from_every_format(real_store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    for suffix in ("csv", "xlsx", "parquet"):
        done = addenda("export", "hcpcs/2019", "--output", tmp_path / f"out.{suffix}", "--store", real_store)
        assert done.err.startswith("Wrote 6,800 rows")
    with Store(real_store) as store:
        snapshot: Snapshot = store.at().snapshot(store.at().releases("hcpcs")[-1].id)
        concepts = list(snapshot)
    names = list(snapshot.codeset.roles)
    wanted = [[one.code, *(words(one.fields.get(name, "")) for name in names)] for one in concepts]
    assert [[row["code"], *(row[name] for name in names)] for row in rows(tmp_path / "out.csv")] == wanted
    header, *cells = CalamineWorkbook.from_path(tmp_path / "out.xlsx").get_sheet_by_name("release").to_python()
    assert header == ["code", "modifier", "in_force", *names]
    assert [[row[0], *row[3:]] for row in cells] == wanted
    frame = pl.read_parquet(tmp_path / "out.parquet")
    assert frame["code"].to_list() == [one.code for one in concepts]
    assert frame["in_force"].sum() == 6285
    for name in names:
        found = ["" if value is None else words(value) for value in frame[name].to_list()]
        assert found == [row[1 + names.index(name)] for row in wanted], name


def test_the_real_difference_has_every_change(real_store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    pair = ("hcpcs/2018", "hcpcs/2019", "--store", real_store)
    addenda("export", *pair, "--output", tmp_path / "out.csv")
    document = json.loads(addenda("diff", *pair, "--format", "json").out)
    found = rows(tmp_path / "out.csv")
    counted = {
        kind: len({row["code"] for row in found if row["change"] == kind}) for kind in ("added", "deleted", "revised")
    }
    assert (
        counted == {kind: document["counts"][kind] for kind in counted} == {"added": 232, "deleted": 38, "revised": 119}
    )
    assert sum(row["change"] == "revised" and row["field"] == "long" for row in found) == 111
    fields = sum(len(one["fields"]) for one in document["changes"] if one["change"] in {"revised", "updated"})
    assert sum(row["change"] in {"revised", "updated"} for row in found) == fields
