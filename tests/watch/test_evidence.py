"""How far in time one statement reaches."""

from datetime import date

import pytest

from habeas.facts.claim import ActClaim
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import Days, When, during, on_day, throughout
from habeas.watch.evidence import DayCount, is_asserted, origin_key
from habeas.watch.times import evidence_of
from tests.watch.world import TIMUR, said

ARREST = ActClaim(act="arrest", victims=(TIMUR,))
AS_OF = date(2022, 8, 20)


def days_of(statement: Statement, as_of: date = AS_OF) -> Days | None:
    found = evidence_of([statement], as_of)[0]
    return None if found is None else found.days


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        (on_day(date(2022, 7, 5)), date(2022, 7, 20), Days(first=date(2022, 7, 5), last=date(2022, 7, 5))),
        (during(date(2022, 7, 1), date(2022, 7, 31)), date(2022, 7, 20),
         Days(first=date(2022, 7, 1), last=date(2022, 7, 20))),
        (throughout(date(2022, 3, 1), None), date(2022, 7, 20), Days(first=date(2022, 3, 1), last=date(2022, 7, 20))),
        (None, date(2022, 7, 20), Days(first=None, last=date(2022, 7, 20))),
        (throughout(date(2022, 8, 1), None), None, Days(first=date(2022, 8, 1), last=date(2022, 8, 1))),
        (throughout(date(2022, 8, 1), None), date(2022, 9, 1), Days(first=date(2022, 8, 1), last=AS_OF)),
    ],
)  # fmt: skip
def test_evidence_ends_with_the_day_of_its_report(when: When | None, published: date | None, expected: Days) -> None:
    assert days_of(said(1, ARREST, when=when, published=published)) == expected


def test_evidence_is_bounded_by_the_day_on_which_it_was_said() -> None:
    spoken = said(1, ARREST, when=during(date(2022, 7, 1), None), said_on="2022-07-12")
    assert days_of(spoken) == Days(first=date(2022, 7, 1), last=date(2022, 7, 12))


@pytest.mark.parametrize(
    "statement",
    [
        said(1, ARREST, when=on_day(date(2022, 8, 21)), published=date(2022, 8, 25)),
        said(1, ARREST, when=None, published=date(2022, 8, 21)),
        said(1, ARREST, when=None, published=None),
        said(1, ARREST, when=during(date(2022, 8, 1), None), published=None),
        said(1, ARREST, when=on_day(date(2022, 7, 25)), published=date(2022, 7, 20)),
    ],
    ids=[
        "later day",
        "undated in a later report",
        "undated anywhere",
        "without an end or a report",
        "day after its own report",
    ],
)
def test_evidence_of_unknown_or_later_days_is_none(statement: Statement) -> None:
    assert days_of(statement) is None


def test_evidence_ignores_a_spelling_of_edtf_that_it_cannot_read() -> None:
    assert days_of(said(1, ARREST, said_on="uuuu")) == Days(first=None, last=date(2022, 7, 20))


@pytest.mark.parametrize(
    ("polarity", "modality", "expected"),
    [
        (Polarity.AFFIRMED, Modality.ACTUAL, True),
        (Polarity.AFFIRMED, Modality.ALLEGED, True),
        (Polarity.AFFIRMED, Modality.THREATENED, False),
        (Polarity.AFFIRMED, Modality.PLANNED, False),
        (Polarity.DENIED, Modality.ACTUAL, False),
    ],
)
def test_is_asserted_knows_denial_and_threat(polarity: Polarity, modality: Modality, expected: bool) -> None:
    assert is_asserted(said(1, ARREST, polarity=polarity, modality=modality)) is expected


def test_origin_key_is_own_where_there_is_none() -> None:
    assert origin_key(said(1, ARREST)) == "statement:s-001"
    assert origin_key(said(1, ARREST, key="k")) == "k"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (DayCount(at_least=31, at_most=38), "between 31 and 38 days"),
        (DayCount(at_least=1, at_most=1), "1 day"),
        (DayCount(at_least=0, at_most=0), "0 days"),
        (DayCount(at_least=12, at_most=None), "at least 12 days"),
    ],
)
def test_day_count_says_its_bounds(count: DayCount, words: str) -> None:
    assert str(count) == words
