"""What is missing, and what would settle most."""

from datetime import date

from habeas.facts.claim import ContactClaim, CountClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.statement import Statement
from habeas.facts.when import on_day
from habeas.watch import Gap, GapKind, contradictions, find_gaps, index_statements, silence, tally, whereabouts
from tests.watch.world import GROUP, PARTIES, TIMUR, ZARECHENSK, said

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
