"""A real desk and a real browser: `habeas serve` in a process of its own, chromium driven from outside."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from served_desk import HABEAS, NO_CHROMIUM, QUIET, chromium, served

FIRST, SECOND = "Nadia Ferenz", "Tomas Brill"
PASSWORD = "eleven quiet herons crossed"


@dataclass(kw_only=True)
class Desk:
    """A desk that is being served, the link that lets its first person in, and what its pages asked for."""

    address: str
    link: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, browser: Browser, *, scripts: bool) -> Page:
        """Open a window of 1200 by 800 that notes every request and every complaint of the browser."""
        context: BrowserContext = browser.new_context(
            viewport={"width": 1200, "height": 800}, java_script_enabled=scripts, accept_downloads=True, locale="en-GB"
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("request", self._note)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def foreign(self) -> list[str]:
        """Return every address outside the desk that a page asked for."""
        return [url for url in self.asked if not url.startswith((f"http://{self.address}/", "data:image/"))]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start chromium, or skip with the reason.

    For one module, not for the session: while Playwright runs it keeps an event loop in this thread, and Django
    refuses to touch a database beside one.
    """
    program = chromium()
    if program is None:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Make a workspace of two people by the command line, serve it, and yield the printed link."""
    folder = str(tmp_path / "casefiles")
    run("init", folder, "--no-passphrase", "--as", FIRST)
    run("enrol", SECOND, "--role", "reviewer", "--password", "--workspace", folder, "--as", FIRST, typed=PASSWORD)
    with served(Path(folder), "--as", FIRST) as (address, link):
        yield Desk(address=address, link=link)


def run(*arguments: str, typed: str = "") -> None:
    """Run a command of habeas away from any terminal, so that a password is read from its input."""
    finished = subprocess.run(
        [*HABEAS, *arguments],
        input=f"{typed}\n{typed}\n",
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=60,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
