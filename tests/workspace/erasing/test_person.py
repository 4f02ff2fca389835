"""A person is erased: nothing of them is left anywhere, and everything of everybody else still holds."""

from __future__ import annotations

import pytest
from django.db import connections

from habeas.facts.anchor import anchor_in
from habeas.facts.claim import ActClaim
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import PartyId, StatementId, new_id
from habeas.facts.party import Party, PartyKind
from habeas.facts.span import Span
from habeas.facts.statement import Origin, Statement
from habeas.facts.struck import BAR
from habeas.record import verify
from habeas.record.kinds import PartyNamed, StatementEntered
from habeas.store import erasing
from habeas.store.errors import TracesLeft
from habeas.store.sqlcipher.base import connect
from habeas.workspace import Workspace
from habeas.workspace.erasing.errors import ErasureChanged, ErasureNeedsLeave
from habeas.workspace.erasing.planning import ErasurePlan
from habeas.workspace.errors import LeaveNotOthers, UnknownName
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


def test_a_case_is_erased_whole_after_a_person_was_struck_out_of_words_of_the_workspace(case: Workspace) -> None:
    case.checkpoints.correct_clock(reason=f"the laptop of {PAVEL} was set back")
    erase(case)
    store = case.session.store
    leave = case.ask_to_erase(case.plan_case_erasure(), purpose="the families asked")
    case.acting_as("Boris").leaves.give(leave.id)
    case.erase_case()
    assert store.verify().findings == ()


def test_a_name_that_was_struck_before_goes_once_nothing_needs_it(case: Workspace) -> None:
    queries = case.session.store.queries
    guard, held = named(case, "Denis Larin"), named(case, "Ilya Marsh")
    (layer,) = queries.exhibits(case.case.id, role=ExhibitRole.TEXT_LAYER)
    text = case.session.text(layer.id)
    said = Statement(
        id=StatementId(new_id("s")),
        claim=ActClaim(act="detention", victims=(held.id,), perpetrators=(guard.id,)),
        anchor=anchor_in(text, Span(start=0, end=4), exhibit=layer.id, layer_sha256=layer.sha256),
        origin=Origin(speaker=None, speaker_name="his sister"),
        published_on=None,
        proposal=None,
    )
    case.session.append(StatementEntered(statement=said, reason="heard", about=(held.id,)))
    number = queries.number_of(guard.id)
    erase(case, number)
    assert [one.id for one in queries.parties(case.case.id) if one.id == guard.id] == [guard.id]
    erase(case, held.name)
    plan = erase(case, number)
    assert (plan.person, [one.id for one in queries.parties(case.case.id) if one.id == guard.id]) == (guard.id, [])
    assert case.session.store.verify().findings == ()


def named(case: Workspace, name: str) -> Party:
    party = Party(id=PartyId(new_id("p")), kind=PartyKind.PERSON, name=name)
    case.session.append(PartyNamed(party=party, reading=None, entity=None, about=(party.id,)))
    return party


def test_what_another_program_keeps_from_being_cleared_is_told_and_cleared_later(
    case: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = case.session.store
    monkeypatch.setattr(erasing, "compact", _busy)
    with pytest.raises(TracesLeft):
        erase(case)
    assert (store.folder.erasing.is_file(), store.verify().has_traces) == (True, True)
    assert [one.is_used for one in case.leaves.everything()] == [True]
    monkeypatch.undo()
    store.clear_traces()
    assert (store.folder.erasing.exists(), found(store, PAVEL), found(store, WORDS)) == (False, [], [])


def test_somebody_else_is_erased_though_traces_of_the_one_before_are_left(
    case: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = case.session.store
    other = named(case, "Denis Larin")
    monkeypatch.setattr(erasing, "compact", _busy)
    for person in (PAVEL, other.name):
        with pytest.raises(TracesLeft):
            erase(case, person)
    monkeypatch.undo()
    store.clear_traces()
    assert (found(store, PAVEL), found(store, WORDS), found(store, "Larin")) == ([], [], [])
    assert store.verify().findings == ()


def _busy() -> None:
    raise TracesLeft(reason="another program has the workspace open")


def test_a_log_that_a_reader_keeps_from_being_emptied_is_told(case: Workspace) -> None:
    store = case.session.store
    reader = connect(f"{store.folder.database.resolve().as_uri()}?mode=ro", store.keyring.database_key())
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM log_entry").fetchone()
    list(case.collect_content(b"Nobody was seen.", name="later.txt"))
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(TracesLeft):
        erasing.compact()
    reader.close()
    erasing.compact()
