"""The entities of one text, and which of them stands where."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity
from habeas.facts.span import Span

_RANK = {
    PartyKind.PERSON: 0,
    PartyKind.GROUP: 1,
    PartyKind.ORGANIZATION: 2,
    PartyKind.UNIT: 2,
    PartyKind.PLACE: 3,
}


@dataclass(slots=True, kw_only=True)
class Standing:
    """One stretch that stands for an entity.

    `is_modifier`: a preposition stands before it, a possessive mark behind it, or it is a possessive itself, so that
    it is not the head of a phrase around it.
    """

    span: Final[Span]
    entity: Final[str]
    kind: Final[PartyKind]
    is_modifier: Final[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """`from_id` is the `tie` (mother of, son of …) of `to_id`; `span` is the mention of the first."""

    tie: str
    from_id: str
    to_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """All entities of a text; `standings` are in text order."""

    entities: tuple[Entity, ...]
    standings: tuple[Standing, ...] = ()
    ties: tuple[Tie, ...] = ()
    _by_id: dict[str, Entity] = field(init=False, repr=False, compare=False)
    _owners: dict[str, list[str]] = field(init=False, repr=False, compare=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {entity.id: entity for entity in self.entities})
        owners: dict[str, list[str]] = {}
        for tie in self.ties:
            owners.setdefault(tie.from_id, []).append(tie.to_id)
        object.__setattr__(self, "_owners", owners)
        object.__setattr__(self, "_starts", [standing.span.start for standing in self.standings])
        lengths = (standing.span.end - standing.span.start for standing in self.standings)
        object.__setattr__(self, "_longest", max(lengths, default=0))

    def get(self, entity_id: str) -> Entity:
        """Return the entity of that id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[entity_id]

    def at(self, span: Span) -> str | None:
        """Return the id of the entity that a stretch stands for, by its syntactic head; None where none does.

        1. The longest mention or reference that covers the stretch, if one does.
        2. Else the first inside that no preposition and no possessive mark makes a part of another phrase.
        3. Else an organisation or unit inside ("sources in the ministry").
        """
        inside = self._overlapping(span)
        covering = [standing for standing in inside if standing.span.covers(span)]
        if covering:
            return max(covering, key=lambda standing: standing.span.end - standing.span.start).entity
        heads = [standing for standing in inside if not standing.is_modifier]
        # "his sister" alone: nobody else is there, and the stretch begins with the only one it names.
        heads = heads or [standing for standing in inside if standing.span.start <= span.start]
        heads = [standing for standing in heads if standing.kind is not PartyKind.PLACE] or heads
        if heads:
            return self._head(heads).entity
        bodies = [standing for standing in inside if standing.kind in (PartyKind.ORGANIZATION, PartyKind.UNIT)]
        return bodies[0].entity if bodies else None

    def begins_in(self, entity_id: str, span: Span) -> bool:
        """Return whether an entity stands for the first time in a stretch."""
        first = next((standing.span for standing in self.standings if standing.entity == entity_id), None)
        return first is not None and span.covers(first)

    def owners_of(self, entity_id: str) -> tuple[str, ...]:
        """Return the ids of those whose kin an entity is."""
        return tuple(self._owners.get(entity_id, ()))

    def is_named_in(self, entity_id: str, span: Span) -> bool:
        """Return whether an entity is named in a stretch; pronouns do not count."""
        mentions = self.get(entity_id).mentions
        at = bisect_left(mentions, span.start, key=lambda mention: mention.start)
        return at < len(mentions) and span.covers(mentions[at])

    def within(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the entities that stand in a stretch, each once, in text order."""
        return tuple(dict.fromkeys(standing.entity for standing in self._overlapping(span)))

    def _head(self, heads: list[Standing]) -> Standing:
        # "the mother of one of the soldiers, Anna Petrova": the named person behind the description is meant.
        return min(heads, key=lambda standing: (_RANK[standing.kind], standing.span.start))

    def _overlapping(self, span: Span) -> list[Standing]:
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [standing for standing in self.standings[first:last] if standing.span.end > span.start]
