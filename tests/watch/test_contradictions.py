"""Pairs of statements that cannot both be true."""

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, Claim, ContactClaim, CountClaim, Custody, RemarkClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import When, during, on_day, throughout
from habeas.watch import Contradiction, ContradictionKind, contradictions
from habeas.watch.contradictions import by_statement
from tests.watch.world import BRUSKOVO, COMMANDER, GROUP, TIMUR, ZARECHENSK, said

DAY = on_day(date(2022, 7, 12))


def since(day: When) -> When:
    """Return the days from one day to that of the report, as "since the 12th" is read."""
    assert day.earliest is not None, "the day is given"
    return throughout(day.earliest, date(2022, 7, 20))


def count(exactly: int) -> CountClaim:
    return CountClaim(of=GROUP, number=Count(at_least=exactly, at_most=exactly, words=str(exactly)), state="refused")


def where(state: str, custody: Custody | None = None) -> WhereaboutsClaim:
    return WhereaboutsClaim(of=(TIMUR,), state=state, custody=custody)


def contact(state: str) -> ContactClaim:
    return ContactClaim(of=(TIMUR,), with_whom="family", state=state)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (count(78), count(77), ContradictionKind.COUNT),
        (where("held"), where("free"), ContradictionKind.WHEREABOUTS),
        (where("dead"), where("at the front"), ContradictionKind.WHEREABOUTS),
        (where("held", Custody.ACKNOWLEDGED), where("held", Custody.DENIED), ContradictionKind.CUSTODY),
        (contact("permitted"), contact("denied"), ContradictionKind.CONTACT),
    ],
)
def test_contradictions_finds_what_cannot_both_be(left: Claim, right: Claim, kind: ContradictionKind) -> None:
    pair = (said(1, left, when=DAY), said(2, right, when=DAY))
    expected = Contradiction(kind=kind, left=pair[0].id, right=pair[1].id, same_day=True, same_origin=False)
    assert contradictions(pair) == (expected,)
    assert contradictions(pair[::-1]) == (expected,)


def test_contradictions_finds_a_denial_of_the_same_claim() -> None:
    claim = ActClaim(act="arrest", victims=(TIMUR,))
    found = contradictions([said(1, claim, key="k"), said(2, claim, polarity=Polarity.DENIED, key="k")])
    assert [(one.kind, one.same_day, one.same_origin) for one in found] == [(ContradictionKind.POLARITY, False, True)]


RELEASE = ActClaim(act="release", victims=(TIMUR,))


@pytest.mark.parametrize(
    ("denied", "affirmed", "expected"),
    [
        (RELEASE, ActClaim(act="release", victims=(TIMUR,), perpetrators=(COMMANDER,)), 1),
        (ActClaim(act="release", victims=(TIMUR,), perpetrators=(COMMANDER,)), RELEASE, 0),
        (RELEASE, where("released"), 1),
        (where("released"), RELEASE, 1),
        (where("dead"), ActClaim(act="killing", victims=(TIMUR,)), 0),
        (ActClaim(act="killing", victims=(TIMUR,)), where("dead"), 0),
        (ActClaim(act="forced return", victims=(TIMUR,)), where("sent back"), 1),
        (ActClaim(act="arrest", victims=(TIMUR,)), where("held"), 0),
        (ActClaim(act="arrest", victims=(TIMUR,)), ActClaim(act="detention", victims=(TIMUR,)), 0),
        (where("held"), WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK), 1),
        (WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK), where("held"), 0),
        (RELEASE, ActClaim(act="release", victims=(COMMANDER,)), 0),
    ],
)
def test_contradictions_takes_a_denial_to_be_of_what_it_names(denied: Claim, affirmed: Claim, expected: int) -> None:
    pair = (said(1, affirmed, when=DAY), said(2, denied, polarity=Polarity.DENIED))
    assert [one.kind for one in contradictions(pair)] == [ContradictionKind.POLARITY] * expected


def test_contradictions_do_not_set_a_denial_at_one_place_against_an_act_at_another() -> None:
    arrest = ActClaim(act="arrest", victims=(TIMUR,))
    places = [(ZARECHENSK, BRUSKOVO), (None, BRUSKOVO), (ZARECHENSK, ZARECHENSK), (ZARECHENSK, None)]
    found = [
        len(contradictions([
            said(1, arrest, when=DAY, place=told), said(2, arrest, when=DAY, place=denied, polarity=Polarity.DENIED),
        ]))
        for told, denied in places
    ]  # fmt: skip
    assert found == [0, 0, 1, 1]


@pytest.mark.parametrize(
    "pair",
    [
        (said(1, count(78), when=on_day(date(2022, 7, 5))), said(2, count(77), when=DAY)),
        (said(1, where("held"), when=on_day(date(2022, 7, 5))), said(2, where("free"), when=DAY)),
        (said(1, where("held"), when=DAY), said(2, where("free"), when=DAY, modality=Modality.PLANNED)),
        (said(1, where("held"), when=DAY), said(2, where("transferred"), when=DAY)),
        (said(1, contact("lost"), when=DAY), said(2, contact("denied"), when=DAY)),
        (said(1, contact("in contact"), when=DAY), said(2, contact("lost"), when=since(DAY))),
        (said(1, contact("in contact"), when=DAY), said(2, contact("lost"))),
        (said(1, where("held")), said(2, where("released"), when=on_day(date(2022, 7, 21)))),
        (
            said(1, contact("in contact"), when=DAY),
            said(2, contact("lost"), when=during(date(2022, 7, 1), date(2022, 7, 31))),
        ),
    ],
    ids=[
        "another day",
        "set free later",
        "only planned",
        "transferred is held",
        "both out of reach",
        "lost since that call",
        "lost on a day that nobody gives",
        "set free after the report",
        "lost some day of that month",
    ],
)
def test_contradictions_leaves_alone_what_fits_together(pair: tuple[Statement, Statement]) -> None:
    assert contradictions(pair) == ()


def test_contradictions_finds_a_call_of_a_day_on_which_contact_was_lost() -> None:
    call = said(1, contact("in contact"), when=on_day(date(2022, 7, 13)))
    found = contradictions([call, said(2, contact("lost"), when=since(DAY))])
    assert [one.kind for one in found] == [ContradictionKind.CONTACT]


def test_contradictions_by_statement_names_both_sides() -> None:
    found = contradictions([said(1, count(78)), said(2, count(77)), said(3, count(78))])
    assert {key: len(pairs) for key, pairs in by_statement(found).items()} == {"s-001": 1, "s-002": 2, "s-003": 1}


def test_contradictions_finds_one_who_is_dead_and_speaks_later() -> None:
    death = said(1, where("dead"), when=DAY)
    speech = said(2, RemarkClaim(), speaker=TIMUR, said_on="2022-07-14")
    call = said(3, contact("in contact"), when=on_day(date(2022, 7, 13)))
    earlier = said(4, RemarkClaim(), speaker=TIMUR, said_on="2022-07-12")
    found = contradictions([speech, death, call, earlier])
    assert [(one.kind, one.left, one.right) for one in found] == [
        (ContradictionKind.HEARD_AFTER_DEATH, death.id, later.id) for later in (speech, call)
    ]
