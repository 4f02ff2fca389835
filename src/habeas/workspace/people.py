"""Who works here: enrolled people and the cases that they are enrolled in."""

from __future__ import annotations

from habeas.facts.ids import ActorId, new_id
from habeas.record.kinds import ActorEnrolled
from habeas.store.queries import EnrolledActor, OpenCase
from habeas.store.store import Store
from habeas.workspace.errors import AlreadyEnrolled, OpenedByAnother, UnknownActor, UnknownCase, UnknownRole
from habeas.workspace.roles import ENROLLED_AS
from habeas.workspace.session import Session


def find_case(store: Store, given: str) -> OpenCase:
    """Return the case of that title or id, the first one where nothing is given.

    Raises:
        UnknownCase: there is none.
    """
    for case in store.queries.cases():
        if given in ("", case.title, case.id):
            return case
    raise UnknownCase(case=given)


def find_actor(store: Store, given: str, *, case: str) -> EnrolledActor:
    """Return the person of that name or id who is enrolled in a case, or the only one where nothing is given.

    Raises:
        UnknownActor: nobody is, or several are and none was named.
    """
    enrolled = {actor.id: actor for actor in store.queries.actors() if actor.case in (None, case)}
    if not given and len(enrolled) == 1:
        return next(iter(enrolled.values()))
    for actor in enrolled.values():
        if given and given in (actor.name, actor.id):
            return actor
    raise UnknownActor(enrolled=len(enrolled))


def check_opener(store: Store, acting: ActorId) -> None:
    """Check that whoever opened the workspace by an own key acts in their own name.

    Raises:
        OpenedByAnother: it is another person who acts.
    """
    opener = store.keyring.opened_by
    if opener is not None and opener != acting:
        raise OpenedByAnother(opener=opener)


def cases_of(store: Store, actor: ActorId) -> tuple[OpenCase, ...]:
    """Return the cases that a person is enrolled in."""
    enrolments = [one.case for one in store.queries.actors() if one.id == actor]
    return tuple(case for case in store.queries.cases() if None in enrolments or case.id in enrolments)


def enrol(session: Session, name: str, *, role: str) -> EnrolledActor:
    """Enrol a person in the case, or in another role; one who is enrolled elsewhere in the workspace keeps their id.

    The newest role of a person in a case is the one that counts. The owner's cannot be changed.

    Raises:
        UnknownRole: there is no such role, or it is the owner's.
        AlreadyEnrolled: that name is enrolled in this case in that very role, or owns the workspace.
    """
    if role not in ENROLLED_AS:
        raise UnknownRole(given=role)
    with session.store.writing():
        known = [actor for actor in session.store.queries.actors() if actor.name == name]
        here = [actor for actor in known if actor.case in (None, session.case)]
        if here and (here[-1].case is None or here[-1].role == role):
            raise AlreadyEnrolled(actor=known[0].id)
        actor = known[0].id if known else ActorId(new_id("a"))
        session.append(ActorEnrolled(actor=actor, name=name, role=role))
    return EnrolledActor(id=actor, name=name, role=role, case=session.case)
