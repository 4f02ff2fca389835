"""The day on which a report came out, said after it was collected."""

from __future__ import annotations

from datetime import date

from habeas.collect import check_published
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import ExhibitId
from habeas.record.kinds import ExhibitDated
from habeas.workspace.errors import UnknownObject
from habeas.workspace.held import hold
from habeas.workspace.roles import Work
from habeas.workspace.session import Session
from habeas.workspace.showing import find_exhibit


def date_report(session: Session, exhibit: ExhibitId, published_on: date) -> bool:
    """Log on which day a report came out, in the place of what was said before; return whether that is new.

    What waits for a judgement is read again then; statements that were accepted before keep what they had.

    Raises:
        NotInRole: the role of the person does not include it.
        FutureDate: the day lies in the future.
        UnknownObject: the case has no such report.
    """
    session.require(Work.COLLECT)
    check_published(published_on, today=session.today())
    with session.store.writing():
        found = find_exhibit(session, exhibit)
        original = found if found.derived_from is None else session.store.queries.exhibit(found.derived_from)
        if original.role is not ExhibitRole.ORIGINAL:
            raise UnknownObject(what="report", given=exhibit)
        if original.published_on == published_on:
            return False
        session.append(ExhibitDated(exhibit=original.id, published_on=published_on))
    return True


def kept_another_day(session: Session, exhibit: ExhibitId) -> tuple[str, ...]:
    """Return the numbers of the statements of a report that stand with another day than it has now, or with none.

    Args:
        session: The session.
        exhibit: The report, or its text.
    """
    queries = session.store.queries
    found = find_exhibit(session, exhibit)
    original = found.id if found.derived_from is None else found.derived_from
    layers = {one.id: one.published_on for one in queries.derived(original, role=ExhibitRole.TEXT_LAYER)}
    kept = [
        one.id
        for one in hold(session).statements
        if one.anchor.exhibit in layers and one.published_on != layers[one.anchor.exhibit]
    ]
    numbers = queries.numbers_of(kept)
    return tuple(numbers[one] for one in kept)
