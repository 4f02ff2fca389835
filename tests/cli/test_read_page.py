"""A reading as a page: escaped, without scripts or foreign addresses, and linked both ways."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.cli.reading.outcome import Outcome
from habeas.cli.reading.page import paragraphs, report_lines, shown_letters
from habeas.facts.claim import RemarkClaim
from habeas.facts.reading import Reading
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from tests.cli.conftest import Habeas
from tests.cli.refusals import codes
from tests.read.injected import injected_reports

REPORT = """Anna Petrell, the mother of Ivan Petrell, said on Tuesday that her son has not called since Friday.

<script>alert(1)</script> \u202eexe.txt\u202c & "twelve" men were taken away in a lorry to Kedrovsk.
"""


class Page(HTMLParser):
    """What a browser makes of a page, as far as tests ask."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; the words of the report stand in paragraphs of that class."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "p":
            self._inside = dict(attrs).get("class") == "words"
            self.words += [""] if self._inside else []

    def handle_endtag(self, tag: str) -> None:
        """Leave a paragraph."""
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        """Gather the words of a paragraph."""
        if self._inside:
            self.words[-1] += data

    def values(self, name: str) -> list[str]:
        """Return the values of an attribute, in order."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def test_page_holds_the_report_escaped_and_nothing_foreign(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    page = habeas("read", "report.txt", "--html").out
    parsed = Page(page)
    assert parsed.words == [
        REPORT.splitlines()[0],
        '<script>alert(1)</script> U+202Eexe.txtU+202C & "twelve" men were taken away in a lorry to Kedrovsk.',
    ]
    assert {tag for tag, _ in parsed.tags} & {"script", "img", "link", "iframe", "object", "form", "base"} == set()
    assert [name for name in parsed.values("src") + parsed.values("style") if name] == []
    assert re.findall(r"https?:|url\(|@import|javascript:|\son\w+=", page) == []
    assert all(target.startswith("#") for target in parsed.values("href"))


def test_words_and_claims_lead_to_each_other(habeas: Habeas, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    parsed = Page(habeas("read", "a.txt", "b.txt", "--html", "--all").out)
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))
    assert len(parsed.values("href")) > 8
    assert set(parsed.values("href")) <= {f"#{one}" for one in ids}
    claims = {one[1:] for one in ids if one.startswith("c")}
    assert claims == {one[1:] for one in ids if one.startswith("w")} != set()


def test_file_that_cannot_be_read_has_its_four_lines_on_the_page(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    ran = habeas("read", "gone.txt", "a.txt", "--html", "--out", "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert (ran.status, codes(ran.err)) == (1, ["collect.vanished"])
    assert '<pre class="error">collect.vanished: ' in page
    assert page.startswith("<!doctype html>")
    assert page.endswith("</main></body></html>\n")
    assert Page(page).words[0] == REPORT.splitlines()[0]


@given(st.text(max_size=60))
def test_letters_are_shown_as_they_are_or_by_their_number(words: str) -> None:
    html = shown_letters(words)
    assert not re.search(r"<(?!/?span\b)", html)
    unseen = [sign for sign in words if not (sign.isprintable() or sign.isspace())]
    assert html.count('class="unseen"') == len(unseen)


@settings(max_examples=60)
@given(st.data())
def test_marks_of_any_spans_leave_the_words_as_they_are(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab <&\n", min_size=2, max_size=40))
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 2), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
        )
    )
    statements = tuple(
        Proposal(
            id=f"s{number}", span=Span(start=start, end=end), quote=text[start:end], attribution=None,
            claim=RemarkClaim(), confidence=0.9,
        )
        for number, (start, end) in enumerate(spans, 1)
    )  # fmt: skip
    reading = Reading(language="en", published=None, reader="test/1", statements=statements)
    lines = report_lines(Outcome(file="x", text=text, reading=reading), number=0, show_all=True)
    parsed = Page("\n".join(lines))
    assert parsed.words == [each.of(text) for each in paragraphs(text)]
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("report", list(injected_reports(12)), ids=lambda report: report.language)
def test_injected_markup_stays_words(report: object, habeas: Habeas, tmp_path: Path) -> None:
    text = getattr(report, "text", "")
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    page = habeas("read", "x.txt", "--html", "--language", "en", "--all").out
    assert re.findall(r"<script|<img|<tool|\x1b|\u202e|\u200b", page) == []
