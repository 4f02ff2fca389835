"""Carrying an erasure out once a second person has given leave to this very one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO

from habeas.facts.ids import ExhibitId
from habeas.record.kinds import REGISTRY, Act, EntryStruck, ExhibitSealed, PersonalAct, PersonErased
from habeas.store.erasing import Erasure, StruckEntry
from habeas.workspace.erasing.errors import ErasureChanged, ErasureNeedsLeave
from habeas.workspace.erasing.exhibits import StruckExhibit
from habeas.workspace.erasing.planning import ErasurePlan, PlannedEntry
from habeas.workspace.leaves import Leaves, LeaveView
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


def erase_person(session: Session, plan: ErasurePlan) -> None:
    """Erase a person as it was planned; the caller holds the store for writing since before the plan was made.

    1. Seal the struck copies; nobody knows of them yet.
    2. Destroy keys and salts, append the tombstone and the struck entries, make the tables anew.
    3. Clear the traces: the files that were replaced, free pages, the write-ahead log.

    Raises:
        NotInRole: the role of the person does not include it.
        ErasureNeedsLeave: nobody else has given leave.
        ErasureChanged: leave was given to another erasure of the person.
        TracesLeft, CannotWrite, CheckpointNotWritten: the keys are destroyed; the rest is done at the next opening.
        StoreError: any other; nothing was erased, or its answer was lost.
    """
    session.require(Work.ERASE)
    leave = good_leave(session, plan.what, plan.number)
    with session.store.writing():
        sealed = dict(_seal(session, plan.exhibits_struck))
        gone = tuple(one.seq for one in plan.gone)
        struck = tuple(_struck_entry(one, sealed) for one in plan.struck)
        tombstone = PersonErased(
            persons=plan.ids,
            leave=leave.id,
            entries=tuple(sorted({*gone, *(one.act.place for one in struck)})),
            numbers=plan.numbers,
            exhibits_gone=len(plan.exhibits_gone),
            exhibits_struck=len(plan.exhibits_struck),
        )
        replaced = [one.exhibit.id for one in plan.exhibits_struck]
        erasure = Erasure(
            tombstone=tombstone,
            tombstone_case=session.case,
            gone=gone,
            leave=leave.id,
            struck=struck,
            addresses=tuple(_addresses(session, [*(one.id for one in plan.exhibits_gone), *replaced])),
        )
        session.store.erase(erasure, actor=session.actor, at=session.clock())
        session.store.clear_traces()


def good_leave(session: Session, what: str, number: str) -> LeaveView:
    """Return the leave under which an erasure can be carried out now.

    Raises:
        ErasureNeedsLeave: nobody else has given leave.
        ErasureChanged: leave was given to another erasure of the same person or case.
    """
    leaves = Leaves(session=session)
    good = leaves.good(what)
    if good is not None:
        return good
    whom = what.rpartition(" ")[0]
    now = session.clock()
    if any(one.what.rpartition(" ")[0] == whom and one.is_good(now) for one in leaves.everything()):
        raise ErasureChanged(number=number)
    raise ErasureNeedsLeave(number=number)


def _seal(session: Session, struck: tuple[StruckExhibit, ...]) -> Iterator[tuple[ExhibitId, tuple[StruckExhibit, Act]]]:
    """Seal the content of struck exhibits and yield, by exhibit, how the entry that logs it begins."""
    for one in struck:
        # An address of its own each time, so that it never falls together with one that is to be removed.
        apart = ExhibitId(f"{one.exhibit.id} {secrets.token_hex(8)}")
        sealed = session.store.seal(BytesIO(one.content), case=session.case, derived=apart)
        act = ExhibitSealed(
            exhibit=one.exhibit,
            address=sealed.address,
            sealed_sha256=sealed.sealed_sha256,
            file_key=sealed.file_key,
            channel="",
        )
        yield one.exhibit.id, (one, act)


def _struck_entry(planned: PlannedEntry, sealed: Mapping[ExhibitId, tuple[StruckExhibit, Act]]) -> StruckEntry:
    act = planned.struck
    assert act is not None, "an entry that is struck has words in its place"
    if isinstance(act, ExhibitSealed) and act.exhibit.id in sealed:
        copy, file = sealed[act.exhibit.id]
        assert isinstance(file, ExhibitSealed), "it was sealed just now"
        act = replace(file, exhibit=copy.named(act.exhibit), channel=act.channel)
    about = act.persons if isinstance(act, PersonalAct) else ()
    body = REGISTRY.encode(act).decode()
    return StruckEntry(
        case=planned.case, act=EntryStruck(place=planned.seq, body=body, body_version=act.version, about=about)
    )


def _addresses(session: Session, exhibits: list[ExhibitId]) -> Iterator[str]:
    """Yield where the sealed files lie that are to go."""
    for exhibit in exhibits:
        act = session.store.log.at(session.store.queries.place_of_exhibit(exhibit).seq).act
        if isinstance(act, ExhibitSealed):
            yield act.address
