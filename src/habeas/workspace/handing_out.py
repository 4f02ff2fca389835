"""What leaves the vault: files of releases, originals, exports. Each time is an entry in the log."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, ReleaseId
from habeas.record.kinds import ExportMade
from habeas.store.queries import ReleaseRecord
from habeas.workspace.errors import UnknownObject
from habeas.workspace.leaves import EXPORT, Leaves
from habeas.workspace.roles import Work
from habeas.workspace.session import Session
from habeas.workspace.showing import actor_names, find_exhibit
from habeas.workspace.views import ReleaseView


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """The bytes of an exhibit, verified, and what is known of it."""

    exhibit: Exhibit
    content: bytes


def unseal(session: Session, exhibit: ExhibitId) -> HandedOut:
    """Return the bytes of an exhibit; that they were handed out is logged first.

    An original waits for the leave of a second person. What was made here (a draft, a file of a release) does not: it
    has its own rules.

    Raises:
        UnknownObject: the case has no such exhibit.
        LeaveNeeded: it is an original, and nobody else has given leave.
        ExhibitMissing, ExhibitDamaged: its file is not what was sealed.
    """
    found = find_exhibit(session, exhibit)
    needs_leave = found.role is ExhibitRole.ORIGINAL
    with Leaves(session=session).using(exhibit) if needs_leave else nullcontext():
        session.append(ExportMade(what=exhibit, purpose="unsealed"))
        return HandedOut(exhibit=found, content=session.content(exhibit))


def hand_out(session: Session, release: ReleaseId, exhibit: ExhibitId) -> HandedOut:
    """Return a file of a release, for its second person to look at or, once published, for its audience.

    Raises:
        UnknownObject: the case has no such release, or it has no such file.
    """
    record = session.store.queries.release(session.case, release)
    if record is None or exhibit not in record.proposed.exhibits:
        raise UnknownObject(what="file of a release", given=exhibit)
    return unseal(session, exhibit)


def export(session: Session, folder: Path) -> tuple[Path, ...]:
    """Write everything in clear to a folder; that it was exported, and the leave used, is logged first.

    Others collect and judge meanwhile. An export that fails leaves no file behind and gives the leave back.

    Raises:
        NotInRole: the role of the person does not include it.
        LeaveNeeded: nobody else has given leave.
    """
    session.require(Work.HAND_OUT)
    exported = ExportMade(what=session.case, purpose="export of the whole workspace")
    with Leaves(session=session).using_up(EXPORT, exported):
        return session.store.export(folder)


def show_releases(session: Session) -> tuple[ReleaseView, ...]:
    """Return the releases of the case, those that wait first, then the newest."""
    records = session.store.queries.releases(session.case)
    ordered = sorted(records, key=lambda one: (one.published_at is not None, -one.proposed_at.timestamp()))
    return tuple(show_release(session, record) for record in ordered)


def show_release(session: Session, record: ReleaseRecord) -> ReleaseView:
    """Return a release with names in the place of ids."""
    names = actor_names(session)
    queries = session.store.queries
    person = next(
        (party.name for party in queries.parties(session.case) if party.id == record.proposed.person),
        record.proposed.person,
    )
    return ReleaseView(
        number=queries.number_of(record.proposed.release),
        record=record,
        person=person,
        proposed_by=names.get(record.proposed_by, record.proposed_by),
        approved_by=tuple(names.get(actor, actor) for actor in record.approved_by),
        files=tuple(queries.exhibit(exhibit) for exhibit in record.proposed.exhibits),
    )
