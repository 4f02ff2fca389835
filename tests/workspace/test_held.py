"""What a case holds is carried on from entry to entry, and is always what would be worked out from nothing."""

from __future__ import annotations

import random
from datetime import date

from habeas.facts.derivation import Derivation
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import LeaveId
from habeas.facts.judgement import Identity
from habeas.record.kinds import PersonErased
from habeas.store.erasing import Erasure
from habeas.watch import silence, whereabouts
from habeas.workspace import Workspace
from habeas.workspace.families import claimed
from habeas.workspace.held import Held, hold
from tests.workspace.conftest import Clock
from tests.workspace.test_comparing import Case

AS_OF = date(2023, 10, 20)
STEPS = 10


def from_nothing(workspace: Workspace, as_of: date | None) -> Held:
    workspace.session.store.remembered.forget()
    return hold(workspace.session, as_of=as_of)


def everything(held: Held) -> tuple[object, ...]:
    """Return all that can be asked of what a case holds."""
    index = held.index(AS_OF)
    answers = [(whereabouts(party, index), silence(party, index)) for party in held.parties]
    about = {party: held.about(party) for party in held.parties}
    origins = {one.id: held.origins_of(one) for one in held.statements}
    by_id = [held.statement(one.id) for one in held.statements]
    said = {one.id: claimed(one, held.subjects) for one in held.statements}
    return held, about, origins, by_id, said, answers, {one.id for one in index.ties}


def test_what_is_carried_on_is_what_would_be_worked_out_from_nothing(read: Workspace, clock: Clock) -> None:
    chance = random.Random(1)
    case, session = Case(read, clock, chance), read.session
    list(read.collect_content(b"Pavel Orlin ist verschwunden.", name="copy.txt"))
    for proposal in read.proposals()[:3]:
        read.accept(proposal.id)
    reports = [one.id for one in session.store.queries.exhibits(session.case, role=ExhibitRole.ORIGINAL)]
    seen: list[tuple[Held, tuple[object, ...]]] = []
    for step in range(STEPS):
        case.step()
        if step == STEPS // 2:
            read.judge_derivation(reports[0], reports[1], Derivation.REWRITE)
            (_, left), (_, right) = read.parties()[:2]
            read.judge_identity(left.id, right.id, Identity.SAME, reason="one and the same")
        held = hold(session, as_of=AS_OF)
        seen.append((held, everything(held)))
        assert hold(session, as_of=AS_OF) is held
        if chance.random() < 0.4:
            # Now and then two entries come between two looks.
            continue
        carried = everything(hold(session))
        assert carried == everything(from_nothing(read, None))
        assert everything(held) == everything(from_nothing(read, AS_OF))
        hold(session)
    assert len({len(held.statements) for held, _ in seen}) > 2
    assert len({len(held.clusters) for held, _ in seen}) > 1
    for held, before in seen:
        assert everything(held) == before


def test_what_did_not_change_is_taken_over_as_it_is(read: Workspace) -> None:
    first, second = (one.id for one in read.proposals()[:2])
    read.accept(first)
    before = hold(read.session)
    read.accept(second)
    after = hold(read.session)
    ((statement, judgement),) = before.judgements.items()
    assert after.judgements[statement] is judgement
    assert after.statement(statement) is before.statement(statement)
    assert len(after.judgements) == 2


def test_a_report_that_is_dated_anew_is_read_again(read: Workspace) -> None:
    read.accept(read.proposals()[0].id)
    before = hold(read.session)
    (report,) = (one for one in before.exhibits.values() if one.role is ExhibitRole.ORIGINAL)
    read.date_report(report.id, date(2023, 10, 1))
    after = hold(read.session)
    assert after.exhibits[report.id].published_on == date(2023, 10, 1)
    assert all(after.judgements[statement] is one for statement, one in before.judgements.items())
    assert everything(after) == everything(from_nothing(read, None))


def test_after_an_erasure_all_is_read_again(read: Workspace) -> None:
    session = read.session
    read.accept(read.proposals()[0].id)
    facts = session.store.queries.facts(session.case)
    assert session.store.queries.facts(session.case, before=facts).judgements is facts.judgements
    tombstone = PersonErased(
        persons=(), leave=LeaveId("l-1"), entries=(), numbers=(), exhibits_gone=0, exhibits_struck=0
    )
    erasure = Erasure(tombstone=tombstone, tombstone_case=session.case, gone=())
    session.store.erase(erasure, actor=session.actor, at=session.clock())
    again = session.store.queries.facts(session.case, before=facts)
    assert again.judgements == facts.judgements
    assert not any(again.judgements[seq] is one for seq, one in facts.judgements.items())
