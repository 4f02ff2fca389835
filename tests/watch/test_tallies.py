"""How many of a group are where, and how many are unaccounted for."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import CountClaim, Measure, TieClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Polarity, Statement
from habeas.facts.when import on_day
from habeas.watch import Bounds, NamedAgainst, Tally, TallyConflict, index_statements, tally
from tests.watch.world import EIGHT, GROUP, PARTIES, TEN, TIMUR, said

AS_OF = date(2022, 8, 20)
SAID = (StatementId("s-001"),)


def number(least: int, most: int | None) -> Count:
    return Count(at_least=least, at_most=most, words=f"{least}")


def counted(
    number_: int,
    least: int,
    most: int | None = -1,
    *,
    of: PartyId = GROUP,
    state: str | None = "refused",
    key: str = "",
    day: int | None = None,
    measure: Measure | None = None,
    part_of: PartyId | None = None,
) -> Statement:
    claim = CountClaim(
        of=of, number=number(least, least if most == -1 else most), state=state, measure=measure, part_of=part_of
    )
    return said(number_, claim, key=key, when=on_day(date(2022, 7, day)) if day else None)


def answer(*statements: Statement) -> Tally:
    return tally(GROUP, index_statements(statements, PARTIES, AS_OF))


def clash(*numbers: int, same_day: bool = False) -> TallyConflict:
    return TallyConflict(sides=tuple((StatementId(f"s-{one:03}"),) for one in numbers), same_day=same_day)


def bounds(found: Tally) -> tuple[int, int | None] | None:
    left = found.unaccounted
    return None if left is None else (left.at_least, left.at_most)


def test_tally_of_a_group_nobody_counted_is_empty() -> None:
    found = answer()
    assert (found.lines, found.unaccounted, found.origins) == ((), None, 0)


def test_tally_subtracts_a_part_from_the_whole() -> None:
    assert bounds(answer(counted(1, 78), counted(2, 8, of=EIGHT, state="moved"))) == (70, 70)


def test_tally_never_adds_parts_that_may_overlap() -> None:
    found = answer(
        counted(1, 78), counted(2, 8, of=EIGHT, state="moved"), counted(3, 10, of=TEN, state="moved"),
    )  # fmt: skip
    assert bounds(found) == (60, 68)


def test_tally_keeps_a_part_that_is_larger_than_the_whole_as_a_conflict() -> None:
    found = answer(counted(1, 78), counted(2, 150, state="returned"), counted(3, 8, state="moved"))
    assert found.reckonings[0].without == (StatementId("s-002"),)
    assert found.conflicts == (clash(1, 2),)
    assert bounds(found) == (70, 70)


def test_tally_spans_every_count_of_the_whole() -> None:
    found = answer(counted(1, 78, day=5), counted(2, 77, day=5), counted(3, 8, state="moved"))
    assert bounds(found) == (69, 70)
    assert found.conflicts == (clash(1, 2, same_day=True),)


def test_tally_has_no_upper_bound_where_the_whole_has_none() -> None:
    assert bounds(answer(counted(1, 234, None), counted(2, 8, state="moved"))) == (226, None)


def test_tally_counts_origins_and_not_outlets() -> None:
    found = answer(counted(1, 78, key="k"), counted(2, 78, key="k"), counted(3, 78, key="other"))
    assert len(found.lines) == 1
    assert (found.lines[0].origins, found.origins) == (("k", "other"), 2)
    assert found.lines[0].statements == tuple(StatementId(f"s-00{one}") for one in (1, 2, 3))


def test_tally_does_not_account_for_those_who_are_missing() -> None:
    assert bounds(answer(counted(1, 78), counted(2, 12, state="missing"))) == (78, 78)


def test_tally_accounts_for_a_bare_part_only_when_it_is_said_where_it_is() -> None:
    whole, part = counted(1, 78), counted(2, 8, of=EIGHT, state=None)
    held = said(3, WhereaboutsClaim(of=(EIGHT,), state="held"))
    assert bounds(answer(whole, part)) == (78, 78)
    assert bounds(answer(whole, part, held)) == (70, 70)


def test_tally_shows_a_number_without_a_state_in_none_though_its_group_is_held() -> None:
    held = said(1, WhereaboutsClaim(of=(GROUP,), state="held"))
    found = answer(held, counted(2, 5, state=None))
    assert [(line.state, line.is_accounted) for line in found.lines] == [(None, True)]
    assert found.reckonings[0].states == ()


def test_tally_takes_a_total_in_a_state_for_a_part_of_the_group_not_for_those_who_are_missing() -> None:
    released = counted(1, 19, state="released", measure=Measure.TOTAL)
    assert bounds(answer(released)) is None
    assert bounds(answer(released, counted(2, 34, state=None, measure=Measure.TOTAL))) == (15, 15)


def test_tally_takes_each_and_share_for_what_they_are() -> None:
    each = counted(2, 10, state="moved", measure=Measure.EACH)
    share = counted(3, 50, state="moved", measure=Measure.SHARE)
    assert bounds(answer(counted(1, 78), each)) == (0, 68)
    assert bounds(answer(counted(1, 78), share)) == (78, 78)


def test_tally_takes_parts_said_in_the_count_itself() -> None:
    part = counted(2, 9, of=PartyId("p-nine"), state="returned", part_of=GROUP)
    assert bounds(answer(counted(1, 78), part)) == (69, 69)


def test_tally_leaves_out_denied_counts() -> None:
    denied = said(2, CountClaim(of=GROUP, number=number(78, 78), state="refused"), polarity=Polarity.DENIED)
    assert answer(denied).lines == ()


def test_tally_names_the_members_that_are_known() -> None:
    tie = said(2, TieClaim(tie="member of", from_party=TIMUR, to=GROUP))
    assert answer(counted(1, 78), tie).named == NamedAgainst(
        named=(TIMUR,), of=Bounds(at_least=78, at_most=78, because_least=SAID, because_most=SAID)
    )


def test_tally_says_which_statements_make_each_bound_hold() -> None:
    found = answer(counted(1, 78), counted(2, 8, of=EIGHT, state="moved"), counted(3, 10, of=TEN, state="moved"))
    left = found.reckonings[0].unaccounted
    assert left.because_most == (StatementId("s-001"), StatementId("s-003"))
    assert left.because_least == (StatementId("s-001"), StatementId("s-002"), StatementId("s-003"))


def test_tally_adds_parts_that_are_said_to_be_apart() -> None:
    tie = said(4, TieClaim(tie="apart from", from_party=EIGHT, to=TEN))
    found = answer(counted(1, 78), counted(2, 8, of=EIGHT, state="moved"), counted(3, 10, of=TEN, state="moved"), tie)
    assert bounds(found) == (60, 60)
    assert found.reckonings[0].unaccounted.because_most == tuple(StatementId(f"s-00{one}") for one in (1, 2, 3, 4))


def test_tally_takes_parts_of_one_breath_for_apart() -> None:
    parts = [counted(at, number_, state="moved", measure=Measure.EACH) for at, number_ in ((2, 9), (3, 14))]
    assert bounds(answer(counted(1, 93), *parts)) == (70, 70)


def test_tally_joins_groups_of_other_reports_by_ties() -> None:
    nine = PartyId("p-nine")
    counts = [counted(1, 78), counted(2, 9, of=nine, state="returned")]
    assert bounds(answer(*counts)) == (78, 78)
    tie = said(3, TieClaim(tie="member of", from_party=nine, to=GROUP))
    parties = {**PARTIES, nine: Party(id=nine, kind=PartyKind.GROUP, name="men")}
    assert bounds(tally(GROUP, index_statements([*counts, tie], parties, AS_OF))) == (69, 69)


def test_tally_parts_states_that_exclude_each_other_on_one_day() -> None:
    on_the_fifth = [counted(2, 20, state="held", day=5), counted(3, 41, state="returned", day=5)]
    assert bounds(answer(counted(1, 93), *on_the_fifth)) == (32, 32)
    apart = [counted(2, 20, state="held", day=5), counted(3, 41, state="returned", day=9)]
    assert bounds(answer(counted(1, 93), *apart)) == (32, 52)


def test_tally_intersects_counts_of_one_state() -> None:
    assert bounds(answer(counted(1, 93), counted(2, 20, None, state="held"), counted(3, 18, 22, state="locked"))) == (
        71, 73,
    )  # fmt: skip


def test_tally_names_a_circle_of_groups() -> None:
    ties = [said(at, TieClaim(tie="member of", from_party=one, to=other)) for at, one, other in (
        (2, EIGHT, TEN), (3, TEN, EIGHT),
    )]  # fmt: skip
    found = answer(counted(1, 78), *ties)
    assert found.circles == ((EIGHT, TEN),)
    assert bounds(found) == (78, 78)


def test_tally_names_all_sides_of_a_clash_that_needs_four() -> None:
    parts = [counted(2, 50, of=EIGHT, state="moved"), counted(3, 40, of=TEN, state="moved")]
    tie = said(4, TieClaim(tie="apart from", from_party=EIGHT, to=TEN))
    found = answer(counted(1, 78), *parts, tie)
    assert found.conflicts == (clash(1, 2, 3, 4),)
    assert [one.without for one in found.reckonings] == [(StatementId(f"s-00{one}"),) for one in (2, 3, 4)]


@settings(max_examples=200, deadline=None)
@given(
    size=st.integers(1, 30),
    parts=st.lists(st.sets(st.integers(0, 29)), max_size=4),
    slack=st.lists(st.integers(0, 5), min_size=10, max_size=10),
    order=st.randoms(use_true_random=False),
)
def test_tally_bounds_hold_the_truth_in_every_world(
    size: int, parts: list[set[int]], slack: list[int], order: Random
) -> None:
    """People drawn into overlapping parts, counted vaguely: the true number left lies within the bounds."""
    people = set(range(size))
    true_parts = [part & people for part in parts]
    statements = [counted(0, size - min(slack[0], size), size + slack[1])]
    for at, part in enumerate(true_parts, start=1):
        least = len(part) - min(slack[at], len(part))
        statements.append(counted(at, least, len(part) + slack[at + 1], state=f"state {at}"))
    shuffled = list(statements)
    order.shuffle(shuffled)
    found = answer(*shuffled)
    left = len(people - set[int]().union(*true_parts))
    assert found.unaccounted is not None
    assert found.unaccounted.at_most is not None
    assert found.unaccounted.at_least <= left <= found.unaccounted.at_most
    assert found == answer(*statements)


def test_tally_says_how_many_of_an_earlier_group_went_on_and_how_many_did_not() -> None:
    back = said(9, TieClaim(tie="came from", from_party=TEN, to=EIGHT))
    found = answer(counted(1, 78), counted(2, 41, of=EIGHT, state=None), counted(3, 30, of=TEN, state=None), back)
    (flow,) = found.reckonings[0].flows
    assert (flow.before, flow.after, flow.said_by) == (EIGHT, TEN, (StatementId("s-009"),))
    assert [(one.at_least, one.at_most) for one in (flow.went_on, flow.stayed)] == [(30, 30), (11, 11)]


def test_tally_doubts_a_flow_of_more_than_there_were() -> None:
    back = said(9, TieClaim(tie="came from", from_party=TEN, to=EIGHT))
    found = answer(counted(1, 78), counted(2, 41, of=EIGHT, state=None), counted(3, 50, of=TEN, state=None), back)
    assert [one.sides for one in found.conflicts] == [
        ((StatementId("s-002"),), (StatementId("s-003"),), (StatementId("s-009"),))
    ]


def test_tally_names_the_persons_of_a_group_that_came_from_another() -> None:
    ties = [
        said(8, TieClaim(tie="member of", from_party=TIMUR, to=TEN)),
        said(9, TieClaim(tie="came from", from_party=TEN, to=EIGHT)),
    ]
    assert tally(EIGHT, index_statements(ties, PARTIES, AS_OF)).named.named == (TIMUR,)


def test_tally_does_not_believe_in_an_overlap_of_groups_that_are_apart() -> None:
    ties = [
        said(8, TieClaim(tie="overlaps with", from_party=TEN, to=EIGHT)),
        said(9, TieClaim(tie="apart from", from_party=EIGHT, to=TEN)),
    ]
    found = answer(counted(1, 78), counted(2, 8, of=EIGHT, state=None), *ties)
    assert found.conflicts == (clash(8, 9),)
    assert {one.without for one in found.reckonings} == {(StatementId("s-008"),), (StatementId("s-009"),)}
