"""What is missing, and what would settle most."""

from datetime import date

from habeas.facts.claim import ContactClaim, CountClaim, Measure, TieClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.statement import Statement
from habeas.facts.when import on_day
from habeas.watch import Gap, GapKind, contradictions, find_gaps, index_statements, silence, tally, whereabouts
from tests.watch.world import BRIGADE, EIGHT, GROUP, PARTIES, TIMUR, ZARECHENSK, said

AS_OF = date(2022, 8, 20)
DAY = on_day(date(2022, 7, 12))


def counted(number: int, least: int, most: int | None, state: str) -> Statement:
    return said(number, CountClaim(of=GROUP, number=Count(at_least=least, at_most=most, words="some"), state=state))


def gaps(*statements: Statement) -> list[tuple[GapKind, float]]:
    return [(one.kind, one.would_change) for one in found(*statements)]


def found(*statements: Statement) -> tuple[Gap, ...]:
    index = index_statements(statements, PARTIES, AS_OF)
    return find_gaps(
        whereabouts=[whereabouts(TIMUR, index)] if any(TIMUR in one.claim.references() for one in statements) else [],
        silences=[silence(TIMUR, index)] if any(one.claim.kind == "contact" for one in statements) else [],
        tallies=[tally(GROUP, index)],
        contradictions=contradictions(statements),
        statements=statements,
    )


def test_gaps_of_a_case_without_questions_are_none() -> None:
    assert gaps() == []


def test_gaps_ask_how_many_at_most_where_a_count_is_open() -> None:
    assert gaps(counted(1, 78, 78, "refused"), counted(2, 20, None, "held")) == [(GapKind.UPPER_BOUND, 58.0)]


def test_gaps_ask_whether_groups_overlap() -> None:
    statements = (counted(1, 78, 78, "refused"), counted(2, 20, 20, "held"), counted(3, 30, 30, "returned"))
    assert gaps(*statements) == [(GapKind.OVERLAP, 20.0)]


def test_gaps_ask_for_the_whole_where_nobody_counted_it() -> None:
    assert gaps(counted(2, 20, 20, "held")) == [(GapKind.WHOLE, 20.0)]


def test_gaps_measure_a_conflict_by_how_far_its_answers_lie_apart() -> None:
    assert gaps(counted(1, 78, 78, "refused"), counted(2, 70, 70, "refused")) == [(GapKind.COUNTS_CONFLICT, 8.0)]


def test_gaps_ask_once_where_two_statements_of_one_person_conflict() -> None:
    one = said(1, WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK), when=DAY)
    other = said(2, WhereaboutsClaim(of=(TIMUR,), state="free"), when=DAY)
    assert gaps(one, other) == [(GapKind.STATEMENTS_CONFLICT, 1.0)]


def test_gaps_put_larger_questions_first_and_do_not_depend_on_the_order() -> None:
    statements = (
        counted(1, 78, 78, "refused"),
        counted(2, 20, None, "held"),
        said(3, ContactClaim(of=(TIMUR,), with_whom="family", state="lost"), when=DAY),
    )
    assert gaps(*statements) == [(GapKind.UPPER_BOUND, 58.0), (GapKind.WHERE, 1.0), (GapKind.HEARD, 0.107)]
    assert found(*statements[::-1]) == found(*statements)


def test_gaps_do_not_ask_for_the_whole_of_a_part_of_a_group_that_is_counted() -> None:
    statements = (
        counted(1, 78, 78, "refused"),
        said(2, CountClaim(of=EIGHT, number=Count(at_least=8, at_most=8, words="8"), state="transferred")),
    )
    index = index_statements(statements, PARTIES, AS_OF)
    asked = find_gaps(
        whereabouts=[], silences=[], tallies=[tally(EIGHT, index), tally(GROUP, index)], contradictions=[]
    )
    assert [one.kind for one in asked] == []


def test_gaps_ask_about_a_conflict_once_though_it_stands_in_what_holds_the_group_too() -> None:
    statements = (
        counted(1, 78, 78, "refused"),
        counted(2, 70, 70, "refused"),
        said(3, TieClaim(tie="member of", from_party=GROUP, to=BRIGADE)),
    )
    index = index_statements(statements, PARTIES, AS_OF)
    asked = find_gaps(
        whereabouts=[], silences=[], tallies=[tally(BRIGADE, index), tally(GROUP, index)], contradictions=[]
    )
    assert [(one.kind, one.about) for one in asked] == [(GapKind.COUNTS_CONFLICT, (GROUP,))]


def test_gaps_do_not_ask_how_many_a_unit_has_where_only_a_number_is_given() -> None:
    number = Count(at_least=61, at_most=None, words="more than sixty")
    assert gaps(said(1, CountClaim(of=GROUP, number=number, state="held", measure=Measure.EACH))) != []
    assert gaps(said(1, CountClaim(of=GROUP, number=number, about="leave", measure=Measure.EACH))) == []


def test_gaps_ask_which_date_is_meant_by_one_before_1900() -> None:
    long_ago = said(1, WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK), when=on_day(date(1022, 10, 3)))
    assert gaps(long_ago) == [(GapKind.WHICH_DATE, 1.0)]
    assert found(long_ago)[0].rests_on == (long_ago.id,)
