"""What is told of a part of a group is never told of all of it."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import CountClaim, WhereaboutsClaim
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
