"""A group over time: one series for each scope."""

from datetime import date

from defusedxml import ElementTree

from habeas.facts.claim import CountClaim
from habeas.facts.count import Count
from habeas.facts.ids import PartyId
from habeas.facts.statement import Statement
from habeas.facts.when import on_day
from habeas.watch import Series, index_statements, series_of, tabulate, tally
from habeas.watch.formats import render_svg
from tests.watch.world import BRUSKOVO, GROUP, PARTIES, ZARECHENSK, said

NAMES: dict[str, str] = {party.id: party.name for party in PARTIES.values()}
AS_OF = date(2022, 8, 20)


def counted(number: int, least: int, most: int | None, day: int, place: PartyId | None = None) -> Statement:
    claim = CountClaim(of=GROUP, number=Count(at_least=least, at_most=most, words=str(least)), state="held")
    return said(number, claim, when=on_day(date(2022, 7, day)), place=place)


def series(*statements: Statement) -> tuple[Series, ...]:
    index = index_statements(statements, PARTIES, AS_OF)
    return series_of(tally(GROUP, index), index)


STATEMENTS = (
    counted(1, 20, 20, 1, ZARECHENSK), counted(2, 234, None, 5, BRUSKOVO), counted(3, 18, 22, 9, ZARECHENSK),
)  # fmt: skip


def test_series_never_joins_counts_of_two_scopes() -> None:
    found = series(*STATEMENTS)
    assert [(one.scope.place, [point.count.at_least for point in one.points]) for one in found] == [
        (BRUSKOVO, [234]), (ZARECHENSK, [20, 18]),
    ]  # fmt: skip


def test_table_says_every_number_with_its_days_and_scope() -> None:
    rows = tabulate(series(*STATEMENTS))
    assert [(row.days, row.number, row.scope.place) for row in rows] == [
        ("2022-07-01", "20", ZARECHENSK), ("2022-07-05", "at least 234", BRUSKOVO), ("2022-07-09", "18–22", ZARECHENSK),
    ]  # fmt: skip


def test_picture_is_one_svg_without_scripts_and_tells_every_number_in_words() -> None:
    drawn = render_svg(series(*STATEMENTS), NAMES, title="The <refusers>")
    root = ElementTree.fromstring(drawn)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "desc", "g", "text", "line", "rect", "path"}
    described = next(element.text for element in root.iter() if element.tag.endswith("desc"))
    assert described == (
        "2022-07-01: 20, refusers, held, Zarechensk; 2022-07-05: at least 234, refusers, held, Bruskovo; "
        "2022-07-09: 18–22, refusers, held, Zarechensk"
    )


def test_picture_of_nothing_says_so() -> None:
    assert "no counts" in render_svg((), NAMES, title="Nobody")
