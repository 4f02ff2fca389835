"""What a person, or one who may speak for them, has allowed to be done with what we know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.facts.ids import ConsentId, ExhibitId, PartyId


class Purpose(StrEnum):
    """What the record may be used for; consent to one is not consent to another."""

    STORE = "store"
    PUBLISH = "publish"
    ADVOCACY = "advocacy"
    COURT = "court"


class Audience(StrEnum):
    """Who may see it, from the few to the many."""

    COURT = "court"
    UN_BODY = "un body"
    HUMANITARIAN = "humanitarian body"
    AUTHORITY = "authority"
    NEWSROOM = "newsroom"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One consent: of whom, given by whom, for which purposes, audiences, fields and days.

    `fields` are the fields that may be shown (see `habeas.publish`); what is not listed is not shown.
    `proof` is the exhibit that records the consent.
    """

    id: ConsentId
    person: PartyId
    given_by: str
    purposes: tuple[Purpose, ...]
    audiences: tuple[Audience, ...]
    fields: tuple[str, ...]
    from_day: date
    until_day: date | None = None
    proof: ExhibitId | None = None

    def has_ended(self, on: date) -> bool:
        """Return whether its last day has passed on a day."""
        return self.until_day is not None and self.until_day < on

    def allows(self, *, purpose: Purpose, audience: Audience, on: date) -> bool:
        """Return whether this consent covers a purpose and an audience on a day."""
        in_time = self.from_day <= on and (self.until_day is None or on <= self.until_day)
        return in_time and purpose in self.purposes and audience in self.audiences
