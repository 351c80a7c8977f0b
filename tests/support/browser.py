"""The browser that the tests of pages drive.

A page answers when it comes to it: whatever it does after a click or a key is waited for, by `expect` or
`wait_for_function`. The latter is given a function, since a policy of a page forbids to evaluate any other text later.
"""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IN_A_BROWSER = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]
"""The marks of each file that drives it."""

expect.set_options(timeout=30_000)  # ms: on a busy machine a page may take as long to answer as to be clicked on

_UNFOLD = """() => {
  const heard = (one) => new Promise((done) => one.addEventListener("toggle", () => done(), { once: true }));
  const folded = [...document.querySelectorAll("details:not([open])")];
  const all = Promise.all(folded.map(heard));
  for (const one of folded) one.open = true;
  return all;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a file; not for longer, since no other event loop runs beside that of playwright."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def unfold(page: Page) -> None:
    """Open whatever is folded; return when the page has heard of each and has done what it does then."""
    page.evaluate(_UNFOLD)
