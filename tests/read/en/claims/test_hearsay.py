"""What a source only heard, or says not to have seen: alleged, never told as it is."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.statement import Modality
from habeas.read import read

PUBLISHED = date(2022, 7, 20)


def moods_of(text: str) -> set[Modality]:
    statements = read(text, published=PUBLISHED, language="en").statements
    return {each.modality for each in statements if each.claim.kind in ("act", "whereabouts", "count")}


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Torv said he had heard that Colonel Arkady Brun beat the men, but did not see it himself.",
        "Ivan Torv said that he had heard from other soldiers that Colonel Arkady Brun beat the conscripts.",
        "Neighbours had heard that Pavel Drozd was taken to a prison in Lomovka.",
        "Ivan Torv heard that Pavel Drozd was shot dead.",
        "Pavel Drozd was tortured, Ivan Torv said, though he did not see it himself.",
        "Ivan Torv told us that Pavel Drozd was tortured. He did not personally witness it himself.",
        "According to rumours, Pavel Drozd was beaten.",
        "It is rumoured that Pavel Drozd was killed.",
        "It is said that Pavel Drozd was killed.",
        "They say Pavel Drozd was killed.",
        "Pavel Drozd is said to be held in Lomovka.",
        "According to unconfirmed reports, Pavel Drozd was beaten.",
        "The mother could not sleep. She heard that Ivan Torv was beaten.",
    ],
)
def test_hearsay_is_alleged(text: str) -> None:
    assert moods_of(text) == {Modality.ALLEGED}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Torv said that she heard Colonel Arkady Brun beat the conscripts.",
        "Ivan Torv said that Pavel Drozd was tortured and that he saw it himself.",
        "Ivan Torv said that Pavel Drozd was tortured. The colonel did not hear it and did not see the men himself.",
    ],
)
def test_what_a_witness_tells_is_told_as_it_is(text: str) -> None:
    assert moods_of(text) == {Modality.ACTUAL}


@pytest.mark.parametrize(
    "text", ["Nobody has heard that Pavel Drozd was released.", "Ivan Torv has not heard that Pavel Drozd was beaten."]
)
def test_what_nobody_has_heard_is_not_told(text: str) -> None:
    assert moods_of(text) == {Modality.POSSIBLE}
