"""What changed between two states, applied to the earlier one, gives the later one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.changes import Change, ChangeKind, compare
from habeas.facts.errors import MalformedFact
from tests.facts.applied import apply_changes

STATES = st.dictionaries(st.text(max_size=3), st.integers(0, 3), max_size=6)


@given(STATES, STATES)
def test_the_changes_applied_to_the_earlier_state_give_the_later_one(
    before: dict[str, int], after: dict[str, int]
) -> None:
    assert apply_changes(before, compare(before, after)) == after


@given(STATES, STATES)
def test_what_did_not_change_is_not_told(before: dict[str, int], after: dict[str, int]) -> None:
    changes = compare(before, after)
    assert [one.key for one in changes] == sorted(key for key in {*before, *after} if before.get(key) != after.get(key))
    assert compare(before, before) == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"), [(None, 1, ChangeKind.CAME), (1, None, ChangeKind.WENT), (1, 2, ChangeKind.OTHER)]
)
def test_a_change_says_what_kind_it_is(before: int | None, after: int | None, kind: ChangeKind) -> None:
    assert Change(key="a", before=before, after=after).kind is kind


def test_no_change_is_none() -> None:
    with pytest.raises(MalformedFact):
        Change(key="a", before=1, after=1)
