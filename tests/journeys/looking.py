"""Looking at a page as a person would: its contrast and names, its width on a telephone, and a picture of it."""

from __future__ import annotations

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
"""The rules of axe for WCAG 2.2 at level AA, and those that its makers call best practice."""

PICTURES = os.environ.get("HABEAS_SCREENSHOTS", "")
"""Where pictures go (`make screenshots`); none are taken where it is empty."""

WINDOW = {"width": 1200, "height": 800}
TELEPHONE = {"width": 360, "height": 740}


def look(page: Page, name: str = "") -> None:
    """Check a page in light and dark, and on a narrow screen; take its picture where it has a name.

    Raises:
        AssertionError: a rule is broken, or the page is wider than the screen.
    """
    picture(page, name)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        broken = Axe().run(page, options=RULES)
        assert broken.violations_count == 0, f"{page.url} in {scheme}:\n{broken.generate_report()}"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": TELEPHONE["width"], "height": TELEPHONE["height"]})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": WINDOW["width"], "height": WINDOW["height"]})
    assert width <= TELEPHONE["width"], f"{page.url} is {width} pixels wide on a telephone"


def picture(page: Page, name: str) -> None:
    """Take a picture of the first screenful, where pictures are wanted."""
    if PICTURES and name:
        page.screenshot(path=Path(PICTURES) / f"desk-{name}.png")
