"""A reading: what one reader proposes from one text, in the shape that other programs rely on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.facts.count import Count
from habeas.facts.party import AgeGroup, PartyKind, Sex
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, group, organisation, unit or place as one text names it.

    `mentions` are named mentions; pronouns and descriptions go to `references`. `of` is the larger entity that
    a group belongs to.
    """

    id: str
    kind: PartyKind
    name: str
    spellings: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    references: tuple[Span, ...] = ()
    roles: tuple[str, ...] = ()
    sex: Sex = Sex.UNKNOWN
    age_group: AgeGroup = AgeGroup.UNKNOWN
    occupations: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """Who did it; `type` is a label of the public benchmark, such as "state actor"."""

    entity: str | None
    name: str | None
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """To whom it was done: a person, or a group with its count."""

    entity: str | None
    name: str
    kind: PartyKind
    occupations: tuple[str, ...] = ("insufficient information",)
    sex: Sex = Sex.UNKNOWN
    age_group: AgeGroup = AgeGroup.UNKNOWN
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlace:
    """Where it happened, as far as the text says."""

    city: str | None = None
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWhen:
    """When it happened, in EDTF."""

    edtf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The principal incident of a text: who did what to whom, where, when."""

    perpetrators: tuple[Perpetrator, ...] = ()
    violations: tuple[str, ...] = ()
    victims: tuple[Victim, ...] = ()
    place: IncidentPlace = IncidentPlace()
    when: IncidentWhen = IncidentWhen(edtf=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one reader proposes from one text.

    `language` is an ISO 639-1 code; `reader` names what read it and its version. `furniture` are passages of
    page furniture that were passed over.
    """

    language: str
    published: date | None
    reader: str
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Proposal, ...] = ()
    incident: Incident | None = None
    furniture: tuple[Span, ...] = ()

    def entity(self, entity_id: str) -> Entity:
        """Return the entity of that id.

        Raises:
            KeyError: the reading has no such entity.
        """
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)

    def attribution(self, attribution_id: str) -> Attribution:
        """Return the attribution of that id.

        Raises:
            KeyError: the reading has no such attribution.
        """
        for attribution in self.attributions:
            if attribution.id == attribution_id:
                return attribution
        raise KeyError(attribution_id)
