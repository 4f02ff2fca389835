"""The day of a report, said after it was collected: an entry, and dates that are read again from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from habeas.collect.errors import FutureDate
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import CaseId
from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.facts.span import Span
from habeas.read import read
from habeas.record.kinds import ExhibitDated
from habeas.workspace import Provenance, Receipt, Workspace, naming, reading
from habeas.workspace.errors import DatedOtherwise, UnknownObject
from tests.workspace.conftest import REPORT

MONDAY, TUESDAY = date(2023, 10, 16), date(2023, 10, 17)


def receive(workspace: Workspace, published: date | None = None) -> Receipt:
    """Collect the report and return its receipt."""
    provenance = Provenance(published_on=published)
    (receipt,) = workspace.collect_content(REPORT.encode(), name="report.txt", provenance=provenance)
    return receipt


def days(workspace: Workspace) -> list[str | None]:
    """Return the day of every proposal, judged ones too."""
    views = workspace.proposals(is_open=None)
    return [view.proposal.when.edtf if view.proposal.when else None for view in views]


def test_collecting_an_undated_report_again_with_a_day_dates_it_and_its_proposals(workspace: Workspace) -> None:
    first = receive(workspace)
    list(workspace.read())
    before, waiting = days(workspace), [view.id for view in workspace.proposals()]
    accepted = workspace.accept(waiting[0])
    again = receive(workspace, MONDAY)
    assert (again.is_dated, again.is_new, again.problem) == (True, False, None)
    (shown,) = workspace.exhibits()
    assert shown.layer is not None
    assert (shown.original.published_on, workspace.report(shown.layer).layer.published_on) == (MONDAY, MONDAY)
    assert len(list(workspace.read())) == 1
    assert list(workspace.read()) == []
    assert [view.id for view in workspace.proposals(is_open=None)] == waiting
    assert "2023-10-03" in days(workspace)
    assert "2023-10-03" not in before
    assert accepted.statement is not None
    assert accepted.statement in [one.statement for one in workspace.session.store.queries.judgements(
        workspace.case.id
    )]  # fmt: skip
    assert workspace.session.store.verify().findings == ()
    assert first.exhibit == again.exhibit


def test_another_day_than_somebody_gave_is_told_and_changes_nothing(workspace: Workspace) -> None:
    first = receive(workspace, MONDAY)
    same, other = receive(workspace, MONDAY), receive(workspace, TUESDAY)
    assert (same.problem, same.is_dated, other.is_dated) == (None, False, False)
    assert isinstance(other.problem, DatedOtherwise)
    assert "2023-10-16" in next(iter(other.problem.lines()))
    assert workspace.exhibits()[0].original.published_on == MONDAY
    assert workspace.date_report(first.exhibit, TUESDAY)
    assert workspace.exhibits()[0].original.published_on == TUESDAY
    (entry,) = workspace.session.store.queries.entries(kind=ExhibitDated.kind)
    assert entry.entry.act == ExhibitDated(exhibit=first.exhibit, published_on=TUESDAY)


def test_a_day_that_somebody_gave_meanwhile_is_told_and_stays(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, queries = receive(workspace), workspace.session.store.queries
    look = queries.exhibit_at

    def overtaken(case: CaseId, address: str) -> Exhibit | None:
        known = look(case, address)
        workspace.date_report(first.exhibit, MONDAY)
        return known

    monkeypatch.setattr(queries, "exhibit_at", overtaken)
    again = receive(workspace, TUESDAY)
    assert (type(again.problem), again.is_dated) == (DatedOtherwise, False)
    assert workspace.exhibits()[0].original.published_on == MONDAY


def test_a_day_is_found_by_the_text_of_the_report_too_and_said_once(workspace: Workspace) -> None:
    receipt = receive(workspace)
    assert receipt.text_layer is not None
    assert workspace.date_report(receipt.text_layer, MONDAY)
    assert not workspace.date_report(receipt.exhibit, MONDAY)
    with pytest.raises(FutureDate):
        workspace.date_report(receipt.exhibit, date(2023, 10, 21))
    with pytest.raises(UnknownObject):
        workspace.date_report("x-elsewhere", MONDAY)


def test_statements_accepted_before_the_day_are_named_until_they_are_accepted_again(workspace: Workspace) -> None:
    first = receive(workspace)
    list(workspace.read())
    accepted = workspace.accept(workspace.proposals()[0].id)
    assert accepted.statement is not None
    assert workspace.kept_another_day(first.exhibit) == ()
    workspace.date_report(first.exhibit, MONDAY)
    assert workspace.kept_another_day(first.exhibit) == (workspace.number_of(accepted.statement.id),)
    assert accepted.statement.proposal is not None
    assert workspace.proposal(accepted.statement.proposal).keeps_another_day
    list(workspace.read())
    workspace.undo(accepted.entry, reason="its report has a day now")
    again = workspace.accept(accepted.statement.proposal)
    assert again.statement is not None
    assert again.statement.published_on == MONDAY
    assert workspace.kept_another_day(first.exhibit) == ()
    assert not workspace.proposal(accepted.statement.proposal).keeps_another_day


def test_what_is_accepted_again_after_another_day_keeps_its_parties(workspace: Workspace) -> None:
    first = receive(workspace)
    list(workspace.read())
    accepted = [workspace.accept(view.id) for view in workspace.proposals()]
    parties = workspace.session.store.queries.parties(workspace.case.id)
    workspace.date_report(first.exhibit, MONDAY)
    list(workspace.read())
    for one in accepted:
        assert one.statement is not None
        workspace.undo(one.entry, reason="its report has a day now")
        assert one.statement.proposal is not None
        again = workspace.accept(one.statement.proposal)
        assert again.statement is not None
        assert again.statement.claim == one.statement.claim
        assert again.statement.parties() == one.statement.parties()
    assert len(parties) > 2
    assert workspace.session.store.queries.parties(workspace.case.id) == parties
    assert workspace.session.store.verify().findings == ()


def test_an_entity_that_another_reading_parts_or_joins_gets_a_party_of_its_own() -> None:
    def named(key: str, kind: PartyKind, *starts: int) -> Entity:
        mentions = tuple(Span(start=start, end=start + 4) for start in starts)
        return Entity(id=key, kind=kind, name="Torv", mentions=mentions)

    before = [named("a", PartyKind.PERSON, 0, 10), named("b", PartyKind.PERSON, 20), named("c", PartyKind.PLACE, 30)]
    after = [
        named("1", PartyKind.PERSON, 0),
        named("2", PartyKind.PERSON, 10),
        named("3", PartyKind.PERSON, 20, 40),
        named("4", PartyKind.GROUP, 30),
    ]
    assert naming._paired(after, before) == [("3", "b")]
    assert naming._paired(before, after) == [("b", "3")]


LETTER = """Ivan Torv was detained on 3 May.

Ivan Torv was released yesterday, his sister said.
"""
"""A reader who does not know the day of the letter says less of it."""


def test_what_is_no_longer_proposed_of_a_dated_report_waits_no_longer(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (receipt,) = workspace.collect_content(LETTER.encode(), name="letter.txt")
    list(workspace.read())
    detained, *others = (view.id for view in workspace.proposals())
    judged, taken_back, *waiting = others
    workspace.reject(judged, reason="not she")
    workspace.undo(workspace.leave_open(taken_back).entry, reason="asked again")
    whole = read

    def read_only_the_first(*args: object, **options: object) -> Reading:
        found = whole(*args, **options)  # type: ignore[arg-type]
        return replace(found, statements=tuple(one for one in found.statements if "detained" in one.quote))

    monkeypatch.setattr(reading, "read", read_only_the_first)
    workspace.date_report(receipt.exhibit, MONDAY)
    list(workspace.read())
    left = [view.id for view in workspace.proposals(is_open=None)]
    assert detained in left
    assert {judged, taken_back} <= set(left)
    assert waiting
    assert not set(waiting) & set(left)
    with pytest.raises(UnknownObject):
        workspace.accept(waiting[0])
    assert workspace.session.store.verify().findings == ()
    monkeypatch.undo()
    workspace.date_report(receipt.exhibit, TUESDAY)
    list(workspace.read())
    assert set(waiting) <= {view.id for view in workspace.proposals()}
    before = [(view.id, view.verdict) for view in workspace.proposals(is_open=None)]
    workspace.rebuild()
    assert [(view.id, view.verdict) for view in workspace.proposals(is_open=None)] == before


def test_a_report_without_a_day_is_told_when_it_is_collected_and_read(workspace: Workspace) -> None:
    assert receive(workspace).is_undated
    assert [report.is_undated for report in workspace.read()] == [True]
    assert not receive(workspace, MONDAY).is_undated
    assert [report.is_undated for report in workspace.read()] == [False]
