"""Leave to erase: what was added to the list by hand goes with it, and goes with the person."""

from __future__ import annotations

from habeas.workspace import Workspace
from tests.workspace.erasing.conftest import PAVEL
from tests.workspace.erasing.remains import found

NICKNAME = "the sapper from Brod"


def test_a_leave_knows_what_was_added_to_its_list(case: Workspace) -> None:
    original = case.exhibits()[0].original.id
    plan = case.plan_erasure(PAVEL, also_names=[NICKNAME], also_exhibits=[original])
    asked = case.ask_to_erase(plan, purpose="the family asked")
    assert (asked.also_names, asked.also_exhibits) == ((NICKNAME,), (original,))
    again = case.plan_erasure(PAVEL, also_names=asked.also_names, also_exhibits=asked.also_exhibits)
    assert again.what == asked.what


def test_a_nickname_in_a_leave_that_nobody_used_goes_with_the_person(case: Workspace) -> None:
    case.ask_to_erase(case.plan_erasure(PAVEL, also_names=[NICKNAME]), purpose="the family asked")
    leave = case.ask_to_erase(case.plan_erasure(PAVEL), purpose="the family asked again")
    case.acting_as("Boris").leaves.give(leave.id)
    case.erase_person(PAVEL)
    assert [one.also_names for one in case.leaves.everything()] == [(), ()]
    assert case.verify().findings == ()


def test_why_a_leave_was_given_says_nothing_of_the_person_any_more(case: Workspace) -> None:
    leave = case.ask_to_erase(case.plan_erasure(PAVEL), purpose="the family asked")
    case.acting_as("Boris").leaves.give(leave.id, reason=f"the mother of {PAVEL} called me")
    case.erase_person(PAVEL)
    assert found(case.session.store, PAVEL) == []
