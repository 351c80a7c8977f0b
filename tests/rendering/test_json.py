import json
import subprocess
import sys
from typing import Any

from addenda.model.codeset import Role
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.impact_json import impact_json
from addenda.rendering.json_text import json_text
from tests.rendering.scenario import CHANGES, IMPACT, NOTHING


def by_code(code: str, change: str) -> dict[str, Any]:
    (found,) = [one for one in changeset_json(CHANGES)["changes"] if one["code"] == code and one["change"] == change]
    return dict(found)


def test_a_changeset_names_its_format_and_its_two_releases() -> None:
    document = changeset_json(CHANGES)
    assert document["format"] == "addenda.changeset/1"
    assert document["codeset"] == "test"
    assert document["old"] == {
        "release": "test/2025",
        "effective": "2025-01-01",
        "commit": "1" * 40,
        "known": "2026-02-03",
        "in_force": 1009,
    }
    assert document["new"]["commit"] is None
    assert document["counts"] == {
        "added": 3,
        "deleted": 4,
        "revised": 2,
        "updated": 2,
        "reused": 1,
        "transient": 1,
        "unchanged": 1001,
    }


def test_changes_are_sorted_by_code_and_a_reused_number_stands_twice() -> None:
    changes = [(one["code"], one["change"]) for one in changeset_json(CHANGES)["changes"]]
    assert [code for code, _ in changes] == sorted(code for code, _ in changes)
    assert [change for code, change in changes if code == "A0004"] == ["deleted", "added"]


def test_a_reused_number_is_described_by_each_of_its_meanings() -> None:
    assert by_code("A0004", "deleted")["description"] == "Examination of a widget"
    assert by_code("A0004", "added")["description"] == "Course in gadget safety, online"


def test_a_deleted_code_has_reason_day_and_replacements() -> None:
    assert by_code("A0001", "deleted") == {
        "change": "deleted",
        "code": "A0001",
        "reason": "terminated",
        "on": "2025-07-01",
        "description": "Widget, plain, each",
        "fields": [],
        "replacements": ["B0001", "B0002"],
    }


def test_an_added_code_has_no_fields_and_a_description() -> None:
    added = by_code("B0002", "added")
    assert (added["reason"], added["fields"], added["description"]) == ("reactivated", [], "Widget, round")


def test_a_revised_code_has_class_and_redline_where_they_apply() -> None:
    revised = by_code("C0001", "revised")
    assert revised["reason"] is None
    long, short, coverage, action = revised["fields"]
    assert long["class"] == "textual"
    assert long["redline"] == [
        ["equal", "Repair of a "],
        ["delete", "small"],
        ["insert", "large"],
        ["equal", " widget"],
        ["insert", " or gadget"],
    ]
    assert short["class"] == "editorial"
    assert coverage == {"field": "coverage", "role": "payment", "class": None, "old": "D", "new": "C", "redline": []}
    assert action["role"] == Role.PROVENANCE.value


def test_details_stand_only_where_there_are_any() -> None:
    long, hierarchy = by_code("C0002", "revised")["fields"]
    assert "details" not in long
    assert hierarchy["details"] == ["section: “Tools” became “Toys”"]
    assert hierarchy["old"] == {"section": "Tools"}


def test_a_transient_code_stands_in_a_list_of_its_own() -> None:
    assert changeset_json(CHANGES)["transient"] == [
        {"code": "E0001", "added": "2025-04-01", "terminated": "2025-09-30", "description": "Widget, trial"}
    ]


def test_an_empty_changeset_keeps_its_lists() -> None:
    document = changeset_json(NOTHING)
    assert (document["changes"], document["transient"]) == ([], [])


def test_an_impact_names_the_file_as_it_was_read() -> None:
    document = impact_json(IMPACT)
    assert document["format"] == "addenda.impact/1"
    assert document["chargemaster"] == {
        "file": "charges.xlsx",
        "sha256": "c" * 64,
        "sheet": "Charges",
        "sheets": ["Charges"],
        "sheets_not_read": ["Notes"],
        "lines": 8,
        "lines_with_code": 8,
        "lines_ambiguous": 0,
        "lines_other": 0,
        "rows_skipped": 3,
        "columns": {"code": "CPT /HCPC", "price": "Price", "volume": "Volume"},
        "columns_not_used": {"charge_code": ["Charge #", "CDM No."]},
    }


def test_totals_are_text_with_two_decimals() -> None:
    totals = impact_json(IMPACT)["totals"]
    assert list(totals) == ["all", "at_stake", "deleted", "reused", "transient", "modifier", "revised", "updated"]
    assert totals["deleted"] == {
        "lines": 4,
        "gross": "123475.00",
        "lines_without_volume": 1,
        "lines_without_price": 1,
        "lines_without_gross": 2,
    }
    assert totals["transient"]["gross"] == "-60.00"


def test_a_total_of_which_nothing_is_known_is_null() -> None:
    assert impact_json(IMPACT)["totals"]["updated"] == {
        "lines": 1,
        "gross": None,
        "lines_without_volume": 1,
        "lines_without_price": 1,
        "lines_without_gross": 1,
    }


def test_what_is_not_known_of_a_line_is_null() -> None:
    findings = impact_json(IMPACT)["findings"]
    assert findings[2] == {
        "rule": "deleted",
        "severity": "high",
        "sheet": "Charges",
        "row": 4,
        "charge_code": "4000004",
        "description": "Charge on A0003",
        "code": "A0003",
        "modifier": None,
        "department": None,
        "revenue_code": None,
        "change": "deleted",
        "changed": "A0003",
        "reason": "terminated",
        "on": "2026-01-01",
        "replacements": ["B0001"],
        "price": "99.99",
        "volume": None,
        "gross": None,
    }
    assert findings[3]["price"] is None
    assert findings[6]["modifier"] == "RT"


def test_a_line_on_a_transient_code_gives_the_first_day_without_it() -> None:
    (finding,) = [one for one in impact_json(IMPACT)["findings"] if one["change"] == "transient"]
    assert (finding["on"], finding["reason"], finding["volume"]) == ("2025-10-01", None, "-3")


def test_text_is_utf8_with_two_spaces_and_a_line_feed() -> None:
    text = json_text(changeset_json(CHANGES))
    assert text.startswith(b'{\n  "format": "addenda.changeset/1",\n')
    assert text.endswith(b"}\n")
    assert "“Tools”".encode() in text
    assert json.loads(text) == changeset_json(CHANGES)
    assert text == json_text(changeset_json(CHANGES))


def test_json_and_text_are_had_without_loading_the_template_engine() -> None:
    modules = "changeset_json, changeset_text, impact_json, impact_text, json_text"
    code = f"import sys; from addenda.rendering import {modules}; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
