"""The site in a real browser, read from a disk: it finds, links, fits, asks nobody and complains about nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from addenda.app.publishing import Publication
from addenda.app.site import SiteWanted, write_site
from addenda.store.store import Store
from tests.support.browser import IN_A_BROWSER
from tests.support.site_store import site_store

pytestmark = IN_A_BROWSER

ODD_INDEX = "**/_site/index/odd/1.js"
FAILED = "() => document.addEventListener('error', () => { document.documentElement.dataset.failed = 'true'; }, true)"
PAGES = ["index.html", "search.html#q=gadget", "test/codes/A0009.html", "test/codes/B0001.html", "test/list/A.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "a folder with #, ü and spaces"
    with Store(site_store(folder.parent / "store")) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr("addenda.rendering.site.lists.MOST_BYTES", 200)  # so small an index is of several parts too
        write_site(
            store, SiteWanted((), "", Publication("", codes_only=False)), folder, force=False, step=lambda _: None
        )
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert said == []
    assert [address for address in asked if not address.startswith("file:///")] == []


def address(site: Path, name: str) -> str:
    path, _, place = name.partition("#")
    return (site / path).as_uri() + (f"#{place}" if place else "")


def visit(page: Page, site: Path, name: str) -> None:
    """Go to a page; where that asks for something, wait until it has answered."""
    page.goto(address(site, name))
    if "#q=" in name:
        expect(page.locator("#found li").first).to_be_visible()


def expect_found(page: Page, *codes: str) -> None:
    """Wait until these are the answer, in this order, and the page says how many they are."""
    expect(page.locator("#found a")).to_have_text(list(codes), use_inner_text=True)
    expect_said(page, "1 code." if len(codes) == 1 else f"{len(codes)} codes.")


def expect_said(page: Page, text: str) -> None:
    expect(page.locator("#said")).to_have_text(text, use_inner_text=True)


def ask(page: Page, query: str) -> None:
    """Type it, and wait until the page has heard of it."""
    page.fill("#query", query)
    page.wait_for_function("query => new URLSearchParams(location.hash.slice(1)).get('q') === query", arg=query)


def test_the_search_finds_codes_and_words_and_remembers_them(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html"))
    page.fill("#query", "gadget")
    expect_found(page, "A0003", "A0002")
    second = page.locator("#found li >> nth=1")
    expect(second).to_have_text("A0002 (test, not in force) Gadget; small", use_inner_text=True)
    expect(page).to_have_url(re.compile(r"/search\.html#q=gadget$"))
    page.fill("#query", "a000")
    expect_found(page, "A0001", "A0003", "A0009", "A0002")
    page.fill("#query", "a1")
    expect_found(page, "A1", "a1")
    page.select_option("#codeset", "test")
    expect_found(page)
    page.fill("#query", "")
    expect_said(page, "")
    expect(page.locator("#found li")).to_have_count(0)


def test_a_key_typed_while_the_index_comes_waits_for_it(page: Page, site: Path) -> None:
    held: list[Route] = []
    page.route(ODD_INDEX, lambda route: held.append(route))
    page.goto(address(site, "search.html"))
    with page.expect_request(ODD_INDEX):
        ask(page, "a")
    expect_said(page, "Reading the index.")
    ask(page, "a1")
    expect_said(page, "Reading the index.")
    expect(page.locator("#found li")).to_have_count(0)
    page.select_option("#codeset", "test")
    expect_found(page)
    page.select_option("#codeset", "odd")
    expect_said(page, "Reading the index.")
    held[0].continue_()
    expect_found(page, "A1", "a1")
    assert len(held) == 1


def test_an_index_that_fails_late_leaves_the_answer_of_another_code_set(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    held: list[Route] = []
    page.route(ODD_INDEX, lambda route: held.append(route))
    page.goto(address(site, "search.html"))
    page.evaluate(FAILED)
    page.select_option("#codeset", "odd")
    with page.expect_request(ODD_INDEX):
        ask(page, "gadget")
    page.select_option("#codeset", "test")
    expect_found(page, "A0003", "A0002")
    held[0].abort()
    expect(page.locator("html")).to_have_attribute("data-failed", "true")
    expect_found(page, "A0003", "A0002")
    page.select_option("#codeset", "odd")
    expect_said(page, "The index cannot be read; the lists below hold every code.")
    page.close()


def test_an_index_that_cannot_be_read_is_told_at_every_key(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.route(ODD_INDEX, lambda route: route.abort())
    page.goto(address(site, "search.html"))
    for query in ("a", "a1"):
        ask(page, query)
        expect_said(page, "The index cannot be read; the lists below hold every code.")
        expect(page.locator("#found li")).to_have_count(0)
    page.select_option("#codeset", "test")
    page.fill("#query", "gadget")
    expect_found(page, "A0003", "A0002")
    page.fill("#query", "")
    expect_said(page, "")
    page.close()


def test_the_parts_of_an_index_come_in_any_order(page: Page, site: Path) -> None:
    held: list[Route] = []
    page.route(ODD_INDEX, lambda route: held.append(route))
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/_site/index/odd/3.js")):
        page.goto(address(site, "search.html#q=a1&in=odd"), wait_until="domcontentloaded")
    held[0].continue_()
    expect_found(page, "A1", "a1")


def test_an_answer_can_be_linked_to_and_leads_to_the_code(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html#q=odd+a1&in=odd"))
    expect_found(page, "A1", "a1")
    page.click("#found a >> text=/^a1$/")
    expect(page.locator("h1")).to_have_text("a1")
    page.go_back()
    expect(page.locator("#query")).to_have_value("odd a1")


def test_hostile_text_is_text_in_the_answer(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html#q=%3C/script%3E"))
    expect_found(page, "B0001")
    text = "</script><script>alert(1)</script> <b>"
    expect(page.locator("#found li")).to_contain_text(text, use_inner_text=True)


def test_a_code_leads_to_its_place_in_a_pair_and_back(page: Page, site: Path) -> None:
    page.goto(address(site, "test/codes/A0001.html"))
    page.click("text=All that changed from test/2024 to test/2025")
    expect(page.locator(":target")).to_have_id("code-A0001")
    page.click("text=All releases")
    expect(page.locator("h1")).to_have_text("Releases of code sets")


def test_without_javascript_the_lists_lead_to_every_code(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(site, "search.html"))
    assert not page.is_visible("#ask")
    assert "needs JavaScript" in page.inner_text("main")
    page.click("text=A0001 to A0009")
    page.click("text=A0002")
    expect(page.locator("h1")).to_have_text("A0002")
    context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 768, 1920])
def test_no_page_scrolls_sideways(page: Page, site: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, site, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_can_be_used_with_the_keyboard_alone(page: Page, site: Path) -> None:
    page.goto(address(site, "index.html"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the page")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/index\.html#main$"))


def test_each_page_has_its_landmarks_and_headings_in_order(page: Page, site: Path) -> None:
    for name in PAGES:
        visit(page, site, name)
        counts = page.evaluate(
            "['main', 'body > header', 'body > nav', 'body > footer', 'h1'].map((one) => "
            "document.querySelectorAll(one).length)"
        )
        assert counts == [1] * 5
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1]))")
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert page.evaluate("[...document.querySelectorAll('table')].every((one) => one.caption)")


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(244, 246, 248)"), ("dark", "rgb(16, 21, 27)")])
def test_the_colours_follow_the_reader(browser: Browser, site: Path, scheme: str, colour: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address(site, "test/codes/A0009.html"))
    expect(page.locator("body")).to_have_css("background-color", colour)
    context.close()
