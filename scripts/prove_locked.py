"""Plant a thousand words, work with them as a case worker does, lock everything, and look for them on the disk.

1. A workspace with a passphrase is made; reports of four formats bring most of the words in (`habeas collect`, `read`).
2. The desk is served, and chromium, with a profile on the disk, uploads a report, opens every report, judges with
   reasons, enters a statement, searches, opens people, records a consent, asks for leave, and begins to type an appeal.
3. Every planted word must then stand in the open workspace: what was never in it would not be missed.
4. The desk is ended, the browser closed. Every file of the workspace, of the home, of the folder for temporary files
   and of the profile is searched: as they are, in other encodings, and unpacked where gzip or zip packed them.

The profile must hold the address of the desk: a browser that kept no history would prove nothing.
Leaves with 0 where no word is found, with 3 where one is; where it stands is printed.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from docx import Document
from playwright.sync_api import BrowserContext, Page, sync_playwright

from planted_words import Planted, plant_words
from served_desk import HABEAS, NO_CHROMIUM, QUIET, chromium, served
from trials import first, say_tried, trials

WORDS = 1000
TYPED = 24
"""How many of the words are typed at the desk; reports bring the others."""

WORDS_IN_REPORT = 12
PASSPHRASE = "seven slow herons over the ford"  # noqa: S105 - of a workspace that lives for a minute
WAIT_S = 60
PEOPLE = 40
"""How many people's pages are opened."""

JUDGED_EVERY = 8
SOUGHT = 4
"""How many words are searched for at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """The folders of one machine: what is taken away when it is seized."""

    root: Path

    @property
    def workspace(self) -> Path:
        """Return the workspace."""
        return self.root / "home/casefiles"

    @property
    def profile(self) -> Path:
        """Return the profile of the browser."""
        return self.root / "home/browser"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return everything that is searched."""
        return self.root / "home", self.root / "tmp"

    def make(self) -> None:
        """Make the folders."""
        for folder in self.folders:
            folder.mkdir()

    def environment(self) -> Mapping[str, str]:
        """Return the environment of every program that runs on it."""
        return os.environ | {
            "HOME": str(self.root / "home"),
            "TMPDIR": str(self.root / "tmp"),
            "HABEAS_PASSPHRASE": PASSPHRASE,
        }

    def run(self, *arguments: str) -> str:
        """Run a command of habeas on the workspace and return what it printed."""
        where = () if arguments[0] == "init" else ("--workspace", str(self.workspace))
        finished = subprocess.run(
            [*HABEAS, *arguments, *where], env=self.environment(), capture_output=True, text=True, check=False
        )
        if finished.returncode:
            raise SystemExit(f"habeas {arguments[0]}: {finished.stderr}")
        return finished.stdout


def write_reports(folder: Path, words: Sequence[str]) -> None:
    """Write reports of four formats with twelve words in each, in their names too."""
    for start in range(0, len(words), WORDS_IN_REPORT):
        named, *others = words[start : start + WORDS_IN_REPORT]
        others = others or [named]
        told = [
            f"{one} {other}, a soldier of the unit, has been held near {one} since 3 May 2022, his sister said."
            for one, other in zip(others, [*others[1:], named], strict=True)
        ]
        write_report(folder, start // WORDS_IN_REPORT, named, told)


def write_report(folder: Path, number: int, title: str, lines: Sequence[str]) -> None:
    """Write one report; the format goes by its number."""
    path = folder / f"{number:03}-{title}"
    text = "\n\n".join((title, *lines))
    match number % 4:
        case 0:
            path.with_suffix(".txt").write_text(text + "\n", encoding="utf-8")
        case 1:
            paragraphs = "".join(f"<p>{line}</p>" for line in lines)
            page = f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>{paragraphs}"
            path.with_suffix(".html").write_text(page, encoding="utf-8")
        case 2:
            document = Document()
            for line in (title, *lines):
                document.add_paragraph(line)
            document.save(str(path.with_suffix(".docx")))
        case _:
            mail = EmailMessage()
            mail["Subject"], mail["From"], mail["To"] = title, "sister@example.org", "desk@example.org"
            mail.set_content(text)
            path.with_suffix(".eml").write_bytes(mail.as_bytes())


@contextmanager
def browsing(laptop: Laptop) -> Iterator[BrowserContext]:
    """Open chromium with its profile on the disk of the laptop."""
    program = chromium()
    if program is None:
        raise SystemExit(NO_CHROMIUM)
    with sync_playwright() as playwright:
        window = playwright.chromium.launch_persistent_context(
            str(laptop.profile), executable_path=program, args=QUIET, env=dict(laptop.environment()),
            accept_downloads=False,
        )  # fmt: skip
        window.set_default_timeout(WAIT_S * 1000)
        yield window
        window.close()


class CaseWorker:
    """Somebody at the desk, who types planted words wherever words can be typed."""

    def __init__(self, page: Page, link: str, words: Sequence[str]) -> None:
        """Take a seat; the first word is typed and never sent."""
        self._page = page
        self._desk = link.split("/enter/", maxsplit=1)[0]
        self._link = link
        self._unsent, *self._words = words
        self.typed: list[str] = []

    def next_word(self) -> str:
        """Return the next word that was not typed yet."""
        self.typed.append(self._words.pop())
        return self.typed[-1]

    def work(self, upload: Path, *, sought: Sequence[str]) -> None:
        """Do what a day brings: `upload` a report, and look for some words."""
        self._page.goto(self._link)
        self._upload(upload)
        self._judge()
        self._enter_statement()
        for word in sought:
            self._search(word)
        self._look_at_people()
        self._ask_leave()
        for path in ("", "inbox/", "questions/", "origins/", "people/", "changes/", "releases/", "record/"):
            self._go(path)
        self._begin_to_type()

    def _go(self, path: str) -> None:
        self._page.goto(f"{self._desk}/{path}")

    def _links(self, kind: str) -> list[str]:
        links = self._page.locator(f"main a[href*='{kind}']").all()
        # Links to a part of a page lead to the same page.
        return sorted({(link.get_attribute("href") or "").lstrip("/").partition("#")[0] for link in links})

    def _upload(self, report: Path) -> None:
        self._go("inbox/")
        self._page.locator("input[type=file]").first.set_input_files([report])
        self._page.get_by_label("Published by").fill(self.next_word())
        self._page.get_by_role("button", name="Seal and read").click()
        self._page.get_by_role("status").wait_for()

    def _judge(self) -> None:
        """Open every report; of some of them reject one proposal, and accept one that tells of somebody."""
        self._go("inbox/")
        for number, report in enumerate(self._links("/exhibit/")):
            self._go(report)
            review = self._page.get_by_role("link", name=re.compile("^Review:"))
            if number % JUDGED_EVERY or not review.count():
                continue
            review.first.click()
            cards = self._page.locator("article.proposal")
            cards.first.get_by_text("Grade, reason, correction").click()
            cards.first.get_by_label("Reason").first.fill(self.next_word())
            cards.first.get_by_role("button", name=re.compile("^Reject")).click()
            told = cards.filter(has=self._page.locator(".tag", has_text=re.compile("^whereabouts$")))
            told.last.get_by_role("button", name=re.compile("^Accept")).click()
            self._page.locator(".tag-accepted").first.wait_for()

    def _enter_statement(self) -> None:
        self._go("inbox/")
        self._page.locator("main a[href*='/exhibit/']").first.click()
        self._page.get_by_role("link", name="remark", exact=True).click()
        text = self._page.locator(".report").inner_text()
        self._page.locator("[name=quote]").fill(max(text.splitlines(), key=len))
        self._page.locator("[name=reason]").fill(self.next_word())
        self._page.get_by_role("button", name="Enter", exact=True).click()
        self._page.get_by_role("status").wait_for()

    def _search(self, word: str) -> None:
        """Search for a word of a report, and open what is found."""
        self._go("search/")
        self._page.locator("#q").fill(word)
        self._page.get_by_role("search").get_by_role("button").click()
        self._page.locator("main a[href*='/exhibit/'], main a[href*='/party/']").first.click()

    def _look_at_people(self) -> None:
        self._go("people/")
        people = []
        for person in self._links("/party/")[:PEOPLE]:
            self._go(person)
            people += [person] * self._page.get_by_text("Record a consent").count()
        self._go(people[0])
        self._page.get_by_text("Record a consent").click()
        self._page.get_by_label("Given by").fill(self.next_word())
        for choice in ("publish", "newsroom", "name"):
            self._page.get_by_role("checkbox", name=choice, exact=True).first.check()
        self._page.get_by_role("button", name="Record", exact=True).click()
        self._page.get_by_role("status").wait_for()

    def _ask_leave(self) -> None:
        self._go("inbox/")
        self._page.locator("main a[href*='/exhibit/']").first.click()
        self._page.get_by_text("Get the original").click()
        self._page.locator("[name=purpose]").fill(self.next_word())
        self._page.get_by_role("button", name="Ask for leave").click()
        self._page.wait_for_load_state()

    def _begin_to_type(self) -> None:
        """Type into every field of a form and send nothing: a browser may keep even that."""
        self._go("appeals/")
        self._page.get_by_text("Enter an appeal that was sent").click()
        for field in self._page.locator("main input[type=text]:visible, main textarea:visible").all():
            field.fill(self._unsent)


def words_within(laptop: Laptop, planted: Planted) -> set[str]:
    """Return which words the open workspace holds: in its entries and in its text layers."""
    from habeas.facts.exhibit import ExhibitRole
    from habeas.store.opening import open_store

    with open_store(laptop.workspace, passphrase=lambda: PASSPHRASE) as store:
        entries = "\n".join(repr(one.entry) for one in store.queries.entries())
        layers = [
            b"".join(store.open_exhibit(layer.id))
            for case in store.queries.cases()
            for layer in store.queries.exhibits(case.id, role=ExhibitRole.TEXT_LAYER)
        ]
    return planted.found_in(b"\n".join([entries.encode(), *layers]))


def prove(root: Path, count: int, chance: random.Random) -> int:
    """Do all of it in a folder, print what was found, and return the exit status."""
    laptop, incoming = Laptop(root=root), root / "incoming"
    laptop.make()
    incoming.mkdir()
    words = plant_words(count, chance)
    typed, told = words[:TYPED], words[TYPED:]
    planted = Planted(words)
    write_reports(incoming, told)
    first, *reports = sorted(incoming.iterdir())
    laptop.run("init", str(laptop.workspace), "--as", "Nadia Ferenz")
    laptop.run("collect", *map(str, reports))
    laptop.run("read", "--new")
    with served(laptop.workspace, environment=laptop.environment()) as (address, link), browsing(laptop) as window:
        worker = CaseWorker(window.pages[0], link, typed)
        worker.work(first, sought=told[:SOUGHT])
    return report(laptop, planted, expected={*worker.typed, *told}, address=address)


def report(laptop: Laptop, planted: Planted, *, expected: set[str], address: str) -> int:
    """Look for the words, print what was found, and return the exit status."""
    missing = expected - words_within(laptop, planted)
    if missing:
        print(f"{len(missing)} words never came into the workspace")
    is_kept = any(address.encode() in path.read_bytes() for path in laptop.profile.rglob("History*"))
    if not is_kept:
        print("the browser kept no history: nothing is proven")
    found = planted.found_under(*laptop.folders)
    for path, words in found.items():
        print(f"found {len(words)} words in {path.relative_to(laptop.root)}: {', '.join(sorted(words)[:5])}")
    everything = set().union(*found.values()) if found else set()
    print(f"{len(expected)} planted words in the workspace, {len(everything)} found on the locked disk")
    say_tried(len(expected))
    return 3 if missing or everything or not is_kept else 0


def main() -> int:
    """Prove it, and return the exit status."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    chance = random.Random(first())  # noqa: S311 - a proof that can be repeated needs a seed
    with tempfile.TemporaryDirectory(prefix="habeas-locked-") as place:
        return prove(Path(place), TYPED + max(TYPED, trials(WORDS)), chance)


if __name__ == "__main__":
    sys.exit(main())
