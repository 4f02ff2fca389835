"""One contact with a person, or one official word about them: when, through whom, on what it rests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from habeas.facts.claim import ContactClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party
from habeas.facts.source import Medium, Style
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.watch.channels import ANYONE, body_of
from habeas.watch.evidence import Evidence, days_between, reported_by, spoken_on

OWN_MEDIA = frozenset({Medium.INTERVIEW, Medium.VIDEO, Medium.AUDIO, Medium.LETTER})
"""Through these a person is heard themselves."""

OWN_STYLES = frozenset({Style.DIRECT, Style.MIXED})
"""Speech given in these ways is the person's own words."""


class ContactKind(StrEnum):
    """What a clock rests on."""

    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    OFFICIAL = "official"
    LOST = "lost"
    NONE = "none"


class Word(NamedTuple):
    """A contact or an official word: who heard it, how and through which channel; it sorts by itself, like evidence.

    It fell on one of the days of `first` to `last`; `start` is `first`, or the first day there is. `heard_by` is a
    party's id, the publisher's name, or empty where the report does not say; `how` is a medium or what the claim said.
    `channel` is the one that the name of the body which heard it tells of.
    """

    last: date
    start: date
    statement: StatementId
    kind: ContactKind
    channel: str
    heard_by: str
    how: str
    first: date | None

    @property
    def days(self) -> Days:
        """The days on one of which it fell."""
        return days_between(self.first, self.last)


# Looking a member up in its class takes longer than the rest of what is done with it for every statement of a case.
_EVIDENCED, _CLAIMED, _OFFICIAL = ContactKind.EVIDENCED, ContactKind.CLAIMED, ContactKind.OFFICIAL
_FIRST_DAY = date.min
_HOW = {one: "own words" if one is Medium.UNKNOWN else one.value for one in Medium}


def own_word(statement: Statement, parties: Mapping[PartyId, Party], as_of: date) -> Word | None:
    """Return the saying itself: its speaker spoke on a day that the report gives, or by the report's day.

    Where their own words are given it is evidence of contact, else it is claimed.
    """
    origin = statement.origin
    last, first = statement.published_on, None
    if origin.said_edtf is not None:
        said = spoken_on(statement)
        last, first = reported_by(statement), said.first if said else None
    if last is None or (last > as_of if first is None else first > as_of or first > last):
        return None
    own = origin.medium in OWN_MEDIA or origin.style in OWN_STYLES
    chain = origin.chain
    heard_by = chain[1].who if len(chain) > 1 else origin.publisher
    return Word(
        min(as_of, last),
        first or _FIRST_DAY,
        statement.id,
        _EVIDENCED if own else _CLAIMED,
        body_of(heard_by, parties) if heard_by in parties else ANYONE,
        heard_by,
        _HOW[origin.medium],
        first,
    )


def official_word(one: Evidence) -> Word:
    """Return what holders or an office say of a person."""
    origin, claim = one.statement.origin, one.statement.claim
    channel = claim.with_whom if isinstance(claim, ContactClaim) else ANYONE
    heard_by = origin.speaker or origin.publisher
    return Word(one.last, one.start, one.id, _OFFICIAL, channel, heard_by, claim.kind, one.first)


def told_word(one: Evidence, kin: Mapping[PartyId, str], parties: Mapping[PartyId, Party]) -> Word:
    """Return a contact that somebody tells of; first hand only where a relative or lawyer speaks for themselves."""
    origin = one.statement.origin
    first_hand = origin.speaker in kin and len(origin.chain) <= 1
    heard_by = origin.speaker or origin.publisher
    channel = one.told.channel
    if channel == ANYONE:
        channel = kin.get(PartyId(heard_by)) or body_of(heard_by, parties)
    kind = _EVIDENCED if first_hand else _CLAIMED
    return Word(one.last, one.start, one.id, kind, channel, heard_by, one.told.contact, one.first)
