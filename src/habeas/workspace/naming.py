"""From the entities of one reading, or from what a person wrote, to parties of the record.

An entity becomes a party only when a statement that names it is accepted, so that what a machine merely
mentions never fills the record. One entity of one text is one party for good, however often the text is read: once
another day of it is known, or by another reader. Whether it is the same as a party of another report is for a person to
judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId, new_id
from habeas.facts.party import Party, PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.facts.statement import Statement
from habeas.record.kinds import PartyNamed
from habeas.workspace.errors import UnknownObject
from habeas.workspace.session import Session


def name_parties(parties: tuple[Party, ...]) -> tuple[PartyNamed, ...]:
    """Return the entries by which a person names parties that no reading knows."""
    return tuple(
        PartyNamed(party=party, reading=None, entity=None, about=(party.id,) if party.kind is PartyKind.PERSON else ())
        for party in parties
    )


def persons_among(session: Session, statement: Statement, new_parties: tuple[Party, ...]) -> tuple[PartyId, ...]:
    """Return the persons among the parties of a statement that a person wrote.

    Raises:
        UnknownObject: one of them is neither of the case nor among the new ones.
    """
    there = session.store.queries.parties_among(session.case, statement.parties())
    known = {party.id: party for party in (*there, *new_parties)}
    for party in statement.parties():
        if party not in known:
            raise UnknownObject(what="party", given=party)
    return tuple(party for party in statement.parties() if known[party].kind is PartyKind.PERSON)


def parties_of(session: Session, reading: ExhibitId) -> Mapping[str, Party]:
    """Return the parties that the entities of a reading have, by the entity's id.

    An entity that nothing was accepted of in this reading has the party that the same words have in another reading of
    the same text, the newest one first. Where the readings part or join entities otherwise, it has none.
    """
    queries = session.store.queries
    found = dict(queries.parties_of_reading(reading))
    layer = queries.exhibit(reading).derived_from
    others = [one.id for one in queries.derived(layer, role=ExhibitRole.READING) if one.id != reading] if layer else []
    for other in reversed(others):
        named = queries.parties_of_reading(other)
        if named:
            open_ones = [one for one in session.reading(reading).entities if one.id not in found]
            known = {party.id for party in found.values()}
            before = [
                one for one in session.reading(other).entities if one.id in named and named[one.id].id not in known
            ]
            found |= {new: named[old] for new, old in _paired(open_ones, before)}
    return found


def _paired(left: Sequence[Entity], right: Sequence[Entity]) -> list[tuple[str, str]]:
    """Return the ids of entities that name the same at the same words, each where it has one counterpart only."""
    pairs = [(one.id, other.id) for one in left for other in right if _is_same(one, other)]
    lefts, rights = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    return [(one, other) for one, other in pairs if lefts[one] == rights[other] == 1]


def _is_same(one: Entity, other: Entity) -> bool:
    if one.kind is not other.kind:
        return False
    if one.mentions and other.mentions:
        return not set(one.mentions).isdisjoint(other.mentions)
    return one.name == other.name and not set(one.references).isdisjoint(other.references)


class Naming:
    """Gives each entity of a reading its party, making the ones that are not there yet."""

    def __init__(self, session: Session, reading: ExhibitId) -> None:
        """Open the reading and find the parties that its entities already have."""
        self.exhibit = reading
        self.reading: Reading = session.reading(reading)
        self._session = session
        named = parties_of(session, reading)
        self._parties = {entity: party.id for entity, party in named.items()}
        self._known = {party.id: party for party in named.values()}
        self._made: dict[PartyId, tuple[str, Party]] = {}

    def party_of(self, reference: str) -> PartyId:
        """Return the party of an entity; a reference that is a party of the case already is returned as it is.

        Raises:
            UnknownObject: the reference is neither.
        """
        if reference in self._parties:
            return self._parties[reference]
        if self._look_up((PartyId(reference),)):
            return PartyId(reference)
        try:
            entity = self.reading.entity(reference)
        except KeyError as error:
            raise UnknownObject(what=ExhibitRole.READING.value + " entity", given=reference) from error
        self._make(entity)
        return self._parties[reference]

    def acts(self) -> tuple[PartyNamed, ...]:
        """Return the entries that name the parties made so far, each larger group before its part."""
        return tuple(
            PartyNamed(
                party=party,
                reading=self.exhibit,
                entity=entity,
                about=(party.id,) if party.kind is PartyKind.PERSON else (),
            )
            for entity, party in self._made.values()
        )

    def persons(self, statement: Statement) -> tuple[PartyId, ...]:
        """Return the persons among the parties of a statement: each gets a part of the entry."""
        self._look_up(statement.parties())
        known = self._known | {party.id: party for _, party in self._made.values()}
        return tuple(party for party in statement.parties() if known[party].kind is PartyKind.PERSON)

    def _look_up(self, parties: Sequence[PartyId]) -> bool:
        """Find those of some parties that were not met yet; return whether all are parties of the case."""
        unmet = [party for party in parties if party not in self._known]
        if unmet:
            found = self._session.store.queries.parties_among(self._session.case, unmet)
            self._known.update({party.id: party for party in found})
        return all(party in self._known for party in parties)

    def _make(self, entity: Entity) -> None:
        made = PartyId(new_id("p"))
        self._parties[entity.id] = made  # first, so that two entities said to be part of each other end here
        larger = self.party_of(entity.of) if entity.of and entity.of != entity.id else None
        party = Party(
            id=made,
            kind=entity.kind,
            name=entity.name,
            spellings=entity.spellings,
            roles=entity.roles,
            sex=entity.sex,
            age_group=entity.age_group,
            occupations=entity.occupations,
            part_of=larger,
        )
        self._made[made] = (entity.id, party)
