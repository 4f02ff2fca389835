"""Entries about parties: whom statements are about, and who is who."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import ExhibitId, PartyId
from habeas.facts.judgement import Identity
from habeas.facts.party import Party
from habeas.record.kinds.act import PersonalAct


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyNamed(PersonalAct):
    """A party entered the record: as an entity of a reading, or named by a person when both are None."""

    kind = "party.named"
    party: Party
    reading: ExhibitId | None
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityJudged(PersonalAct):
    """A person decided whether two parties are one and the same; the parties themselves stay two."""

    kind = "identity.judged"
    left: PartyId
    right: PartyId
    identity: Identity
    reason: str
