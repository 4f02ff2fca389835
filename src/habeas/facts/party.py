"""Whom and what statements are about: persons, groups, organisations, units and places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.facts.ids import PartyId


class PartyKind(StrEnum):
    """The kinds of entity that a reading names and that the record keeps."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    UNIT = "unit"
    PLACE = "place"


class Sex(StrEnum):
    """What a text says of a person's sex, and only what it says."""

    MAN = "man"
    WOMAN = "woman"
    UNKNOWN = "unknown"


class AgeGroup(StrEnum):
    """Whether a text says that a person is of age."""

    ADULT = "adult"
    CHILD = "child"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One entity as one reading, or one case worker, knows it.

    The same human being may be several parties: only a person's judgement says that two of them are the same,
    and that judgement can be undone, so parties are never merged.
    """

    id: PartyId
    kind: PartyKind
    name: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sex: Sex = Sex.UNKNOWN
    age_group: AgeGroup = AgeGroup.UNKNOWN
    occupations: tuple[str, ...] = ()
    part_of: PartyId | None = None
