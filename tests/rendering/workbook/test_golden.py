"""The scenario as a workbook, its cells as text; `make golden` writes the files anew."""

from addenda.rendering.workbook.report import report_workbook
from tests.rendering.book_scenario import SHAPED_CHANGES
from tests.rendering.scenario import MADE, NOTHING
from tests.rendering.workbook.cases import OWNED, PLAIN, WHOLE
from tests.rendering.workbook.reading import dump
from tests.support.golden import Golden


def test_report(golden: Golden) -> None:
    golden.check("rendering/workbook/report.txt", dump(PLAIN))


def test_report_with_payments_waivers_and_candidates(golden: Golden) -> None:
    golden.check("rendering/workbook/whole.txt", dump(WHOLE))


def test_two_hospitals_with_owners_and_a_range(golden: Golden) -> None:
    golden.check("rendering/workbook/owned.txt", dump(OWNED))


def test_a_code_set_with_a_book(golden: Golden) -> None:
    golden.check("rendering/workbook/book.txt", dump(report_workbook(SHAPED_CHANGES, None, MADE)))


def test_nothing_changed(golden: Golden) -> None:
    golden.check("rendering/workbook/nothing.txt", dump(report_workbook(NOTHING, None, MADE)))
