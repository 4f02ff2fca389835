"""How long nobody has heard from a person."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import ActClaim, ContactClaim, Custody, RemarkClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import StatementId
from habeas.facts.source import Link, Medium, Style
from habeas.facts.statement import Statement
from habeas.facts.when import Days, When, during, on_day, throughout
from habeas.watch import ContactKind, DayCount, Silence, index_statements, silence
from tests.watch.test_whereabouts import worlds
from tests.watch.world import COMMANDER, MOTHER, PARTIES, TIMUR, said

AS_OF = date(2022, 8, 20)
MOTHER_OF = said(90, TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR))


def answer(*statements: Statement, as_of: date = AS_OF) -> Silence:
    return silence(TIMUR, index_statements(statements, PARTIES, as_of))


def spoke(
    number: int,
    said_on: str | None,
    *,
    medium: Medium = Medium.UNKNOWN,
    style: Style = Style.DIRECT,
    published: date = date(2022, 7, 20),
) -> Statement:
    return said(number, RemarkClaim(), speaker=TIMUR, said_on=said_on, medium=medium, style=style, published=published)


def lost(number: int, when: When, *, state: str = "lost") -> Statement:
    claim = ContactClaim(of=(TIMUR,), with_whom="family", state=state)
    return said(number, claim, when=when, speaker=MOTHER)


def test_silence_of_one_never_heard_of_is_of_unknown_length() -> None:
    found = answer()
    assert (found.kind, found.days, found.began) == (ContactKind.NONE, None, None)
    assert found.text == (
        "for an unknown number of days: nothing in the record tells of a last contact, as of 20 August 2022"
    )


def test_silence_counts_from_the_day_on_which_the_person_spoke() -> None:
    found = answer(spoke(1, "2022-07-19"))
    assert (found.kind, found.days, found.reset_by) == (
        ContactKind.EVIDENCED, DayCount(at_least=32, at_most=32), StatementId("s-001"),
    )  # fmt: skip
    assert found.text == "for 32 days, as of 20 August 2022"


def test_silence_is_an_interval_where_the_day_is_vague() -> None:
    found = answer(spoke(1, "[2022-07-13..2022-07-20]"))
    assert found.days == DayCount(at_least=31, at_most=38)
    assert found.text == "for between 31 and 38 days, as of 20 August 2022"


def test_silence_has_no_upper_bound_where_nothing_bounds_the_first_day() -> None:
    assert answer(spoke(1, None)).text == "for at least 31 days, as of 20 August 2022"


@pytest.mark.parametrize(
    ("medium", "style", "expected"),
    [
        (Medium.UNKNOWN, Style.DIRECT, ContactKind.EVIDENCED),
        (Medium.INTERVIEW, Style.INDIRECT, ContactKind.EVIDENCED),
        (Medium.VIDEO, Style.INDIRECT, ContactKind.EVIDENCED),
        (Medium.UNKNOWN, Style.INDIRECT, ContactKind.CLAIMED),
    ],
)
def test_silence_tells_own_speech_from_hearsay(medium: Medium, style: Style, expected: ContactKind) -> None:
    assert answer(spoke(1, "2022-07-19", medium=medium, style=style)).kind is expected


def test_silence_says_who_heard_it_and_how() -> None:
    chain = (Link(who=TIMUR, how="said"), Link(who=MOTHER, how="told"))
    speech = said(1, RemarkClaim(), speaker=TIMUR, said_on="2022-07-19", medium=Medium.AUDIO, chain=chain)
    heard = answer(speech).evidenced
    assert heard is not None
    assert (heard.heard_by, heard.how, heard.channel) == (MOTHER, "audio", "anyone")


def test_silence_takes_the_word_of_a_relative_who_was_called() -> None:
    claim = ContactClaim(of=(TIMUR,), with_whom="family", state="in contact")
    call = said(1, claim, when=on_day(date(2022, 7, 15)), speaker=MOTHER)
    assert answer(call, MOTHER_OF).kind is ContactKind.EVIDENCED
    assert answer(call).kind is ContactKind.CLAIMED


def test_silence_prefers_evidence_to_a_later_claim_of_contact() -> None:
    claim = ContactClaim(of=(TIMUR,), with_whom="anyone", state="in contact")
    rumour = said(2, claim, when=on_day(date(2022, 8, 10)), published=date(2022, 8, 12))
    found = answer(spoke(1, "2022-07-19"), rumour)
    assert (found.kind, found.days) == (ContactKind.EVIDENCED, DayCount(at_least=32, at_most=32))
    assert found.claimed is not None
    assert found.claimed.statement == rumour.id


def test_silence_begins_when_somebody_became_unreachable() -> None:
    found = answer(spoke(1, "2022-07-10"), lost(2, during(date(2022, 7, 13), date(2022, 7, 20))))
    assert (found.kind, found.days, found.reset_by) == (
        ContactKind.LOST, DayCount(at_least=31, at_most=38), StatementId("s-002"),
    )  # fmt: skip


def test_silence_is_reset_by_contact_after_the_loss() -> None:
    found = answer(lost(1, on_day(date(2022, 7, 13))), spoke(2, "2022-07-19"))
    assert (found.kind, found.days) == (ContactKind.EVIDENCED, DayCount(at_least=32, at_most=32))
    assert found.says_silent == (StatementId("s-001"),)


def test_silence_without_a_beginning_is_at_least_as_old_as_its_report() -> None:
    found = answer(lost(1, throughout(date(2022, 7, 15), date(2022, 7, 18)), state="denied"))
    assert (found.kind, found.days) == (ContactKind.LOST, DayCount(at_least=36, at_most=None))


def test_silence_keeps_the_last_official_word() -> None:
    denial = said(
        1,
        WhereaboutsClaim(of=(TIMUR,), state="held", custody=Custody.DENIED),
        when=on_day(date(2022, 7, 12)),
        speaker=MOTHER,
    )
    answered = said(2, ResponseClaim(by=COMMANDER, response="refused", to=(TIMUR,)), when=on_day(date(2022, 7, 14)))
    order = said(3, ActClaim(act="arrest", victims=(TIMUR,)), when=on_day(date(2022, 7, 16)), speaker=COMMANDER)
    kin = said(4, ActClaim(act="arrest", victims=(TIMUR,)), when=on_day(date(2022, 7, 18)), speaker=MOTHER)
    for statements, expected in [((denial,), denial), ((denial, answered), answered), ((denial, order, kin), order)]:
        official = answer(*statements).official
        assert official is not None
        assert official.statement == expected.id


def test_silence_ignores_what_is_later_than_the_day_asked_for() -> None:
    found = answer(spoke(1, "2022-07-10"), spoke(2, "2022-07-19"), as_of=date(2022, 7, 15))
    assert (found.days, found.reset_by) == (DayCount(at_least=5, at_most=5), StatementId("s-001"))


@settings(max_examples=150, deadline=None)
@given(world=worlds, order=st.randoms(use_true_random=False))
def test_silence_is_the_same_for_every_order(world: tuple[Statement, ...], order: Random) -> None:
    shuffled = list(world)
    order.shuffle(shuffled)
    assert answer(*shuffled) == answer(*world)


@settings(max_examples=150, deadline=None)
@given(world=worlds, later=st.integers(0, 400))
def test_silence_grows_by_exactly_the_days_that_pass(world: tuple[Statement, ...], later: int) -> None:
    now, then = answer(*world), answer(*world, as_of=AS_OF + timedelta(days=later))
    if now.days is None:
        assert then.days is None
    else:
        assert then.days == DayCount(
            at_least=now.days.at_least + later,
            at_most=None if now.days.at_most is None else now.days.at_most + later,
        )


@settings(max_examples=150, deadline=None)
@given(days=st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), min_size=1, max_size=6), pick=st.data())
def test_silence_holds_the_true_number_of_days(days: list[tuple[int, int]], pick: st.DataObject) -> None:
    """Whatever the true days of contact were, the true silence lies within the bounds."""
    start = date(2022, 7, 1)
    spans = [(min(pair), max(pair)) for pair in days]
    truth = [pick.draw(st.integers(low, high)) for low, high in spans]
    statements = [
        spoke(number, f"[{start + timedelta(days=low)}..{start + timedelta(days=high)}]", published=AS_OF)
        for number, (low, high) in enumerate(spans)
    ]
    found = answer(*statements)
    true_days = (AS_OF - start).days - max(truth)
    assert found.days is not None
    assert found.days.at_most is not None
    assert found.days.at_least <= true_days <= found.days.at_most
    assert found.began == Days(
        first=start + timedelta(days=max(low for low, _ in spans)),
        last=start + timedelta(days=max(high for _, high in spans)),
    )
