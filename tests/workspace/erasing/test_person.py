"""A person is erased: nothing of them is left anywhere, and everything of everybody else still holds."""

from __future__ import annotations

import pytest

from habeas.facts.exhibit import ExhibitRole
from habeas.facts.struck import BAR
from habeas.record import verify
from habeas.workspace import Workspace
from habeas.workspace.erasing.planning import ErasurePlan
from habeas.workspace.errors import ErasureChanged, ErasureNeedsLeave, LeaveNotOthers, UnknownName
from tests.workspace.erasing.conftest import PAVEL
from tests.workspace.erasing.remains import found

WORDS = "was detained near Zarechensk"


def erase(workspace: Workspace, person: str = PAVEL) -> ErasurePlan:
    """Erase a person with Boris's leave."""
    leave = workspace.ask_to_erase(workspace.plan_erasure(person), purpose="the family asked")
    workspace.acting_as("Boris").leaves.give(leave.id)
    return workspace.erase_person(person)


def test_nothing_of_the_person_is_left_and_everything_else_holds(case: Workspace) -> None:
    store = case.session.store
    places = {where.split()[0] for where in found(store, PAVEL)}
    assert places == {"entry", "exhibit", "page", "frame", "table"}
    assert {where.split()[0] for where in found(store, WORDS)} >= {"entry", "exhibit", "page", "table"}
    kept = {one.id: one for one in store.queries.statements(case.case.id) if "Sixty-one" in one.anchor.quote}
    assert len(kept) == 1
    proof = case.prove(next(iter(kept)))
    plan = erase(case)
    assert (found(store, PAVEL), found(store, "Pavel"), found(store, WORDS)) == ([], [], [])
    assert store.verify().findings == ()
    left = {one.id: one for one in store.queries.statements(case.case.id)}
    assert {one: left[one].anchor.quote for one in kept} == {one: kept[one].anchor.quote for one in kept}
    for one in left.values():
        assert one.anchor.holds_in(case.session.text(one.anchor.exhibit))
    assert verify.check(proof.decode(), case.vkey()) != []
    assert verify.check(case.prove(next(iter(kept))).decode(), case.vkey()) != []
    assert (len(plan.exhibits_gone), len(plan.exhibits_struck)) == (2, 3)


def test_a_rebuild_makes_the_same_tables_and_numbers_stay(case: Workspace) -> None:
    from habeas.store.rebuild import fingerprints

    queries = case.session.store.queries
    numbers = {one.id: queries.number_of(one.id) for one in queries.statements(case.case.id)}
    erase(case)
    before = dict(fingerprints())
    case.rebuild()
    assert dict(fingerprints()) == before
    assert all(queries.number_of(one.id) == numbers[one.id] for one in queries.statements(case.case.id))


def test_a_struck_report_keeps_its_length_and_its_lines(case: Workspace) -> None:
    queries = case.session.store.queries
    (layer,) = queries.exhibits(case.case.id, role=ExhibitRole.TEXT_LAYER)
    before = case.session.text(layer.id)
    erase(case)
    after = case.session.text(layer.id)
    assert (len(after), after.count("\n")) == (len(before), before.count("\n"))
    assert [mine for mine, theirs in zip(after, before, strict=True) if mine not in (theirs, BAR)] == []
    assert queries.exhibit(layer.id).is_struck


def test_erasing_waits_for_the_leave_of_another(case: Workspace) -> None:
    with pytest.raises(ErasureNeedsLeave):
        case.erase_person(PAVEL)
    leave = case.ask_to_erase(case.plan_erasure(PAVEL), purpose="the family asked")
    with pytest.raises(LeaveNotOthers):
        case.leaves.give(leave.id)
    with pytest.raises(ErasureNeedsLeave):
        case.erase_person(PAVEL)
    case.acting_as("Boris").leaves.give(leave.id)
    case.erase_person(PAVEL)
    with pytest.raises(UnknownName):
        case.plan_erasure(PAVEL)


def test_leave_is_for_what_was_shown(case: Workspace) -> None:
    leave = case.ask_to_erase(case.plan_erasure(PAVEL), purpose="the family asked")
    case.acting_as("Boris").leaves.give(leave.id)
    list(case.collect_content(b"Pavel Orlin was seen.", name="later.txt"))
    with pytest.raises(ErasureChanged):
        case.erase_person(PAVEL)
