"""CMS's correction lists: found, put in order, understood or refused, and applied to nothing but what they name."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from addenda.errors import InputError, Problem
from addenda.model.codeset import Absence
from addenda.model.concept import Concept, ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.release import Release, ReleaseId
from addenda.reading.delivery import Delivery, Member, open_delivery
from addenda.reading.hcpcs.codeset import hcpcs_codeset
from addenda.reading.hcpcs.corrections.applying import ORIGIN, Base, Corrected, apply_lists
from addenda.reading.hcpcs.corrections.lists import CorrectionList, find_lists
from tests.support.correction_files import Row, correction_prn, correction_text, correction_xlsx, row
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text, hcpcs_xlsx, xlsx
from tests.support.real import real_file

DAY = date(2018, 1, 1)
ITEM = hcpcs_concept("A0001", coverage="D", pricing=["00"], lab_certification=["140"], cross_references=["Q0080"])
OTHER = hcpcs_concept("B0002", asc_group="YY", asc_date="2018-01-01")


def delivery(members: dict[str, bytes]) -> Delivery:
    return Delivery(Path("lists.zip"), tuple(Member(name, content, name) for name, content in members.items()))


def lists(*versions: Sequence[Row]) -> tuple[CorrectionList, ...]:
    return find_lists(
        delivery({f"V{number}_Corrections.xlsx": correction_xlsx(rows) for number, rows in enumerate(versions, 1)})
    )


def release(name: str) -> Release:
    return Release(ReleaseId("hcpcs", name), date(int(name[:4]), 1, 1), "hcpcs", Absence.PURGED, 0, 0)


def base(
    *concepts: Concept, declared: tuple[DeclaredChange, ...] = (), earlier: dict[str, Concept] | None = None
) -> Base:
    """What lists are applied to; `earlier` gives one code's concept in each release before, the last first."""
    found: list[tuple[Release, Concept | None]] = [(release(name), one) for name, one in (earlier or {}).items()]
    known = {one.code for one in (earlier or {}).values()}
    return Base(hcpcs_codeset("hcpcs"), concepts, declared, lambda code: found if code in known else [])


def applied(*rows: Row, to: Base | None = None) -> Corrected:
    return apply_lists(lists(rows), to or base(ITEM, OTHER))


def fields(corrected: Corrected, code: str) -> dict[str, Any]:
    return {concept.code: dict(concept.fields) for concept in corrected.concepts}[code]


def problems(*rows: Row, to: Base | None = None) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        applied(*rows, to=to)
    return caught.value.problems


ADD = row("C0003", "ADD Code", DAY, SHORT="New item", LONG="Invented new item,  long", TOS="9,F", BETOS="D1E", COV="D",
          PRICE=53, ASC_IND="YY", ASC_DATE=DAY, COMMENTS="Statute 1833(t)")  # fmt: skip


REAL_2017 = base(
    *(hcpcs_concept(code, cross_references=["Q0080", "Q0078", "Q0079"]) for code in ("E0627", "E0628", "E0629")),
    *(hcpcs_concept(f"G{number:04}") for number in range(477, 484)),
)
"""The codes that CMS's list of 2017 corrects, with invented content."""


def test_a_code_is_added_with_what_the_row_gives_and_nothing_else() -> None:
    done = applied(ADD)
    assert done.changed == ("C0003",)
    assert fields(done, "C0003") == {
        "kind": "procedure", "long": "Invented new item, long", "short": "New item", "coverage": "D",
        "pricing": ["53"], "statute": "1833(t)", "asc_group": "YY", "asc_date": "2018-01-01", "betos": "D1E",
        "type_of_service": ["9", "F"], "added": "2018-01-01",
    }  # fmt: skip
    assert [one for one in done.concepts if one.code != "C0003"] == [ITEM, OTHER]


CHANGES: list[tuple[Row, dict[str, Any]]] = [
    (row("A0001", "Terminate code", DAY), {"terminated": "2017-12-31"}),
    (row("A0001", "Discontinue ", DAY, XREF="J1095"), {"terminated": "2017-12-31", "cross_references": ["J1095"]}),
    (row("A0001", "Revise Long Desc", DAY, LONG="Another text"), {"long": "Another text"}),
    (row("A0001", "ReviseLong Description", DAY, LONG="Another text"), {"long": "Another text"}),
    (row("A0001", "Revise Long & Short Desc", DAY, LONG="L", SHORT="S"), {"long": "L", "short": "S"}),
    (row("A0001", "Revise Long and Short Desc", DAY, LONG="L", SHORT="S"), {"long": "L", "short": "S"}),
    (row("A0001", "Change Cov to C and Price to 39", DAY, COV="C", PRICE="39"), {"coverage": "C", "pricing": ["39"]}),
    (row("A0001", "Change xref code to J7203", DAY), {"cross_references": ["J7203"]}),
    (row("A0001", "Remove xref code Q0080", DAY), {"cross_references": None}),
    (row("A0001", "Add Lab Cert code 220", DAY), {"lab_certification": ["140", "220"]}),
    (row("A0001", "Change ASC Ind/ASC eff date", DAY, ASC_IND="YY"), {"asc_group": "YY", "asc_date": "2018-01-01"}),
    (row("A0001", 'Add "YY" ASC Ind ', DAY, ASC_IND="YY", ASC_DATE=date(2018, 7, 1)),
     {"asc_group": "YY", "asc_date": "2018-07-01"}),
    (row("B0002", 'Remove "YY" ASC Ind and ASC Start date of 01/01/2018', DAY), {"asc_group": None, "asc_date": None}),
    (row("A0001", 'Change Action code to "F" and add Action Effective date', DAY),
     {"action": "F", "action_effective": "2018-01-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "wanted"), CHANGES, ids=[str(given["ACTION"]) for given, _ in CHANGES])
def test_a_change_touches_the_fields_that_the_row_names(given: Row, wanted: dict[str, Any]) -> None:
    done = applied(given)
    code = str(given["CODE"])
    before = {"A0001": ITEM, "B0002": OTHER}[code]
    assert done.changed == (code,)
    assert fields(done, code) == {
        name: value for name, value in (dict(before.fields) | wanted).items() if value is not None
    }
    assert [one for one in done.concepts if one.code != code] == [one for one in (ITEM, OTHER) if one.code != code]


def test_a_deleted_code_is_gone_and_a_restored_one_is_back() -> None:
    lost = hcpcs_concept("DA", added="2011-01-01")
    back = row("DA", "Removed in error - add back to file", date(2011, 1, 1))
    done = applied(row("A0001", "DELETE"), back, to=base(ITEM, OTHER, earlier={"2017": lost}))
    assert done.changed == ("A0001", "DA")
    assert done.concepts == (OTHER, lost)


def test_a_description_goes_back_to_that_of_the_year() -> None:
    words = "Should not have been updated - revert back to 2017 description"
    before = {"2017": hcpcs_concept("A0001", long="As it was", coverage="I")}
    done = applied(row("A0001", words), to=base(ITEM, earlier=before))
    assert fields(done, "A0001") == {**ITEM.fields, "long": "As it was", "short": "Item A0001"}


def test_what_the_list_says_is_kept_as_declared() -> None:
    assert applied(ADD, row("A0001", "DELETE")).declared == (
        DeclaredChange(ConceptKey("C0003"), "ADD Code", ORIGIN, DAY),
        DeclaredChange(ConceptKey("A0001"), "DELETE", ORIGIN, None),
    )


def test_cumulative_lists_give_the_same_in_one_go_one_by_one_and_the_last_alone() -> None:
    first = [row("A0001", "Add Lab Cert code 220", DAY), row("A0001", "Remove xref code Q0080", DAY)]
    second = [*first, row("B0002", "DELETE"), ADD]
    third = [*first, row("B0002", "DELETE"), row("C0003", "Remove, will be assigned at a later date")]
    at_once = apply_lists(lists(first, second, third), base(ITEM, OTHER))
    done = Corrected((ITEM, OTHER), (), (), ())
    for one in lists(first, second, third):
        done = apply_lists([one], base(*done.concepts, declared=done.declared))
    alone = apply_lists(lists(third), base(ITEM, OTHER))
    assert at_once.concepts == done.concepts == alone.concepts
    assert at_once.changed == alone.changed == ("A0001", "B0002")
    assert at_once.declared == done.declared


REFUSED: list[tuple[Row, str]] = [
    (row("Z9999", "Revise Long Desc", DAY, LONG="x"), "Z9999: the release does not have this code"),
    (row("Z9999", "DELETE"), "Z9999: the release does not have this code"),
    (row("A0001", "ADD Code", DAY, SHORT="x", LONG="y"), "A0001: the release has this code already"),
    (row("A0001", "Remove xref code Q0081", DAY), "'Q0081' out of the field cross_references, which holds ['Q0080']"),
    (row("A0001", 'Remove "YY" ASC Ind and ASC Start date of 01/01/2018', DAY), "which holds ''"),
    (row("B0002", 'Remove "YY" ASC Ind and ASC Start date of 01/02/2018', DAY), "which holds '2018-01-01'"),
    (row("A0001", "DO NOT ADD - Remove from previous corrections document"), "no earlier list added the code"),
    (row("DA", "Removed in error - add back to file"), "the store has none that does"),
    (row("A0001", "Should not have been updated - revert back to 2016 description"), "import that year's release"),
    (row("A0001", "Rivise Long", DAY, LONG="x"), "this instruction is not understood"),
    (row("A001", "DELETE"), "this is no HCPCS code"),
    (row("A0001", "DELETE", LONG="x"), "the row fills LONGDESC, of which the instruction says nothing"),
    (row("A0001", "Terminate code"), "the row gives no EFFDATE"),
    (row("A0001", "Terminate code", "01/0/12018"), "the EFFDATE '01/0/12018' is no date"),
    (row("A0001", "Revise Long & Short Desc", DAY, LONG="x"), "names long, short, the row gives long"),
    (row("A0001", "Change Cov to C and Price to 39", DAY, COV="D"), "contradict each other"),
    (row("A0001", "Change ASC Ind/ASC eff date", DAY), "the row gives no ASC IND"),
    (row("C0003", "ADD", DAY, SHORT="x"), "lacks a description"),
    (row("C0003", "ADD", DAY, SHORT="x", LONG="y", COMMENTS="see above"), "'see above' is not understood"),
    (row("C0003", "ADD", DAY, SHORT="x", LONG="y", COV="none"), "'none' is not the 1 characters of the field coverage"),
]


@pytest.mark.parametrize(("given", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_what_is_not_understood_or_contradicts_the_release_is_refused(given: Row, words: str) -> None:
    (problem,) = problems(given)
    assert words in str(problem)
    assert (problem.file, problem.row) == ("V1_Corrections.xlsx", 5)


def test_all_problems_are_said_at_once() -> None:
    assert [problem.row for problem in problems(*(given for given, _ in REFUSED))] == list(range(5, 25))


def test_a_date_that_is_none_leaves_the_add_date_out_and_says_so() -> None:
    done = applied({**ADD, "EFF DATE": "01/0/12018"})
    assert "added" not in fields(done, "C0003")
    (notice,) = done.notices
    assert notice.startswith("V1_Corrections.xlsx:5: C0003: the effective date '01/0/12018' is no date")


def test_the_text_says_the_same_as_the_workbook() -> None:
    rows = [{**ADD, "EFF DATE": "01/01/2018", "ASC DATE": "01/01/2018"}, row("A0001", "DELETE")]
    (text,) = find_lists(delivery({"list.txt": correction_text(rows)}))
    (book,) = find_lists(delivery({"list.xlsx": correction_xlsx(rows)}))
    assert text.entries == book.entries
    assert apply_lists([text], base(ITEM)).concepts == apply_lists([book], base(ITEM)).concepts


def test_the_real_text_of_2017_says_the_same_as_its_workbook() -> None:
    found = open_delivery(real_file("hcpcs/2017-HCPCS-Alpha-Numeric-Corrections.zip"))
    read = {member.name[-4:]: find_lists(delivery({member.name: member.content})) for member in found.members}
    (text,), (book,) = read[".txt"], read["xlsx"]
    assert len(text.entries) == 12
    taken = apply_lists([text], REAL_2017), apply_lists([book], REAL_2017)
    assert taken[0].concepts == taken[1].concepts


def test_the_order_is_that_of_the_versions() -> None:
    names = ["V10_c.xlsx", "c_v2.xlsx", "v9 c.xlsx", "first.xlsx"]
    found = find_lists(delivery({name: correction_xlsx([row("A0001", name)]) for name in names}))
    assert [(one.version, one.year) for one in found] == [(1, 2018), (2, 2018), (9, 2018), (10, 2018)]
    with pytest.raises(InputError, match="several lists have one version"):
        find_lists(delivery({"a.xlsx": correction_xlsx([ADD]), "b.xlsx": correction_xlsx([])}))


def test_the_print_form_is_refused_unless_the_workbook_stands_beside_it() -> None:
    with pytest.raises(InputError, match=r"list\.prn: this is the print form"):
        find_lists(delivery({"list.prn": correction_prn([ADD])}))
    with pytest.raises(InputError, match=r"v2\.prn: this is the print form"):
        find_lists(delivery({"list.xlsx": correction_xlsx([ADD]), "list_v2.prn": correction_prn([ADD])}))
    (found,) = find_lists(delivery({"list.xlsx": correction_xlsx([ADD]), "list.prn": correction_prn([ADD])}))
    assert found.member.name == "list.xlsx"


@pytest.mark.parametrize(
    "members",
    [
        {"codes.txt": hcpcs_text([ITEM]), "corrections.xlsx": correction_xlsx([ADD])},
        {"codes.xlsx": hcpcs_xlsx([ITEM]), "corrections.xlsx": correction_xlsx([ADD])},
        {"other.xlsx": correction_xlsx([ADD], title="Other codes effective April 2018")},
        {"charges.xlsx": xlsx({"A": [["CODE", "ACTION"], ["A0001", "x"]]})},
        {"notes.txt": b"Corrections\r\nCODE\tTEXT\r\n"},
    ],
    ids=["a release with a list", "a workbook with a list", "another list", "another workbook", "another text"],
)
def test_what_is_no_list(members: dict[str, bytes]) -> None:
    assert find_lists(delivery(members)) == ()
