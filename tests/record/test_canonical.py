"""One value has one text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.canonical import canonical_json
from habeas.record.errors import NotCanonical

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)


def test_canonical_json_sorts_keys_and_leaves_no_spaces() -> None:
    assert canonical_json({"b": [1, None], "a": {"я": True}}) == '{"a":{"я":true},"b":[1,null]}'.encode()


def test_canonical_json_keeps_decomposed_letters_as_they_are() -> None:
    assert canonical_json("\u0438\u0306") == '"\u0438\u0306"'.encode()


@given(PLAIN)
def test_canonical_json_is_read_back_and_written_again_the_same(value: object) -> None:
    written = canonical_json(value)
    assert json.loads(written) == value
    assert canonical_json(json.loads(written)) == written


@pytest.mark.parametrize("value", [1.0, float("nan"), {1: 2}, {"a": [b"x"]}, {"a", "b"}, "\ud800"])
def test_canonical_json_refuses_what_has_no_one_text(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical_json(value)
