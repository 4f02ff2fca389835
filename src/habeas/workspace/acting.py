"""The verb act: a form filled from accepted statements, sealed as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.act import Author, FilledForm, Line, fill_form, load_form, render_text
from habeas.act.formats.pdf import render_pdf
from habeas.facts.consent import Audience, Purpose
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId, digest, new_id
from habeas.facts.party import PartyKind
from habeas.record.kinds import DraftMade
from habeas.watch import index_statements, silence
from habeas.workspace.collecting import seal_derived
from habeas.workspace.errors import UnknownObject
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft: the filled form with its questions, and the sealed files, PDF and text."""

    form: FilledForm
    text: str
    pdf: bytes
    exhibits: tuple[Exhibit, ...]


def draft(session: Session, form: str, given: str, *, as_of: date, author: str = "") -> Drafted:
    """Fill a form for a person from the statements that stand, and seal it as PDF and as text.

    Raises:
        UnknownObject: nobody answers to what was given, or it is not a person.
        AmbiguousName: several do.
        UnknownForm: there is no such form.
    """
    filled = fill(session, form, given, as_of=as_of, author=author)
    text, pdf = render_text(filled), render_pdf(filled)
    exhibits = tuple(
        _seal(session, filled.person, form, content, suffix=suffix, media_type=media_type)
        for content, suffix, media_type in ((pdf, "pdf", "application/pdf"), (text.encode(), "txt", "text/plain"))
    )
    return Drafted(form=filled, text=text, pdf=pdf, exhibits=exhibits)


def fill(session: Session, form: str, given: str, *, as_of: date, author: str = "") -> FilledForm:
    """Fill a form for a person and seal nothing; raises what `draft` raises."""
    held = hold(session, as_of=as_of)
    person = find_party(session, given, held=held)
    if held.parties[person].kind is not PartyKind.PERSON:
        raise UnknownObject(what="person", given=session.store.queries.number_of(person))
    return fill_form(
        load_form(form),
        held.parties[person],
        held.statements,
        held.parties,
        as_of,
        exhibits=held.exhibits,
        author=Author(name=author) if author else None,
        family_consents=_family_consents(session, held, person, on=as_of),
        given=_silence_line(held, person, as_of),
    )


def _family_consents(session: Session, held: Held, person: PartyId, *, on: date) -> bool:
    members = set(held.clusters[person].members)
    return any(
        consent.allows(purpose=Purpose.ADVOCACY, audience=Audience.UN_BODY, on=on)
        for consent in session.store.queries.consents(session.case)
        if consent.person in members
    )


def _silence_line(held: Held, person: PartyId, as_of: date) -> dict[str, Line]:
    clock = silence(person, index_statements(held.statements, held.parties, as_of))
    if clock.days is None:
        return {}
    return {"silence": Line(text=f"No contact {clock.text}", rests_on=clock.rests_on)}


def _seal(session: Session, person: PartyId, form: str, content: bytes, *, suffix: str, media_type: str) -> Exhibit:
    number = session.store.queries.number_of(person)
    exhibit = Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.DRAFT,
        sha256=digest(content),
        size_bytes=len(content),
        media_type=media_type,
        name=f"{form}-{number}-{session.today():%Y-%m-%d}.{suffix}",
        received_at=session.clock(),
        tool=f"habeas act {form}",
    )
    seal_derived(session, exhibit, content)
    session.append(DraftMade(form=form, person=person, exhibit=exhibit.id, about=(person,)))
    return exhibit
