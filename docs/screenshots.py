"""`python -m docs.screenshots`: the pictures of the README, made from the report on the sample."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple

from playwright.sync_api import sync_playwright

from tests.support.browser import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT = Path(__file__).parents[1]
IMAGES = PROJECT / "docs/images"
MOST = 200_000
"""Bytes of a picture, which a reader of the README downloads."""
_REPORT = (
    *("report", "sample-cpt/2025", "sample-cpt/2026", "--chargemaster", "examples/charge-master.csv"),
    *("--fees", "sample-fees/2026", "--by", "department"),
)
_SAME_PIXELS = ("--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text", "--hide-scrollbars")


class Picture(NamedTuple):
    """What a screen of so many pixels of the style sheet shows, `scale` real ones to each, from a `place` on."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    place: str = ""
    scale: float = 1


PICTURES = (
    Picture("report-light", 1280, 880, "light"),
    Picture("report-dark", 1280, 880, "dark", "#revised"),
    Picture("report-phone", 390, 844, "light", scale=1.5),
)


def main() -> None:
    """Make every picture anew; an older one stays where the browser or the report fails."""
    if CHROMIUM is None:
        sys.exit("There is no chromium on this machine.")
    with TemporaryDirectory() as folder:
        output = Path(folder) / "report"
        command = [sys.executable, "-m", "addenda", *_REPORT, "--output", str(output)]
        made = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
        if made.returncode:
            sys.exit(made.stderr)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *_SAME_PIXELS])
            taken = {picture.name: take(browser, picture, output / "index.html") for picture in PICTURES}
            browser.close()
    for name, content in taken.items():
        keep(IMAGES / f"{name}.png", content)


def take(browser: Browser, picture: Picture, page: Path) -> bytes:
    """Return a picture of a page as PNG."""
    view = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    view.goto(page.as_uri() + picture.place)
    view.wait_for_load_state("networkidle")
    content = view.screenshot(animations="disabled", caret="hide")
    view.close()
    return content


def keep(file: Path, content: bytes) -> None:
    """Write a picture, unless it is too large."""
    if len(content) > MOST:
        sys.exit(f"{file.name} would have {len(content):,} bytes; {MOST:,} are allowed.")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    sys.stdout.write(f"{file.relative_to(PROJECT)}: {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
