"""Who is to be erased: every id that the person has in the case, and every way in which their name is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId
from habeas.facts.party import Party, PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.publish.secrets import is_capitalised
from habeas.publish.words import words_of
from habeas.store.plain_text import fold
from habeas.workspace.erasing.names import NameFinder
from habeas.workspace.errors import UnknownObject
from habeas.workspace.finding import find_party
from habeas.workspace.held import hold
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One reading of a text layer, and which of its entities are the person."""

    exhibit: Exhibit
    reading: Reading
    theirs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The person who is to be erased.

    `ids` are all parties that were judged to be the person; `namesakes` counts other parties of the same name, which
    nobody judged to be the same: they stay. `readings` are all readings of the case by their text layer.
    """

    person: PartyId
    ids: frozenset[PartyId]
    finder: NameFinder
    namesakes: int
    readings: Mapping[ExhibitId, tuple[Read, ...]]

    def is_theirs(self, reference: str | None) -> bool:
        """Return whether an id is one of the person's."""
        return reference in self.ids


def find_subject(session: Session, given: str, *, also: Iterable[str] = ()) -> Subject:
    """Return the person that a name, number or id stands for.

    Args:
        session: Whose case.
        given: The name, number or id.
        also: Further spellings, such as a nickname that no reading knows.

    Raises:
        UnknownName, AmbiguousName: nobody answers to it, or several do.
        UnknownObject: it is not a person.
    """
    held = hold(session)
    person = find_party(session, given, held=held)
    if held.parties[person].kind is not PartyKind.PERSON:
        raise UnknownObject(what="person", given=session.store.queries.number_of(person))
    ids = frozenset(held.clusters[person].members)
    parties = session.store.queries.parties(session.case)
    own = [party for party in parties if party.id in ids]
    others = [party for party in parties if party.id not in ids]
    named = session.store.queries.entities_of(ids)
    taken = session.store.queries.entities_of(party.id for party in others)
    known = {*also, *(one for party in own for one in _written(party))}
    readings: dict[ExhibitId, list[Read]] = {}
    surfaces: set[str] = set()
    for exhibit in session.store.queries.exhibits(session.case, role=ExhibitRole.READING):
        layer = exhibit.derived_from
        if layer is None:
            continue
        reading = session.reading(exhibit.id)
        meant = named.get(exhibit.id, frozenset())
        theirs = meant | _same_name(reading, known, taken.get(exhibit.id, frozenset()))
        surfaces |= set(_surfaces(reading, theirs, session.text(layer)))
        readings.setdefault(layer, []).append(Read(exhibit=exhibit, reading=reading, theirs=theirs))
    spelled = {one for one in known | surfaces if _is_name(one)} | {*also}
    return Subject(
        person=person,
        ids=ids,
        finder=NameFinder(spelled, others=(one for party in others for one in _named(party))),
        namesakes=sum(any(fold(one) in set(map(fold, known)) for one in _full(party)) for party in others),
        readings={layer: tuple(found) for layer, found in readings.items()},
    )


def _written(party: Party) -> tuple[str, ...]:
    return (party.name, *party.spellings)


def _named(party: Party) -> tuple[str, ...]:
    """Return how a person of the record is called; groups and places are called after persons."""
    return _written(party) if party.kind is PartyKind.PERSON else ()


def _full(party: Party) -> Iterator[str]:
    yield from (one for one in _named(party) if len(words_of(one)) > 1)


def _same_name(reading: Reading, known: Iterable[str], taken: frozenset[str]) -> frozenset[str]:
    """Return the entities of a reading that bear the person's full name and were not judged to be somebody else."""
    names = {fold(one) for one in known if len(words_of(one)) > 1}
    return frozenset(
        entity.id
        for entity in reading.entities
        if entity.kind is PartyKind.PERSON
        and entity.id not in taken
        and any(fold(one) in names for one in (entity.name, *entity.spellings))
    )


def _surfaces(reading: Reading, theirs: frozenset[str], text: str) -> Iterator[str]:
    """Yield how a text writes the person."""
    for entity in reading.entities:
        if entity.id in theirs:
            yield from (entity.name, *entity.spellings)
            yield from _mentions(entity, text)


def _mentions(entity: Entity, text: str) -> Iterator[str]:
    yield from (span.of(text) for span in entity.mentions)


def _is_name(spelling: str) -> bool:
    """Return whether a spelling is a name and not a description such as `a conscript`."""
    words = words_of(spelling)
    return bool(words) and any(is_capitalised(word.text) for word in words)
