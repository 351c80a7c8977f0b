"""`--only`: a difference, a report and an impact for one specialty, which say so wherever they are read."""

import csv
import json
from pathlib import Path

import pytest

from addenda.app.importing import store_reading
from addenda.model.concept import Concept, Value
from addenda.store.writing import WritableStore
from tests.rendering.page import Page
from tests.support.build import concept
from tests.support.cli import CommandLine
from tests.support.licensed import licensed_reading

BOTH = ("licensed/2025", "licensed/2026")
THERE_IS = "There is Images, and More, Lumenar System, Talks, Velar System."
ONLY = "Only general-surgery (10000-69999): "


def coded(code: str, words: str, section: str, **fields: Value) -> Concept:
    return concept(code, long=words, hierarchy={"section": section}, **fields)


OLD = [
    coded("10021", "opening of a fold", "Velar System"),
    coded("20100", "closing of a fold", "Velar System"),
    coded("33400", "plicure of an arch", "Lumenar System"),
    coded("70010", "tessigraphy of an arch", "Images, and More"),
    coded("99213", "talk of some length", "Talks"),
    concept("25", long="altered service"),
    concept("TC", long="half a service"),
]
NEW = [
    coded("10021", "opening of a large fold", "Velar System"),
    coded("33400", "plicure of an arch", "Velar System"),
    coded("33401", "plicure of two arches", "Lumenar System"),
    coded("70010", "tessigraphy of two arches", "Images, and More"),
    coded("99213", "talk of some length", "Talks"),
    concept("TC", long="half a service"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("only") / "store"
    with WritableStore.create(folder) as opened:
        for name, concepts in (("2025", OLD), ("2026", NEW)):
            store_reading(opened, licensed_reading(name, concepts)._replace(declared=()))
    return folder


@pytest.fixture
def charges(tmp_path: Path) -> Path:
    rows = [
        "Charge Code,Description,CPT/HCPCS,Price,Volume",
        "1,fold,20100,10.00,3",
        "2,fold,10021,1.00,2",
        "3,arch 25,33400-25,5.00,1",
        "4,image,70010,100.00,1",
        "5,talk,99213-25,7.00,1",
        "6,none,,8.00,1",
    ]
    (tmp_path / "charges.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path / "charges.csv"


@pytest.mark.parametrize(
    ("only", "changed", "in_force"),
    [
        (["general-surgery"], ["10021", "20100", "33400", "33401"], (3, 3)),
        (["view:radiology"], ["70010"], (1, 1)),
        (["radiology", "evaluation-and-management"], ["70010"], (2, 2)),
        (["99213"], [], (1, 1)),
        (["33400-33401,70010"], ["33400", "33401", "70010"], (2, 3)),
        (["section:velar system"], ["10021", "20100", "33400"], (3, 2)),
        (["99213, section:Images, and More"], ["70010"], (2, 2)),
        (["25,TC"], ["25"], (2, 1)),
    ],
)
def test_a_difference_of_a_selection(
    only: list[str], changed: list[str], in_force: tuple[int, int], store: Path, addenda: CommandLine
) -> None:
    options = [part for value in only for part in ("--only", value)]
    document = json.loads(addenda("diff", *BOTH, *options, "--format", "json", "--store", store).out)
    assert [one["code"] for one in document["changes"]] == changed
    assert (document["old"]["in_force"], document["new"]["in_force"]) == in_force
    counts = document["counts"]
    assert sum(counts[kind] for kind in ("added", "deleted", "revised", "updated")) == len(changed)
    assert counts["unchanged"] + counts["added"] + counts["revised"] + counts["updated"] == in_force[1]


def test_every_format_says_what_was_selected(store: Path, charges: Path, tmp_path: Path, addenda: CommandLine) -> None:
    common = ("--only", "general-surgery", "--store", store)
    for command in (("diff", *BOTH), ("impact", *BOTH, "--chargemaster", charges)):
        for output_format in ("text", "markdown"):
            assert ONLY in " ".join(addenda(*command, *common, "--format", output_format).out.split())
        document = json.loads(addenda(*command, *common, "--format", "json").out)
        assert document["only"] == {"asked": "general-surgery", "codes": ["10000-69999"], "sections": []}
    assert addenda("report", *BOTH, *common, "--chargemaster", charges, "--output", tmp_path / "out").code == 0
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    markdown = (tmp_path / "out/report.md").read_text(encoding="utf-8")
    assert (page.count(ONLY), markdown.count(ONLY)) == (2, 2)
    assert Page(page).targets() <= {f"#{name}" for name in Page(page).ids()}
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert report["changeset"]["only"] == report["impact"]["only"] == {
        "asked": "general-surgery", "codes": ["10000-69999"], "sections": [],
    }  # fmt: skip


def test_an_impact_of_a_selection_totals_its_lines_and_counts_the_others(
    store: Path, charges: Path, addenda: CommandLine
) -> None:
    impact = ("impact", *BOTH, "--chargemaster", charges, "--store", store, "--only")
    document = json.loads(addenda(*impact, "surgery", "--format", "json").out)
    assert document["totals"]["all"]["lines"] == document["chargemaster"]["lines"] == 3
    assert document["totals"]["all"]["gross"] == "37.00"
    assert document["chargemaster"]["lines_left_out"] == 3
    assert [(one["code"], one["change"], one["changed"]) for one in document["findings"] if "change" in one] == [
        ("20100", "deleted", "20100"),
        ("33400", "deleted", "25"),  # the modifier is of no specialty, its line is
        ("10021", "revised", "10021"),
        ("33400", "updated", "33400"),
    ]
    words = " ".join(addenda(*impact, "surgery").out.split())
    assert "3 lines that have no code of the selection are left out." in words
    nothing = " ".join(addenda(*impact, "33401").out.split())
    assert "Only 33401: No line of your charge master has a code of the selection." in nothing


def test_an_export_of_a_difference_can_be_narrowed_down_a_release_cannot(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    common = ("--only", "radiology", "--output", tmp_path / "out.csv", "--store", store)
    assert addenda("export", *BOTH, *common).code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["code"] for row in csv.DictReader(stream)] == ["70010"]
    refused = addenda("export", BOTH[0], *common)
    assert (refused.code, refused.err) == (2, "error: --only narrows a difference down; name two releases.\n")


def test_all_that_is_wrong_with_a_selection_is_said_at_once(store: Path, addenda: CommandLine) -> None:
    wrong = "10000-20000, 15000-30000, 30000-20000, 1234, anesthesi, view:99, medicine, section:Velar"
    done = addenda("diff", *BOTH, "--only", wrong, "--only", "section:Nowhere at all", "--store", store)
    releases = "licensed/2025 or licensed/2026"
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[:3] == [
        "error: --only '30000-20000': the range is empty: its first code comes after its last",
        f"error: --only: no code of {releases} stands in 1234",
        "error: --only: there is no view 'anesthesi'. Did you mean anesthesia?",
    ]
    assert done.err.splitlines()[3].startswith("error: --only: there is no view '99'. There is anesthesia, ")
    assert done.err.splitlines()[4:] == [
        f"error: --only: the view 'medicine' holds no code of {releases}",
        f"error: --only: no section of {releases} has the name 'Velar'. Did you mean Velar System?",
        f"error: --only: no section of {releases} has the name 'Nowhere at all'. {THERE_IS}",
        "error: --only: 10000-20000 and 15000-30000 overlap. Name their codes once.",
    ]


def test_a_view_of_ones_own_must_name_codes_that_are_there(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'format = "addenda.views/1"\n[view.ours]\ncodes = ["33400", "55000-56000"]\nsections = ["Here"]\n', "utf-8"
    )
    diff = ("diff", *BOTH, "--store", store, "--views", own)
    done = addenda(*diff, "--only", "ours")
    assert done.code == 7
    assert done.err.splitlines() == [
        f"error: {own}: the view 'ours': no code of licensed/2025 or licensed/2026 stands in 55000-56000",
        f"error: {own}: the view 'ours': no section of licensed/2025 or licensed/2026 has the name 'Here'. {THERE_IS}",
    ]
    own.write_text('format = "addenda.views/1"\n[view.ours]\ncodes = ["33400"]\nsections = ["talks"]\n', "utf-8")
    done = addenda(*diff, "--only", "ours,70010", "--format", "json")
    assert json.loads(done.out)["only"] == {"asked": "ours, 70010", "codes": ["33400", "70010"], "sections": ["Talks"]}
    assert addenda(*diff).err == "error: --views is a file to look names up in; say which view with --only.\n"
    assert addenda("diff", *BOTH, "--store", store, "--only", " , ").err == (
        "error: --only names nothing. Write codes, section:NAME or the name of a view.\n"
    )


def test_no_text_of_a_licensed_section_is_named_where_it_may_not_be(store: Path, addenda: CommandLine) -> None:
    done = addenda("diff", *BOTH, "--only", "section:Velar", "--codes-only", "--store", store)
    assert done.err == "error: --only: no section of licensed/2025 or licensed/2026 has the name 'Velar'\n"
