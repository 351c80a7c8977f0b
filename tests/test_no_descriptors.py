"""No text of CPT or CDT stands in this repository: neither a descriptor nor a title of theirs."""

import subprocess
from pathlib import Path

import pytest

from addenda.sample.shipped import canonical_text, sample_releases
from tests.support.descriptor_scan import HEADINGS, heading_hash, scan

PROJECT = Path(__file__).parents[1]

# Invented, and of no code's meaning: only their shape is that of a publisher's text.
PLANTS = {
    "a line of the long file": "33999\tOpen repair of the lower widget wound, with suture; each further wound",
    "a line of the short file": "33999 EXC WIDGET LESION ARM OPEN",
    "a row of a csv": '"0999T","Percutaneous widget placement, first valve of a set"',
    "a line of canonical text": '{"code":"33999","kind":"category I","long":"Widget removal from bone, deep"}',
    "a row of a table": "| 99999 | Office talk on widgets with a patient, short |",
    "a dental row": "D9999 - widget on a tooth root, resin kind",
    "a modifier": "26 Professional Part: A physician reads the widget",
    "code in python": 'concept("33999", long="Incision and drainage of a widget, simple")',
}
HARMLESS = (
    "12,000 concepts, 10000 lines of an open file and more",
    "Ranges are facts: 10000-69999 is surgery, 70010-79999 radiology, 80047-89398 pathology and laboratory",
    "33405 has been deleted. To report, see 33411 or 33412",
    "A0001\tOpen repair of the lower widget wound, with suture",
    "33194 PLIC RIGH TURB LOOP SUPR APPR EACH ADDL PLATE",
    "33194 Fensation of dorsal lumenar fold, open transvelar approach, tissue and bone",
    "price $12345 for total replacement of the open file",
)


PICTURES = {PROJECT / f"docs/images/report-{name}.png" for name in ("light", "dark", "phone")}
"""What `docs/screenshots.py` makes of the sample alone."""


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := PROJECT / name).is_file()]


@pytest.mark.parametrize("text", PLANTS.values(), ids=PLANTS.keys())
def test_the_scan_finds_what_is_planted(text: str) -> None:
    found = list(scan(f"first line\n{text}\nlast line\n"))
    assert [(one.row, one.rule) for one in found] == [(2, "descriptor")]


@pytest.mark.parametrize(
    "line",
    [
        "Widget Works, and Gauges",
        "## Widget Works and Gauges",
        '  "section":"Widget works and gauges",',
        "7|1|WIDGET WORKS AND GAUGES",
    ],
)
def test_the_scan_finds_a_title_by_its_hash(line: str) -> None:
    hashes = {heading_hash("Widget Works and Gauges")}
    assert [one.rule for one in scan(line, hashes)] == ["heading"]
    assert not list(scan("Widget works and gauges are told of here, in a sentence.", hashes))


@pytest.mark.parametrize("line", HARMLESS)
def test_the_scan_lets_pass_what_is_none(line: str) -> None:
    assert not list(scan(line))


def test_the_scan_lets_pass_all_that_the_sample_invents() -> None:
    for release in sample_releases():
        assert not list(scan(canonical_text(release.concepts).decode()))


def test_no_file_of_this_repository_holds_such_a_text() -> None:
    suspicious = []
    for path in tracked():
        if path == Path(__file__) or path in PICTURES:  # the plants
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            suspicious.append(f"{path.relative_to(PROJECT)} is no text, and cannot be scanned")
            continue
        suspicious += [f"{path.relative_to(PROJECT)}:{one.row} ({one.rule}): {one.text}" for one in scan(text)]
    assert suspicious == []


def test_the_titles_are_known_by_their_hashes_alone() -> None:
    assert len(HEADINGS) > 80
    assert all(len(one) == 16 for one in HEADINGS)
