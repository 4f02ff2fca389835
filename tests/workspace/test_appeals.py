"""The appeals ledger through the workspace: filed, received, answered, struck out, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from habeas.act.errors import (
    AnsweredBeforeSent,
    AskerUnknown,
    ConcernedUnknown,
    DayNotPossible,
    MalformedAct,
    NoPaper,
    SilenceIsComputed,
    UnknownRule,
)
from habeas.act.ledger import DueState
from habeas.facts.appeal import Dispatch, Response
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.when import during, on_day
from habeas.record.kinds import ExportMade
from habeas.workspace import ProposalView, Workspace, WrittenAppeal
from habeas.workspace.errors import ReasonMissing, UnknownObject
from habeas.workspace.telling import tell_calendar, tell_digest

Proposed = Callable[[str, str], ProposalView]
SENT = date(2023, 8, 1)
APPEAL = WrittenAppeal(
    addressee="Garrison prosecutor of Zarechensk",
    persons=("Pavel Orlin",),
    sent=on_day(SENT),
    received=on_day(date(2023, 8, 3)),
    rule="ru-prosecutor",
    dispatch=Dispatch.REGISTERED_POST,
    state="ru",
)
ENDS = date(2023, 9, 5)
AFTER = ENDS + timedelta(days=1)


@pytest.fixture
def held(read: Workspace, proposed: Proposed) -> Workspace:
    """Return the workspace with one accepted statement: the conscript is held in a cellar."""
    read.accept(proposed("whereabouts", "held in a cellar").id)
    return read


def file(workspace: Workspace, **changes: object) -> str:
    """Enter the appeal and return its number."""
    line = workspace.ledger.file(replace(APPEAL, **changes))  # type: ignore[arg-type]
    return workspace.number_of(line.appeal.id)


def test_an_appeal_is_due_and_then_certainly_unanswered(held: Workspace) -> None:
    number = file(held)
    (waiting,) = held.ledger.show(as_of=ENDS).appeals
    (over,) = held.ledger.show(as_of=AFTER).appeals
    assert (number, waiting.number, waiting.due.state) == ("a-0001", "a-0001", DueState.WAITING)
    assert (over.due.state, over.due.no_answer_since) == (DueState.NO_ANSWER, AFTER)
    assert over.persons == ("Pavel Orlin",)


def test_a_day_before_the_answer_shows_no_answer(held: Workspace) -> None:
    number = file(held)
    held.ledger.answer(number, Response.NO_INFORMATION, date(2023, 9, 1))
    shown = [held.ledger.show(as_of=date(2023, month, day)).appeals[0] for month, day in ((8, 2), (8, 31), (9, 1))]
    assert [(len(one.line.answers), len(one.against)) for one in shown] == [(0, 0), (0, 0), (1, 1)]
    assert [one.line.received is None for one in shown] == [True, False, False]


def test_a_denial_is_shown_against_the_record(held: Workspace) -> None:
    number = file(held)
    (against,) = held.ledger.answer(number, Response.DENIED_THE_EVENT, date(2023, 9, 1))
    assert against.anchor.quote in "Pavel Orlin is held in a cellar near Zarechensk"
    (view,) = held.ledger.show(as_of=date(2023, 10, 20)).appeals
    assert view.due.state is DueState.ANSWERED
    assert [[one.id for one in found] for found in view.against] == [[against.id]]


def test_twenty_alike_stay_twenty_and_survive_a_rebuild(held: Workspace) -> None:
    numbers = {file(held) for _ in range(20)}
    held.rebuild()
    assert {one.number for one in held.ledger.show(as_of=AFTER).appeals} == numbers
    assert len(numbers) == 20


def test_what_is_struck_out_holds_no_more_and_stays_in_the_log(held: Workspace) -> None:
    number = file(held)
    held.ledger.answer(number, Response.HELPED, date(2023, 9, 1))
    (logged,) = held.ledger.find(number).answers
    held.ledger.strike(logged.entry, reason="another man's letter")
    assert held.ledger.find(number).answers == ()
    held.ledger.strike(number, reason="typed twice")
    assert held.ledger.show(as_of=AFTER).appeals == ()
    assert [line.kind for line in held.log()][:4] == [
        "appeal.struck",
        "appeal.struck",
        "appeal.answered",
        "appeal.received",
    ]


def test_a_receipt_that_comes_later_starts_the_clock(held: Workspace) -> None:
    number = file(held, received=None)
    (before,) = held.ledger.show(as_of=AFTER).appeals
    held.ledger.receive(number, during(date(2023, 8, 3), date(2023, 8, 4)))
    (after,) = held.ledger.show(as_of=AFTER).appeals
    assert (before.due.state, after.due.state) == (DueState.PERHAPS_NO_ANSWER, DueState.PERHAPS_NO_ANSWER)
    assert before.due.running is not None
    assert after.due.running is not None
    assert (before.due.running.ends.last, after.due.running.ends.last) == (None, date(2023, 9, 6))


def test_a_reminder_is_entered(held: Workspace) -> None:
    number = file(held, rule="ced-30")
    held.ledger.remind(number, date(2023, 9, 1))
    assert held.ledger.find(number).reminded_on == (date(2023, 9, 1),)


def test_an_appeal_answered_before_it_was_sent_is_refused_and_nothing_is_written(held: Workspace) -> None:
    number = file(held)
    for step in (
        lambda: held.ledger.answer(number, Response.HELPED, SENT - timedelta(days=1)),
        lambda: held.ledger.receive(number, on_day(SENT - timedelta(days=1))),
        lambda: held.ledger.remind(number, SENT - timedelta(days=1)),
    ):
        with pytest.raises(AnsweredBeforeSent):
            step()
    with pytest.raises(AnsweredBeforeSent):
        file(held, received=on_day(SENT - timedelta(days=1)))
    assert len(held.ledger.show(as_of=AFTER).appeals) == 1
    assert held.ledger.find(number).answers == ()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"sent": on_day(date(2023, 10, 21))}, DayNotPossible),
        ({"sent": on_day(date(1899, 10, 21)), "received": None}, DayNotPossible),
        ({"rule": "gone"}, UnknownRule),
        ({"persons": ()}, ReasonMissing),
        ({"addressee": " "}, ReasonMissing),
        ({"persons": ("Nobody Here",)}, ConcernedUnknown),
        ({"by": ("Nobody Here",)}, AskerUnknown),
        ({"proof": "x-9999"}, UnknownObject),
    ],
)
def test_an_appeal_that_cannot_be_is_refused(
    held: Workspace, changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        file(held, **changes)
    assert held.ledger.show(as_of=AFTER).appeals == ()


def test_only_a_paper_that_was_received_proves_a_step(held: Workspace) -> None:
    queries = held.session.store.queries
    (paper,) = queries.exhibits(held.session.case, role=ExhibitRole.ORIGINAL)
    for role in (ExhibitRole.TEXT_LAYER, ExhibitRole.READING):
        (made,) = queries.exhibits(held.session.case, role=role)
        with pytest.raises(NoPaper):
            file(held, proof=made.id)
    number = file(held, proof=paper.id)
    assert held.ledger.find(number).appeal.proof == paper.id
    for step in (
        lambda: held.ledger.answer(number, Response.HELPED, AFTER, exhibit=made.id),
        lambda: held.ledger.receive(number, on_day(AFTER), proof=made.id),
        lambda: held.ledger.remind(number, AFTER, proof=made.id),
    ):
        with pytest.raises(NoPaper):
            step()
    assert held.ledger.find(number).answers == ()


def test_silence_is_never_entered(held: Workspace) -> None:
    with pytest.raises(SilenceIsComputed):
        held.ledger.answer(file(held), Response.NO_ANSWER, SENT)


def test_what_is_not_there_is_not_found(held: Workspace) -> None:
    with pytest.raises(UnknownObject):
        held.ledger.find("a-0009")
    with pytest.raises(UnknownObject):
        held.ledger.strike("e-none", reason="why not")
    with pytest.raises(ReasonMissing):
        held.ledger.strike(file(held), reason=" ")


def test_only_what_is_asked_for_is_shown(held: Workspace) -> None:
    first, second = file(held), file(held)
    assert [one.number for one in held.ledger.show(as_of=AFTER, only=second).appeals] == [second]
    assert [one.number for one in held.ledger.show(as_of=AFTER, person="Pavel Orlin").appeals] == [first, second]


OWN_RULE = """
[[rules]]
id = "own"
title = "Our own term"
addressee = "Office"
level = "national"
starts = "received"
terms = [{ length = 2, unit = "days" }]
calendar = "ua"
act = "An agreement"
read_on = 2023-01-01
"""


def test_a_group_may_add_rules_of_its_own(held: Workspace) -> None:
    (held.session.store.folder.path / "rules.toml").write_text(OWN_RULE, encoding="utf-8")
    file(held, rule="own")
    (view,) = held.ledger.show(as_of=AFTER).appeals
    assert view.due.no_answer_since == date(2023, 8, 6)


def test_rules_of_its_own_with_a_slip_of_the_pen_are_refused(held: Workspace) -> None:
    folder: Path = held.session.store.folder.path
    (folder / "rules.toml").write_text(OWN_RULE.replace("length = 2", 'length = "2"'), encoding="utf-8")
    with pytest.raises(MalformedAct):
        held.ledger.rules()


def test_calendar_and_digest_name_nobody_unless_it_is_allowed(held: Workspace) -> None:
    file(held)
    for tell in (tell_calendar, tell_digest):
        named = tell(held.session, as_of=AFTER, with_names=True).text.replace("\r\n ", "")
        silent = tell(held.session, as_of=AFTER, with_names=False).text.replace("\r\n ", "")
        assert ("Pavel Orlin" in named, "Zarechensk" in named) == (True, True)
        assert ("Pavel Orlin" in silent, "Zarechensk" in silent, "a-0001" in silent) == (False, False, True)


def test_that_a_calendar_was_handed_out_is_in_the_log(held: Workspace) -> None:
    file(held)
    tell_calendar(held.session, as_of=AFTER, with_names=True)
    tell_digest(held.session, as_of=AFTER, with_names=True)
    exports = [one.kind for one in held.log() if one.kind == ExportMade.kind]
    assert exports == ["export.made"]
