"""Taking away the own keys of people who work in no case any more, once the case that they worked in was erased."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from habeas.facts.ids import ActorId
from habeas.record.errors import DoesNotVerify
from habeas.record.kinds import ActorEnrolled, CaseErased, OwnKeyGranted
from habeas.store.errors import DatabaseBusy
from habeas.workspace.own_keys.giving import own_key_holders, take_away, who_can_open
from habeas.workspace.roles import Work, may_do
from habeas.workspace.session import Session

if TYPE_CHECKING:
    from habeas.store.access import Log


def retire(session: Session) -> None:
    """Take away the own keys of people who are enrolled nowhere any more, once the case that they worked in is gone.

    Where only own keys open the workspace, the last of them stays: nobody could open it otherwise. Who is enrolled is
    asked of the log: no key goes because a table lacks a row. And a key that was given after the last case was erased
    stays, as one does that an older record was restored with, which lacks the enrolment.
    """
    enrolled, erased_last = _enrolled(session.store.log), _place_of_last_erased(session.store.log)
    given = _places_of_given(session.store.log)
    leaving = [
        one.person
        for one in own_key_holders(session)
        if one.person not in enrolled and given.get(one.person, -1) < erased_last
    ]
    working = who_can_open(session)
    if session.store.is_dropped() and working.issubset(leaving):
        last = next((person for person in reversed(leaving) if person in working), None)
        leaving = [person for person in leaving if person != last]
    for person in leaving:
        take_away(session, person)


def retire_left_over(session: Session) -> None:
    """Go on where an erasure was stopped before it had taken own keys away; done when a workspace is opened.

    It is an entry, so it waits for somebody in whose role that is, and for a log that can be read and written.
    """
    enrolled = {one.id for one in session.store.queries.actors()}
    if enrolled.issuperset(session.store.keyring.people()) or not may_do(session.role, Work.RULE):
        return
    with suppress(DatabaseBusy, DoesNotVerify), session.store.writing():
        retire(session)


def _enrolled(log: Log) -> frozenset[ActorId]:
    acts = (one.act for one in log.acts(kind=ActorEnrolled.kind))
    return frozenset(act.actor for act in acts if isinstance(act, ActorEnrolled))


def _place_of_last_erased(log: Log) -> int:
    return max((one.seq for one in log.acts(kind=CaseErased.kind)), default=-1)


def _places_of_given(log: Log) -> dict[ActorId, int]:
    acts = log.acts(kind=OwnKeyGranted.kind)
    return {one.act.person: one.seq for one in acts if isinstance(one.act, OwnKeyGranted)}
