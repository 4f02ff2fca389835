"""The verb publish: consents, and releases that two people stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ConsentId, EntryId, ExhibitId, PartyId, ReleaseId, new_id
from habeas.facts.party import PartyKind
from habeas.publish import (
    Checked,
    Compiled,
    Format,
    NeedsSecondPerson,
    Unheard,
    check_release,
    compile_dossier,
    parse_fields,
)
from habeas.record.kinds import ConsentGiven, ConsentWithdrawn, ReleaseApproved, ReleaseProposed, ReleasePublished
from habeas.store.queries import ReleaseRecord
from habeas.watch import silence, whereabouts
from habeas.workspace.collecting import seal_derived
from habeas.workspace.errors import AlreadyPublished, ReasonMissing, ReleaseChanged, UnknownObject
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.missed import ENDED, is_missed, missed_in
from habeas.workspace.roles import Work
from habeas.workspace.second_person import may_approve
from habeas.workspace.serialised import serialised
from habeas.workspace.session import Session
from habeas.workspace.showing import find_exhibit

PRODUCT = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenConsent:
    """What a person, or one who may speak for them, allows; `fields` are those of `habeas.publish.Field`."""

    given_by: str
    purposes: tuple[Purpose, ...]
    audiences: tuple[Audience, ...]
    fields: tuple[str, ...]
    from_day: date
    until_day: date | None = None
    proof: ExhibitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A release that waits: its id, what may be shown, and the finished files, searched and sealed."""

    release: ReleaseId
    compiled: Compiled
    files: tuple[Checked, ...]
    exhibits: tuple[Exhibit, ...]


def give_consent(session: Session, given: str, consent: GivenConsent) -> Consent:
    """Record a consent of the person who answers to a name, number or id.

    Raises:
        UnknownField: it names a field that a release does not have.
        UnknownObject: nobody answers, it is not a person, or the exhibit that proves it is not in the case.
        ReasonMissing: it allows nothing: no purpose, no audience or no field.
    """
    parse_fields(consent.fields)
    if consent.proof is not None:
        find_exhibit(session, consent.proof)
    if not (consent.purposes and consent.audiences and consent.fields and consent.given_by.strip()):
        raise ReasonMissing(act="a consent: who gave it, a purpose, an audience and a field; it")
    held = hold(session)
    person = find_party(session, given, held=held)
    if held.parties[person].kind is not PartyKind.PERSON:
        raise UnknownObject(what="person", given=session.store.queries.number_of(person))
    recorded = Consent(
        id=ConsentId(new_id("k")),
        person=person,
        given_by=consent.given_by,
        purposes=consent.purposes,
        audiences=consent.audiences,
        fields=consent.fields,
        from_day=consent.from_day,
        until_day=consent.until_day,
        proof=consent.proof,
    )
    session.append(ConsentGiven(consent=recorded, about=(person,)))
    return recorded


@serialised
def withdraw_consent(session: Session, consent: ConsentId, *, reason: str) -> EntryId:
    """Record that a consent holds no more, from now on.

    Raises:
        UnknownObject: the case has no such consent that holds.
    """
    for known in session.store.queries.consents(session.case):
        if known.id == consent:
            (entry,) = session.append(ConsentWithdrawn(consent=consent, reason=reason, about=(known.person,)))
            return entry
    raise UnknownObject(what="consent", given=consent)


def consents(session: Session, person: PartyId) -> tuple[Consent, ...]:
    """Return the consents that hold of a person, given under whichever party of theirs."""
    held = hold(session)
    return tuple(one for one in _canonical_consents(session, held) if one.person == held.canonical.get(person, person))


def prepare(session: Session, given: str, *, purpose: Purpose, audience: Audience, on: date) -> Prepared:
    """Compile a dossier, write it as HTML and PDF, search both for leaks, seal them, and propose the release.

    Raises:
        NotInRole: the role of the person does not include it.
        NoConsent: no consent covers the purpose, the audience and the day.
        LeakFound: a finished file shows something that it must not.
        UnknownObject: nobody answers to what was given.
        AmbiguousName: several do.
    """
    session.require(Work.PROPOSE)
    held = hold(session, as_of=on)
    person = find_party(session, given, held=held)
    compiled = _compile(session, held, person, purpose=purpose, audience=audience, on=on)
    release = ReleaseId(new_id("r"))
    files = _write(compiled, release)
    exhibits = tuple(_seal(session, checked) for checked in files)
    session.append(
        ReleaseProposed(
            release=release,
            person=person,
            purpose=purpose,
            audience=audience,
            product=PRODUCT,
            exhibits=tuple(exhibit.id for exhibit in exhibits),
            about=(person,),
        )
    )
    return Prepared(release=release, compiled=compiled, files=files, exhibits=exhibits)


@serialised
def approve(session: Session, release: ReleaseId, *, reason: str = "") -> ReleaseRecord:
    """Approve a release as its second person, and publish it.

    What it shows is compiled again first: where the record or a consent has changed since it was prepared, it is
    not published. In a workspace declared for one, its only person may approve after a day, with a reason.

    Raises:
        NotInRole: the role of the person does not include it.
        UnknownObject: the case has no such release.
        AlreadyPublished: it has left the house.
        NeedsSecondPerson: the one who approves it prepared it.
        NoConsent: consent was withdrawn, or has ended.
        ReleaseChanged: the same preparation would give another file now.
    """
    session.require(Work.APPROVE)
    record = session.store.queries.release(session.case, release)
    if record is None:
        raise UnknownObject(what="release", given=release)
    if record.published_at is not None:
        raise AlreadyPublished(release=release)
    _check_second_person(session, record, reason)
    _check_unchanged(session, record)
    about = (record.proposed.person,)
    session.append(
        ReleaseApproved(release=release, reason=reason, about=about), ReleasePublished(release=release, about=about)
    )
    published = session.store.queries.release(session.case, release)
    assert published is not None, "it was there a moment ago and nothing is ever removed"
    return published


def _check_second_person(session: Session, record: ReleaseRecord, reason: str) -> None:
    if not may_approve(session, asked_by=record.proposed_by, asked_at=record.proposed_at, reason=reason):
        raise NeedsSecondPerson(release=record.proposed.release)


def _check_unchanged(session: Session, record: ReleaseRecord) -> None:
    proposed, prepared_on = record.proposed, record.proposed_at.date()
    held = hold(session, as_of=prepared_on)
    person = held.canonical[proposed.person]
    _compile(session, held, person, purpose=proposed.purpose, audience=proposed.audience, on=session.today())
    compiled = _compile(session, held, person, purpose=proposed.purpose, audience=proposed.audience, on=prepared_on)
    now = {checked.sha256 for checked in _write(compiled, proposed.release)}
    sealed = {held.exhibits[exhibit].sha256 for exhibit in proposed.exhibits}
    if now != sealed:
        raise ReleaseChanged(release=proposed.release)


def _compile(
    session: Session, held: Held, person: PartyId, *, purpose: Purpose, audience: Audience, on: date
) -> Compiled:
    return compile_dossier(
        held.parties[person],
        held.statements,
        held.parties,
        _canonical_consents(session, held),
        purpose=purpose,
        audience=audience,
        on=on,
        unheard=_unheard(held, person, on=on),
    )


def _unheard(held: Held, person: PartyId, *, on: date) -> Unheard | None:
    """Return how long nobody has heard from somebody, None where nothing tells or they need not be heard of."""
    index = held.index(on)
    found = silence(person, index)
    if found.began is None or found.reset_by is None:
        return None
    where = whereabouts(person, index)
    # Here also where it is contested: what leaves the house counts no days of somebody who may be home.
    if where.state in ENDED or not is_missed(person, where, missed_in(held.statements)):
        return None
    return Unheard(text=found.text, began=found.began, told_by=found.reset_by)


def _canonical_consents(session: Session, held: Held) -> tuple[Consent, ...]:
    return tuple(
        replace(one, person=held.canonical.get(one.person, one.person))
        for one in session.store.queries.consents(session.case)
    )


def _write(compiled: Compiled, release: ReleaseId) -> tuple[Checked, ...]:
    return tuple(check_release(compiled, written_as, name=f"{PRODUCT}-{release}") for written_as in Format)


def _seal(session: Session, checked: Checked) -> Exhibit:
    exhibit = Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.RELEASE,
        sha256=checked.sha256,
        size_bytes=len(checked.content),
        media_type=checked.media_type,
        name=checked.name,
        received_at=session.clock(),
        tool=f"habeas publish {PRODUCT}",
    )
    seal_derived(session, exhibit, checked.content)
    return exhibit
