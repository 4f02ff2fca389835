"""Under which name each party appears in a release: in full, by initials, by a letter, or as a kind of thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, product
from string import ascii_uppercase

from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Statement
from habeas.publish.fields import Field, allowed_fields
from habeas.publish.secrets import Secret, telling_parts
from habeas.publish.spellings import romanized

_FIELD_OF_PARTY = {
    PartyKind.UNIT: Field.UNIT,
    PartyKind.GROUP: Field.GROUP,
    PartyKind.ORGANIZATION: Field.ORGANIZATION,
}
_UNNAMED = {
    PartyKind.UNIT: "a unit",
    PartyKind.GROUP: "a group",
    PartyKind.ORGANIZATION: "an organisation",
    PartyKind.PLACE: "a place not shown",
}
_PLACE_LEVELS = {"country": Field.COUNTRY, "region": Field.REGION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The names that a release uses, the secrets that it keeps, and the names that it may show in full.

    `named` are the persons who appear under a name or initials by their own consent.
    """

    labels: Mapping[str, str]
    named: frozenset[PartyId]
    secrets: tuple[Secret, ...]
    shown_names: tuple[str, ...]

    def label(self, reference: str | None) -> str:
        """Return the name of a party in this release; one that nobody knows is never shown by its id."""
        return "somebody" if reference is None else self.labels.get(reference, "somebody")


def cast_for(
    person: Party,
    statements: Sequence[Statement],
    parties: Mapping[PartyId, Party],
    consents: Sequence[Consent],
    *,
    purpose: Purpose,
    audience: Audience,
    on: date,
) -> Cast:
    """Return how every party is named in a release about `person`.

    Each person is named only as far as their own consent goes; units, groups, organisations and places as far as the
    consent of the person whom the release is about.
    """
    fields = allowed_fields(person.id, consents, purpose=purpose, audience=audience, on=on)
    labels: dict[str, str] = {}
    secrets: list[Secret] = []
    shown: list[str] = []
    named: set[PartyId] = set()
    letters = _letters()
    everyone = {person.id: person, **{key: parties[key] for key in sorted(parties) if key != person.id}}
    for party in everyone.values():
        own = (
            allowed_fields(party.id, consents, purpose=purpose, audience=audience, on=on)
            if party.kind is PartyKind.PERSON
            else fields
        )
        name = _shown_name(party, own)
        if name == party.name:
            shown += _spellings(party)
        else:
            secrets.append(Secret(id=party.id, kind=party.kind, spellings=_spellings(party)))
        if party.kind is PartyKind.PERSON:
            labels[party.id] = name or f"person {next(letters)}"
            named |= {party.id} if name else set()
        elif party.kind is PartyKind.PLACE:
            labels[party.id] = name or _wider_place(party, parties, fields)
        else:
            labels[party.id] = name or _UNNAMED[party.kind]
    secrets += _unlisted_names(statements, parties, fields)
    return Cast(labels=labels, named=frozenset(named), secrets=tuple(secrets), shown_names=_with_parts(shown, secrets))


def _with_parts(shown: Sequence[str], secrets: Sequence[Secret]) -> tuple[str, ...]:
    """Return shown names, and those words of them that are no word of a hidden name: a shown surname alone is shown."""
    hidden = {romanized(part.text) for secret in secrets for part in secret.parts()}
    parts = [part for name in shown for part in telling_parts(name, PartyKind.PERSON) if romanized(part) not in hidden]
    return tuple(dict.fromkeys((*shown, *parts)))


def initials_of(name: str) -> str:
    """Return the initials of a name, such as `A. P.`."""
    return " ".join(f"{part[0].upper()}." for part in telling_parts(name, PartyKind.PERSON))


def _shown_name(party: Party, fields: frozenset[Field]) -> str | None:
    if party.kind is PartyKind.PERSON:
        if Field.NAME in fields:
            return party.name
        return initials_of(party.name) or None if Field.INITIALS in fields else None
    if party.kind is PartyKind.PLACE:
        return party.name if _place_field(party) in fields else None
    return party.name if _FIELD_OF_PARTY[party.kind] in fields else None


def _place_field(place: Party) -> Field:
    """Return the field that a place needs: one that is not known to be a country or a region is an exact place."""
    return next((_PLACE_LEVELS[role] for role in place.roles if role in _PLACE_LEVELS), Field.PLACE)


def _wider_place(place: Party, parties: Mapping[PartyId, Party], fields: frozenset[Field]) -> str:
    """Return the nearest place around a hidden one that may be shown."""
    seen = {place.id}
    current = place.part_of
    while current is not None and current in parties and current not in seen:
        seen.add(current)
        wider = parties[current]
        if wider.kind is PartyKind.PLACE and _place_field(wider) in fields:
            return f"a place in {wider.name}"
        current = wider.part_of
    return _UNNAMED[PartyKind.PLACE]


def _spellings(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys((party.name, *party.spellings)))


def _unlisted_names(
    statements: Sequence[Statement], parties: Mapping[PartyId, Party], fields: frozenset[Field]
) -> list[Secret]:
    """Return the names in origins that are no party's: speakers, those who passed it on, and publishers."""
    names: dict[str, PartyKind] = {}
    for one in statements:
        origin = one.origin
        if origin.speaker is None and origin.speaker_name:
            names[origin.speaker_name] = PartyKind.PERSON
        names |= {link.who: PartyKind.PERSON for link in origin.chain if PartyId(link.who) not in parties and link.who}
        if origin.publisher and Field.PUBLISHER not in fields:
            names.setdefault(origin.publisher, PartyKind.ORGANIZATION)
    hidden = [name for name in sorted(names) if any(letter.isupper() for letter in name)]
    return [
        Secret(id=f"origin-{number}", kind=names[name], spellings=(name,))
        for number, name in enumerate(hidden, start=1)
    ]


def _letters() -> Iterator[str]:
    """Yield A, B, … Z, AA, AB, …: names that say nothing."""
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
