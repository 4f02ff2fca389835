"""Erasing a whole case: every entry, every exhibit, and the key that the case's parts were wrapped by."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import CaseId, digest
from habeas.facts.party import PartyKind
from habeas.record.canonical import canonical_json
from habeas.record.kinds import CaseErased, CaseOpened, EntryStruck, PersonErased
from habeas.store.erasing import Erasure
from habeas.store.opening import FIRST_CASE
from habeas.workspace.erasing.carrying_out import good_leave
from habeas.workspace.erasing.planning import Undoing, undoings
from habeas.workspace.leaves import ERASE, Leaves
from habeas.workspace.own_keys import retire
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlan:
    """What erasing a case would destroy, and what would stay.

    `entries` are the places of all its entries, `opened` those of the entry of the workspace that opened it, of what
    stands in its place, and of others that nobody reads any more since a person of the case was struck out of them.
    Other cases, people who are enrolled in them, and the headers of the entries stay.
    """

    case: CaseId
    title: str
    entries: tuple[int, ...]
    opened: tuple[int, ...]
    parts: int
    exhibits: int
    persons: int
    statements: int
    is_last: bool
    undoings: tuple[Undoing, ...]
    what: str


def plan_case(session: Session) -> CasePlan:
    """Return what erasing the case of the session would do; nothing is changed."""
    queries, case = session.store.queries, session.case
    entries = tuple(queries.entries(case))
    # What is said of the leave itself, and who looked at what, changes nothing about what was agreed to.
    marked = [one.seq for one in entries if not one.entry.header.kind.startswith(("leave.", "view."))]
    opened = {
        one.seq
        for one in queries.entries(kind=CaseOpened.kind)
        if isinstance(one.entry.act, CaseOpened) and one.entry.act.case == case
    }
    opened |= {
        one.seq
        for one in queries.entries(kind=EntryStruck.kind)
        if isinstance(one.entry.act, EntryStruck) and one.entry.act.place in opened
    }
    # Words of the workspace itself out of which a person of the case was struck: the tombstone that says so goes too.
    opened |= {place for one in entries if isinstance(one.entry.act, PersonErased) for place in one.entry.act.entries}
    opened -= {one.seq for one in entries}
    return CasePlan(
        case=case,
        title=next(one.title for one in queries.cases() if one.id == case),
        entries=tuple(one.seq for one in entries),
        opened=tuple(sorted(opened)),
        parts=sum(len(one.entry.header.parts) for one in entries),
        exhibits=len(queries.exhibits(case)),
        persons=len(queries.parties(case, kind=PartyKind.PERSON)),
        statements=len(queries.statements(case)),
        is_last=len(queries.cases()) == 1,
        undoings=undoings(session),
        what=f"{ERASE} {case} {digest(canonical_json(marked))[:16]}",
    )


def erase_case(session: Session) -> CasePlan:
    """Erase the case of the session; where it was the only one, an empty one is opened first.

    Own keys of people who were enrolled in that case alone go with it.

    Raises:
        NotInRole: the role of the person does not include it.
        ErasureNeedsLeave: nobody else has given leave.
        ErasureChanged: leave was given before something was added to the case.
        TracesLeft, CannotWrite, CheckpointNotWritten: the keys are destroyed; the rest is done at the next opening.
        StoreError: any other; nothing was erased, or its answer was lost.
    """
    session.require(Work.ERASE)
    store = session.store
    with store.writing():
        plan = plan_case(session)
        leave = good_leave(session, plan.what, plan.case)
        if plan.is_last:
            store.open_case(FIRST_CASE, actor=session.actor, at=session.clock())
        # Used first: afterwards the case has no key to seal that with.
        with Leaves(session=session).using(plan.what):
            pass
        used = plan_case(session)
        tombstone = CaseErased(erased=plan.case, leave=leave.id, entries=used.opened, exhibits_gone=used.exhibits)
        erasure = Erasure(
            tombstone=tombstone,
            tombstone_case=None,
            gone=(*used.opened, *used.entries),
            addresses=store.queries.addresses(plan.case),
            case=plan.case,
        )
        store.erase(erasure, actor=session.actor, at=session.clock())
        retire(session)
        store.clear_traces()
    return plan
