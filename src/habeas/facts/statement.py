"""The atom of the record: someone said something about someone, at some time, in these exact words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.facts.anchor import Anchor
from habeas.facts.claim import Claim
from habeas.facts.ids import PartyId, ProposalId, StatementId
from habeas.facts.source import Link, Medium, Style
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.facts.why import Why


class Polarity(StrEnum):
    """Whether the source says that it is so, or that it is not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """Whether the source says that it happened, or only that it may, must or will."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    THREATENED = "threatened"
    PLANNED = "planned"
    REQUIRED = "required"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where it happened: an entity of kind place and the words that name it."""

    entity: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A statement that a reader proposes; `id` counts within its reading, `rule` names what made it, `why` explains it.

    `attribution` is the id of the reported speech that it stands in, None for the publisher's own narration.
    `confidence` lies in 0..1.
    """

    id: str
    span: Span
    quote: str
    attribution: str | None
    claim: Claim
    when: When | None = None
    where: Where | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    confidence: float = 0.5
    rule: str = ""
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who said it, who passed it on, through what: the answer to "how do we know".

    `speaker` is None where nobody is named; then the publisher speaks. `key` is equal for two statements that
    go back to one and the same saying, so that origins are counted and outlets are not.
    """

    speaker: PartyId | None
    speaker_name: str
    chain: tuple[Link, ...] = ()
    publisher: str = ""
    medium: Medium = Medium.UNKNOWN
    style: Style | None = None
    said_edtf: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement that stands in the record because a person accepted it, or wrote it as a correction.

    References in `claim` and `place` are party ids. `published_on` is the day of the report that carries it.
    """

    id: StatementId
    claim: Claim
    anchor: Anchor
    origin: Origin
    published_on: date | None
    when: When | None = None
    place: PartyId | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    proposal: ProposalId | None = None

    def parties(self) -> tuple[PartyId, ...]:
        """Return the parties that the statement is about or comes from, each once."""
        found = dict.fromkeys(self.claim.references())
        for party in (self.place, self.origin.speaker):
            if party is not None:
                found[party] = None
        return tuple(map(PartyId, found))
