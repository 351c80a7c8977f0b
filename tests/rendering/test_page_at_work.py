"""The page at work in a real browser: sort, filter, find, link, print; by keys alone and without JavaScript."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

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
from tests.support.browser import IN_A_BROWSER, unfold

pytestmark = IN_A_BROWSER

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
LETTER = 725
"""The width of a sheet of letter paper between its margins, in pixels of 1/96 inch."""


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


def column(page: Page, table: str, place: int) -> Locator:
    return page.locator(f"{table} tbody tr:not(.group) > :nth-child({place})")


def expect_texts(cells: Locator, texts: str | re.Pattern[str] | list[str]) -> None:
    """Wait until they read so, as they are seen."""
    expect(cells).to_have_text(texts, use_inner_text=True)


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
    unfold(page)
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
    unfold(page)
    for width in (320, 480, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator("html")).to_have_js_property("scrollWidth", width)


def test_a_table_is_sorted_both_ways_and_back_and_says_so(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    page.click("#lines-deleted")
    table = "[aria-labelledby=lines-deleted]"
    header = page.locator(f"{table} th", has_text="Gross charges")
    cells = column(page, table, 7)
    page.click(f"{table} >> text=Show all")
    expect(cells).to_have_count(sum(finding.rule.id == "deleted" for finding in LINES.findings))
    before = cells.all_inner_texts()
    assert len(before) > 200
    header.locator("button").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect_texts(cells, sorted(before, key=lambda text: (cents(text) is None, cents(text) or 0))[:200])
    header.locator("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    expect_texts(cells, sorted(before, key=lambda text: (cents(text) is None, -(cents(text) or 0)))[:200])
    header.locator("button").click()
    expect(page.locator(f"{table} th[aria-sort]")).to_have_count(0)
    expect_texts(cells, before[:200])


def test_what_is_not_known_comes_last_in_either_direction(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    header = page.locator("[aria-labelledby=first] th", has_text="Gross charges")
    for direction in ("ascending", "descending"):
        header.locator("button").click()
        expect(header).to_have_attribute("aria-sort", direction)
        expect_texts(column(page, "[aria-labelledby=first]", 6).last, "unknown")


def test_the_amounts_below_an_unknown_payment_are_not_sorted_by(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    table = "[aria-labelledby=lines-deleted]"
    header = page.locator(f"{table} th", has_text="Payment a year")
    cells = column(page, table, header.evaluate("header => header.cellIndex + 1"))
    paid = [text.splitlines() for text in cells.all_inner_texts()]
    units = ["$800.00 before, unknown now", "unknown before, $99.00 now", "unknown before, $99.00 now"]
    assert [(lines[0], lines[-1]) for lines in paid] == [("unknown", f"a unit: {unit}") for unit in units]
    before = column(page, table, 2).all_inner_texts()
    for direction in ("ascending", "descending"):
        header.locator("button").click()
        expect(header).to_have_attribute("aria-sort", direction)
        expect_texts(column(page, table, 2), before)


def test_findings_are_narrowed_by_text_rule_severity_and_department(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    said = page.locator("#sift-said")
    page.select_option("#sift-rule", label="Lines on deleted codes")
    deleted = sum(finding.rule.id == "deleted" for finding in LINES.findings)
    expect_texts(said, f"{deleted} findings of 1,000")
    page.focus("#sift-department")
    department = LINES.findings[0].line.department
    page.select_option("#sift-department", label=department)
    here = [one for one in LINES.findings if one.line.department == department and one.rule.id == "deleted"]
    expect_texts(said, re.compile(rf"^{len(here)} findings? of 1,000$"))
    expect(page.locator(FINDINGS)).to_have_count(len(here))
    page.fill("#sift-text", here[0].line.charge_code)
    expect_texts(said, "1 finding of 1,000")
    page.click("#sift-all")
    expect_texts(said, "")
    page.select_option("#sift-severity", label="high")
    expect_texts(page.locator(".findings:visible .severity"), ["high"])
    page.fill("#sift-text", "nothing of that kind")
    expect_texts(said, "0 findings of 1,000")


def test_a_table_of_changes_is_filtered_and_keeps_the_titles_of_its_groups(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    table = "[aria-labelledby=deleted]"
    code = page.locator(f"{table} tbody th[scope=row]").last.inner_text()
    page.fill(f"{table} input", code)
    expect_texts(page.locator(f"{table} tbody th[scope=row]"), [code])
    expect(page.locator(f"{table} tr.group")).to_have_count(1)
    expect_texts(page.locator(f"{table} output"), "1 row of 100")


def test_long_lists_come_in_parts(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    page.click("#lines-revised")
    rows = page.locator("[aria-labelledby=lines-revised] tbody tr")
    expect(rows).to_have_count(200)
    page.click("[aria-labelledby=lines-revised] >> text=Show 200 more")
    expect(rows).to_have_count(400)
    page.click("[aria-labelledby=lines-revised] >> text=Show all")
    expect(rows).to_have_count(sum(finding.rule.id == "revised" for finding in LINES.findings))


@pytest.mark.parametrize("act", ["document.getElementById('lines-revised').click()", "location.hash = 'lines-revised'"])
def test_a_long_list_is_cut_before_its_section_opens(page: Page, folder: Path, act: str) -> None:
    page.goto((folder / "long.html").as_uri())
    section = page.locator("details", has=page.locator("#lines-revised"))
    section.evaluate(ROWS_WHEN_OPENED)
    page.evaluate(act)
    expect(section).to_have_attribute("data-rows-when-opened", "200")


def test_a_long_list_is_cut_though_its_section_opens_by_itself(page: Page, folder: Path) -> None:
    """As it does where the browser finds a text in it."""
    page.goto((folder / "long.html").as_uri())
    page.locator("details", has=page.locator("#lines-revised")).evaluate("details => { details.open = true }")
    expect(page.locator("[aria-labelledby=lines-revised] tbody tr")).to_have_count(200)


@pytest.mark.parametrize("typed", ["{code}", " {code} "])
def test_a_code_is_found(page: Page, folder: Path, typed: str) -> None:
    code = LONG.changes[-1].key.code
    page.goto((folder / "long.html").as_uri())
    page.fill("#find-code", typed.format(code=code))
    page.press("#find-code", "Enter")
    expect(page.locator(f"#code-{code}")).to_be_visible()
    expect(page.locator("tr.here")).to_have_id(f"code-{code}")
    page.fill("#find-code", "Z9999")
    page.press("#find-code", "Enter")
    expect_texts(page.locator("#find-said"), "Z9999 did not change")


def test_a_deep_link_opens_what_holds_a_code_or_a_finding(page: Page, folder: Path) -> None:
    address = (folder / "long.html").as_uri()
    code = LONG.changes[-1].key.code
    page.goto(f"{address}#code-{code}")
    expect(page.locator(f"#code-{code}")).to_be_visible()
    last = f"f{len(LINES.findings)}"
    page.goto("about:blank")
    page.add_init_script(TOGGLED)
    page.goto(f"{address}#{last}")
    expect(page.locator("html")).to_have_attribute("data-toggled", "true")
    expect(page.locator(f"#{last}")).to_be_visible()


def test_a_deep_link_far_down_shows_the_part_around_it_and_no_thousands_of_rows(page: Page, folder: Path) -> None:
    revised = [place for place, finding in enumerate(LINES.findings, 1) if finding.rule.id == "revised"]
    page.goto(f"{(folder / 'long.html').as_uri()}#f{revised[450]}")
    rows, more = "[aria-labelledby=lines-revised] tbody tr", page.locator("[aria-labelledby=lines-revised] .more")
    expect(page.locator(f"#f{revised[450]}")).to_be_visible()
    expect(page.locator(rows)).to_have_count(min(200, len(revised) - 400))
    expect_texts(more, re.compile(rf"^Rows 401 to {min(600, len(revised))} of {len(revised)} shown\."))
    more.locator("text=Show all").click()
    expect(page.locator(rows)).to_have_count(len(revised))


def test_an_owners_finding_leads_to_its_row_though_it_was_filtered_out(page: Page, folder: Path) -> None:
    page.goto((folder / "long.html").as_uri())
    page.fill("#sift-text", "nothing of that kind")
    expect(page.locator(FINDINGS)).to_have_count(0)
    page.click("#by-department ~ details summary >> nth=0")
    link = page.locator("#department-1 tbody a >> nth=0")
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(page.locator(f"#{target}")).to_be_visible()
    expect(page.locator("#sift-text")).to_have_value("")
    name = LINES.worklists[0].owner
    expect_texts(page.locator("#department-1 .tools label"), f"Filter the findings of {name}")


def tab(page: Page) -> None:
    """Go on by a key, and wait until the focus has gone on."""
    before = page.evaluate_handle("document.activeElement")
    page.keyboard.press("Tab")
    page.wait_for_function("before => document.activeElement !== before", arg=before)


def test_everything_is_done_by_keys_alone(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    tab(page)
    expect(page.locator(":focus")).to_have_class("skip")
    wanted = {"find-code", "scheme", "sorted", "sift-text", "sift-rule", "summary", "a"}
    reached: set[str] = set()
    for _ in range(150):
        tab(page)
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.localName"))
        if "sorted" not in reached and page.locator("thead :focus").count():
            page.keyboard.press("Enter")
            expect(page.locator("th:has(:focus)")).to_have_attribute("aria-sort", "ascending")
            reached.add("sorted")
        if wanted <= reached:
            break
    assert wanted <= reached


def test_the_colours_can_be_changed_and_nothing_is_stored(page: Page, folder: Path) -> None:
    page.goto((folder / "whole.html").as_uri())
    body = expect(page.locator("body"))
    body.to_have_css("background-color", "rgb(244, 246, 248)")
    page.click("#scheme")
    body.to_have_css("background-color", "rgb(16, 21, 27)")
    expect_texts(page.locator("#scheme"), "Light colours")
    page.click("#scheme")
    body.to_have_css("background-color", "rgb(244, 246, 248)")


def test_without_javascript_every_row_is_there_and_no_control(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "long.html").as_uri())
    assert page.locator(".findings tbody tr").count() == 1_000
    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    page.click("#lines-revised")
    expect(page.locator("[aria-labelledby=lines-revised] tbody tr >> nth=400")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_on_paper_everything_is_unfolded_and_no_control_is_left(
    browser: Browser, folder: Path, *, scripted: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    page.goto((folder / "whole.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator("#department-2 table")).to_be_visible()
    expect(page.locator("button:visible:not(thead *), input:visible, nav:visible")).to_have_count(0)
    assert len(page.pdf(format="Letter")) > len(PAGES["whole"]) // 10
    context.close()


@pytest.mark.parametrize("name", ["whole", "long", "book", "nothing", "no finding"])  # not of longer texts and amounts
def test_a_page_is_no_wider_than_paper_which_would_shrink_it(page: Page, folder: Path, name: str) -> None:
    page.set_viewport_size({"width": LETTER, "height": 900})
    page.emulate_media(media="print")
    page.goto((folder / f"{name}.html").as_uri())
    unfold(page)
    expect(page.locator("html")).to_have_js_property("scrollWidth", LETTER)


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


ROWS_WHEN_OPENED = """(section) => {
  const count = () => { section.dataset.rowsWhenOpened = section.querySelectorAll("tbody tr").length; };
  new MutationObserver(count).observe(section, { attributeFilter: ["open"] });
}"""
TOGGLED = """
  document.addEventListener("toggle", () => { document.documentElement.dataset.toggled = "true"; }, { capture: true });
"""
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
