"""The page in a real browser: it fits, asks for nothing, complains about nothing, prints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from addenda.rendering.report_html import render_html
from addenda.rendering.view import build_report
from tests.rendering.candidates_scenario import IMPACT as CARRIED
from tests.rendering.candidates_scenario import SUGGESTIONS
from tests.rendering.full_scenario import WHOLE
from tests.rendering.scenario import CHANGES, IMPACT, MADE, hostile
from tests.support.browser import IN_A_BROWSER, unfold

pytestmark = IN_A_BROWSER

PAGES = {
    "scenario": render_html(build_report(CHANGES, IMPACT, MADE)),
    "two hospitals": render_html(build_report(CHANGES, WHOLE, MADE)),
    "without a charge master": render_html(build_report(CHANGES, None, MADE)),
    "with candidates": render_html(build_report(SUGGESTIONS.changes, CARRIED, MADE, None, SUGGESTIONS)),
    "one long word everywhere": render_html(build_report(*hostile("Wide" * 60), MADE)),
}


@pytest.fixture
def address(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    file = tmp_path / "index.html"
    file.write_text(PAGES[getattr(request, "param", "scenario")], encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def test_nothing_is_requested_and_nothing_is_said_on_the_console(page: Page, address: str) -> None:
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert requests == [address]
    assert messages == []


@pytest.mark.parametrize("address", list(PAGES), indirect=True)
@pytest.mark.parametrize("width", [320, 400, 768, 1280, 1920])
def test_the_page_never_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_every_link_of_the_navigation_can_be_seen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    links = page.locator("nav a")
    assert links.count() > 3
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_a_date_in_a_sentence_stands_on_one_line(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    dates = page.locator("main time")
    assert dates.count() > 0
    assert {len(date) for date in dates.all_inner_texts()} == {10}
    assert set(page.eval_on_selector_all("main time", "all => all.map((one) => one.getClientRects().length)")) <= {0, 1}


def test_it_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "4 codes were deleted" in page.inner_text("header")
    assert page.locator("#first").is_visible()
    assert page.locator("tr#code-A0001").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_reader(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address)
    colour = {"light": "rgb(244, 246, 248)", "dark": "rgb(16, 21, 27)"}[scheme]
    expect(page.locator("body")).to_have_css("background-color", colour)
    context.close()


def test_text_on_every_background_has_the_contrast_of_level_aa(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(address)
        ratios = page.evaluate(CONTRAST)
        assert ratios
        assert {text: ratio for text, ratio in ratios.items() if ratio < 4.5} == {}
        context.close()


def test_a_link_to_a_code_unfolds_and_shows_it(page: Page, address: str) -> None:
    page.goto(address)
    page.click('a[href="#code-A0001"] >> nth=0')
    expect(page.locator(":target")).to_have_id("code-A0001")


@pytest.mark.parametrize("address", ["two hospitals"], indirect=True)
def test_a_link_to_an_owner_unfolds_and_shows_its_findings(page: Page, address: str) -> None:
    page.goto(address)
    findings = page.locator("#department-2 table")
    expect(findings).to_be_hidden()
    page.click('a[href="#department-2"]')
    expect(findings).to_be_visible()
    expect(findings).to_contain_text("A number that means something else now", use_inner_text=True)


@pytest.mark.parametrize("address", ["two hospitals"], indirect=True)
def test_on_a_narrow_page_a_sentence_with_a_date_stays_beside_its_title(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(address)
    left = "all => all.map((one) => one.getBoundingClientRect().left)"
    titles = "[aria-labelledby=first] td:nth-child(2)"
    sentences = f"{titles} > span"
    inside = page.eval_on_selector_all(sentences, left)
    assert len(inside) == 4
    assert min(inside) > max(page.eval_on_selector_all(titles, left)) + 50


@pytest.mark.parametrize("address", ["two hospitals"], indirect=True)
def test_no_table_is_cut_off_on_a_desk(page: Page, address: str) -> None:
    page.goto(address)
    unfold(page)
    wider = "all => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)"
    assert page.eval_on_selector_all(".scroll", wider) == []


def test_it_prints(page: Page, address: str) -> None:
    page.goto(address)
    assert page.pdf(format="Letter").count(b"/Type /Page\n") > 0


CONTRAST = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const ratios = {};
  for (const element of document.body.querySelectorAll("*")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const [front, back] = [channels(getComputedStyle(element).color), behind(element)].map(luminance);
    ratios[element.outerHTML.slice(0, 80)] = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
  }
  return ratios;
}"""
