"""The calendar feed and the digest: what they say, how they are written, and that they name nobody unless allowed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from habeas.act.digest import write_digest
from habeas.act.feed import LINE_OCTETS, Entry, escape_text, fold_line, write_feed
from habeas.facts.appeal import Response
from habeas.facts.when import during, on_day
from tests.act.ledger_world import appeal, line, the_due

NOW = datetime(2022, 7, 20, 9, 30, tzinfo=UTC)
AS_OF = date(2022, 7, 20)
WAITING = Entry(
    number="a-0001", due=the_due(line(received=on_day(date(2022, 7, 5))), as_of=AS_OF), about="Prosecutor · Timur"
)
VAGUE = Entry(
    number="a-0002",
    due=the_due(line(appeal(2), received=during(date(2022, 7, 5), date(2022, 7, 7))), as_of=AS_OF),
)
OPEN_END = Entry(number="a-0003", due=the_due(line(appeal(3)), as_of=AS_OF))
ANSWERED = Entry(
    number="a-0004", due=the_due(line(appeal(4), answers=((Response.HELPED, date(2022, 7, 10)),)), as_of=AS_OF)
)
NO_TERM = Entry(number="a-0005", due=the_due(line(appeal(5, rule="")), as_of=AS_OF))


def unfold(text: str) -> list[str]:
    """Return the content lines of a feed as a calendar program reads them."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_feed_has_one_all_day_event_for_every_term_that_runs() -> None:
    lines = unfold(write_feed([WAITING, VAGUE, OPEN_END, ANSWERED, NO_TERM], made_at=NOW))
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    kept = [one for one in lines if one.startswith(("UID", "DTSTART", "DTEND"))]
    assert kept == [
        "UID:a-001@habeas", "DTSTART;VALUE=DATE:20220804", "DTEND;VALUE=DATE:20220805",
        "UID:a-002@habeas", "DTSTART;VALUE=DATE:20220804", "DTEND;VALUE=DATE:20220809",
        "UID:a-003@habeas", "DTSTART;VALUE=DATE:20220803", "DTEND;VALUE=DATE:20220804",
    ]  # fmt: skip
    assert lines.count("DTSTAMP:20220720T093000Z") == 3


def test_a_feed_names_people_only_where_that_is_allowed() -> None:
    named = write_feed([WAITING], made_at=NOW)
    assert "SUMMARY:a-0001: reply due (ru-lawyer) · Prosecutor · Timur" in unfold(named)
    silent = write_feed([Entry(number="a-0001", due=WAITING.due)], made_at=NOW)
    assert "Timur" not in silent
    assert "Prosecutor" not in silent


def test_text_is_escaped() -> None:
    assert escape_text("a;b,c\\d\ne\r\nf\rg") == "a\\;b\\,c\\\\d\\ne\\nf\\ng"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_folding_keeps_every_letter_and_no_line_is_too_long(text: str) -> None:
    folded = fold_line(text)
    assert folded.replace("\r\n ", "") == text
    assert max(len(part.encode()) for part in folded.split("\r\n")) <= LINE_OCTETS


def test_a_digest_says_what_ended_what_may_have_and_what_comes() -> None:
    over = Entry(number="a-0009", due=the_due(line(received=on_day(date(2022, 5, 3))), as_of=AS_OF))
    perhaps = Entry(number="a-0008", due=the_due(line(appeal(sent=on_day(date(2022, 5, 3)))), as_of=AS_OF))
    soon = Entry(number="a-0007", due=the_due(line(received=on_day(date(2022, 6, 30))), as_of=AS_OF))
    assert write_digest([over, perhaps, soon, WAITING, ANSWERED], AS_OF) == (
        "What is due, as of 2022-07-20.\n\n"
        "Ended without an answer:\n  since 2022-06-03  a-0009: no answer (ru-lawyer)\n\n"
        "Perhaps ended: a day is missing:\n  2022-06-02  a-0008: reply perhaps overdue (ru-lawyer)\n\n"
        "Ends within a fortnight:\n  2022-08-01  a-0007: reply due (ru-lawyer)\n\n"
        "1 more waits for a later day.\n\n"
        "Every date was counted from a rule and a calendar; "
        "`habeas act due --why` shows which and who checked them.\n"
    )


def test_a_digest_of_nothing_says_so() -> None:
    assert write_digest([ANSWERED], AS_OF).split("\n\n")[1] == "No term runs."
