"""From an uploaded report to a published dossier, by two people, in a real browser: with scripts on and off."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from habeas.demo.case_file import CASE_FOLDER
from tests.journeys.conftest import FIRST, PASSWORD, SECOND, Desk
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("journeys")]

ARTICLE = CASE_FOLDER / "severyan-review-2022-11-09.txt"
LETTER = CASE_FOLDER / "gabdreyeva-2022-10-24.eml"
PERSON = "Maksim Torbeyev"
SILENT = "He fell silent soon after his interview with Signal TV on 19 October"
LED_OUT = "Maksim Torbeyev was led out of the dormitory on the evening of 20 October"
AS_OF = "2022-11-20"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody at the desk; where scripts run, each page is also looked at by the rules of axe, which are a script."""

    page: Page
    has_scripts: bool

    def look(self, name: str = "") -> None:
        """Look at the present page, and take its picture where it has a name."""
        if self.has_scripts:
            look(self.page, name)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts-on", "scripts-off"])
def test_a_report_becomes_a_dossier(desk: Desk, browser: Browser, scripts: bool) -> None:
    page = desk.open(browser, scripts=scripts)
    visitor = Visitor(page=page, has_scripts=scripts)
    page.goto(desk.link)
    expect(page.get_by_role("heading", name="Nothing has been collected yet")).to_be_visible()
    upload(visitor)
    if scripts:
        review_by_keys(visitor)
    else:
        review_by_buttons(visitor, SILENT, "contact")
    review_by_buttons(visitor, LED_OUT, "whereabouts")
    answer_the_question(visitor)
    refuse_without_consent(visitor)
    give_consent(visitor)
    prepare_and_be_refused(visitor)
    approve_as_second(visitor, desk)
    verify(visitor)
    look_around(visitor, desk)
    assert desk.foreign() == []
    assert [one for one in desk.complaints if "Failed to load resource" not in one] == []


def upload(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Bring in the first reports").click()
    page.get_by_label("Files").set_input_files([ARTICLE])
    page.get_by_label("Published on").fill("2022-11-09")
    page.get_by_label("Published by").fill("Severyan Review")
    page.get_by_role("button", name="Seal and read").click()
    expect(page.get_by_role("status")).to_contain_text("Sealed: 1.")
    page.get_by_label("Files").set_input_files([LETTER])
    page.get_by_label("Published on").fill("2022-10-24")
    page.get_by_role("button", name="Seal and read").click()
    expect(page.get_by_role("link", name=ARTICLE.name)).to_be_visible()
    visitor.look()


def open_report(visitor: Visitor, file: str) -> None:
    page = visitor.page
    page.get_by_role("link", name="Inbox").click()
    page.get_by_role("link", name=file).click()
    page.get_by_role("link", name=re.compile("^Review:")).click()


def proposal(page: Page, words: str, kind: str) -> Locator:
    found = page.locator("article.proposal", has=page.locator("blockquote", has_text=words))
    return found.filter(has=page.locator(".tag", has_text=re.compile(f"^{kind}$"))).first


def review_by_keys(visitor: Visitor) -> None:
    """Reject the first, go to the one that is wanted, be refused over a date, then accept, all without a mouse."""
    page = visitor.page
    open_report(visitor, ARTICLE.name)
    visitor.look("review")
    current = page.locator("article.proposal.is-current")
    refused = current.get_attribute("id")
    page.keyboard.press("r")
    expect(page.locator(f"#{refused} .tag-rejected")).to_be_visible()
    wanted = proposal(page, SILENT, "contact").get_attribute("id")
    for _ in range(60):
        if current.get_attribute("id") == wanted:
            break
        page.keyboard.press("j")
    page.keyboard.press("c")
    card = page.locator(f"#{wanted}")
    card.get_by_label("When", exact=True).fill("when the leaves fell")
    card.get_by_label("Reason").fill("his mother gives the day")
    page.keyboard.press("a")
    card.get_by_role("button", name="Record the correction").press("Enter")
    expect(card.get_by_role("alert")).to_contain_text("workspace.date-not-understood")
    expect(card.get_by_label("When", exact=True)).to_have_value("when the leaves fell")
    visitor.look()
    card.focus()
    page.keyboard.press("a")
    expect(page.locator(f"#{wanted} .tag-accepted")).to_be_visible()


def review_by_buttons(visitor: Visitor, words: str, kind: str) -> None:
    page = visitor.page
    open_report(visitor, ARTICLE.name if words == SILENT else LETTER.name)
    wanted = proposal(page, words, kind).get_attribute("id")
    page.locator(f"#{wanted}").get_by_role("button", name="Accept").click()
    expect(page.locator(f"#{wanted} .tag-accepted")).to_be_visible()
    page.locator(f"#{wanted}").get_by_role("button", name="Take back").click()
    expect(page.locator(f"#{wanted} .tag-open")).to_be_visible()
    page.locator(f"#{wanted}").get_by_role("button", name="Accept").click()
    expect(page.locator(f"#{wanted} .tag-accepted")).to_be_visible()


def answer_the_question(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Same?").click()
    visitor.look("questions")
    asked = page.locator("article", has=page.get_by_role("heading", name=PERSON)).first
    asked.get_by_label("Reason").fill("Same name, regiment, camp and day.")
    asked.get_by_role("button", name="Same", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Recorded")


def open_person(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Today").click()
    page.get_by_label("Show what was known as of").fill(AS_OF)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(PERSON)
    visitor.look("today")
    page.get_by_role("link", name="See what can be done").click()


def refuse_without_consent(visitor: Visitor) -> None:
    page = visitor.page
    open_person(visitor)
    expect(page.get_by_text("None: nothing may be shown to anyone.")).to_be_visible()
    visitor.look("person")
    prepare(visitor)
    expect(page.get_by_role("alert")).to_contain_text("publish.no-consent")
    visitor.look()
    page.get_by_role("link", name="Back").click()


def give_consent(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_text("Record a consent").click()
    page.get_by_label("Given by").fill("Galina Torbeyeva, his mother")
    for choice in ("publish", "newsroom", "name", "whereabouts", "contact", "year"):
        page.get_by_role("checkbox", name=choice, exact=True).first.check()
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Recorded.")
    expect(page.get_by_role("status").last).to_contain_text("Please do not publish my name or my number.")
    page.get_by_role("button", name="Draft the WGEID form").click()
    expect(page.get_by_role("link", name=re.compile(r"wgeid-.*\.pdf"))).to_be_visible()


def prepare(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_text("Prepare a dossier for release").click()
    page.get_by_label("Purpose").select_option("publish")
    page.get_by_label("Audience").select_option("newsroom")
    page.get_by_role("button", name="Prepare", exact=True).click()


def prepare_and_be_refused(visitor: Visitor) -> None:
    page = visitor.page
    prepare(visitor)
    expect(page.get_by_text("waits for a second person", exact=True)).to_be_visible()
    visitor.look("release")
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.get_by_role("alert")).to_contain_text("publish.needs-second-person")
    page.get_by_role("button", name="Sign out").click()


def approve_as_second(visitor: Visitor, desk: Desk) -> None:
    page = visitor.page
    visitor.look()
    page.get_by_label("Name").fill(SECOND)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name=SECOND)).to_be_visible()
    page.get_by_role("link", name="Releases", exact=True).click()
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.get_by_text("published", exact=True)).to_be_visible()
    expect(page.get_by_text(f"prepared by {FIRST}")).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile(r"^dossier-.*\.html$")).click()
    dossier = downloading.value.path().read_text(encoding="utf-8")
    assert (PERSON in dossier, "Galina" in dossier, "Zarechensk" in dossier) == (True, False, False)


def verify(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Record", exact=True).click()
    page.get_by_role("button", name="Verify everything").click()
    expect(page.get_by_role("status")).to_contain_text("It holds")
    visitor.look("record")


def look_around(visitor: Visitor, desk: Desk) -> None:
    """Visit the pages that the way did not lead through."""
    page = visitor.page
    for path in ("people/", "record/outside/", "record/keys/", "second-factor/", "second-factor/on/", "nowhere/"):
        page.goto(f"http://{desk.address}/{path}")
        visitor.look()
    page.goto(f"http://{desk.address}/search/")
    page.get_by_role("searchbox").fill("Torbeyev")
    page.get_by_role("search").get_by_role("button").click()
    expect(page.get_by_role("link", name=PERSON).first).to_be_visible()
    visitor.look()
    assert "Torbeyev" not in page.url
    page.goto(f"http://{desk.address}/inbox/")
    page.get_by_role("link", name=ARTICLE.name).click()
    visitor.look()
    page.get_by_role("link", name="whereabouts", exact=True).click()
    expect(page.get_by_label("The exact words")).to_be_visible()
    visitor.look()
