"""None of them, and fewer than so many of them: of the right group, and never one who did what none did."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import CountClaim, WhereaboutsClaim
from habeas.facts.reading import Reading
from habeas.facts.statement import Polarity
from habeas.read import read

PUBLISHED = date(2022, 7, 20)


def reading_of(text: str) -> Reading:
    return read(text, published=PUBLISHED, language="en")


def counts_of(text: str) -> list[tuple[str | None, int, int | None, str | None]]:
    """Return of whom, how many at least and at most, in which state."""
    reading = reading_of(text)
    claims = [each.claim for each in reading.statements if isinstance(each.claim, CountClaim)]
    return [
        (reading.entity(each.of).name if each.of else None, each.number.at_least, each.number.at_most, each.state)
        for each in claims
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Not one of the forty-one men has come back.", ("men", 41, 41, "not returned")),
        ("None of the forty-one men has come back.", ("men", 41, 41, "not returned")),
        ("Not a single one of the nineteen conscripts returned.", ("conscripts", 19, 19, "not returned")),
        ("Neither of the two drivers was released.", ("drivers", 2, 2, "not released")),
        ("Not one of our nine drivers has returned.", ("drivers", 9, 9, "not returned")),
        ("None of the forty soldiers who refused were released.", ("soldiers", 40, 40, "not released")),
    ],
)
def test_none_of_so_many_is_told_of_all_of_them(text: str, told: tuple[str, int, int, str]) -> None:
    assert counts_of(text) == [told]


def test_none_of_them_is_not_one_of_them() -> None:
    told = counts_of("Forty-one men were taken away on 3 May. Not one of them has come back.")
    assert told == [("Forty-one men", 41, 41, "transferred")]


@pytest.mark.parametrize(
    "text",
    [
        "None of the forty men is known to have been released.",
        "It is not true that none of the forty men was released.",
    ],
)
def test_what_is_not_known_or_not_true_of_none_is_no_tally_and_no_release(text: str) -> None:
    assert counts_of(text) == []
    told = [each for each in reading_of(text).statements if isinstance(each.claim, WhereaboutsClaim)]
    assert [each for each in told if each.polarity is Polarity.AFFIRMED or each.confidence >= 0.6] == []


def test_neither_is_a_denial_for_every_kind_of_claim() -> None:
    told = reading_of("Neither of the two drivers was released.").statements
    assert [each.polarity for each in told if isinstance(each.claim, WhereaboutsClaim)] in ([], [Polarity.DENIED])


def test_men_are_not_the_women_told_before() -> None:
    text = (
        "Three of the nine women were not released. Not one of the forty-one men has come back. "
        "Fewer than a dozen of them remain in Zarya."
    )
    assert counts_of(text) == [
        ("women", 3, 3, "not released"),
        ("women", 9, 9, None),
        ("men", 41, 41, "not returned"),
        ("men", 1, 11, "remaining"),
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Guards hold the forty-one men in a hangar.", "men"),
        ("Two men signed. The forty-one men of the company refused to sign.", "men"),
        ("Forty-one soldiers refused. The forty-one men were beaten.", "Forty-one soldiers"),
    ],
)
def test_so_many_men_are_a_group_of_that_number(text: str, whose: str) -> None:
    assert {of for of, least, _, _ in counts_of(text) if least == 41} == {whose}


def test_them_behind_two_groups_is_neither_of_them() -> None:
    told = counts_of("Nine women and forty-one men were taken. Fewer than a dozen of them remain in Zarya.")
    assert told[-1] == (None, 1, 11, "remaining")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Hardly any of the forty men were released.", {"men": None}),
        ("Some of the forty men were released.", {"men": None}),
        ("All but two of the forty men were released.", {"men": None}),
        ("Twenty police officers detained three miners.", {"police officers": None, "miners": "held"}),
        ("Three miners were detained by twenty police officers.", {"police officers": None, "miners": "held"}),
        ("Forty women signed a letter about twelve conscripts.", {"women": "signed", "conscripts": None}),
        ("Four officers came to Lomovka.", {"officers": None}),
        ("Four officers came home.", {"officers": "returned"}),
    ],
)
def test_state_is_of_those_whom_the_verb_tells_of(text: str, states: dict[str, str | None]) -> None:
    assert {name: state for name, _, _, state in counts_of(text)} == states


@pytest.mark.parametrize(
    "text",
    [
        "Not all of the forty men were released.",
        "All but two of the forty men were released.",
        "Everybody except for two men was released.",
        "Hardly any of the forty men were released.",
    ],
)
def test_what_is_told_of_some_is_no_release_of_all(text: str) -> None:
    told = [each.claim for each in reading_of(text).statements]
    assert [each.of for each in told if isinstance(each, WhereaboutsClaim) and each.of] == []
