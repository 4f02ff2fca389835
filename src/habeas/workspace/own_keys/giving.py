"""Giving people own keys, changing and taking them away, and dropping the passphrase that all know."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from habeas.facts.ids import ActorId
from habeas.record.errors import WrongPassphrase
from habeas.record.kinds import OwnKeyChanged, OwnKeyGranted, OwnKeyRevoked, PassphraseDropped
from habeas.store.queries import EnrolledActor
from habeas.workspace.own_keys.errors import (
    NoOwnKey,
    NotOpenedByOwnKey,
    OwnKeyThere,
    OwnPassphraseIsShared,
    TooFewOwnKeys,
)
from habeas.workspace.people import find_actor
from habeas.workspace.roles import Role, Work, may_do
from habeas.workspace.session import Session

FEWEST_TO_DROP = 2
"""How many people need own keys before the passphrase of the workspace may be dropped: one may forget theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeyHolder:
    """An enrolled person who has an own key: since when, and when they last chose its passphrase."""

    person: ActorId
    name: str
    given_at: datetime
    changed_at: datetime


def own_key_holders(session: Session) -> tuple[OwnKeyHolder, ...]:
    """Return everybody who has an own key by the log, in the order in which they were given."""
    from habeas.store.own_keys import logged_own_keys

    names = {one.id: one.name for one in session.store.queries.actors()}
    held = logged_own_keys(session.store.log).in_force.values()
    return tuple(
        OwnKeyHolder(
            person=one.person,
            name=names.get(one.person, one.person),
            given_at=one.given_at,
            changed_at=one.changed_at,
        )
        for one in sorted(held, key=lambda one: one.given_at)
    )


def only_to_name(session: Session, holders: tuple[OwnKeyHolder, ...]) -> tuple[OwnKeyHolder, ...]:
    """Return the holders whose names the person who acts may learn: those of other cases only where they rule."""
    return holders if may_do(session.role, Work.RULE) else _of_the_case(session, holders)


def _of_the_case(session: Session, holders: tuple[OwnKeyHolder, ...]) -> tuple[OwnKeyHolder, ...]:
    here = {one.id for one in session.store.queries.actors() if one.case in (None, session.case)}
    return tuple(one for one in holders if one.person in here)


def find_to_grant(session: Session, given: str) -> EnrolledActor:
    """Return the person of that name or id, who has no own key yet; nothing is changed.

    Raises:
        NotInRole: the role of the person who acts does not include it.
        UnknownActor: nobody of that name or id is enrolled in the case.
        OwnKeyThere: they have one.
    """
    session.require(Work.RULE)
    person = find_actor(session.store, given, case=session.case)
    if any(one.person == person.id for one in own_key_holders(session)):
        raise OwnKeyThere(actor=person.id)
    return person


def grant(session: Session, given: str, passphrase: str) -> EnrolledActor:
    """Give a person an own key that a passphrase of theirs opens, and log it; raises what `find_to_grant` raises.

    Raises:
        OwnPassphraseIsShared: it is the passphrase of the workspace.
        DiskFull, CannotWrite: nothing was changed.
    """
    from habeas.store.own_keys import give_own_key

    with session.store.writing():
        person = find_to_grant(session, given)
        _refuse_shared(session, passphrase)
        give_own_key(
            session.store,
            person.id,
            passphrase,
            lambda public: session.append_whole(OwnKeyGranted(person=person.id, public=public)),
        )
    return person


def _refuse_shared(session: Session, passphrase: str) -> None:
    from habeas.store.opening import open_keyring

    if session.store.is_protected() and not session.store.is_dropped():
        with suppress(WrongPassphrase):
            open_keyring(session.store.folder, passphrase)
            raise OwnPassphraseIsShared


def change_own(session: Session, passphrase: str) -> None:
    """Let the own key of the person who acts open by another passphrase; it is a new pair, and is logged.

    Raises:
        NotOpenedByOwnKey: it was not their own key that opened the workspace.
        OwnPassphraseIsShared: it is the passphrase of the workspace.
        DiskFull, CannotWrite: the old passphrase still opens.
    """
    from habeas.store.own_keys import give_own_key

    person = session.actor
    if session.store.keyring.opened_by != person:
        raise NotOpenedByOwnKey(actor=person)
    _refuse_shared(session, passphrase)
    give_own_key(
        session.store,
        person,
        passphrase,
        lambda public: session.append_whole(OwnKeyChanged(person=person, public=public)),
    )


def revoke(session: Session, given: str) -> OwnKeyHolder:
    """Take the own key of a person away, and log it. Who has a copy of its file can use that until keys are rotated.

    Raises:
        NotInRole: the role of the person who acts does not include it.
        NoOwnKey: nobody of that name or id has one, in the case; for the owner, in the workspace.
        TooFewOwnKeys: no other one opens the workspace, and it has no passphrase.
    """
    session.require(Work.RULE)
    with session.store.writing():
        holder = next((one for one in _to_revoke(session) if given in (one.person, one.name)), None)
        if holder is None:
            raise NoOwnKey
        working = who_can_open(session)
        if session.store.is_dropped() and working <= {holder.person}:
            raise TooFewOwnKeys(held=len(working), needed=FEWEST_TO_DROP)
        take_away(session, holder.person)
    return holder


def _to_revoke(session: Session) -> tuple[OwnKeyHolder, ...]:
    """Return whose own keys the person who acts may take away: the owner is in charge of every case, others of one."""
    holders = own_key_holders(session)
    return holders if session.role == Role.OWNER else _of_the_case(session, holders)


def who_can_open(session: Session) -> frozenset[ActorId]:
    """Return who has a file that opens the workspace: the log may speak of one that is damaged or gone."""
    from habeas.store.own_keys import people_who_can_open

    return people_who_can_open(session.store)


def take_away(session: Session, person: ActorId) -> None:
    """Take the own key of a person away, and log it; the caller knows that somebody still opens it."""
    from habeas.store.own_keys import take_own_key

    take_own_key(session.store, person, lambda: session.append_whole(OwnKeyRevoked(person=person)))


def drop_passphrase(session: Session) -> None:
    """Let the workspace open by own keys of people alone, and log it. Recovery shares open it as before.

    Raises:
        NotInRole: the role of the person does not include it.
        NotOpenedByOwnKey: it was not their own key that opened the workspace, so they might shut themselves out.
        TooFewOwnKeys: fewer than two people have one that opens it.
        DiskFull, CannotWrite: the passphrase still opens.
    """
    from habeas.store.own_keys import drop_passphrase as drop

    session.require(Work.RULE)
    with session.store.writing():
        if session.store.keyring.opened_by is None:
            raise NotOpenedByOwnKey(actor=session.actor)
        held = len(who_can_open(session))
        if held < FEWEST_TO_DROP:
            raise TooFewOwnKeys(held=held, needed=FEWEST_TO_DROP)
        drop(session.store, lambda: session.append_whole(PassphraseDropped()))
