"""Letters that nobody sees change nothing in what is read, and every quote is still byte for byte the text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.read import read
from habeas.read.errors import EmptyText
from habeas.read.unseen import laid_over, seen

NEWS = "Anna Petrova said on Monday that 17 soldiers were held in a cellar. “They beat my son,” she said."
UNSEEN = "\u00ad\u200b\u200d\u200e\u202a\u202c\u202e\u2060\u2066\u2069\ufeff"


def sprinkled(text: str, seed: int) -> str:
    chance = random.Random(seed)
    return "".join(letter + (chance.choice(UNSEEN) if chance.random() < 0.2 else "") for letter in text)


def test_text_without_unseen_letters_is_left_alone() -> None:
    assert seen(NEWS) is None


@pytest.mark.parametrize("seed", range(5))
def test_unseen_letters_hide_nothing(seed: int) -> None:
    plain, strewn = read(NEWS, language="en"), sprinkled(NEWS, seed)
    found = read(strewn, language="en")
    assert [one.claim.kind for one in found.statements] == [one.claim.kind for one in plain.statements]
    assert [one.quote for one in found.statements] == [one.span.of(strewn) for one in found.statements]
    assert ["".join(letter for letter in one.quote if letter not in UNSEEN) for one in found.statements] == [
        one.quote for one in plain.statements
    ]


@given(st.text(alphabet="ab" + UNSEEN, min_size=1))
def test_every_letter_seen_stands_where_it_stood(text: str) -> None:
    shown = seen(text)
    if shown is not None:
        assert "".join(text[at] for at in shown.positions) == shown.text
        assert not set(shown.text) & set(UNSEEN)


def test_reading_of_what_is_seen_is_laid_over_the_text() -> None:
    strewn = sprinkled(NEWS, 1)
    shown = seen(strewn)
    assert shown is not None
    laid = laid_over(read(shown.text, language="en"), strewn, shown)
    assert all(one.span.of(strewn) == one.quote for one in laid.statements)


def test_text_of_unseen_letters_alone_is_empty() -> None:
    with pytest.raises(EmptyText):
        read("\u200b\ufeff ")
