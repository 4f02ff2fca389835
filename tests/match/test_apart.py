"""Call signs are set apart and never matched as a part of a name."""

from __future__ import annotations

import pytest

from habeas.match.apart import set_apart
from habeas.match.explain import explain
from habeas.match.names import KnownNames
from habeas.match.parts import split_name


@pytest.mark.parametrize(
    ("spelling", "signs"),
    [
        ("Тимур Бадмаев, позывной «Барс»", ("Барс",)),
        ('Timur Badmaev (call sign "Snow Leopard")', ("Snow Leopard",)),
        ("Бадмаев, позивний Барс", ("Барс",)),
        ("Бадмаев с позывным „Барс“", ("Барс",)),
        ("Позывалов Тимур", ()),
    ],
)
def test_call_signs_are_set_apart(spelling: str, signs: tuple[str, ...]) -> None:
    assert set_apart(spelling).call_signs == signs
    assert not {part.letters for part in split_name(spelling)} & {"барс", "leopard"}


def test_look_up_never_finds_a_name_by_a_call_sign() -> None:
    names = KnownNames(["Иван Барс", "Тимур Бадмаев"])
    assert [hit.place for hit in names.look_up("Timur Badmaev, call sign “Bars”", 2)] == [1]


def test_why_says_that_a_call_sign_was_left_out() -> None:
    explained = explain("Тимур Бадмаев, позывной «Барс»", "Timur Badmaev")
    assert explained.notes == ("the call sign Барс was left out: it is never compared as a name",)
    assert explained.bits == explain("Тимур Бадмаев", "Timur Badmaev").bits


def test_why_says_that_an_ending_is_a_question() -> None:
    assert "no proof" in explain("Анна Орлова", "Anna Orlov").notes[0]
    assert explain("Анна Орлова", "Anna Orlova").notes == ()


def test_why_says_which_letters_were_put_right() -> None:
    assert explain("Тимур Бaдмаев", "Тимур Бадмаев").notes == (
        "бaдмаев mixes letters of two scripts that look alike; they were put right",
    )
