"""Everybody that a Slavic text speaks of, and who each of its words stands for; `following` finds them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from habeas.facts.party import PartyKind, Sex
from habeas.facts.reading import Entity
from habeas.facts.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """An entity that a token stands for; `is_sure` is False where a pronoun or a bare noun had to be guessed.

    `is_part`: the token tells of some of a group only, as "восемь" and "остальные" do.
    """

    entity: str
    is_sure: bool = True
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody that a text speaks of: its entities, and who each token stands for."""

    entities: tuple[Entity, ...]
    _meant: dict[int, Meant]
    _starts: tuple[int, ...]
    _sexes: dict[str, Sex]
    _kinds: dict[str, PartyKind]
    _mentions: dict[str, tuple[Span, ...]]
    _owners: frozenset[int]
    _kin: frozenset[str]

    def at_token(self, index: int) -> Meant | None:
        """Return whom a token stands for, None where it stands for nobody."""
        return self._meant.get(index)

    def names_within(self, entity_id: str, span: Span) -> bool:
        """Return whether an entity is named in a stretch."""
        return any(span.covers(mention) for mention in self._mentions.get(entity_id, ()))

    def is_named_by(self, entity_id: str, span: Span) -> bool:
        """Return whether a stretch is part of an entity's name: the day of "Движение 3 мая"."""
        return any(mention.covers(span) for mention in self._mentions.get(entity_id, ()))

    def is_party(self, index: int) -> bool:
        """Return whether a token stands for a person, a group or a body."""
        meant = self._meant.get(index)
        return meant is not None and self._kinds[meant.entity] is not PartyKind.PLACE

    def at(self, span: Span) -> str | None:
        """Return whom a stretch stands for by its first head: a named person before a described one.

        "Его" in "его жена" is no head: it tells only whose wife she is.
        """
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        indexes = [index for index in range(first, last) if index in self._meant and index not in self._owners]
        met = [self._meant[index].entity for index in indexes]
        persons = [each for each in met if self._kinds[each] is PartyKind.PERSON]
        if persons and self._kinds[met[0]] is not PartyKind.GROUP:
            return self._named_beside(persons) or persons[0]
        others = [each for each in met if self._kinds[each] is not PartyKind.PLACE]
        return others[0] if others else None

    def _named_beside(self, persons: list[str]) -> str | None:
        """Return the name behind "мать солдата", where nothing tells that somebody else bears it."""
        head, sex = persons[0], self.sex_of(persons[0])
        if head in self._mentions or sex is Sex.UNKNOWN:
            return None
        return next((each for each in persons if each in self._mentions and self.sex_of(each) is sex), None)

    def sex_of(self, entity_id: str) -> Sex:
        """Return what the text tells of an entity's sex, by its words and the form of its name."""
        return self._sexes.get(entity_id, Sex.UNKNOWN)

    def is_kin(self, entity_id: str) -> bool:
        """Return whether a word of kinship tells who a person is: "жена", "його дружина Оксана"."""
        return entity_id in self._kin

    def kind_of(self, entity_id: str) -> PartyKind:
        """Return whether it is a person, a group, a body or a place."""
        return self._kinds[entity_id]
