"""The eye of the journeys sees what it must: a page that breaks a rule does not pass."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

SOUND = """<html lang="en"><head><title>Sound</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Sound</h1><label>Name <input></label>{}</main></body></html>"""

BREAKS = {
    "a field without a label": "<input>",
    "words too pale": "<p style='color: #999; background: #fff'>words</p>",
    "a picture without words": "<img src='data:,'>",
    "a page that is too wide": "<div style='width: 1000px'>words</div>",
}


def test_a_sound_page_passes(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(SOUND.format(""))
    look(page)


@pytest.mark.parametrize("broken", list(BREAKS))
def test_a_page_that_breaks_a_rule_does_not_pass(broken: str, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(SOUND.format(BREAKS[broken]))
    with pytest.raises(AssertionError):
        look(page)
