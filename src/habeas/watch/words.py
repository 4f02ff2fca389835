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
from habeas.watch.evidence import days_between, reported_by, spoken_on
from habeas.watch.rows import CHANNEL, CONTACT, FIRST, ID, LAST, START, STATEMENT, Row

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


WordRow = tuple[date, date, StatementId, str, str, str, date | None]
"""What `Word` tells, but for its kind: last, start, statement, channel, heard_by, how, first.

Most words never stand in a clock, so that they are rows like those of evidence: see `habeas.watch.rows`.
"""


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


_FIRST_DAY = date.min
_HOW = {one: "own words" if one is Medium.UNKNOWN else one.value for one in Medium}


def word_of(kind: ContactKind, row: WordRow) -> Word:
    """Return a word of its kind."""
    last, start, statement, channel, heard_by, how, first = row
    return Word(last, start, statement, kind, channel, heard_by, how, first)


def is_evidenced(statement: Statement) -> bool:
    """Return whether a statement gives its speaker's own words: then it is evidence of contact, else it is claimed."""
    return statement.origin.medium in OWN_MEDIA or statement.origin.style in OWN_STYLES


def own_word(statement: Statement, parties: Mapping[PartyId, Party], as_of: date) -> WordRow | None:
    """Return the saying itself: its speaker spoke on a day that the report gives, or by the report's day."""
    origin = statement.origin
    last, first = statement.published_on, None
    if origin.said_edtf is not None:
        said = spoken_on(statement)
        last, first = reported_by(statement), said.first if said else None
    if last is None or (last > as_of if first is None else first > as_of or first > last):
        return None
    chain = origin.chain
    heard_by = chain[1].who if len(chain) > 1 else origin.publisher
    channel = body_of(heard_by, parties) if heard_by in parties else ANYONE
    return min(as_of, last), first or _FIRST_DAY, statement.id, channel, heard_by, _HOW[origin.medium], first


def official_word(row: Row) -> WordRow:
    """Return what holders or an office say of a person."""
    origin, claim = row[STATEMENT].origin, row[STATEMENT].claim
    channel = claim.with_whom if isinstance(claim, ContactClaim) else ANYONE
    return row[LAST], row[START], row[ID], channel, origin.speaker or origin.publisher, claim.kind, row[FIRST]


def told_word(row: Row, kin: Mapping[PartyId, str], parties: Mapping[PartyId, Party]) -> WordRow:
    """Return a contact that somebody tells of."""
    origin = row[STATEMENT].origin
    heard_by, channel = origin.speaker or origin.publisher, row[CHANNEL]
    if channel == ANYONE:
        channel = kin.get(PartyId(heard_by)) or body_of(heard_by, parties)
    return row[LAST], row[START], row[ID], channel, heard_by, row[CONTACT], row[FIRST]


def is_first_hand(row: Row, kin: Mapping[PartyId, str]) -> bool:
    """Return whether a relative or lawyer speaks for themselves: then their word is evidence, else it is claimed."""
    origin = row[STATEMENT].origin
    return origin.speaker in kin and len(origin.chain) <= 1
