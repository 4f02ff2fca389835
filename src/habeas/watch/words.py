"""One contact with a person, or one official word about them: when, through whom, on what it rests."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from habeas.facts.ids import StatementId
from habeas.facts.source import Medium, Style
from habeas.facts.statement import Origin, Statement
from habeas.facts.when import Days
from habeas.watch.told import told_by

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
    """A contact or an official word: who heard it, how and through which channel.

    It fell on one of `days`. `heard_by` is a party's id, the publisher's name, or empty where the report does not say;
    `how` is a medium or what the claim said. `channel` is the one that the name of the body which heard it tells of.
    """

    days: Days
    statement: StatementId
    kind: ContactKind
    channel: str
    heard_by: str
    how: str


_HOW = {one: "own words" if one is Medium.UNKNOWN else one.value for one in Medium}


def is_own_words(origin: Origin) -> bool:
    """Return whether a statement gives its speaker's own words: then it is evidence of contact, else it is claimed."""
    return origin.medium in OWN_MEDIA or origin.style in OWN_STYLES


def hearer_of(origin: Origin) -> str:
    """Return who heard the speaker say it: the next in the chain, or the publisher."""
    return origin.chain[1].who if len(origin.chain) > 1 else origin.publisher


def teller_of(origin: Origin) -> str:
    """Return who tells of somebody else: the speaker, or the publisher where nobody is named."""
    return origin.speaker or origin.publisher


def word_in(statement: Statement, *, of: str, kind: ContactKind, channel: str, days: Days) -> Word:
    """Return the word of or about a party that a statement holds, which is of a kind and came through a channel."""
    origin = statement.origin
    if kind is ContactKind.OFFICIAL:
        heard_by, how = teller_of(origin), statement.claim.kind
    elif origin.speaker == of:
        heard_by, how = hearer_of(origin), _HOW[origin.medium]
    else:
        heard_by, how = teller_of(origin), told_by(statement.claim).contact
    return Word(days, statement.id, kind, channel, heard_by, how)
