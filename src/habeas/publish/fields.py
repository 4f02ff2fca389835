"""The fields that a release can show. What a consent does not list is not shown, and there is no other field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from habeas.facts.claim import Claim
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import PartyId
from habeas.publish.errors import UnknownField


class Field(StrEnum):
    """One thing that a person can allow to be shown, or not."""

    NAME = "name"
    INITIALS = "initials"
    SEX = "sex"
    AGE_GROUP = "age group"
    OCCUPATION = "occupation"
    ROLES = "roles"
    PLACE = "place"
    REGION = "region"
    COUNTRY = "country"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNIT = "unit"
    GROUP = "group"
    ORGANIZATION = "organization"
    PUBLISHER = "publisher"
    ACTS = "acts"
    WHEREABOUTS = "whereabouts"
    CONTACT = "contact"
    APPEALS = "appeals"
    COUNTS = "counts"
    TIES = "ties"
    WORDS = "words"


FIELD_OF_KIND = {
    "act": Field.ACTS,
    "whereabouts": Field.WHEREABOUTS,
    "contact": Field.CONTACT,
    "appeal": Field.APPEALS,
    "response": Field.APPEALS,
    "count": Field.COUNTS,
    "tie": Field.TIES,
    "remark": Field.WORDS,
}
"""Which field a claim of each kind needs in order to appear at all."""


_IMPLIED = {
    Field.NAME: (Field.INITIALS,),
    Field.DAY: (Field.MONTH, Field.YEAR),
    Field.MONTH: (Field.YEAR,),
}
"""What is shown anyway where a finer field is."""


def parse_fields(names: Iterable[str]) -> frozenset[Field]:
    """Return the fields of those names.

    Raises:
        UnknownField: a release has no such field.
    """
    found = set()
    for name in names:
        try:
            found.add(Field(name))
        except ValueError as error:
            raise UnknownField(field=name, known=", ".join(Field)) from error
    return frozenset(found)


def allowed_fields(
    person: PartyId, consents: Sequence[Consent], *, purpose: Purpose, audience: Audience, on: date
) -> frozenset[Field]:
    """Return what a person's consents together allow for a purpose, an audience and a day; empty where none does.

    A name in a consent that this version does not know allows nothing.
    """
    known = {field.value: field for field in Field}
    valid = valid_consents(person, consents, purpose=purpose, audience=audience, on=on)
    given = {known[name] for consent in valid for name in consent.fields if name in known}
    return frozenset(given.union(*(_IMPLIED.get(field, ()) for field in given)))


def valid_consents(
    person: PartyId, consents: Sequence[Consent], *, purpose: Purpose, audience: Audience, on: date
) -> tuple[Consent, ...]:
    """Return the consents of a person that cover a purpose, an audience and a day, sorted by id."""
    covering = (one for one in consents if one.person == person)
    return tuple(
        sorted(
            (one for one in covering if one.allows(purpose=purpose, audience=audience, on=on)), key=lambda one: one.id
        )
    )


def may_appear(claim: Claim, fields: frozenset[Field]) -> bool:
    """Return whether a claim of this kind may be shown at all."""
    return FIELD_OF_KIND[claim.kind] in fields
