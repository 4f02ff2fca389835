"""What a sentence names without telling that it happened: never shown as a thing that did."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.statement import Modality, Polarity
from habeas.read import read


def told_of(text: str) -> list[tuple[str, Polarity, Modality]]:
    """Return the acts and whereabouts that a text claims."""
    statements = read(text, published=date(2022, 7, 20), language="en").statements
    claims = [each for each in statements if each.claim.kind in ("act", "whereabouts")]
    return [
        (str(getattr(each.claim, "act", getattr(each.claim, "state", ""))), each.polarity, each.modality)
        for each in claims
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mother fears that Ivan Torv was killed.",
        "The mother dreamt that her son Ivan Torv was killed.",
        "I do not believe that Ivan Torv was arrested.",
        "Imagine that Ivan Torv was arrested.",
        "There is no evidence that Ivan Torv was killed.",
        "It is unlikely that Ivan Torv was killed.",
        "Nobody is sure that Ivan Torv was killed.",
        "It is possible Ivan Torv was killed.",
        "I am afraid Ivan Torv was killed.",
        "The ministry fears that Ivan Torv was killed and that his brother was arrested.",
        "The danger that Ivan Torv is beaten is great.",
        "The ministry did not confirm that Ivan Torv was held in Lomovka.",
        "The ministry neither confirmed nor denied that Ivan Torv was held in Lomovka.",
        "The ministry did not deny that Ivan Torv was arrested.",
        "The police tried to arrest Ivan Torv.",
        "The police came to arrest Ivan Torv, but he was not at home.",
        "Ivan Torv was about to be arrested.",
        "Ivan Torv is about to be released.",
        "Ivan Torv was wrongly reported killed.",
        "Ivan Torv must have been killed.",
        "Until Ivan Torv is released, we will write every day.",
        "When Ivan Torv comes home, we will drink to it.",
        "Ivan Torv or Pavel Drozd was arrested.",
        "There is no proof of the torture of Ivan Torv.",
        "The police prevented the killing of Ivan Torv.",
        "A warrant was issued for the arrest of Ivan Torv.",
        "Mothers are waiting for the release of Ivan Torv.",
        "The mother hopes for the release of Ivan Torv.",
        "The mother feared the arrest of Ivan Torv.",
        "The court refused the release of Ivan Torv.",
        "The court delayed the release of Ivan Torv.",
        "Had Ivan Torv been arrested, his mother would know.",
        "Had the police arrested Ivan Torv, his mother would know.",
        "Were Ivan Torv arrested, his mother would know.",
    ],
)
def test_what_is_feared_tried_or_expected_is_only_possible(text: str) -> None:
    assert {modality for _, _, modality in told_of(text)} == {Modality.POSSIBLE}


@pytest.mark.parametrize(
    "text",
    [
        "Without being beaten, Ivan Torv signed everything.",
        "Pavel Drozd saved Ivan Torv from being beaten.",
        "Pavel Drozd stopped the guards from beating Ivan Torv.",
        "Ivan Torv nearly was arrested.",
        "Ivan Torv was almost killed by a mine.",
        "Ivan Torv narrowly escaped being killed.",
        "Ivan Torv escaped being arrested.",
        "Instead of the release of Ivan Torv, the court sent a letter.",
    ],
)
def test_what_was_averted_is_not_told(text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The report that Ivan Torv was killed proved false.",
        "The rumour that Ivan Torv was arrested is untrue.",
        "The ministry said that claims that Ivan Torv was beaten are false.",
        "The ministry called the report of the arrest of Ivan Torv a lie.",
        "Ivan Torv has yet to be released.",
        "The claim that Ivan Torv was beaten turned out to be false.",
        "The report that Ivan Torv was beaten by guards is a complete fabrication, the ministry said.",
    ],
)
def test_what_is_called_false_is_denied(text: str) -> None:
    assert {told[1:] for told in told_of(text)} == {(Polarity.DENIED, Modality.ACTUAL)}


@pytest.mark.parametrize(
    "text",
    [
        "The rumour that Ivan Torv was beaten is not false.",
        "The rumour that Ivan Torv was beaten is no lie.",
        "The rumour that Ivan Torv was beaten is true, and the answer of the police is a lie.",
        "The report that Ivan Torv was beaten was never called false.",
    ],
)
def test_report_that_is_not_called_false_is_only_alleged(text: str) -> None:
    assert told_of(text) == [("ill-treatment", Polarity.AFFIRMED, Modality.ALLEGED)]


@pytest.mark.parametrize(
    "text",
    [
        "The court ordered that Ivan Torv be released.",
        "The lawyer demanded that Pavel Drozd be arrested.",
        "The mothers demand the release of Ivan Torv.",
        "Mothers called for the release of Ivan Torv.",
        "Mothers campaigned for the release of Ivan Torv.",
        "Mothers rallied for the release of Ivan Torv.",
    ],
)
def test_what_is_demanded_is_only_required(text: str) -> None:
    assert {modality for _, _, modality in told_of(text)} == {Modality.REQUIRED}


def test_what_is_planned_has_not_happened() -> None:
    told = told_of("The officers planned the abduction of Ivan Torv.")
    assert told == [("abduction", Polarity.AFFIRMED, Modality.PLANNED)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ivan Torv was nearly beaten to death.", "ill-treatment"),
        ("Ivan Torv was unlawfully arrested, and nobody fears that it will be known.", "arrest"),
        ("The mother knows that Ivan Torv was arrested.", "arrest"),
        ("When Ivan Torv was arrested, his mother was at work.", "arrest"),
        ("The police admitted that Ivan Torv was arrested.", "arrest"),
        ("Two or three men came. Ivan Torv was arrested by them.", "arrest"),
        ("The guards managed to beat Ivan Torv again.", "ill-treatment"),
        ("Ivan Torv escaped after being arrested.", "arrest"),
        ("The mothers celebrated the release of Ivan Torv.", "release"),
    ],
)
def test_what_happened_is_told_as_it_is(text: str, act: str) -> None:
    assert (act, Polarity.AFFIRMED, Modality.ACTUAL) in told_of(text)
