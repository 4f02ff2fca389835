"""Spellings of one name meet across scripts and forms; different names stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind
from habeas.match.offers import find_offers
from habeas.match.spelling import compare_spellings, fold_spelling

ALIKE = [
    ("Timur Badmaev", "Тимур Бадмаев"),
    ("Timur Badmaev", "Badmaev Timur"),
    ("Timur Badmaev", "Бадмаева Тимура"),
    ("T. Badmaev", "Timur Badmaev"),
    ("Yuliya Sergeeva", "Юлія Сергєєва"),
    ("Oleksiy Hrytsenko", "Олексій Гриценко"),
    ("Andrei Zhukov", "Andrej Zhukov"),
    ("Lieutenant Colonel Orlov", "Orlov"),
    ("Timur Dorzhievich Badmaev", "Timur Badmaev"),
]
DIFFERENT = [
    ("Timur Badmaev", "Timur Orlov"),
    ("Timur Badmaev", "Anna Badmaeva"),
    ("Timur Badmaev", "T."),
    ("Pavel Orlov", "Pavel Petrov"),
    ("", "Orlov"),
]


OTHERS = ["Dordzhi Tsyrenov", "Анна Орлова", "Oleh Hrytsenko", "Мария Жукова", "Semyon Lapin", "Баир Доржиев"]


def asked_among_others(left: str, right: str) -> list[tuple[str, str]]:
    """Return the pairs that are asked about among these two and some other people."""
    parties = [
        Party(id=PartyId(f"p-{place}"), kind=PartyKind.PERSON, name=name)
        for place, name in enumerate([left, right, *OTHERS])
    ]
    return [(offer.left, offer.right) for offer in find_offers(parties, frozenset())]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_spellings_of_one_name_are_worth_a_question(left: str, right: str) -> None:
    assert compare_spellings(left, right).score >= 0.7
    assert ("p-0", "p-1") in asked_among_others(left, right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_names_are_not_asked_about(left: str, right: str) -> None:
    assert compare_spellings(left, right).score < 0.7
    assert ("p-0", "p-1") not in asked_among_others(left, right)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_does_not_depend_on_the_side(left: str, right: str) -> None:
    assert compare_spellings(left, right).score == compare_spellings(right, left).score


@given(st.text(alphabet="абвгдежзиклмноп ", min_size=3, max_size=20).filter(lambda name: len(name.strip()) > 2))
def test_a_name_is_wholly_like_itself(name: str) -> None:
    if any(len(part) > 1 for part in fold_spelling(name)):
        assert compare_spellings(name, name).score == 1.0
