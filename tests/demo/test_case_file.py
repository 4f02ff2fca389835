"""The invented case is whole, and its made files are those that the script makes."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy

import pypdfium2
from docx import Document

from habeas.demo import load_case
from habeas.demo.case_file import CASE_FOLDER
from tests.architecture.source import ROOT

SOURCES = ROOT / "scripts" / "demo_sources"


def test_case_lists_every_file_that_ships_with_it() -> None:
    listed = {report.file for report in load_case().reports}
    shipped = {path.name for path in CASE_FOLDER.iterdir()} - {"case.toml", "decisions.json"}
    assert listed == shipped
    assert len(listed) >= 8


def test_case_has_two_reviewers_so_that_one_can_approve_what_the_other_proposes() -> None:
    assert len({reviewer.name for reviewer in load_case().reviewers}) == 2


def test_reports_are_in_the_order_of_their_days() -> None:
    days = [report.published for report in load_case().reports]
    assert days == sorted(days)
    assert days[-1] <= load_case().as_of
    assert load_case().as_of == date(2022, 11, 20)


def test_statement_says_what_its_source_says() -> None:
    name = "lifeline-statement-2022-10-28"
    paragraphs = [paragraph.text for paragraph in Document(str(CASE_FOLDER / f"{name}.docx")).paragraphs]
    assert paragraphs == (SOURCES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


def test_printed_article_holds_its_count_as_text() -> None:
    document = pypdfium2.PdfDocument(CASE_FOLDER / "border-observer-2022-11-04.pdf")
    text = document[0].get_textpage().get_text_bounded()
    assert "Thirty-nine men were on it" in text


def test_mail_is_a_message_with_its_date() -> None:
    message = message_from_bytes((CASE_FOLDER / "gabdreyeva-2022-10-24.eml").read_bytes(), policy=policy.default)
    assert message["date"].datetime.date() == date(2022, 10, 24)


def test_numbers_of_the_copy_differ_from_the_original() -> None:
    original = (CASE_FOLDER / "ostrelka-gazette-2022-10-17.html").read_text(encoding="utf-8")
    copied = (CASE_FOLDER / "steppe-herald-2022-10-18.txt").read_text(encoding="utf-8")
    assert ("Ninety-three" in original, "Ninety-three" in copied, "Ninety-two" in copied) == (True, False, True)
