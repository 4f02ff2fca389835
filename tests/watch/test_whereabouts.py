"""Where a person is as of a day."""

from datetime import date
from functools import cache
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import ActClaim, Claim, ContactClaim, Custody, TieClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import Days, during, on_day, throughout
from habeas.watch import CustodyState, DayCount, Whereabouts, index_statements, whereabouts
from habeas.watch.custody import ChannelContact
from tests.watch.world import BRIGADE, BRUSKOVO, GROUP, MOTHER, PARTIES, TIMUR, ZARECHENSK, said

AS_OF = date(2022, 8, 20)
JULY = date(2022, 7, 20)


def held(number: int, day: int, *, place: PartyId | None = ZARECHENSK, custody: Custody | None = None) -> Statement:
    claim = WhereaboutsClaim(of=(TIMUR,), state="held", place=place, custody=custody)
    return said(number, claim, when=on_day(date(2022, 7, day)), published=date(2022, 7, day))


def in_state(number: int, state: str, day: int) -> Statement:
    claim = WhereaboutsClaim(of=(TIMUR,), state=state)
    return said(number, claim, when=on_day(date(2022, 7, day)), published=date(2022, 7, day))


def answer(*statements: Statement, as_of: date = AS_OF) -> Whereabouts:
    return whereabouts(TIMUR, index_statements(statements, PARTIES, as_of))


def test_whereabouts_of_one_of_whom_nothing_is_said_is_unknown() -> None:
    found = answer()
    assert (found.state, found.code, found.rests_on, found.since, found.age) == ("unknown", "99", (), None, None)


def test_whereabouts_follows_the_newest_evidence() -> None:
    found = answer(in_state(2, "released", 12), held(1, 5))
    assert (found.state, found.rests_on, found.otherwise) == ("released", (StatementId("s-002"),), ())
    assert [episode.state for episode in found.history] == ["held", "released"]
    assert [episode.state for episode in found.earlier] == ["held"]
    assert found.since == Days(first=date(2022, 7, 12), last=date(2022, 7, 12))
    assert found.age == DayCount(at_least=39, at_most=39)


def test_whereabouts_knows_nothing_of_later_days() -> None:
    found = answer(held(1, 5), in_state(2, "released", 12), as_of=date(2022, 7, 11))
    assert (found.state, found.rests_on) == ("held", (StatementId("s-001"),))


def test_whereabouts_since_is_the_day_of_the_arrest() -> None:
    arrest = said(1, ActClaim(act="arrest", victims=(TIMUR,)), when=during(date(2022, 7, 5), date(2022, 7, 10)))
    found = answer(arrest, held(2, 19))
    assert found.since == Days(first=date(2022, 7, 5), last=date(2022, 7, 10))
    assert found.rests_on == (StatementId("s-001"), StatementId("s-002"))


def test_whereabouts_held_throughout_a_time_began_by_its_first_day() -> None:
    claim = WhereaboutsClaim(of=(TIMUR,), state="held")
    found = answer(said(1, claim, when=throughout(date(2022, 7, 3), None)))
    assert found.since == Days(first=None, last=date(2022, 7, 3))


def test_whereabouts_keeps_what_others_say_of_the_same_days() -> None:
    one = in_state(1, "held", 12)
    other = in_state(2, "at the front", 12)
    found = answer(one, other)
    assert {found.rests_on[0], found.otherwise[0]} == {one.id, other.id}
    assert found.is_contested


def test_whereabouts_prefers_more_origins_not_more_outlets() -> None:
    copies = [
        said(n, WhereaboutsClaim(of=(TIMUR,), state="free"), when=on_day(date(2022, 7, 12)), key="one interview")
        for n in (1, 2, 3)
    ]
    independent = [
        said(n, WhereaboutsClaim(of=(TIMUR,), state="held"), when=on_day(date(2022, 7, 12)), key=f"origin {n}")
        for n in (4, 5)
    ]
    found = answer(*copies, *independent)
    assert (found.state, found.origins) == ("held", 2)
    assert found.otherwise == tuple(StatementId(f"s-00{n}") for n in (1, 2, 3))


def test_whereabouts_puts_denials_beside_the_state() -> None:
    claim = WhereaboutsClaim(of=(TIMUR,), state="held")
    denial = said(2, claim, when=on_day(date(2022, 7, 12)), polarity=Polarity.DENIED)
    found = answer(in_state(1, "held", 12), denial)
    assert (found.state, found.otherwise) == ("held", (denial.id,))


def test_whereabouts_said_and_denied_are_contested_though_the_denial_has_no_day() -> None:
    release = ActClaim(act="release", victims=(TIMUR,))
    told = said(1, release, when=on_day(date(2022, 7, 12)), key="neighbour")
    for published in (date(2022, 7, 20), None):
        denial = said(2, release, polarity=Polarity.DENIED, published=published, key="wife")
        found = answer(told, denial)
        assert (found.state, found.is_contested, found.otherwise) == ("released", True, (denial.id,))
    undated = said(2, WhereaboutsClaim(of=(TIMUR,), state="held"), polarity=Polarity.DENIED, published=None)
    assert not answer(told, undated).is_contested


def test_whereabouts_is_not_moved_by_threats_and_plans() -> None:
    claim = WhereaboutsClaim(of=(TIMUR,), state="sent back")
    for modality in (Modality.THREATENED, Modality.PLANNED, Modality.POSSIBLE, Modality.REQUIRED):
        plan = said(2, claim, when=on_day(date(2022, 7, 19)), modality=modality)
        assert answer(held(1, 5), plan).state == "held"


def test_history_is_equal_where_its_episodes_are() -> None:
    one, other = answer(held(1, 5), in_state(2, "released", 12)), answer(in_state(2, "released", 12), held(1, 5))
    assert one.history == other.history
    assert hash(one.history) == hash(other.history)
    assert one.history[1:] == (one.history[1],)
    assert repr(one.history) == repr(tuple(one.history))
    assert one.history != answer(held(1, 5)).history


def test_whereabouts_takes_group_claims_only_through_a_tie() -> None:
    of_group = said(1, WhereaboutsClaim(of=(GROUP,), state="held", place=BRUSKOVO), when=on_day(date(2022, 7, 12)))
    tie = said(2, TieClaim(tie="member of", from_party=TIMUR, to=GROUP))
    assert answer(of_group).state == "unknown"
    found = answer(of_group, tie)
    assert (found.state, found.by_group, found.ties) == ("held", (of_group.id,), (tie.id,))
    assert found.history[0].through == GROUP


def test_whereabouts_of_one_known_only_by_a_tie_are_nobody_elses() -> None:
    of_group = said(1, WhereaboutsClaim(of=(GROUP,), state="held"), when=on_day(date(2022, 7, 12)))
    index = index_statements(
        [of_group, said(2, TieClaim(tie="member of", from_party=MOTHER, to=GROUP))], PARTIES, AS_OF
    )
    assert whereabouts(MOTHER, index).state == "held"
    assert whereabouts(TIMUR, index).state == "unknown"


def test_whereabouts_of_a_unit_say_nothing_of_its_members() -> None:
    of_unit = said(1, WhereaboutsClaim(of=(BRIGADE,), state="at the front"), when=on_day(date(2022, 7, 12)))
    tie = said(2, TieClaim(tie="member of", from_party=TIMUR, to=BRIGADE))
    assert answer(of_unit, tie).state == "unknown"


def test_whereabouts_silence_does_not_end_custody() -> None:
    lost = said(2, ContactClaim(of=(TIMUR,), with_whom="family", state="lost"), when=on_day(date(2022, 7, 13)))
    assert answer(held(1, 5), lost).state == "held"
    assert answer(in_state(1, "released", 5), lost).state == "silent"


def test_whereabouts_names_other_places_of_the_same_days() -> None:
    found = answer(held(1, 12, place=ZARECHENSK), held(2, 12, place=BRUSKOVO))
    assert (found.place, found.rests_on, found.otherwise) == (
        BRUSKOVO,
        (StatementId("s-002"),),
        (StatementId("s-001"),),
    )


def moved(number: int, state: str, day: int, place: PartyId | None) -> Statement:
    claim = WhereaboutsClaim(of=(TIMUR,), state=state, place=place)
    return said(number, claim, when=on_day(date(2022, 7, day)), published=date(2022, 7, 28), key=f"origin {number}")


def test_whereabouts_after_two_transfers_are_those_of_the_second_alone() -> None:
    for state in ("transferred", "sent back"):
        found = answer(moved(1, state, 5, ZARECHENSK), moved(2, state, 10, None))
        assert (found.state, found.place, found.origins) == (state, None, 1)
        assert found.rests_on == (StatementId("s-002"),)
        assert found.since == Days(first=date(2022, 7, 10), last=date(2022, 7, 10))
        assert [one.statement for one in found.earlier] == [StatementId("s-001")]


def test_whereabouts_counts_transfers_whose_days_overlap_as_one_event() -> None:
    claim = WhereaboutsClaim(of=(TIMUR,), state="transferred")
    vague = said(2, claim, when=during(date(2022, 7, 1), date(2022, 7, 12)), published=date(2022, 7, 28), key="other")
    found = answer(moved(1, "transferred", 5, ZARECHENSK), vague)
    assert (found.place, found.origins, found.names_place) == (ZARECHENSK, 2, (StatementId("s-001"),))


def test_whereabouts_credits_a_place_to_those_alone_who_name_it() -> None:
    found = answer(moved(1, "held", 5, ZARECHENSK), moved(2, "held", 10, None))
    assert (found.place, found.origins, found.names_place) == (ZARECHENSK, 2, (StatementId("s-001"),))
    found = answer(moved(1, "held", 5, ZARECHENSK), moved(2, "held", 10, BRUSKOVO))
    assert (found.place, found.origins, found.rests_on) == (BRUSKOVO, 1, (StatementId("s-002"),))
    assert found.since == Days(first=None, last=date(2022, 7, 5))
    assert answer(moved(1, "held", 5, None)).names_place == ()


def test_whereabouts_lists_what_has_no_date_apart() -> None:
    undated = said(3, WhereaboutsClaim(of=(TIMUR,), state="free"), published=None)
    found = answer(held(1, 5), undated)
    assert (found.state, found.undated) == ("held", (undated.id,))


def contact(number: int, channel: str, state: str) -> Statement:
    return said(number, ContactClaim(of=(TIMUR,), with_whom=channel, state=state), when=on_day(date(2022, 7, 12)))


def test_whereabouts_code_goes_as_deep_as_what_is_known() -> None:
    acknowledged = held(1, 12, custody=Custody.ACKNOWLEDGED)
    assert answer(held(1, 12)).code == "99"
    assert answer(held(1, 12, place=None, custody=Custody.ACKNOWLEDGED)).code == "0102"
    assert answer(acknowledged).code == "0101"
    assert answer(acknowledged, contact(2, "family", "permitted")).code == "01010101"
    assert answer(acknowledged, contact(2, "lawyer", "denied")).code == "01010202"
    assert answer(acknowledged, contact(2, "lawyer", "denied"), contact(3, "family", "denied")).code == "010102"
    assert answer(acknowledged, contact(2, "lawyer", "denied"), contact(3, "family", "permitted")).code == "0101"
    assert answer(held(1, 12, custody=Custody.DENIED)).code == "02"
    assert answer(in_state(1, "released", 12)).code == "99"


def test_whereabouts_shows_custody_denied_here_and_acknowledged_there() -> None:
    found = answer(held(1, 12, custody=Custody.ACKNOWLEDGED), held(2, 12, custody=Custody.DENIED))
    assert (found.custody.state, found.code) == (CustodyState.CONTESTED, "90")
    assert (found.custody.acknowledged, found.custody.denied) == ((StatementId("s-001"),), (StatementId("s-002"),))


def test_whereabouts_contact_is_told_per_channel() -> None:
    denied_counsel = said(3, ActClaim(act="denial of counsel", victims=(TIMUR,)), when=on_day(date(2022, 7, 12)))
    found = answer(held(1, 12), contact(2, "family", "lost"), denied_counsel)
    day = Days(first=date(2022, 7, 12), last=date(2022, 7, 12))
    assert [(one.channel, one.state, one.rests_on, one.days) for one in found.contacts] == [
        ("family", "lost", (StatementId("s-002"),), found.contacts[0].days),
        ("lawyer", "denied", (StatementId("s-003"),), day),
    ]


def test_a_contact_that_took_place_is_worded_as_past_with_its_day() -> None:
    days = Days(first=date(2022, 11, 9), last=date(2022, 11, 9))
    had = ChannelContact(channel="family", state="in contact", rests_on=(), days=days)
    assert [
        one.in_words
        for one in (
            had,
            had._replace(days=Days(first=None, last=days.last)),
            had._replace(days=Days(first=date(2022, 11, 1), last=days.last)),
            had._replace(state="lost"),
            had._replace(days=None),
        )
    ] == [
        "last in contact on 9 November 2022",
        "last in contact by 9 November 2022",
        "last in contact between 1 November 2022 and 9 November 2022",
        "lost, by the newest word, of 9 November 2022",
        "last in contact, on an unknown day",
    ]


CLAIMS: tuple[Claim, ...] = (
    WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK),
    WhereaboutsClaim(of=(TIMUR,), state="released"),
    WhereaboutsClaim(of=(GROUP,), state="transferred", place=BRUSKOVO, custody=Custody.DENIED),
    WhereaboutsClaim(of=(TIMUR,), state="held", custody=Custody.ACKNOWLEDGED),
    ContactClaim(of=(TIMUR,), with_whom="family", state="lost"),
    ContactClaim(of=(TIMUR,), with_whom="family", state="in contact"),
    ActClaim(act="arrest", victims=(TIMUR,)),
    TieClaim(tie="member of", from_party=TIMUR, to=GROUP),
    TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR),
)
WHENS = (
    None, on_day(date(2022, 7, 5)), on_day(date(2022, 7, 12)), during(date(2022, 7, 1), date(2022, 7, 15)),
    during(None, date(2022, 7, 9)), throughout(date(2022, 7, 2), None),
)  # fmt: skip
KINDS = tuple(
    product(
        CLAIMS, WHENS, (JULY, date(2022, 8, 1), None), ("", "a", "b"), (None, MOTHER, TIMUR),
        tuple(Polarity), (Modality.ACTUAL, Modality.THREATENED),
    )
)  # fmt: skip
"""Every kind of statement of a world, so that each takes one draw and not one for each of its fields."""


@cache
def stated(number: int, kind: int) -> Statement:
    claim, when, published, key, speaker, polarity, modality = KINDS[kind]
    return said(
        number, claim, when=when, published=published, key=key, speaker=speaker, polarity=polarity, modality=modality
    )  # fmt: skip


def of_size(size: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.sampled_from(range(len(KINDS))), min_size=size, max_size=size)


def as_world(kinds: list[int]) -> tuple[Statement, ...]:
    return tuple(stated(number, kind) for number, kind in enumerate(kinds))


worlds = st.integers(0, 7).flatmap(of_size).map(as_world)


@settings(max_examples=150, deadline=None)
@given(world=worlds, order=st.randoms(use_true_random=False))
def test_whereabouts_is_the_same_for_every_order(world: tuple[Statement, ...], order: Random) -> None:
    shuffled = list(world)
    order.shuffle(shuffled)
    assert answer(*shuffled) == answer(*world)


@settings(max_examples=150, deadline=None)
@given(world=worlds, as_of=st.dates(date(2022, 7, 1), date(2022, 8, 30)))
def test_whereabouts_rests_on_statements_that_exist_and_keeps_both_sides_apart(
    world: tuple[Statement, ...], as_of: date
) -> None:
    found = answer(*world, as_of=as_of)
    known = {statement.id for statement in world}
    assert set(found.rests_on) | set(found.otherwise) | set(found.undated) <= known
    assert not set(found.rests_on) & set(found.otherwise)
    assert found.state == "unknown" or found.rests_on
    assert found.since is None or (found.since.last is not None and found.since.last <= as_of)


def test_whereabouts_of_one_day_by_one_origin_each_are_those_of_the_later_report() -> None:
    day = on_day(date(2022, 7, 12))
    later = said(1, ActClaim(act="arrest", victims=(TIMUR,)), when=day, published=date(2022, 8, 1), key="a")
    earlier = said(
        2, WhereaboutsClaim(of=(TIMUR,), state="transferred"), when=day, published=date(2022, 7, 20), key="b"
    )
    found = answer(later, earlier)
    assert (found.state, found.otherwise) == ("held", (earlier.id,))


def test_whereabouts_are_not_where_somebody_was_taken() -> None:
    taken = said(1, ActClaim(act="detention", victims=(TIMUR,)), when=on_day(JULY), place=BRUSKOVO)
    assert (answer(taken).state, answer(taken).place) == ("held", None)
    in_words = said(2, WhereaboutsClaim(of=(TIMUR,), state="held"), when=on_day(JULY), place=ZARECHENSK)
    assert (answer(taken, in_words).place, answer(taken, in_words).otherwise) == (ZARECHENSK, ())


def test_contact_of_the_day_since_when_it_is_lost_stands_against_nothing() -> None:
    def contact(number: int, state: str, first: date, last: date | None = None) -> Statement:
        claim = ContactClaim(of=(TIMUR,), with_whom="family", state=state)
        return said(number, claim, when=on_day(first) if last is None else throughout(first, last), published=last)

    lost = contact(1, "lost", JULY, AS_OF)
    found = [answer(lost, contact(2, "in contact", date(2022, 7, day))).contacts[0].otherwise for day in (20, 21)]
    assert found == [(), (StatementId("s-002"),)]


def denied(number: int, state: str, day: int | None, place: PartyId | None = None) -> Statement:
    when = on_day(date(2022, 7, day)) if day else None
    claim = WhereaboutsClaim(of=(TIMUR,), state=state, place=place)
    return said(number, claim, when=when, polarity=Polarity.DENIED, published=date(2022, 7, 25) if day else None)


def test_a_denial_of_another_state_or_place_contests_nothing() -> None:
    agreeing = [denied(2, "dead", 12), denied(3, "released", None), denied(4, "held", 12, BRUSKOVO),
                denied(5, "held", None, BRUSKOVO)]  # fmt: skip
    assert not answer(held(1, 12), *agreeing).is_contested
    against = [denied(2, "held", 12), denied(3, "held", None), denied(4, "transferred", 12)]
    for one in against:
        assert answer(held(1, 12), one).otherwise == (one.id,)


@pytest.mark.parametrize("state", ["free", "released", "returned"])
def test_to_deny_one_way_of_being_home_denies_the_others(state: str) -> None:
    home = said(1, WhereaboutsClaim(of=(TIMUR,), state=state), when=on_day(date(2022, 7, 12)))
    for other in ("free", "released", "returned"):
        assert answer(home, denied(2, other, 13)).is_contested, other
    assert not answer(home, denied(2, "held", 13)).is_contested
