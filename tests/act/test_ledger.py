"""What is due: when terms end, when silence becomes a fact, and what is asked of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.act.calendar import load_calendars
from habeas.act.errors import CalendarEnds, UnknownCalendar, UnknownRule
from habeas.act.ledger import DueState, due
from habeas.act.rule import load_rules
from habeas.facts.appeal import LedgerLine, Response
from habeas.facts.ids import PartyId
from habeas.facts.when import Days, during, on_day
from tests.act.ledger_world import PERSON, SENT, agenda, appeal, line, the_due

RECEIVED = on_day(date(2022, 7, 5))
ENDS = date(2022, 8, 4)


def test_a_term_runs_from_receipt_to_the_end_of_its_last_day_in_the_addressees_zone() -> None:
    found = the_due(line(received=RECEIVED), as_of=date(2022, 7, 20))
    assert (found.state, found.no_answer_since) == (DueState.WAITING, None)
    assert found.running is not None
    assert found.running.ends == Days(first=ENDS, last=ENDS)
    assert found.running.over_at == datetime(2022, 8, 4, 21, tzinfo=UTC)


def test_the_zone_of_an_appeal_goes_before_that_of_the_calendar() -> None:
    found = the_due(line(appeal(zone="Asia/Chita"), received=RECEIVED), as_of=SENT)
    assert found.running is not None
    assert found.running.over_at == datetime(2022, 8, 4, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "state", "since"),
    [
        (ENDS, DueState.WAITING, None),
        (ENDS + timedelta(days=1), DueState.NO_ANSWER, ENDS + timedelta(days=1)),
        (ENDS + timedelta(days=900), DueState.NO_ANSWER, ENDS + timedelta(days=1)),
    ],
)
def test_no_answer_is_a_fact_from_the_day_after_the_term(as_of: date, state: DueState, since: date | None) -> None:
    found = the_due(line(received=RECEIVED), as_of=as_of)
    assert (found.state, found.no_answer_since) == (state, since)


def test_without_a_receipt_the_end_is_open_and_a_person_is_asked() -> None:
    found = the_due(line(), as_of=date(2022, 12, 1))
    assert found.state is DueState.PERHAPS_NO_ANSWER
    assert found.running is not None
    assert found.running.ends == Days(first=date(2022, 8, 3), last=None)
    assert (found.no_answer_since, found.running.over_at) == (None, None)
    assert found.questions == ("On which day was it received? Until that is entered, its term has no certain end.",)


def test_a_vague_receipt_gives_a_vague_end() -> None:
    vague = line(received=during(date(2022, 7, 5), date(2022, 7, 7)))
    found = the_due(vague, as_of=date(2022, 8, 5))
    assert found.running is not None
    assert found.running.ends == Days(first=date(2022, 8, 4), last=date(2022, 8, 8))
    assert found.state is DueState.PERHAPS_NO_ANSWER
    assert the_due(vague, as_of=date(2022, 8, 9)).no_answer_since == date(2022, 8, 9)


def test_an_answer_in_time_ends_the_wait() -> None:
    found = the_due(line(received=RECEIVED, answers=((Response.HELPED, ENDS),)), as_of=ENDS)
    assert (found.state, found.late_days, found.lapsed) == (DueState.ANSWERED, 0, ())


def test_a_late_answer_leaves_the_silence_before_it_a_fact() -> None:
    late = line(received=RECEIVED, answers=((Response.REFUSED, ENDS + timedelta(days=10)),))
    assert the_due(late, as_of=ENDS + timedelta(days=9)).state is DueState.NO_ANSWER
    found = the_due(late, as_of=ENDS + timedelta(days=10))
    assert (found.state, found.late_days, found.no_answer_since) == (
        DueState.ANSWERED,
        10,
        ENDS + timedelta(days=1),
    )


def test_being_asked_for_more_is_no_answer_yet() -> None:
    asked = line(received=RECEIVED, answers=((Response.ASKED_FOR_MORE, date(2022, 7, 10)),))
    assert the_due(asked, as_of=ENDS + timedelta(days=1)).state is DueState.NO_ANSWER


def test_an_appeal_without_a_rule_has_no_term() -> None:
    found = the_due(line(appeal(rule="")), as_of=SENT)
    assert (found.state, found.rule, found.running) == (DueState.NO_TERM, None, None)
    answered = the_due(line(appeal(rule=""), answers=((Response.HELPED, SENT),)), as_of=SENT)
    assert answered.state is DueState.ANSWERED


def test_an_appeal_is_not_there_before_it_was_sent() -> None:
    assert agenda(line(), as_of=SENT - timedelta(days=1)).dues == ()
    assert len(agenda(line(), as_of=SENT).dues) == 1


def test_a_reminder_starts_the_clock_anew_where_the_rule_says_so() -> None:
    first, again = date(2022, 9, 1), date(2022, 10, 3)
    reminded = line(appeal(rule="ced-30", state="UA"), received=on_day(first), reminded=(again,))
    found = the_due(reminded, as_of=date(2022, 10, 5))
    assert found.state is DueState.WAITING
    assert found.running is not None
    assert found.running.ends.first == date(2022, 10, 17)
    assert [run.ends.last for run in found.lapsed] == [date(2022, 9, 15)]
    assert the_due(reminded, as_of=date(2022, 10, 2)).running == found.lapsed[0]


def test_facts_of_silence_stand_in_the_order_in_which_they_came() -> None:
    early = line(appeal(rule="ced-30", state="UA"), received=on_day(date(2022, 9, 10)), reminded=(date(2022, 9, 1),))
    found = the_due(early, as_of=date(2022, 10, 1)).lapsed
    assert [run.ends.last for run in found] == [date(2022, 9, 15), date(2022, 9, 24)]


def test_a_reminder_changes_nothing_where_the_rule_has_none() -> None:
    plain = line(received=RECEIVED, reminded=(date(2022, 7, 20),))
    assert the_due(plain, as_of=date(2022, 7, 25)).next_day == ENDS


def test_after_the_last_reminder_the_next_step_is_said() -> None:
    days = (date(2022, 9, 20), date(2022, 10, 10), date(2022, 11, 1))
    used_up = line(appeal(rule="ced-30", state="UA"), received=on_day(date(2022, 9, 1)), reminded=days)
    assert load_rules()["ced-30"].afterwards in the_due(used_up, as_of=date(2022, 12, 1)).questions


def test_an_urgent_action_asks_whether_national_bodies_were_asked_before() -> None:
    question = "Were the competent national bodies asked before? The ledger has no such appeal for each person."
    day = date(2022, 9, 1)
    urgent = line(appeal(2, rule="ced-30", state="UA", sent=on_day(day)), received=on_day(day))
    asked = line(appeal(1, rule="ua-393"))
    for_another = line(appeal(1, rule="ua-393", persons=(PartyId("p-other"),)))
    for ledger, is_asked in (((urgent,), True), ((urgent, asked), False), ((urgent, for_another), True)):
        (found,) = [one for one in agenda(*ledger, as_of=day).dues if one.appeal == "a-002"]
        assert (question in found.questions) is is_asked


@pytest.mark.parametrize(
    ("state", "sent", "asked"),
    [
        ("UA", date(2022, 9, 1), None),
        ("UA", date(2014, 9, 1), "It binds UA only since 2015-09-13: did the event begin after that?"),
        ("RU", date(2022, 9, 1), "Does it bind RU? As far as this rule knows it does not."),
        ("", date(2022, 9, 1), "Which State is concerned? The rule binds only some."),
    ],
)
def test_a_convention_is_asked_whether_it_binds_the_state(state: str, sent: date, asked: str | None) -> None:
    urgent = line(appeal(rule="ced-30", state=state, sent=on_day(sent)), received=on_day(sent))
    found = [one for one in the_due(urgent, as_of=date(2022, 9, 1)).questions if "bind" in one or "State is" in one]
    assert found == ([] if asked is None else [asked])


def test_our_own_term_runs_from_their_answer() -> None:
    ours = line(appeal(rule="wgeid-reply"), answers=((Response.DENIED_THE_EVENT, date(2022, 8, 31)),))
    assert the_due(ours, as_of=date(2022, 8, 30)).state is DueState.NO_TERM
    found = the_due(ours, as_of=date(2022, 9, 1))
    assert (found.state, found.next_day) == (DueState.OURS, date(2023, 2, 28))
    assert the_due(ours, as_of=date(2023, 3, 1)).state is DueState.OVER
    assert found.no_answer_since is None


def test_missing_proof_is_a_question() -> None:
    assert "Which paper proves that it was sent?" in the_due(line(appeal(proof="")), as_of=SENT).questions


def test_a_calendar_that_ends_stops_one_appeal_and_not_the_others() -> None:
    late = line(appeal(1, sent=on_day(date(2026, 12, 20))), received=on_day(date(2026, 12, 20)))
    found = agenda(late, line(appeal(2)), as_of=date(2026, 12, 24))
    assert [one.appeal for one in found.dues] == ["a-002"]
    (error,) = found.stopped
    assert isinstance(error, CalendarEnds)
    assert list(error.lines()) == [
        "act.calendar-ends: the working-day calendar for RU stops at 2026-12-31",
        "  while  computing the reply term of appeal a-0001",
        '  kept   nothing changed; a-0001 is still "waiting"',
        "  do     add 2027 to calendars/ru.toml, then: habeas act due --only a-0001",
    ]


def test_a_rule_or_a_calendar_that_is_gone_is_refused() -> None:
    with pytest.raises(UnknownRule):
        agenda(line(appeal(rule="gone")), as_of=SENT)
    with pytest.raises(UnknownCalendar):
        due([line()], {}, load_rules(), SENT)


DAYS = st.dates(date(2022, 1, 10), date(2024, 6, 1))
ANSWERS = st.lists(st.tuples(st.sampled_from([Response.HELPED, Response.ASKED_FOR_MORE]), DAYS), max_size=2)


@st.composite
def lines(draw: st.DrawFn) -> list[LedgerLine]:
    """Draw a ledger of up to six appeals, each with what may follow."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        sent = draw(DAYS)
        received = draw(st.one_of(st.none(), st.integers(0, 30)))
        filed = appeal(number, rule=draw(st.sampled_from(["", "ru-lawyer", "ua-lawyer", "ced-30"])), sent=on_day(sent))
        found.append(
            line(
                filed,
                received=None if received is None else on_day(sent + timedelta(days=received)),
                reminded=tuple(sorted(draw(st.lists(DAYS, max_size=2)))),
                answers=tuple(draw(ANSWERS)),
            )
        )
    return found


@given(ledger=lines(), as_of=DAYS, seed=st.integers(0, 9))
def test_what_is_due_does_not_depend_on_the_order_of_entries(ledger: list[LedgerLine], as_of: date, seed: int) -> None:
    shuffled = Random(seed).sample(ledger, len(ledger))
    assert agenda(*ledger, as_of=as_of) == agenda(*shuffled, as_of=as_of)


@given(ledger=lines(), as_of=DAYS, wait=st.integers(0, 200))
def test_a_silence_that_is_a_fact_stays_one(ledger: list[LedgerLine], as_of: date, wait: int) -> None:
    before = {one.appeal: one for one in agenda(*ledger, as_of=as_of).dues}
    after = {one.appeal: one for one in agenda(*ledger, as_of=as_of + timedelta(days=wait)).dues}
    assert set(before) <= set(after)
    for name, one in before.items():
        assert one.lapsed == after[name].lapsed[: len(one.lapsed)]


@given(received=DAYS, wait=st.integers(0, 60), as_of=DAYS)
def test_a_later_receipt_never_makes_an_appeal_due_earlier(received: date, wait: int, as_of: date) -> None:
    filed = appeal(sent=on_day(date(2022, 1, 10)))
    early, late = (
        the_due(line(filed, received=on_day(day)), as_of=as_of).next_day
        for day in (received, received + timedelta(days=wait))
    )
    assert early is not None
    assert late is not None
    assert early <= late


def test_a_person_with_twenty_appeals_has_twenty_terms() -> None:
    alike = [line(replace(appeal(number), persons=(PERSON,)), received=RECEIVED) for number in range(20)]
    assert len(due(alike, load_calendars(), load_rules(), ENDS + timedelta(days=1)).dues) == 20
