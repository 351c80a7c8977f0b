"""`addenda-action report` with a charge master: outputs, annotations, and when the step fails."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from addenda.errors import ExitCode
from tests.action.scene import CHARGES, OTHER, Y2024, Y2025, Y2026, Scene
from tests.support.build import concept
from tests.support.hcpcs_files import xlsx

HOSTILE = "::error::<script>x</script> | @everyone ##[add-path]/tmp \u202e %0A::warning::y"


@pytest.fixture
def changed(scene: Scene) -> Scene:
    """A store that holds 2025 too, which ends one of the codes that the hospital charges."""
    scene.imports("2025", Y2025)
    return scene


def test_the_outputs_count_money(changed: Scene) -> None:
    told = changed.run(chargemaster=changed.charges())
    assert told.code == ExitCode.OK
    kept = {name: told.outputs[name] for name in ("findings", "gross-at-stake", "severity")}
    assert kept == {"findings": "1", "gross-at-stake": "50.00", "severity": "high"}
    assert "1 line of your charge master carries a deleted code: $50.00 gross charges at stake." in told.lines


def test_what_is_not_known_is_no_zero(changed: Scene) -> None:
    told = changed.run(chargemaster=changed.charges(CHARGES.replace("10.00,5", "10.00,")))
    assert told.outputs["gross-at-stake"] == "unknown"
    assert "their gross charges are not known" in told.commands("error")[0]
    told = changed.run(chargemaster=changed.charges(CHARGES.replace("22222", "11119")))
    assert told.outputs["gross-at-stake"] == "0.00"


def test_several_pairs_are_summed(changed: Scene) -> None:
    base = changed.git("rev-parse", "HEAD~1")
    changed.imports("2026", Y2026)
    changed.pull_request(base)
    told = changed.run(chargemaster=changed.charges(), comment="false")
    assert told.names == ["test-2024-2025", "test-2025-2026"]
    kept = {name: told.outputs[name] for name in ("deleted", "findings", "gross-at-stake", "severity")}
    assert kept == {"deleted": "2", "findings": "2", "gross-at-stake": "65.00", "severity": "high"}


def test_what_concerns_the_charge_master_alone_is_told_once(changed: Scene) -> None:
    base = changed.git("rev-parse", "HEAD~1")
    changed.imports("2026", Y2026)
    changed.pull_request(base)
    twice = "9003,LENS,44444,5.00,1\n9004,LENS,44444,6.00,1\n9004,LENS,44444,6.00,1\n9005,NONE,10119,1.00,1\n"
    told = changed.run(chargemaster=changed.charges(CHARGES + twice), comment="false")
    titles = [re.findall(r"title=([^,]*),", command)[0] for command in told.commands()]
    assert titles == [
        "Lines on deleted codes (test/2025 to test/2026)",
        "Lines on codes that are not in the code set (test/2025 to test/2026)",
        "Lines on deleted codes (test/2024 to test/2025)",
        "Codes at several prices (test/2025 to test/2026)",
        "Lines that stand more than once (test/2025 to test/2026)",
    ]
    # two lines on deleted codes, one on a code that nobody knows, and a group each of prices and of the same
    assert (told.outputs["findings"], told.outputs["gross-at-stake"]) == ("5", "65.00")


def test_a_line_that_two_code_sets_tell_of_counts_once(changed: Scene) -> None:
    """A fee schedule ends the codes that the code set ends; and prices differ whatever the codes are held against."""
    changed.imports("2024", Y2024, OTHER)
    changed.imports("2025", Y2025, OTHER)
    told = changed.run(chargemaster=changed.charges(CHARGES + "9003,WHEEL,33333,8.50,2\n"))
    assert told.names == ["other-2024-2025", "test-2024-2025"]
    kept = {name: told.outputs[name] for name in ("deleted", "findings", "gross-at-stake")}
    assert kept == {"deleted": "2", "findings": "2", "gross-at-stake": "50.00"}


@pytest.mark.parametrize(
    ("fail_on", "code"), [("none", 0), ("any", 1), ("high", 1), ("deleted", 1), ("DELETED", 1), ("", 0)]
)
def test_the_step_fails_on_findings_as_bad_as_asked(changed: Scene, fail_on: str, code: int) -> None:
    told = changed.run(chargemaster=changed.charges(), fail_on=fail_on)
    assert told.code == code
    assert "report-path" in told.outputs
    assert told.summary.startswith("# Test Codes")


def test_without_findings_it_does_not_fail(changed: Scene) -> None:
    told = changed.run(chargemaster=changed.charges(CHARGES.replace("22222", "44444")), fail_on="deleted")
    assert told.code == ExitCode.OK


def test_an_annotation_names_the_first_line_of_a_text_file(changed: Scene) -> None:
    told = changed.run(chargemaster=changed.charges(name="charges,1%.csv"))
    (command,) = told.commands("error")
    start, _, message = command.partition("charges%2C1%25.csv,line=2::")
    assert start.endswith("(test/2024 to test/2025),file=")
    assert message.startswith("1 line carries ")
    assert "$50.00 gross charges. Codes: 22222. " in message


def test_a_folder_of_files_names_the_file(changed: Scene) -> None:
    (changed.store / "charges").mkdir()
    changed.charges(name="charges/north.csv")
    changed.charges(CHARGES.replace("900", "800").replace("22222", "44444"), "charges/south.csv")
    told = changed.run(chargemaster="charges")
    assert "file=charges/north.csv,line=2::" in told.commands("error")[0]


def test_no_place_is_named_where_github_cannot_show_it(changed: Scene) -> None:
    rows = [line.split(",") for line in CHARGES.splitlines()]
    (changed.store / "charges.xlsx").write_bytes(xlsx({"A": rows}))
    outside = changed.folder / "outside.csv"
    outside.write_text(CHARGES)
    for name in ("charges.xlsx", str(outside)):
        (command,) = changed.run(chargemaster=name).commands("error")
        assert "file=" not in command


def test_there_are_ten_annotations_at_the_most_and_the_worst_of_them(changed: Scene) -> None:
    lines = ""
    for place, name in enumerate("abcdefghijkl"):
        for year, code in (("2024", f"{50000 + place}"), ("2025", "33333")):
            changed.imports(year, [concept(code)], replace(OTHER, id=name))
        lines += f"80{place:02},LENS,{50000 + place},1.00,1\n"
    told = changed.run(chargemaster=changed.charges(CHARGES + lines))
    assert len(told.names) == 13
    assert len(told.commands()) == 10
    assert all(command.startswith("::error ") for command in told.commands())


def test_hostile_texts_are_no_commands_no_markup_and_mention_nobody(changed: Scene) -> None:
    rows = f"Charge Code,Description,CPT/HCPCS,Price,Volume\n::notice::x,{HOSTILE},22222,10.00,5\n"
    told = changed.run(chargemaster=changed.charges(rows, "::error::charges.csv"))
    assert told.code == ExitCode.OK
    assert len(told.commands()) == 1
    assert not [line for line in told.lines if "##[" in line]
    assert "<script>" not in told.summary
    assert "@everyone" not in told.summary
    assert "\n::" not in told.summary


def test_bad_charge_masters_are_told_with_all_problems(changed: Scene) -> None:
    missing = changed.run(chargemaster="none.csv")
    assert (missing.code, missing.outputs) == (ExitCode.NOT_FOUND, {})
    bad = changed.run(chargemaster=changed.charges("a,b\n1,2\n"))
    assert bad.code == ExitCode.INPUT
    assert len(bad.commands("error")) >= 1
    assert bad.summary.startswith("## Addenda stopped")


def test_fees_that_are_not_there(changed: Scene) -> None:
    told = changed.run(chargemaster=changed.charges(), fees="pfs/2024\n opps/2025")
    assert told.code == ExitCode.NOT_FOUND
    assert len(told.commands("error")) == 2


def test_the_users_own_rules_and_waivers_count(changed: Scene) -> None:
    (changed.store / "addenda.toml").write_text('[rules.deleted]\nseverity = "off"\n')
    told = changed.run(chargemaster=changed.charges(), fail_on="any")
    assert (told.code, told.outputs["gross-at-stake"]) == (ExitCode.OK, "unknown")
    (changed.store / "addenda.toml").write_text("[rules.deletd]\n")
    assert changed.run(chargemaster=changed.charges()).code == ExitCode.CONFIGURATION
