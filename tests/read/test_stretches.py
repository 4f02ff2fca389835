"""A long text is read in stretches that together are all of it, and the joined reading is one reading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.span import Span
from habeas.read import read
from habeas.read.stretches import Joined, shifted, stretches_of

NEWS = (
    "Anna Petrova said on Monday that 17 soldiers were held in Zarechensk. “They took my son,” she said.\n\n"
    "The ministry denied that anybody was detained. Petrova has written two appeals to the prosecutor.\n\n"
)


@given(st.text(alphabet="ab .\n\r", min_size=1, max_size=300), st.integers(min_value=2, max_value=40))
def test_stretches_are_all_of_the_text_and_none_is_too_long(text: str, longest: int) -> None:
    found = list(stretches_of(text, longest))
    assert "".join(stretch.of(text) for stretch in found) == text
    assert all(stretch.end - stretch.start <= longest for stretch in found)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aaaa. bb\n\ncc dd ee ff gg", "aaaa. bb\n\n"),
        ("aaaa bbbb. cccc dddd eeee", "aaaa bbbb. "),
        ("aaaaaaaa bbbbbbbbbbbbbbbb", "aaaaaaaa "),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaa"),
    ],
)
def test_text_is_cut_where_it_hurts_least(text: str, first: str) -> None:
    assert next(stretches_of(text, 12)).of(text) == first


def test_joined_reading_is_that_of_each_stretch_moved() -> None:
    alone, joined = read(NEWS, language="en"), Joined()
    for offset in (0, len(NEWS)):
        joined.add(alone, offset)
    found = joined.reading()
    assert [one.span for one in found.statements] == [
        shifted(one.span, offset) for offset in (0, len(NEWS)) for one in alone.statements
    ]
    assert len({one.id for one in found.statements}) == len(found.statements)
    assert len({one.id for one in found.attributions}) == 2 * len(alone.attributions)
    assert [entity.name for entity in found.entities].count("Anna Petrova") == 1


def test_long_text_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.read.stretches_of", lambda text: stretches_of(text, 400))
    text = NEWS * 6
    found = read(text, language="en")
    assert all(one.span.of(text) == one.quote for one in found.statements)
    assert found.statements[-1].span.start > len(text) - len(NEWS)
    assert all(one.start <= two.start for one, two in pairwise(one.span for one in found.statements))
    assert all(found.attribution(one.attribution) for one in found.statements if one.attribution)


def test_nothing_added_is_no_reading() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        Joined().reading()


def test_every_span_of_a_value_moves() -> None:
    moved = shifted((Span(start=1, end=2), (Span(start=3, end=4),)), 10)
    assert moved == (Span(start=11, end=12), (Span(start=13, end=14),))
