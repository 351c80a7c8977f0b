"""The page at work in a real browser: sort, filter, find, link, print; by keys alone and without JavaScript."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.range import replacement_range
from addenda.model.changes import ChangeKind
from addenda.model.family import Family
from addenda.model.release import ReleaseId
from addenda.model.trend import ReleasePair
from addenda.rendering.impact_view import build_impact
from addenda.rendering.report_html import render_html
from addenda.rendering.view import build_report
from tests.rendering.book_scenario import SHAPED_CHANGES
from tests.rendering.full_scale import full_changes, full_impact
from tests.rendering.full_scenario import FEES, MASTER, WHOLE
from tests.rendering.full_scenario import LINES as FULL_LINES
from tests.rendering.scenario import CHANGES, MADE, NOTHING, hostile, impact_of, line
from tests.support.browser import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]

YEARS = tuple(
    ReleasePair(ReleaseId("test", f"{year}"), ReleaseId("test", f"{year + 1}"), year % 7, year % 5, year % 3)
    for year in range(2021, 2025)
)
FAMILIES = {
    change.key: Family("Plicure of fold", ((change.key, "single strut"), (change.key, "two struts")))
    for change in SHAPED_CHANGES.of_kind(ChangeKind.REVISED)
}
LONG, LINES = full_changes()[0], full_impact(1_000, 2_000)
_DEAR = replace(FULL_LINES[0], price=Decimal("12345678901.25"), volume=Decimal(90_000))
_MANY_DIGITS = assess(Facts(CHANGES, replace(MASTER, lines=(_DEAR, *FULL_LINES[1:]))))
PAGES = {
    "many digits": render_html(
        build_report(CHANGES, replace(_MANY_DIGITS, range=replacement_range(_MANY_DIGITS, FEES)), MADE)
    ),
    "whole": render_html(build_report(CHANGES, WHOLE, MADE, trend=YEARS)),
    "long": render_html(build_report(LONG, LINES, MADE)),
    "book": render_html(build_report(SHAPED_CHANGES, None, MADE, trend=YEARS, families=FAMILIES)),
    "nothing": render_html(build_report(NOTHING, None, MADE)),
    "no finding": render_html(build_report(CHANGES, impact_of(CHANGES, (), others=(line(2, "Z1", "1", "1"),)), MADE)),
    "hostile": render_html(build_report(*hostile("<script>alert(1)</script>"), MADE)),
}
FINDINGS = ".findings tbody tr:visible"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, page in PAGES.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


def column(page: Page, table: str, place: int) -> list[str]:
    return page.locator(f"{table} tbody tr:not(.group) > :nth-child({place})").all_inner_texts()


def cents(text: str) -> int | None:
    return None if text == "unknown" else int(re.sub(r"[$,.]", "", text))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "long"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("light", 1280), ("dark", 1280)])
def test_axe_finds_no_violation(browser: Browser, folder: Path, name: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    context.close()


@pytest.mark.parametrize("name", list(PAGES))
def test_every_page_asks_for_nothing_and_says_nothing(page: Page, folder: Path, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / f"{name}.html").as_uri())
    page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true })")
    page.wait_for_load_state("networkidle")
    assert asked == [(folder / f"{name}.html").as_uri()]


def test_no_other_script_or_style_is_permitted(folder: Path, page: Page) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', PAGES["whole"])
    assert policy
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[^' ]{44}'; style-src 'sha256-[^' ]{44}'; style-src-attr "
        r"'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
        policy[1],
    )


@pytest.mark.parametrize("name", list(PAGES))
def test_no_page_scrolls_sideways_between_320_and_1920_pixels(page: Page, folder: Path, name: str) -> None:
    page.goto((folder / f"{name}.html").as_uri())
    page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true })")
    for width in (320, 480, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_table_is_sorted_both_ways_and_back_and_says_so(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    page.click("#lines-deleted")
    table = "[aria-labelledby=lines-deleted]"
    header = page.locator(f"{table} th", has_text="Gross charges")
    before = column(page, table, 7)
    header.locator("button").click()
    rising = [cents(text) for text in column(page, table, 7)]
    assert header.get_attribute("aria-sort") == "ascending"
    assert rising == sorted(rising, key=lambda one: (one is None, one or 0))
    header.locator("button").click()
    falling = [cents(text) for text in column(page, table, 7)]
    assert header.get_attribute("aria-sort") == "descending"
    assert falling == sorted(falling, key=lambda one: (one is None, -(one or 0)))
    header.locator("button").click()
    assert header.get_attribute("aria-sort") is None
    assert column(page, table, 7) == before


def test_what_is_not_known_comes_last_in_either_direction(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    header = page.locator("[aria-labelledby=first] th", has_text="Gross charges").locator("button")
    for _ in range(2):
        header.click()
        assert column(page, "[aria-labelledby=first]", 6)[-1] == "unknown"


def test_the_amounts_below_an_unknown_payment_are_not_sorted_by(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    table = "[aria-labelledby=lines-deleted]"
    header = page.locator(f"{table} th", has_text="Payment a year")
    paid = [text.splitlines() for text in column(page, table, header.evaluate("header => header.cellIndex + 1"))]
    units = ["$800.00 before, unknown now", "unknown before, $99.00 now", "unknown before, $99.00 now"]
    assert [(lines[0], lines[-1]) for lines in paid] == [("unknown", f"a unit: {unit}") for unit in units]
    before = column(page, table, 2)
    for _ in range(2):
        header.locator("button").click()
        assert column(page, table, 2) == before


def test_findings_are_narrowed_by_text_rule_severity_and_department(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    said = page.locator("#sift-said")
    page.select_option("#sift-rule", label="Lines on deleted codes")
    deleted = sum(finding.rule.id == "deleted" for finding in LINES.findings)
    assert said.inner_text() == f"{deleted} findings of 1,000"
    page.focus("#sift-department")
    department = LINES.findings[0].line.department
    page.select_option("#sift-department", label=department)
    here = [one for one in LINES.findings if one.line.department == department and one.rule.id == "deleted"]
    assert said.inner_text().startswith(f"{len(here)} finding")
    assert page.locator(FINDINGS).count() == len(here)
    page.fill("#sift-text", here[0].line.charge_code)
    assert said.inner_text() == "1 finding of 1,000"
    page.click("#sift-all")
    assert said.inner_text() == ""
    page.select_option("#sift-severity", label="high")
    assert page.locator(".findings:visible .severity").all_inner_texts() == ["high"]
    page.fill("#sift-text", "nothing of that kind")
    assert said.inner_text() == "0 findings of 1,000"


def test_a_table_of_changes_is_filtered_and_keeps_the_titles_of_its_groups(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    table = "[aria-labelledby=deleted]"
    code = page.locator(f"{table} tbody th[scope=row]").last.inner_text()
    page.fill(f"{table} input", code)
    assert page.locator(f"{table} tbody th[scope=row]").all_inner_texts() == [code]
    assert page.locator(f"{table} tr.group").count() == 1
    assert page.locator(f"{table} output").inner_text() == "1 row of 100"


def test_long_lists_come_in_parts(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    page.click("#lines-revised")
    rows = page.locator("[aria-labelledby=lines-revised] tbody tr")
    assert rows.count() == 200
    page.click("[aria-labelledby=lines-revised] >> text=Show 200 more")
    assert rows.count() == 400
    page.click("[aria-labelledby=lines-revised] >> text=Show all")
    assert rows.count() == sum(finding.rule.id == "revised" for finding in LINES.findings)


@pytest.mark.parametrize("typed", ["{code}", " {code} "])
def test_a_code_is_found(page: Page, folder: Path, typed: str) -> None:
    code = LONG.changes[-1].key.code
    page.goto((folder / "long.html").as_uri())
    page.fill("#find-code", typed.format(code=code))
    page.press("#find-code", "Enter")
    assert page.locator(f"#code-{code}").is_visible()
    assert page.evaluate("document.querySelector('tr.here').id") == f"code-{code}"
    page.fill("#find-code", "Z9999")
    page.press("#find-code", "Enter")
    assert page.locator("#find-said").inner_text() == "Z9999 did not change"


def test_a_deep_link_opens_what_holds_a_code_or_a_finding(page: Page, folder: Path) -> None:
    address = (folder / "long.html").as_uri()
    code = LONG.changes[-1].key.code
    page.goto(f"{address}#code-{code}")
    assert page.locator(f"#code-{code}").is_visible()
    last = f"f{len(LINES.findings)}"
    page.goto("about:blank")
    page.goto(f"{address}#{last}")
    assert page.locator(f"#{last}").is_visible()
    page.wait_for_timeout(50)
    assert page.locator(f"#{last}").is_visible()


def test_a_deep_link_far_down_shows_the_part_around_it_and_no_thousands_of_rows(page: Page, folder: Path) -> None:
    revised = [place for place, finding in enumerate(LINES.findings, 1) if finding.rule.id == "revised"]
    page.goto(f"{(folder / 'long.html').as_uri()}#f{revised[450]}")
    rows, more = "[aria-labelledby=lines-revised] tbody tr", page.locator("[aria-labelledby=lines-revised] .more")
    assert page.locator(f"#f{revised[450]}").is_visible()
    assert page.locator(rows).count() == min(200, len(revised) - 400)
    assert more.inner_text().startswith(f"Rows 401 to {min(600, len(revised))} of {len(revised)} shown.")
    more.locator("text=Show all").click()
    assert page.locator(rows).count() == len(revised)


def test_an_owners_finding_leads_to_its_row_though_it_was_filtered_out(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    page.fill("#sift-text", "nothing of that kind")
    page.click("#by-department ~ details summary >> nth=0")
    link = page.locator("#department-1 tbody a >> nth=0")
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert page.locator(f"#{target}").is_visible()
    assert page.input_value("#sift-text") == ""
    name = LINES.worklists[0].owner
    assert page.locator("#department-1 .tools label").inner_text() == f"Filter the findings of {name}"


def test_everything_is_done_by_keys_alone(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached: set[str] = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.localName"))
        if "sorted" not in reached and page.evaluate("Boolean(document.activeElement.closest('thead'))"):
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.closest('th').ariaSort") == "ascending"
            reached.add("sorted")
    assert {"find-code", "scheme", "sorted", "sift-text", "sift-rule", "summary", "a"} <= reached


def test_the_colours_can_be_changed_and_nothing_is_stored(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colour) == "rgb(244, 246, 248)"
    page.click("#scheme")
    assert page.evaluate(colour) == "rgb(16, 21, 27)"
    assert page.inner_text("#scheme") == "Light colours"
    page.click("#scheme")
    assert page.evaluate(colour) == "rgb(244, 246, 248)"


def test_without_javascript_every_row_is_there_and_no_control(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "long.html").as_uri())
    assert page.locator(".findings tbody tr").count() == 1_000
    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    page.click("#lines-revised")
    assert page.locator("[aria-labelledby=lines-revised] tbody tr >> nth=400").is_visible()
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_on_paper_everything_is_unfolded_and_no_control_is_left(
    browser: Browser, folder: Path, *, scripted: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    page.goto((folder / "whole.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator("#department-2 table").is_visible() or scripted
    assert page.locator("button:visible:not(thead *), input:visible, nav:visible").count() == 0
    assert len(page.pdf(format="Letter")) > len(PAGES["whole"]) // 10
    context.close()


def test_a_page_of_no_change_has_no_picture_and_says_so(page: Page, folder: Path) -> None:
    page.goto((folder / "nothing.html").as_uri())
    assert page.locator("svg").count() == 0
    assert "no code was added, deleted, revised or updated" in page.inner_text("main")


@pytest.mark.parametrize(("findings", "most"), [(5_000, 3_000_000), (20_000, 9_000_000)])
def test_how_fast_a_large_page_is_is_told(browser: Browser, tmp_path: Path, findings: int, most: int) -> None:
    """Told and not judged: how fast it is, a machine decides."""
    impact = full_impact(findings)
    text = render_html(replace(build_report(LONG, impact, MADE), impact=build_impact(impact)))
    (tmp_path / "large.html").write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((tmp_path / "large.html").as_uri())
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null")
    load = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    page.click("#lines-revised")
    page.focus("#sift-text")
    told = {typed: page.evaluate(f"{TAKEN}({KEYSTROKE})", typed) for typed in ("l", "lu", "lum", "lumenar 7", "")}
    table = "[aria-labelledby=lines-revised]"
    for title in ("Gross charges", "Description"):
        place = page.locator(f"{table} th", has_text=title).evaluate("header => header.cellIndex + 1")
        told[title] = page.evaluate(f"{TAKEN}({CLICK})", f"{table} th:nth-child({place}) button")
    told["deep link"] = page.evaluate(f"{TAKEN}({DEEP_LINK})", f"#f{findings}")
    print(f"{findings:,} findings, {text.count('<tr'):,} rows, {len(text.encode()):,} bytes")
    print(f"first paint {paint:.0f} ms, loaded {load:.0f} ms; from key or click to the picture, in ms: {told}")
    assert len(text.encode()) < most
    page.close()


TAKEN = """((act) => async (value) => {
  const start = performance.now();
  act(value);
  document.body.getBoundingClientRect();
  await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));
  return Math.round(performance.now() - start);
})"""
KEYSTROKE = """(typed) => {
  const field = document.getElementById("sift-text");
  field.value = typed;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
CLICK = "(what) => document.querySelector(what).click()"
DEEP_LINK = "(place) => { location.hash = place; }"
