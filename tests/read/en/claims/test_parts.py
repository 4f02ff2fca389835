"""What is told of a part of a group is never told of all of it."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, ContactClaim, CountClaim, WhereaboutsClaim
from habeas.facts.reading import Reading
from habeas.facts.wording import claim_in_words
from habeas.read import read

WHOLE = "Forty-one miners of the Varna pit refused to go down on 3 May."


def reading_of(text: str) -> Reading:
    return read(text, published=date(2022, 7, 20), language="en")


def fates(reading: Reading) -> dict[str, str]:
    """Return those told to be somewhere, in whatever state, by name."""
    claims = [one.claim for one in reading.statements if isinstance(one.claim, WhereaboutsClaim)]
    return {reading.entity(one).name: claim.state for claim in claims for one in claim.of}


@pytest.mark.parametrize(
    "sentence",
    [
        "Six returned to their positions.",
        "Most of them were taken to a cellar in Orsk.",
        "Some of the miners were released on Friday.",
        "Four of them were sent to the front.",
        "Two of the miners are held in a barn.",
    ],
)
def test_fate_of_a_part_is_not_told_of_the_whole(sentence: str) -> None:
    assert fates(reading_of(f"{WHOLE} {sentence}")) == {}


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("detention", "Some of the miners are in prison."),
        ("detention", "Twelve of the miners are held in a barn."),
        ("arrest", "Police arrested three of the miners on 5 May."),
        ("conviction", "Dozens of the miners have been sentenced."),
        ("ill-treatment", "Guards beat several of the miners."),
    ],
)
def test_act_against_a_part_is_not_told_of_the_whole(act: str, sentence: str) -> None:
    reading = reading_of(f"{WHOLE} {sentence}")
    told = [(one.claim, one.confidence) for one in reading.statements]
    acts = [(claim.victims, sure >= 0.6) for claim, sure in told if isinstance(claim, ActClaim) and claim.act == act]
    assert acts == [((), False)]


@pytest.mark.parametrize("sentence", ["The miners are in prison.", "Police arrested the miners."])
def test_act_against_all_is_told_of_the_whole(sentence: str) -> None:
    reading = reading_of(f"{WHOLE} {sentence}")
    victims = {each for one in reading.statements if isinstance(one.claim, ActClaim) for each in one.claim.victims}
    assert {reading.entity(each).name for each in victims} == {"Forty-one miners"}


@pytest.mark.parametrize("sentence", ["All were released.", "The miners were released.", "They were released."])
def test_fate_of_all_is_told_of_the_whole(sentence: str) -> None:
    assert set(fates(reading_of(f"{WHOLE} {sentence}")).values()) == {"released"}


def test_number_told_again_stands_for_the_same_people() -> None:
    reading = reading_of("Twelve drivers were arrested. All twelve were released.")
    assert "released" in fates(reading).values()


def test_part_has_its_own_count_within_the_group() -> None:
    reading = reading_of(f"{WHOLE} Six returned to their positions.")
    counts = [one.claim for one in reading.statements if isinstance(one.claim, CountClaim)]
    assert [(one.number.at_least, one.of == one.part_of) for one in counts] == [(41, False), (6, True)]
    assert claim_in_words(counts[1], lambda one: reading.entity(one).name) == "6 of Forty-one miners: returned"


def test_one_of_them_behind_kin_counts_nobody() -> None:
    reading = reading_of(f"{WHOLE} The mother of one of them, Anna Torv, wrote to the council.")
    assert [one.claim.number.at_least for one in reading.statements if isinstance(one.claim, CountClaim)] == [41]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("held", f"{WHOLE} Most of them were taken to a cellar in Orsk. Six returned. Thirty-five are still there."),
        ("held", f"{WHOLE} Thirty-five remain in custody."),
        (None, f"{WHOLE} They were sent to the front. Thirty-five are still there."),
    ],
)
def test_those_still_there_are_in_the_state_told_last(state: str | None, text: str) -> None:
    counts = [one for one in reading_of(text).statements if isinstance(one.claim, CountClaim)]
    assert isinstance(counts[-1].claim, CountClaim)
    assert (counts[-1].claim.state, counts[-1].confidence > 0.6) == (state, state is not None)


@pytest.mark.parametrize("counted", ["Two men", "The brothers", "Two other drivers"])
def test_names_behind_those_counted_are_the_subjects(counted: str) -> None:
    reading = reading_of(f"{counted}, Ivan Torv and Pavel Drozd, were released on 15 May.")
    assert fates(reading) == {"Ivan Torv": "released", "Pavel Drozd": "released"}


def test_description_behind_those_counted_leaves_them_the_subject() -> None:
    assert "Ivan Torv" not in fates(reading_of("Two drivers, friends of Ivan Torv, were released on 15 May."))


def test_second_verb_of_a_passive_tells_what_befell_him_then() -> None:
    text = "Ivan Torv was held in a barn until 13 May and then moved to an unknown place."
    told = [(one.claim, one.when) for one in reading_of(text).statements]
    states = [(claim.state, when is not None) for claim, when in told if isinstance(claim, WhereaboutsClaim)]
    assert states == [("held", True), ("transferred", False)]


def test_day_on_which_kin_last_heard_is_one_of_contact() -> None:
    reading = reading_of("Ivan Torv was held. His wife, Leila, last heard from him on 6 May.")
    told = [(one.claim, one.when.edtf) for one in reading.statements if one.when is not None]
    contacts = [(claim.state, claim.with_whom, day) for claim, day in told if isinstance(claim, ContactClaim)]
    assert contacts == [("in contact", "family", "2022-05-06")]


def test_day_without_a_year_is_a_last_contact_though_nobody_knows_when_the_report_came_out() -> None:
    reading = read("Ivan Torv was held. His wife, Leila, last heard from him on 6 May.", language="en")
    told = [one.claim for one in reading.statements if isinstance(one.claim, ContactClaim)]
    assert [(claim.state, claim.with_whom) for claim in told] == [("in contact", "family")]


def test_another_number_of_all_is_no_part() -> None:
    reading = reading_of(f"{WHOLE} A clerk put the number at 40.")
    counts = [one.claim for one in reading.statements if isinstance(one.claim, CountClaim)]
    assert [(one.number.at_least, one.part_of) for one in counts] == [(41, None), (40, None)]
