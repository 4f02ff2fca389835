"""Looking at a page as a person would: its contrast and names, its width on a telephone, and a picture of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
"""The rules of axe for WCAG 2.2 at level AA, and those that its makers call best practice."""

PICTURES = os.environ.get("HABEAS_SCREENSHOTS", "")
"""Where pictures go (`make screenshots`); none are taken where it is empty."""

CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What can differ between light and dark."""

WINDOW = {"width": 1200, "height": 800}
TELEPHONE = {"width": 360, "height": 740}


def look(page: Page, name: str = "") -> None:
    """Check a page in light and dark, and on a narrow screen; take its picture where it has a name.

    Raises:
        AssertionError: a rule is broken, or the page is wider than the screen.
    """
    picture(page, name)
    page.emulate_media(color_scheme="dark")
    check(page, CONTRAST)
    page.emulate_media(color_scheme="light")
    check(page, RULES)
    page.set_viewport_size({"width": TELEPHONE["width"], "height": TELEPHONE["height"]})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": WINDOW["width"], "height": WINDOW["height"]})
    assert width <= TELEPHONE["width"], f"{page.url} is {width} pixels wide on a telephone"


def check(page: Page, rules: Mapping[str, object]) -> None:
    """Run rules of axe over a page.

    Raises:
        AssertionError: one is broken.
    """
    broken = Axe().run(page, options=dict(rules))
    assert broken.violations_count == 0, f"{page.url}:\n{broken.generate_report()}"


def picture(page: Page, name: str) -> None:
    """Take a picture of the first screenful, where pictures are wanted."""
    if PICTURES and name:
        page.screenshot(path=Path(PICTURES) / f"desk-{name}.png")
