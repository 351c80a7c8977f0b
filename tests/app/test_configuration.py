"""`addenda.toml`: severities and waivers, and everything that can be wrong with them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from addenda.app.configuration import decisions_of_store, load_decisions, remarks
from addenda.errors import ConfigurationError, NotFoundError
from addenda.impact.judge import assess
from addenda.model.findings import Impact
from addenda.model.rules import Decisions, Severity, Waiver
from tests.impact.rules.facts import facts, line
from tests.support.build import concept

DAY = date(2026, 6, 1)
GOOD = """
[rules.two-prices]
severity = "off"
[rules.revised]
severity = "high"

[[waivers]]
rule = "deleted"
reason = "until the contract ends"
expires = 2026-12-31
code = "A0001"
charge_code = "c1"
department = "X"
facility = "Y"

[[waivers]]
rule = "updated"
reason = "known"
expires = 2026-06-01
"""


def load(folder: Path, text: str) -> Decisions:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return load_decisions(file, DAY)


def wrong(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as error:
        load(folder, text)
    assert {problem.file for problem in error.value.problems} == {str(folder / "own.toml")}
    return [f"{problem.message}. {problem.advice or ''}".strip() for problem in error.value.problems]


def test_severities_and_waivers_are_read(tmp_path: Path) -> None:
    found = load(tmp_path, GOOD)
    assert found.severities == {"two-prices": None, "revised": Severity.HIGH}
    assert found.waivers == (
        Waiver("deleted", "until the contract ends", date(2026, 12, 31), "A0001", "c1", "X", "Y"),
        Waiver("updated", "known", date(2026, 6, 1)),
    )
    assert found.on == DAY


def test_the_file_of_a_store_stands_at_the_root_of_its_repository(tmp_path: Path) -> None:
    assert decisions_of_store(tmp_path, DAY) == Decisions(on=DAY)
    (tmp_path / "addenda.toml").write_text(GOOD, encoding="utf-8")
    assert decisions_of_store(tmp_path, DAY) == Decisions(on=DAY)  # no repository yet
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep").mkdir()
    assert decisions_of_store(tmp_path, DAY) == decisions_of_store(tmp_path / "deep", DAY) == load(tmp_path, GOOD)


@pytest.mark.parametrize("text", ["", "\ufeff", "rules = {}\nwaivers = []"])
def test_nothing_decided_is_no_mistake(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == Decisions(on=DAY)


def test_a_file_that_is_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such configuration file"):
        load_decisions(tmp_path / "absent.toml", DAY)


def test_a_folder_is_no_file_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="the file cannot be read"):
        load_decisions(tmp_path, DAY)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    text = """
    rulez = 1
    [rules.two-price]
    severity = "of"
    [rules.deleted]
    level = "high"
    [[waivers]]
    rule = "delet"
    expires = "2026-01-01"
    codes = "x"
    [[waivers]]
    rule = "deleted"
    reason = " "
    code = 12345
    expires = 2026-01-01T00:00:00
    [[waivers]]
    """
    date_needed = "Write expires = 2026-12-31, without quotes."
    severities = "It is one of off, high, medium, low, note."
    assert wrong(tmp_path, text) == [
        "the file: there is no key 'rulez'. Did you mean rules?",
        "[rules.two-price]: there is no rule 'two-price'. Did you mean two-prices?",
        f"[rules.two-price] needs a severity. {severities}",
        "[rules.deleted]: there is no key 'level'. There is severity.",
        f"[rules.deleted] needs a severity. {severities}",
        "waiver 1: there is no key 'codes'. Did you mean code or charge_code?",
        "waiver 1: there is no rule 'delet'. Did you mean deleted?",
        "waiver 1 has no reason.",
        f"waiver 1: expires is no date. {date_needed}",
        "waiver 2: code is no text. Put it in quotes.",
        "waiver 2 has no reason.",
        f"waiver 2: expires is no date. {date_needed}",
        "waiver 3 has no rule.",
        "waiver 3 has no reason.",
        f"waiver 3 has no day on which it expires. {date_needed}",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules = 3", '"rules" is no table; write [rules.two-prices] and, under it, severity = "off".'),
        ('[rules]\ndeleted = "off"', '[rules.deleted] is no table; write severity = "off" under it.'),
        (
            "[rules.deleted]\nseverity = [1]",
            "[rules.deleted] needs a severity. It is one of off, high, medium, low, note.",
        ),
        ("waivers = [1]", '"waivers" is no list of tables; begin each one with [[waivers]].'),
        ("[waivers]", '"waivers" is no list of tables; begin each one with [[waivers]].'),
    ],
)
def test_another_shape_is_told_with_the_right_one(tmp_path: Path, text: str, message: str) -> None:
    assert wrong(tmp_path, text) == [message]


@pytest.mark.parametrize("content", [b"rules = ", b"\xff\xfe\x00"])
def test_what_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own.toml").write_bytes(content)
    with pytest.raises(ConfigurationError, match="the file is no TOML"):
        load_decisions(tmp_path / "own.toml", DAY)


def judged(decisions: Decisions) -> Impact:
    return assess(facts([concept("A0001")], [concept("A0002")], line("A0001", department="X")), decisions)


def waiver(expires: date = DAY, **lines: str) -> Decisions:
    fitting: dict[str, Any] = lines
    return Decisions(waivers=(replace(Waiver("deleted", "r", expires), **fitting),), on=DAY)


@pytest.mark.parametrize("decisions", [Decisions(), waiver(), waiver(code="A0001"), waiver(department="X")])
def test_of_a_waiver_that_waives_nothing_is_said(decisions: Decisions) -> None:
    impact = judged(decisions)
    assert len(impact.waived) == len(decisions.waivers)
    assert remarks(decisions, impact) == ()


def test_a_waiver_that_expired_is_told_and_does_not_count() -> None:
    decisions = waiver(expires=date(2026, 5, 31), code="A0001", department="X")
    impact = judged(decisions)
    assert [found.rule.id for found in impact.findings] == ["deleted"]
    assert remarks(decisions, impact) == (
        "The waiver of deleted (code A0001, department X) expired on 2026-05-31: its findings count again.",
    )


@pytest.mark.parametrize("lines", [{"code": "A0009"}, {"facility": "Z"}, {"charge_code": "c9"}])
def test_a_waiver_that_fits_no_finding_is_told(lines: dict[str, str]) -> None:
    decisions = waiver(DAY, **lines)
    impact = judged(decisions)
    (said,) = remarks(decisions, impact)
    assert said.endswith("waives nothing: no finding fits it.")
    assert remarks(decisions, replace(impact, lines_left_out=1)) == ()


def test_of_two_waivers_of_one_finding_none_is_idle() -> None:
    decisions = Decisions(waivers=waiver().waivers + waiver(code="A0001").waivers, on=DAY)
    assert remarks(decisions, judged(decisions)) == ()
