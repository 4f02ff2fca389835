"""Whether a filled form may be sent: the consents on record must cover everything that it shows.

A form goes to an office as it is, with names, days and quoted words. So a consent must be for the form's purpose and
audience, hold on the day, and list every field that the draft shows; what no consent lists is not allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from habeas.act import FilledForm, Form
from habeas.facts.ids import PartyId
from habeas.facts.party import PartyKind
from habeas.facts.statement import Statement
from habeas.publish import Field
from habeas.publish.fields import FIELD_OF_KIND, allowed_fields
from habeas.workspace.held import Held
from habeas.workspace.session import Session

_FIELD_OF_PARTY = {
    PartyKind.PLACE: Field.PLACE,
    PartyKind.UNIT: Field.UNIT,
    PartyKind.GROUP: Field.GROUP,
    PartyKind.ORGANIZATION: Field.ORGANIZATION,
}


def allowed_for(session: Session, held: Held, person: PartyId, form: Form, *, on: date) -> frozenset[Field]:
    """Return what the consents of a person let this form show on a day; empty where none covers it."""
    members = set(held.clusters[person].members)
    consents = [replace(one, person=person) for one in session.store.queries.consents(session.case)
                if one.person in members]  # fmt: skip
    return allowed_fields(person, consents, purpose=form.purpose, audience=form.audience, on=on)


def lacking_words(filled: FilledForm, held: Held, allowed: frozenset[Field]) -> str:
    """Return in a few words why a draft may not be sent, empty where it may."""
    form = filled.form
    if not allowed:
        wanted = f"the purpose {form.purpose.value} and the audience {form.audience.value}"
        return f"no consent for {wanted} holds on {filled.as_of}"
    shown = {note.statement for note in filled.footnotes}
    needed = {Field.NAME}
    if None in shown:
        # A line of the appeals ledger tells to which office it was written, and when.
        needed.update((FIELD_OF_KIND["appeal"], Field.DAY, Field.ORGANIZATION))
    for one in held.statements:
        if one.id in shown:
            needed.update(_fields_of(one, held))
    lacking = sorted(field.value for field in needed - allowed)
    return f"consent does not cover {', '.join(lacking)}" if lacking else ""


def _fields_of(one: Statement, held: Held) -> Iterator[Field]:
    """Yield every field that showing a statement in full, with its words, takes."""
    yield FIELD_OF_KIND[one.claim.kind]
    yield Field.WORDS
    if one.when is not None:
        yield Field.DAY
    if one.origin.publisher:
        yield Field.PUBLISHER
    for party in one.parties():
        known = held.parties.get(party)
        if known is not None and known.kind in _FIELD_OF_PARTY:
            yield _FIELD_OF_PARTY[known.kind]
