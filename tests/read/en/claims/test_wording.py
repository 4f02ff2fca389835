"""What a claim rests on, how often one happening is told, and how firmly: against invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, TieClaim
from habeas.facts.reading import Reading
from habeas.facts.statement import Polarity, Proposal
from habeas.read import read

PUBLISHED = date(2022, 7, 20)
SHOWN_FROM = 0.6


def reading_of(sentence: str) -> Reading:
    return read(sentence, published=PUBLISHED, language="en")


def shown(sentence: str) -> list[Proposal]:
    return [
        each
        for each in reading_of(sentence).statements
        if each.confidence >= SHOWN_FROM and each.claim.kind != "remark"
    ]


def acts(sentence: str) -> list[str]:
    return [each.claim.act for each in shown(sentence) if isinstance(each.claim, ActClaim)]


@pytest.mark.parametrize(
    ("kind", "quote", "sentence"),
    [
        (
            "count",
            "the company's officers parted the refusers into small groups of six and nine men",
            "That night the company's officers parted the refusers into small groups of six and nine men and left.",
        ),
        ("act", "At least nine conscripts were beaten", "At least nine conscripts were beaten."),
        (
            "act",
            "a group of his comrades who refused to fight was “kept locked up in a barn”",
            "He said a group of his comrades who refused to fight was “kept locked up in a barn” and “fed some soup”.",
        ),
        (
            "act",
            "the colonel threatened to gather the refusers and send them to the front",
            "Anna Torv said that the colonel threatened to gather the refusers and send them to the front.",
        ),
        ("tie", "Anna Torv's son, Ivan Torv", "Anna Torv's son, Ivan Torv, came home in June."),
        (
            "tie",
            "Pavel Drozd, co-founder of the Lantern Foundation",
            "Pavel Drozd, co-founder of the Lantern Foundation, told reporters of it.",
        ),
    ],
)
def test_words_are_whole_phrases(kind: str, quote: str, sentence: str) -> None:
    assert quote in {each.quote for each in shown(sentence) if each.claim.kind == kind}


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (["incommunicado detention"], "Ivan Torv was detained and held incommunicado."),
        (["forced return"], "The conscripts were forced back to the front."),
        (["killing"], "Jon Tarrel was tortured to death."),
    ],
)
def test_one_happening_is_told_once(told: list[str], sentence: str) -> None:
    assert acts(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Whoever keeps people locked up breaks the law.",
        "The police may arrest the journalist.",
        "Were the conscripts beaten?",
        "The law punishes anyone who tortures a prisoner.",
        "There are 57 delegates in the hall.",
        "The officers held a party in the garden.",
    ],
)
def test_what_is_general_possible_or_beside_the_case_is_not_shown(sentence: str) -> None:
    assert [each.quote for each in shown(sentence)] == []


def test_what_somebody_denies_is_told_as_denied() -> None:
    told = shown("Colonel Arkady Brun denied that the conscripts had been beaten.")
    assert [each.polarity for each in told if isinstance(each.claim, ActClaim)] == [Polarity.DENIED]


def test_what_somebody_wants_is_not_what_he_says() -> None:
    found = reading_of("The conscripts want to return home. They were beaten by the guards.")
    assert {each.attribution for each in found.statements if each.claim.kind == "act"} == {None}


def test_kin_is_told_with_whose_kin_it_is() -> None:
    ties = shown("Ivan Torv was beaten. Anna Torv is the mother of Ivan Torv.")
    assert "Anna Torv" in " ".join(each.quote for each in ties if isinstance(each.claim, TieClaim))
