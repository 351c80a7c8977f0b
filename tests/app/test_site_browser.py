"""The site in a real browser, read from a disk: it finds, links, fits, asks nobody and complains about nothing."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from addenda.app.publishing import Publication
from addenda.app.site import SiteWanted, write_site
from addenda.store.store import Store
from tests.support.browser import CHROMIUM, FLAGS
from tests.support.site_store import site_store

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]

PAGES = ["index.html", "search.html#q=gadget", "test/codes/A0009.html", "test/codes/B0001.html", "test/list/A.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "a folder with #, ü and spaces"
    with Store(site_store(folder.parent / "store")) as store:
        write_site(
            store, SiteWanted((), "", Publication("", codes_only=False)), folder, force=False, step=lambda _: None
        )
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


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


def found(page: Page) -> list[str]:
    page.wait_for_function("/codes?[.,]/.test(document.getElementById('said').textContent)")
    return page.locator("#found a").all_inner_texts()


def test_the_search_finds_codes_and_words_and_remembers_them(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html"))
    page.fill("#query", "gadget")
    assert found(page) == ["A0003", "A0002"]
    assert page.inner_text("#said") == "2 codes."
    assert page.inner_text("#found li >> nth=1") == "A0002 (test, not in force) Gadget; small"
    assert page.url.endswith("/search.html#q=gadget")
    page.fill("#query", "a000")
    assert found(page) == ["A0001", "A0003", "A0009", "A0002"]
    page.fill("#query", "a1")
    assert sorted(found(page)) == ["A1", "a1"]
    page.select_option("#codeset", "test")
    assert page.inner_text("#said") == "0 codes."
    page.fill("#query", "")
    assert (page.inner_text("#said"), page.locator("#found li").count()) == ("", 0)


def test_an_answer_can_be_linked_to_and_leads_to_the_code(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html#q=odd+a1&in=odd"))
    assert sorted(found(page)) == ["A1", "a1"]
    page.click("#found a >> text=/^a1$/")
    expect(page.locator("h1")).to_have_text("a1")
    page.go_back()
    assert page.input_value("#query") == "odd a1"


def test_hostile_text_is_text_in_the_answer(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html#q=%3C/script%3E"))
    assert found(page) == ["B0001"]
    assert "</script><script>alert(1)</script> <b>" in page.inner_text("#found li")


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
    page.goto(address(site, name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_can_be_used_with_the_keyboard_alone(page: Page, site: Path) -> None:
    page.goto(address(site, "index.html"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the page")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#main'")


def test_each_page_has_its_landmarks_and_headings_in_order(page: Page, site: Path) -> None:
    for name in PAGES:
        page.goto(address(site, name))
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
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colour
    context.close()
