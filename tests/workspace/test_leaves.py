"""What one person may not do alone: unsealing an original, and writing the record out in clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.facts.ids import ExhibitId, LeaveId
from habeas.store.writer_lock import WriterLock
from habeas.workspace import Workspace
from habeas.workspace.errors import LeaveNeeded, LeaveNotOthers, ReasonMissing, UnknownObject
from tests.workspace.conftest import Clock


@pytest.fixture
def two(read: Workspace) -> Workspace:
    """Return the workspace in Vera's name, Boris being enrolled as well."""
    read.enrol("Boris", role="reviewer")
    return read


def original(workspace: Workspace) -> ExhibitId:
    """Return the report as it was received."""
    return workspace.exhibits()[0].original.id


def kinds(workspace: Workspace) -> list[str]:
    """Return the kinds of entries about handing out, the oldest first."""
    about = ("leave.asked", "leave.given", "leave.used", "leave.returned", "export.made")
    return [line.kind for line in reversed(workspace.log()) if line.kind in about]


def test_an_original_is_unsealed_once_with_the_leave_of_another(two: Workspace) -> None:
    with pytest.raises(LeaveNeeded):
        two.original(original(two))
    leave = two.leaves.ask(original(two), purpose="for the prosecutor")
    with pytest.raises(LeaveNeeded):
        two.original(original(two))
    two.acting_as("Boris").leaves.give(leave.id)
    assert b"Pavel Orlin" in two.original(original(two)).content
    with pytest.raises(LeaveNeeded):
        two.original(original(two))
    assert kinds(two) == ["leave.asked", "leave.given", "export.made", "leave.used"]


def test_a_leave_is_for_one_thing_and_for_the_one_who_asked(two: Workspace, tmp_path: Path) -> None:
    boris = two.acting_as("Boris")
    leave = two.leaves.ask("export", purpose="for the court")
    boris.leaves.give(leave.id)
    with pytest.raises(LeaveNeeded):
        two.original(original(two))
    with pytest.raises(LeaveNeeded):
        boris.export(tmp_path / "out")
    assert two.export(tmp_path / "out")


def test_the_one_who_asked_may_not_give_it(two: Workspace) -> None:
    leave = two.leaves.ask("export", purpose="for the court")
    with pytest.raises(LeaveNotOthers):
        two.leaves.give(leave.id, reason="nobody else is here")
    assert [one.id for one in two.leaves.waiting()] == [leave.id]


def test_a_leave_is_over_after_a_week(two: Workspace, clock: Clock) -> None:
    leave = two.leaves.ask(original(two), purpose="for the prosecutor")
    two.acting_as("Boris").leaves.give(leave.id)
    clock.move(days=6)
    assert two.leaves.good(original(two)) is not None
    clock.move(days=1)
    with pytest.raises(LeaveNeeded):
        two.original(original(two))


def test_what_fails_does_not_use_the_leave_up(two: Workspace, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "taken").write_text("something", encoding="utf-8")
    leave = two.leaves.ask("export", purpose="for the court")
    two.acting_as("Boris").leaves.give(leave.id)
    with pytest.raises(Exception, match="already"):
        two.export(tmp_path / "out")
    assert two.export(tmp_path / "elsewhere")
    export = ["export.made", "leave.used"]
    assert kinds(two) == ["leave.asked", "leave.given", *export, "leave.returned", *export]
    with pytest.raises(LeaveNeeded):
        two.export(tmp_path / "a third place")


def test_others_write_while_the_record_is_written_out(two: Workspace, tmp_path: Path) -> None:
    leave = two.leaves.ask("export", purpose="for the court")
    two.acting_as("Boris").leaves.give(leave.id)
    with two.leaves.using_up("export"), WriterLock(two.session.store.folder.lock).held():
        assert two.leaves.good("export") is None


def test_alone_leave_waits_a_day_and_needs_a_reason(tmp_path: Path, clock: Clock) -> None:
    with Workspace.create(tmp_path / "alone", actor="Vera", passphrase=None, alone=True, clock=clock) as alone:
        leave = alone.leaves.ask("export", purpose="for the court")
        with pytest.raises(LeaveNotOthers):
            alone.leaves.give(leave.id, reason="nobody else is here")
        clock.move(days=1)
        with pytest.raises(ReasonMissing):
            alone.leaves.give(leave.id)
        alone.leaves.give(leave.id, reason="nobody else is here")
        assert alone.export(tmp_path / "out")


def test_a_request_needs_a_purpose_and_a_leave_that_was_asked_for(two: Workspace) -> None:
    with pytest.raises(ReasonMissing):
        two.leaves.ask("export", purpose=" ")
    with pytest.raises(UnknownObject):
        two.leaves.give(LeaveId("l-nowhere"))


def test_a_draft_is_handed_out_to_the_one_who_made_it(two: Workspace) -> None:
    derived = [one for one in two.session.store.queries.exhibits(two.case.id) if one.derived_from]
    assert two.original(derived[0].id).content
