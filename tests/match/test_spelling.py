"""Spellings of one name meet across scripts and forms; different names stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.match.offers import OFFER_THRESHOLD
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


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_spellings_of_one_name_are_worth_a_question(left: str, right: str) -> None:
    assert compare_spellings(left, right).score >= OFFER_THRESHOLD


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_names_are_not_asked_about(left: str, right: str) -> None:
    assert compare_spellings(left, right).score < OFFER_THRESHOLD


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_does_not_depend_on_the_side(left: str, right: str) -> None:
    assert compare_spellings(left, right).score == compare_spellings(right, left).score


@given(st.text(alphabet="абвгдежзиклмноп ", min_size=3, max_size=20).filter(lambda name: len(name.strip()) > 2))
def test_a_name_is_wholly_like_itself(name: str) -> None:
    if any(len(part) > 1 for part in fold_spelling(name)):
        assert compare_spellings(name, name).score == 1.0
